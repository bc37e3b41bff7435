/** Regions that questionnaires write short; words alone take "the US" for "us". */

/** A pattern for each region's names, the name that stands for it first. */
export const PLACES = [
  "US|USA|U\\.S\\.(?:A\\.)?|United States|America",
  "UK|U\\.K\\.|United Kingdom|Great Britain|Britain",
  "EU|EEA|European Union|European Economic Area|Europe",
] as const;

/** The regions that a text names, each by one name. */
export function placesIn(text: string): string[] {
  return PLACES.filter((names) => new RegExp(`(?<!\\w)(?:${names})(?![\\w-])`).test(text)).map(
    (names) => names.split("|")[0] ?? "",
  );
}
