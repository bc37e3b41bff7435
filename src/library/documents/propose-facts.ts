/**
 * What a document says about itself: its title, what kind it is, its dates and until when it holds. A proposal, each
 * fact with the words it was found in, for its owner to confirm or correct.
 */
import type { Access } from "../../domain/access.ts";
import type { DocumentKind } from "../../domain/document-kind.ts";
import type { ParsedFile } from "../../domain/parsed-file.ts";
import type { Certification } from "../../domain/source-document.ts";
import { inlineText } from "../inline-text.ts";
import { DATE, dayOf } from "./find-dates.ts";

export interface DocumentFacts {
  readonly title: string;
  readonly kind: DocumentKind;
  /** ISO dates; null where the text does not say. */
  readonly published: string | null;
  readonly asOf: string | null;
  readonly validUntil: string | null;
  readonly reviewBy: string | null;
  readonly access: Access;
  readonly certifications: readonly Certification[];
}

/** Where a fact was found. */
export interface Ground {
  readonly quote: string;
  /** Offset into the text. */
  readonly at: number;
}

export interface ProposedFacts {
  readonly facts: DocumentFacts;
  readonly grounds: Readonly<
    Partial<Record<"kind" | "published" | "asOf" | "validUntil" | "reviewBy" | "access", Ground>>
  >;
}

/** Facts about a document stand at its beginning; further in, dates are about other things. */
const HEAD = 20_000;
const LONGEST_TITLE = 200;

const LABELS = {
  validUntil:
    "valid (?:until|through|thru|till|to)|validity (?:until|ends)|expir(?:y|ation)(?: date)?|expires(?: on)?|expiring on|gültig bis|certificate is valid until",
  reviewBy: "next review(?: date| due)?|review (?:by|due)|to be reviewed by|nächste überprüfung",
  asOf: "as of|as at|(?:^|\\n|\\| ?)stand",
  published:
    "issue date|date of issue|issued(?: on)?|publication date|published(?: on)?|effective(?: date| from| as of)?|version date|last (?:updated|revised|modified|reviewed)|report date|date of (?:the )?report|date of certification|ausgestellt am|datum|(?:^|\\n|\\| ?|- )date",
} as const;

const PERIOD = new RegExp(
  `(?:period|zeitraum)[^.\\n\\d]{0,30}?(${DATE})[ ,]{0,2}(?:to|through|until|and|–|-|bis)[ ]?(${DATE})`,
  "i",
);

const ISO_CERTIFICATE =
  /\bcertificate\b(?=[\s\S]{0,400}\bISO\b)|\bISO\b(?=[\s\S]{0,400}\bcertificate (?:of|no|number|registration)\b)|\bthis is to certify\b/i;

/** Each kind with what its documents call themselves; the name and the title count most. */
const SIGNS: readonly (readonly [DocumentKind, RegExp])[] = [
  ["penetration-test", /\bpenetration test(?:ing)?\b|\bpentest\b/i],
  ["soc-report", /\bSOC[ -]?[123]\b|\bservice auditor|\btrust services criteria\b|\bISAE 3402\b/i],
  ["iso-certificate", ISO_CERTIFICATE],
  ["attestation", /\battestation\b|\bC5\b|\bPCI[ -]DSS\b(?=[\s\S]{0,200}\bcompliance\b)|\bcertificate\b/i],
  [
    "contract",
    /\b(?:data processing|master services?|service level|license|non-disclosure) (?:agreement|addendum)\b|\bterms (?:of service|and conditions)\b|\bcontract\b|\bDPA\b/i,
  ],
  ["policy", /\bpolicy\b|\brichtlinie\b/i],
  ["procedure", /\bprocedures?\b|\brunbook\b|\b(?:response|continuity|recovery) plan\b|\bverfahren\b/i],
  ["whitepaper", /\bwhite ?paper\b|\boverview\b|\bfact ?sheet\b/i],
];

export function proposeFacts(name: string, { text, title, format }: ParsedFile): ProposedFacts {
  const head = text.slice(0, HEAD);
  const shown = titleOf(name, head, title);
  const kind = kindOf(name, shown, head, format === "html" ? "web-page" : "other");
  const period = PERIOD.exec(head);
  const periodEnd = period?.[2] ? dayOf(period[2], true) : null;
  const found = {
    validUntil: dateBeside(head, LABELS.validUntil, true),
    reviewBy: dateBeside(head, LABELS.reviewBy, true),
    published: dateBeside(head, LABELS.published, false),
    asOf:
      period && periodEnd
        ? { day: periodEnd, quote: period[0], at: period.index }
        : dateBeside(head, LABELS.asOf, true),
  };
  const access = accessOf(head, kind.kind);
  const day = (key: keyof typeof found): string | null => found[key]?.day ?? null;
  const grounds = Object.fromEntries(
    Object.entries({ ...found, kind: kind.ground, access: access.ground }).flatMap(([key, ground]) =>
      ground ? [[key, { quote: inlineText(ground.quote), at: ground.at }]] : [],
    ),
  );
  const facts: DocumentFacts = {
    title: shown,
    kind: kind.kind,
    published: day("published"),
    asOf: day("asOf") ?? day("published"),
    validUntil: day("validUntil"),
    reviewBy: day("reviewBy"),
    access: access.level,
    certifications: kind.kind === "iso-certificate" ? certificationsIn(head, day("published"), day("validUntil")) : [],
  };
  return { facts, grounds };
}

