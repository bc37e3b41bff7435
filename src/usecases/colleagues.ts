/** Who else works here: to give work to, to mention, to ask. Known to everybody who is signed in, unlike accounts. */
import type { Actor } from "../domain/actor.ts";
import type { Colleague } from "../domain/colleague.ts";
import { AppError } from "../domain/errors.ts";
import { permissionsOf } from "../domain/role.ts";
import { findColleagues, listColleagues as read } from "../store/colleague-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";

/** Everybody with an open account, by name. @throws AppError `forbidden` */
export async function listColleagues({ database }: AppContext, actor: Actor): Promise<Colleague[]> {
  authorize(actor, "read");
  return read(database);
}

/**
 * The one colleague that a word means and who may write answers.
 *
 * @param word an id, an e-mail address, or a name that only one person has
 * @throws AppError `invalid_input` where it is nobody, several, or somebody who may only read
 */
export async function colleagueWhoAnswers({ database }: AppContext, word: string): Promise<Colleague> {
  const [found, another] = await findColleagues(database, word.trim());
  if (!found) {
    throw new AppError(
      "invalid_input",
      `Nobody here with an open account is "${word}". Give a person's id, e-mail address or full name; an admin can invite them.`,
    );
  }
  if (another) {
    throw new AppError(
      "invalid_input",
      `Several people are called "${word}". Give the e-mail address of the one meant.`,
    );
  }
  if (permissionsOf(found.role).includes("contribute")) return found;
  throw new AppError("invalid_input", `${found.name} may only read here. An admin can give them another role.`);
}
