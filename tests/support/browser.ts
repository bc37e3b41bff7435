/**
 * A real browser for tests and screenshots: the one that `CHROME` names, else Debian's, else the one inside an npm
 * package, so that a fresh clone needs nothing installed.
 */
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const DEBIAN = "/usr/bin/chromium";

/** Keeps the browser from looking for anything beyond this machine; without a sandbox since tests may run as root. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export async function launchBrowser(): Promise<Browser> {
  const installed = process.env.CHROME ?? (existsSync(DEBIAN) ? DEBIAN : undefined);
  if (installed) return chromium.launch({ executablePath: installed, args: FLAGS });
  const { default: packaged } = await import("@sparticuz/chromium");
  // Without the package's own flags: they put everything into one process, where visitors would share their storage.
  return chromium.launch({ executablePath: await packaged.executablePath(), args: FLAGS });
}