/** The file's own title where the text knows it too or has no heading; else the first heading; else the file's name. */
function titleOf(name: string, head: string, own: string | null): string {
  const heading = (/^# (.+)$/m.exec(head) ?? /^#{2,6} (.+)$/m.exec(head))?.[1];
  const first = heading === undefined ? null : inlineText(heading);
  const given =
    own
      ?.replace(/\s+/g, " ")
      .replace(/\s[|–—-]\s[^|–—]{2,40}$/, "")
      .trim() ?? "";
  const meant =
    given.length >= 4 &&
    !/^(?:microsoft (?:word|powerpoint)|untitled|unbenannt|document\d*$)|\.(?:docx?|pdf|indd|pptx?|odt|html?)$/i.test(
      given,
    );
  const isName = comparable(given) === comparable(nameWithoutEnding(name));
  const known = meant && !isName && (first === null || comparable(head.slice(0, 3_000)).includes(comparable(given)));
  const title = known ? given : (first ?? nameWithoutEnding(name));
  return title.slice(0, LONGEST_TITLE);
}

export function nameWithoutEnding(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? name;
  return base.replace(/\.[a-z0-9]{1,8}$/i, "") || base;
}

function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function kindOf(
  name: string,
  title: string,
  head: string,
  otherwise: DocumentKind,
): { kind: DocumentKind; ground: Ground | null } {
  const places = [title, nameWithoutEnding(name).replace(/[_-]+/g, " "), head.slice(0, 3_000)];
  for (const [index, place] of places.entries()) {
    for (const [kind, sign] of SIGNS) {
      const match = sign.exec(place);
      // Deep in the text only names that nothing else goes by tell anything.
      if (!match || (index === 2 && !["soc-report", "iso-certificate", "penetration-test"].includes(kind))) continue;
      if (index === 2 && otherwise === "web-page") continue;
      if (kind === "attestation" && ISO_CERTIFICATE.test(places[2] as string))
        return { kind: "iso-certificate", ground: null };
      return { kind, ground: index === 2 ? { quote: match[0], at: match.index } : null };
    }
  }
  return { kind: otherwise, ground: null };
}

/** Documents that rarely say who may see them: reports given under an agreement only, and what is written for the house. */
const USUAL_ACCESS: Readonly<Partial<Record<DocumentKind, Access>>> = {
  "soc-report": "nda",
  "penetration-test": "nda",
  contract: "nda",
  policy: "internal",
  procedure: "internal",
};

/** Who may see a document: what it says itself, else what is usual for its kind, the stricter where it is in doubt. */
function accessOf(head: string, kind: DocumentKind): { level: Access; ground: Ground | null } {
  const start = head.slice(0, 4_000);
  const internal =
    /\b(?:for )?internal use only\b|\bclassification\W{1,3}internal\b|\bstrictly confidential\b|\bnur für den internen gebrauch\b/i.exec(
      start,
    );
  if (internal) return { level: "internal", ground: { quote: internal[0], at: internal.index } };
  const given =
    /\bunder (?:an? )?(?:NDA|non-disclosure)\b|\b(?:this (?:document|report) is|classification\W{1,3}|proprietary and) confidential\b|^confidential$/im.exec(
      start,
    );
  if (given) return { level: "nda", ground: { quote: given[0], at: given.index } };
  const open =
    /\bclassification\W{1,3}public\b|(?<!\bnot an? )\bpublic document\b|\bfor public (?:use|release|distribution)\b|\bpublicly available (?:document|version)\b|^public$/im.exec(
      start,
    );
  if (open) return { level: "public", ground: { quote: open[0], at: open.index } };
  return { level: USUAL_ACCESS[kind] ?? "public", ground: null };
}

function dateBeside(text: string, labels: string, last: boolean): { day: string; quote: string; at: number } | null {
  const pattern = new RegExp(`(?<![\\p{L}])(?:${labels})(?![\\p{L}])[^.\\n\\d]{0,30}?(${DATE})(?![\\d/])`, "giu");
  for (const match of text.matchAll(pattern)) {
    const day = dayOf(match[1] as string, last);
    if (day !== null) return { day, quote: match[0], at: match.index };
  }
  return null;
}

function certificationsIn(head: string, since: string | null, validUntil: string | null): Certification[] {
  const named = new Map<string, Certification>();
  for (const [, iec, number, edition] of head.matchAll(
    /\bISO(\/IEC)? ?(9001|14001|20000-1|22301|27001|27017|27018|27701|42001)(?::(\d{4}))?/g,
  )) {
    const standard = `ISO${iec ?? (number?.startsWith("27") ? "/IEC" : "")} ${number}`;
    const known = named.get(standard);
    if (known && (known.edition !== null || edition === undefined)) continue;
    named.set(standard, { standard, edition: edition ?? null, status: "held", since, validUntil, supersededBy: null });
  }
  return [...named.values()];
}
