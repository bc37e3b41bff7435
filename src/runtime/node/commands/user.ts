/** `user ...`: let people in and back in from the machine itself, where nobody can sign in yet or any more. */
import { COMMAND_LINE } from "../../../domain/actor.ts";
import { AppError } from "../../../domain/errors.ts";
import { ROLES, type Role } from "../../../domain/role.ts";
import { findByEmail } from "../../../store/person-store.ts";
import { invite, linkPath, type Offer, offerReset } from "../../../usecases/offer-link.ts";
import { listPeople } from "../../../usecases/people.ts";
import { switchOffSecondFactor } from "../../../usecases/second-factor.ts";
import { type Command, print, printJson, stringOption, UsageError } from "../command.ts";
import { publicUrl } from "../option-values.ts";
import { withContext } from "../with-context.ts";

export const userCommands: readonly Command[] = [
  {
    name: "user add",
    usage: "EMAIL [--role reader|contributor|reviewer|admin] [--url https://PUBLIC] [--json]",
    summary: "Make a one-time link with which somebody opens an account (default: contributor)",
    options: { role: { type: "string" }, url: { type: "string" }, json: { type: "boolean" } },
    words: [1, 1],
    run: withContext(async (context, { positionals, values }) => {
      const url = publicUrl(values);
      const role = roleOption(stringOption(values, "role") ?? "contributor");
      const offer = await invite(context, COMMAND_LINE, { email: positionals[0] as string, role });
      show(offer, url, Boolean(values.json), `Who opens this within a week gets an account as ${role}:`);
    }),
  },
  {
    name: "user reset",
    usage: "EMAIL [--second-factor] [--url https://PUBLIC] [--json]",
    summary: "Make a one-time link with which somebody sets a new password; optionally switch off their second factor",
    options: { "second-factor": { type: "boolean" }, url: { type: "string" }, json: { type: "boolean" } },
    words: [1, 1],
    run: withContext(async (context, { positionals, values }) => {
      const url = publicUrl(values);
      const email = (positionals[0] as string).trim().toLowerCase();
      const found = await findByEmail(context.database, email);
      if (!found) throw new AppError("not_found", `Nobody has an account as ${email}. Invite them with "user add".`);
      if (values["second-factor"]) await switchOffSecondFactor(context, COMMAND_LINE, found.person.id);
      const offer = await offerReset(context, COMMAND_LINE, found.person.id);
      show(offer, url, Boolean(values.json), `Who opens this within a day sets a new password for ${email}:`);
    }),
  },
  {
    name: "user list",
    usage: "[--json]",
    summary: "List who has an account",
    options: { json: { type: "boolean" } },
    words: [0, 0],
    run: withContext(async (context, { values }) => {
      const people = await listPeople(context, COMMAND_LINE);
      if (values.json) return printJson({ people });
      for (const { email, name, role, disabledAt } of people) {
        print(`${email}  ${name}  ${role}${disabledAt ? "  (shut)" : ""}`);
      }
      print(`${people.length} ${people.length === 1 ? "account" : "accounts"}`);
    }),
  },
];

function show(offer: Offer, url: string | undefined, asJson: boolean, sentence: string): void {
  const path = linkPath(offer);
  if (asJson) {
    printJson({ path, expiresAt: offer.expiresAt });
    return;
  }
  print(`${sentence}\n\n    ${url ?? "http://127.0.0.1:8787"}${path}\n`);
}

function roleOption(text: string): Role {
  const role = ROLES.find((one) => one === text);
  if (role) return role;
  throw new UsageError(`--role takes one of ${ROLES.join(", ")}, not "${text}".`);
}
