/** Takes a warning apart for reading: what it says, and the documents that it names in brackets, one a line. */
export interface SentenceParts {
  readonly point: string;
  readonly details: readonly string[];
}

export function sentenceParts(text: string): SentenceParts {
  const [, point, evidence] = /^(.*?)\s*\(evidence: (.+)\)\.?$/s.exec(text) ?? [];
  if (point === undefined || evidence === undefined) return { point: text, details: [] };
  return { point: `${point}.`, details: evidence.split(/;\s+(?=")/).map((one) => one.replaceAll('"', "")) };
}
