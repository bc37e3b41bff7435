/**
 * Who a question or a statement is about: the vendor, its customer, its suppliers, its staff, its group.
 *
 * Input are texts, output is the actor of their grammatical subject. "Do your sub-processors hold PCI DSS" and "do you" share
 * all words that tell, and have two answers.
 */
import type { Question } from "./question.ts";

export type Actor = "customer" | "vendor" | "third party" | "staff" | "group";

/** Nouns that name who acts, the most particular first. */
const ACTORS: readonly (readonly [RegExp, Actor])[] = [
  [
    /\b(?:sub-?\s?processors?|sub-?contractors?|third[ -]part(?:y|ies)|suppliers|vendors|partners|resellers|distributors)\b|\byour (?:\w+ ){1,3}(?:providers?|operators?|hosts?|hosters?)\b/iu,
    "third party",
  ],
  [/\b(?:employees?|staff|personnel|workforce|contractors?|administrators?|developers?|engineers?)\b/iu, "staff"],
  [/\b(?:parent (?:company|organi[sz]ation)|subsidiar(?:y|ies)|affiliates?|holding company)\b/iu, "group"],
  [/\b(?:customers?|clients?|tenants?|subscribers?|end[ -]users?|user entit(?:y|ies))\b/iu, "customer"],
  [/\b(?:you|your|vendor|provider|supplier|organi[sz]ation|company|cloudflare|firm)\b/iu, "vendor"],
];

/** True where a text speaks of such an actor at all; "a third-party auditor" is nobody's supplier. */
export function mentions(actor: Actor, text: string): boolean {
  return ACTORS.some(([noun, named]) => named === actor && noun.test(withoutAuditors(text)));
}

function withoutAuditors(text: string): string {
  return text.replace(
    /\bthird[ -]party (?=(?:\w+ )?(?:audit|assess|attest|certif|examin|review|verif|test|accountant|report|qualified|QSA|monitor))/giu,
    "",
  );
}

const ASKS =
  /^(?:\W*(?:please )?(?:confirm|indicate|state|specify)?\s*(?:whether|if|that)?\s*)(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|shall|should|must|may)\s+/iu;
/** Where the subject of a clause ends: the verb, or what the subject possesses. */
const VERB =
  /\b(?:is|are|was|were|be|been|has|have|had|can|could|will|would|may|must|shall|should|do|does|not|also|hold|keep|use|own|compl(?:y|ies)|responsible|required|expected|certified|covered|obliged|free|able|subject)\b|[,;?]/iu;
