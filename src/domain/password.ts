/**
 * Which passwords are taken: long ones that nobody would guess first. No rules about kinds of characters, since those
 * make passwords worse (NIST SP 800-63B, section 5.1.1.2; OWASP ASVS 5.0, chapter V6).
 */
import { COMMON_WORDS } from "./common-words.ts";
import { AppError } from "./errors.ts";

/** Characters, as a person counts them. */
export const SHORTEST_PASSWORD = 12;
/** Far beyond any passphrase; only keeps hashing bounded. */
export const LONGEST_PASSWORD = 256;

const LETTERS: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/**
 * Passes where the password may be used.
 *
 * @param about words that belong to this person, such as the name and the e-mail address; a password made of them and of
 *   common words alone is refused
 * @throws AppError `invalid_input` saying what is wrong with it
 */
export function checkPassword(password: string, about: readonly string[]): void {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
    throw new AppError(
      "invalid_input",
      `A password has ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters. A sentence that only you would say is a good one.`,
    );
  }
  if (isGuessable(password, about)) {
    throw new AppError(
      "invalid_input",
      "This password is among the first that anybody would try. Choose one that is not made of common words, names or rows of keys alone.",
    );
  }
}

/** Whether nothing is left of it once common words, the person's own, repetitions and rows of keys are taken out. */
function isGuessable(password: string, about: readonly string[]): boolean {
  const plain = password.normalize("NFKC").toLowerCase();
  if (new Set(plain).size < 5) return true;
  const own = about.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length > 2);
  const words = [...new Set([...own, ...COMMON_WORDS])].sort((a, b) => b.length - a.length);
  // Digits at the end are digits; within a word they stand for letters.
  const spelled = [...plain.replace(/[\d\p{P}\p{S}]+$/u, "")].map((letter) => LETTERS[letter] ?? letter).join("");
  return [plain, spelled].some((text) => {
    let rest = text;
    for (const word of words) rest = rest.replaceAll(word, " ");
    // What people add to a common word to please a form: a year, a few digits, a mark at the end.
    return rest.replace(/[\d\s\p{P}\p{S}]/gu, "").length < 4;
  });
}
