/** People for tests, signed in without the second that hashing a password takes. */
import type { Role } from "../../src/domain/role.ts";
import { openContext, SHIPPED_KNOWLEDGE } from "../../src/runtime/node/open-context.ts";
import { createScryptPasswords } from "../../src/runtime/shared/scrypt-passwords.ts";
import type { AppContext } from "../../src/usecases/context.ts";
import { beginSession } from "../../src/usecases/sessions.ts";

/** Everybody's; what is asked for again before a token is made. */
export const SIGNED_IN_PASSWORD = "a lamp, a ladder and a long list";
/** Kept at no cost. */
const HASH = createScryptPasswords({ N: 1024, r: 1, p: 1 }).hash(SIGNED_IN_PASSWORD);

/** The cookie of a new session, `name=value`, of the person called so, who is made where there is none yet. */
export async function signedIn(
  context: AppContext,
  { name, role = "admin" }: { name: string; role?: Role },
): Promise<string> {
  const { database } = context;
  const email = `${name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "-")}@example.com`;
  await database.run(
    `INSERT INTO people (id, email, name, role, password, created_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (email) DO UPDATE SET role = excluded.role`,
    crypto.randomUUID(),
    email,
    name,
    role,
    await HASH,
    new Date().toISOString(),
  );
  const { id } = (await database.first<{ id: string }>("SELECT id FROM people WHERE email = ?", email)) as {
    id: string;
  };
  return `countersign=${await beginSession(context, { id, name, role }, { address: null, agent: null })}`;
}

/** The same for a data folder that no server has open. */
export async function signedInAt(folder: string, name = "Robin"): Promise<string> {
  const context = await openContext(folder, SHIPPED_KNOWLEDGE);
  try {
    return await signedIn(context, { name });
  } finally {
    context.database.close();
  }
}
