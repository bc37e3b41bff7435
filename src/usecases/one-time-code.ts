/**
 * The codes of an authenticator app: which time step a code belongs to, if any (RFC 6238 over RFC 4226).
 *
 * SHA-1, six digits and thirty seconds, since those are what every app takes; the hash is keyed with 160 random bits, on
 * which the collisions of SHA-1 have no bearing.
 */
import { Secret, TOTP } from "otpauth";

const SETTINGS = { algorithm: "SHA1", digits: 6, period: 30 } as const;
/** Steps before and after the present one that are taken too: clocks differ, and typing takes a while (RFC 6238, 5.2). */
const WINDOW = 1;

/** 160 random bits in base32. */
export function newCodeSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What an authenticator app reads from a link or a QR code. @param label whose account it is, as the app lists it */
export function codeUri(secret: string, label: string): string {
  return new TOTP({ ...SETTINGS, issuer: "Countersign", label, secret: Secret.fromBase32(secret) }).toString();
}

/** The step (of thirty seconds since 1970) whose code this is; undefined where it is none of those near `now`. */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  if (!/^[0-9]{6}$/.test(code)) return undefined;
  const totp = new TOTP({ ...SETTINGS, secret: Secret.fromBase32(secret) });
  const timestamp = now.getTime();
  const delta = totp.validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? undefined : totp.counter({ timestamp }) + delta;
}

/** The code at a moment: what an app shows. */
export function codeAt(secret: string, now: Date): string {
  return new TOTP({ ...SETTINGS, secret: Secret.fromBase32(secret) }).generate({ timestamp: now.getTime() });
}