/** A customer's traffic does not act; what it is part of is the subject. */
const THINGS =
  /^['’]?s?\s*(?:data|traffic|content|information|accounts?|logs?|files?|portal|dashboard|agreements?|contracts?|requests?|names?|records?|management|certifications?|lists?|registers?)\b/iu;

/** What is done to somebody is done by another. */
const ACTED_UPON =
  /^['’]?s?\s*(?:\w+ly\s)?(?:listed|published|disclosed|named|identified|documented|tracked|monitored|informed|notified|told)\b/iu;

/** "For which customers ..." is no subject; "a third party" that verifies or attests is an auditor, nobody's supplier. */
const NO_SUBJECT = /^(?:for|to|from|in|by|with|under|at|on|of)\b|\b(?:an?|any) (?:\w+ ){0,2}third[ -]party\b/iu;

/** Who a question or statement is about: its grammatical subject, where that is somebody; null where it is a thing. */
export function actorIn(text: string): Actor | null {
  // One whom a tender names so is the one who answers it; several are somebody's staff.
  const told = withoutAuditors(text).replace(/\bthe (?:contractor|offeror|bidder|tenderer)\b/giu, "the vendor");
  const start = told.replace(/^\s*(?:yes|no)\b[,.:]?\s*/iu, "");
  const asks = ASKS.test(start);
  const clause = start.replace(ASKS, "").replace(/^(?:the|any|all|each|every)\s+/iu, "");
  const words = clause.split(/\s+/).slice(0, 6).join(" ");
  // Without a verb that is known the first words are taken, as they are behind the verb of a question.
  const end = asks ? undefined : VERB.exec(words)?.index;
  const supplier = /^your (?:\w+ ){1,3}(?:providers?|operators?|hosts?|hosters?)\b/iu.exec(words)?.[0];
  const subject = supplier ?? (end === undefined ? words.split(" ").slice(0, 3).join(" ") : words.slice(0, end));
  if (NO_SUBJECT.test(subject)) return null;
  const found = ACTORS.flatMap(([noun, actor]) => {
    const match = noun.exec(subject);
    return match ? [{ actor, noun: match[0], from: match.index, to: match.index + match[0].length }] : [];
  }).sort((a, b) => a.from - b.from || b.to - a.to);
  // Whose somebody is, is not who acts: "your sub-processors", "Cloudflare's customers".
  const [first] = found.filter(({ noun, to }, i) => {
    const next = found[i + 1];
    return !next || !(/^your$/iu.test(noun) || /^['’]/u.test(words.slice(to)) || next.from - to === 1);
  });
  if (!first) return null;
  if (first.actor === "vendor")
    return /^(?:(?:service|cloud|hosting|software|your|our)\s)*$/iu.test(subject.slice(0, first.from))
      ? "vendor"
      : null;
  return [THINGS, ACTED_UPON].some((rule) => rule.test(words.slice(first.to))) ? null : first.actor;
}

/** The actor of a text, and whom it makes act: "requires every customer to sign" is about both. */
export function actorsIn(text: string): Actor[] {
  const made = /\b(?:requires?|obliges?|expects?|asks?|binds?|allows?|lets?|enables?)\s+(.*)/iu.exec(text)?.[1];
  return [actorIn(text), made === undefined ? null : actorIn(`Do ${made}`)].filter((actor) => actor !== null);
}

/** What a customer owes; what it can or may do is a service to it. */
const DUTY =
  /\b(?:responsib\w+|accountable|must|ha(?:s|ve) to|needs? to|required|obliged|expected|should|shall|agrees?|acknowledges?)\b/iu;
/** What stands behind a customer as the subject where nothing is told of its own doing. */
const ENJOYS = /\b(?:can|may|could|might|choose|benefit|receive|get|is|are|was|were|has|have|had|will be)\b/iu;

/** True where the evidence, and every question that it answers, is about what the customer does for its own part. */
export function isCustomersDuty(stated: string, wordings: readonly string[]): boolean {
  const [first] = wordings;
  if (first !== undefined) return actorIn(first) === "customer" && DUTY.test(first);
  if (/^\W*(?:customer|user entity|client) responsibilit(?:y|ies)\b/iu.test(stated)) return true;
  return actorIn(stated) === "customer" && (DUTY.test(stated) || !ENJOYS.test(stated));
}

/** A customer whose data or accounts are meant is not asked to do anything; nor is one that only could. */
const CUSTOMERS_PART =
  /(?<!\b(?:can|could)(?: the| your)? )\b(?:(?:customers?|clients?|tenants?|subscribers?|end[ -]users?)(?!['’]|\s+(?:data|traffic|content|information|accounts?|logs?|files?|portal|dashboard|requests?|records?|environments?|\w+ (?:data|logs?|files?)))|we|us|ourselves)\b|\b(?:user entit(?:y|ies)|CUECs?|responsib\w+|accountable|dut(?:y|ies)|obligations?|terms)\b/iu;

/** "Do you notify customers": the vendor acts, and the customer is whom it acts upon. */
const OF_VENDOR =
  /^\W*(?:please )?(?:do|does|did|will|would|can|could|have|has|must|should|are|is) (?:you|the (?:vendor|provider|supplier|company)|your (?:company|organi[sz]ation))\b/iu;
const OWES =
  /\b(?:responsib\w+|accountable|dut(?:y|ies)|obligations?|terms|requires?|expects?|obliges?|asks?|CUECs?|user entit(?:y|ies))\b/iu;

/** True where a question speaks of the customer's part: by name, as "we", or as whoever has to do something. */
export function asksOfCustomer({ kind, text }: Question): boolean {
  if (OF_VENDOR.test(text) && !OWES.test(text)) return false;
  return kind === "who" || CUSTOMERS_PART.test(text) || /\b(?:who|whom|whose|which part(?:y|ies))\b/iu.test(text);
}
