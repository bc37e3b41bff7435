/** A small OpenID Connect provider on this machine, which says of a person whatever a test wants. */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { onTestFinished } from "vitest";

export const CLIENT = { id: "countersign", secret: "a-secret-between-two-servers" };

export interface TestProvider {
  readonly issuer: string;
  /** Paths that were asked, in order. */
  readonly asked: string[];
  /** What stands in the next ID token besides what has to; undefined takes a claim out. */
  claims: Record<string, unknown>;
  /** Signs with a key that the provider does not publish. */
  forge: boolean;
  /** Plays the person's part at the provider: agrees, and is sent back. @param url that the browser was sent to */
  agree(url: string): string;
}

export async function startProvider(): Promise<TestProvider> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const stranger = await generateKeyPair("RS256");
  const codes = new Map<string, { nonce: string; challenge: string; redirect: string }>();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", issuer);
    provider.asked.push(pathname);
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
    if (pathname === "/.well-known/openid-configuration") return answer(200, configuration(issuer));
    if (pathname === "/keys")
      return answer(200, { keys: [{ ...(await exportJWK(publicKey)), alg: "RS256", kid: "1" }] });
    if (pathname === "/authorize") {
      return response.writeHead(302, { Location: provider.agree(new URL(request.url ?? "/", issuer).href) }).end();
    }
    if (pathname !== "/token") return answer(404, {});
    const form = new URLSearchParams(await bodyOf(request));
    const code = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const isOurs = form.get("client_id") === CLIENT.id && form.get("client_secret") === CLIENT.secret;
    if (!code || !isOurs || challenge !== code.challenge || form.get("redirect_uri") !== code.redirect) {
      return answer(400, { error: "invalid_grant" });
    }
    const now = Math.floor(Date.now() / 1000);
    const standard = { iss: issuer, aud: CLIENT.id, sub: "ada-1", nonce: code.nonce, iat: now, exp: now + 300 };
    const token = await new SignJWT({ ...standard, ...provider.claims })
      .setProtectedHeader({ alg: "RS256", kid: "1", jku: `${issuer}/elsewhere` })
      .sign(provider.forge ? stranger.privateKey : privateKey);
    return answer(200, { access_token: "x", token_type: "Bearer", expires_in: 300, id_token: token });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: TestProvider = {
    issuer,
    asked: [],
    claims: {},
    forge: false,
    agree: (url) => {
      const { searchParams: asked } = new URL(url);
      const code = crypto.randomUUID();
      const redirect = asked.get("redirect_uri") ?? "";
      codes.set(code, { nonce: asked.get("nonce") ?? "", challenge: asked.get("code_challenge") ?? "", redirect });
      const back = new URL(redirect);
      back.search = new URLSearchParams({ code, state: asked.get("state") ?? "", iss: issuer }).toString();
      return back.href;
    },
  };
  return provider;
}

function configuration(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    userinfo_endpoint: `${issuer}/userinfo`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    code_challenge_methods_supported: ["S256"],
    authorization_response_iss_parameter_supported: true,
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}
