/**
 * Tells the form speaking from an answer: "Please select", "Bitte wählen", "Yes ☐ No ☐", "---". A cell that holds a
 * placeholder is empty for all else, and one that spells the options out says what may go in.
 */
import { optionMeaning, optionsInHeading } from "./options.ts";

/** Nothing but dashes and dots, or a text in the brackets of a template. */
const BARE = /^(?:<[^<>]*>|\[[^[\]]*\]|[-–—_.…]+)$/;

/** What stands around the words of a placeholder: "--- Select ---", "(please select)". */
const AROUND = /^[\s\-–—_.…*<>()[\]{}"'“”«»]+|[\s\-–—_.…*<>()[\]{}"'“”«»]+$/gu;

const WORDS = new RegExp(
  `^(?:${[
    "(?:please |kindly )?(?:select|choose|pick)(?!\\p{L}).{0,40}",
    "(?:click|tap)(?: or tap)? here(?!\\p{L}).{0,40}",
    "(?:please )?(?:enter|type|insert|write|add|provide) (?:your |the |an? )?(?:answer|response|text|comments?|details?|here)(?!\\p{L}).{0,30}",
    "(?:your|vendor|supplier) (?:answer|response|comments?|text)(?: (?:goes )?here)?",
    "tb[acd]|to be (?:completed|determined|confirmed|filled(?: in)?|advised)",
    "(?:bitte )?(?:aus)?wählen.{0,30}|bitte .{1,20} (?:aus)?wählen",
    "klicken (?:oder tippen )?sie hier.{0,40}|hier (?:eingeben|eintragen|ausfüllen)|(?:bitte )?(?:ihre |hier )?(?:antwort|text) (?:hier )?(?:eingeben|eintragen)|ihre antwort",
    "(?:veuillez )?(?:choisi(?:r|ssez)|sélectionne[rz])(?!\\p{L}).{0,30}|cliquez ici.{0,40}|(?:saisi(?:r|ssez) )?votre réponse(?: ici)?",
    "(?:kies|kiest|selecteer|maak (?:een|uw) keuze)(?!\\p{L}).{0,30}|(?:selezion(?:a|are|i)|scegli(?:ere)?)(?!\\p{L}).{0,30}|(?:selecion(?:e|ar)|escolh(?:a|er))(?!\\p{L}).{0,30}",
    "(?:por favor,? )?(?:seleccion(?:e|ar)|elija|escoja)(?!\\p{L}).{0,30}|(?:escriba )?su respuesta(?: aquí)?",
    "選択|.{0,12}(?:選択|記入|入力)(?:して)?(?:ください|下さい)",
  ].join("|")})$`,
  "iu",
);

/** A label for the answer in the answer's own cell. */
const LABEL = /^(?:(?:your )?(?:answer|response)|antwort|réponse|respuesta|回答)\s*[:：]$/iu;

const BOX = /[☐□◻▢⬜❏❑]|\(\s*\)|\[\s*\]/u;
const TICKED = /[☒☑■✓✔✗✘]|[([]x[)\]]/iu;
const LONGEST_OPTION = 40;
/** Room for the longest of the words above, and with what may stand around them. */
const LONGEST_WORDS = 160;
const LONGEST_WORDING = 400;

export function isPlaceholder(text: string): boolean {
  const plain = text.trim();
  return plain !== "" && (BARE.test(plain) || isWording(plain) || optionsSpelled(plain).length > 0);
}

/** What stands for a choice still to be made also where a dropdown offers it among its options; "TBD" there is an answer. */
export function isPrompt(text: string): boolean {
  return isWording(text.trim()) && !/^\W*(?:tb[acd]|to be )/iu.test(text);
}

function isWording(plain: string): boolean {
  if (plain.length > LONGEST_WORDING) return false;
  const words = plain.replace(AROUND, "");
  return LABEL.test(plain) || (words.length <= LONGEST_WORDS && WORDS.test(words));
}

/**
 * The options that a cell spells out for its reader to strike or tick one: "Yes / No", "[ ] Yes [ ] No", "□はい □いいえ".
 * Empty for anything else, and where one is ticked. "Yes, partially" is an answer: without boxes there has to be both a
 * Yes and a No.
 */
export function optionsSpelled(text: string): string[] {
  if (BOX.test(text)) return TICKED.test(text) ? [] : boxed(text);
  const options = optionsInHeading(text);
  const meanings = options.map(optionMeaning);
  return meanings.includes("yes") && meanings.includes("no") ? options : [];
}

function boxed(text: string): string[] {
  const parts = text.split(new RegExp(BOX, "gu")).map((part) => part.replace(/^[\s/,;|]+|[\s/,;|]+$/g, ""));
  const options = parts.filter((part) => part !== "");
  const each = parts.length > 2 && options.length >= 2 && options.every(({ length }) => length <= LONGEST_OPTION);
  return each && new Set(options).size === options.length ? options : [];
}
