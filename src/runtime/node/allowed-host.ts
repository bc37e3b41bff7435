/**
 * Whether a request was meant for this server, by the name it was sent to.
 *
 * A stranger's page can let its own name point at this machine (DNS rebinding) and then reads our answers as its own. It
 * cannot do so under a name that is not its own, nor under a bare address; so only those are answered.
 */
import { isIP } from "node:net";

/** @param names hosts besides this machine's own: where the server listens, and its public name */
export function allowsHost(hostHeader: string | undefined, names: readonly string[]): boolean {
  const url = `http://${hostHeader ?? ""}`;
  if (!hostHeader || !URL.canParse(url)) return false;
  const host = new URL(url).hostname.replace(/^\[|\]$/g, "");
  return host === "localhost" || isIP(host) !== 0 || names.includes(host);
}
