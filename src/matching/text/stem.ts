/**
 * Third step of text analysis: a word to the stem it shares with its relatives.
 *
 * Porter's algorithm (M. F. Porter, "An algorithm for suffix stripping", 1980, by the `stemmer` package), then two
 * corrections for this field: word families that suffix stripping leaves apart, and a final -i that stands for -y.
 */
import { stemmer } from "stemmer";

/** Families of words with one meaning here; the first word stands for all. */
const FAMILIES = [
  "certification certify certifies certified certificate certificates certifying certifications recertification",
  "retention retain retains retained retaining",
  "encryption encrypt encrypts encrypted encrypting",
  "cryptography cryptographic cryptographically crypto cryptographer cryptographers",
  "destruction destroy destroys destroyed destroying",
  "disposal dispose disposes disposed disposing disposition",
  "recovery recover recovers recovered recovering recoverable",
  "identity identities",
  "analysis analyze analyzes analyzed analyzing analyses analytic",
  "privacy private",
  "retrieval retrieve retrieves retrieved",
  "minimization minimize minimizes minimized minimizing minimum minimal",
  "breach breaches breached",
  "compliance compliant comply complies complied complying",
  "adherence adhere adheres adherent adhered adhering",
  "exclusion exclude excludes excluded excluding exclusions",
  "inclusion include includes included including",
  "subprocessor subprocessors subprocessing subprocess",
  "processor processors",
  "controller controllers",
  "transmission transmit transmits transmitted transmitting",
  "deletion delete deletes deleted deleting erase erasure erased erasing",
  "response respond responds responding responses",
  "detection detect detects detected detecting",
  "prevention prevent prevents prevented preventing preventive preventative",
  "approval approve approves approved approving",
  "training train trains trained",
  "policy policies",
  "use uses used using usage",
  "agreement agree agrees agreed agreements",
  "supplier suppliers vendor vendors",
  "employee employees staff personnel workforce",
  "officer officers",
  "authorization authorize authorizes authorized authorizing authorizations",
  "authentication authenticate authenticates authenticated authenticating",
  "notification notify notifies notified notifying notifications",
  "verification verify verifies verified verifying verifications",
  "classification classify classifies classified classifying",
  "redundancy redundant redundancies",
  "resilience resilient resiliency",
  "yearly annual annually",
  "audit audits audited auditing auditor auditors",
  "assessment assess assesses assessed assessing assessor assessors assessments",
  "attestation attest attests attested attesting attestations",
  "acquisition acquire acquires acquired acquiring",
  "anonymization anonymize anonymized anonymous anonymizing",
  "segregation segregate segregated segregates segregating separation separate separated separates separating",
  "participation participate participates participated participating participant",
  "jurisdiction jurisdictions jurisdictional",
  "obligation obligations obliged",
  "advertising advertisement advertise advertisements advertisers",
  "marketing market markets marketed",
  "organizational",
  "subcontractor subcontractors subcontract subcontracts subcontracted subcontracting",
  "ownership owner owners owned owns own",
  "customer customers",
  "operations operational",
  "nondisclosure nda",
  "malware antimalware antivirus",
  "website websites",
  "datacenter datacenters",
  "geographic geographical geographically geography",
  "accessibility accessible",
  "community communities",
];

const KNOWN = new Map<string, string>();
for (const family of FAMILIES) {
  const members = family.split(" ");
  for (const member of members) KNOWN.set(member, members[0] ?? member);
}

/** The stem of one normalised word. Numbers and words of up to three letters stay as they are. */
export function stem(word: string): string {
  const known = KNOWN.get(word);
  if (known !== undefined) return known;
  const made = word.length < 4 || /\d/.test(word) ? word : finish(stemmer(word));
  // Bounded, so that hostile input cannot fill the memory of a long-lived process.
  if (KNOWN.size < 50_000) KNOWN.set(word, made);
  return made;
}

function finish(stemmed: string): string {
  return stemmed.length > 3 && stemmed.endsWith("i") ? stemmed.slice(0, -1) : stemmed;
}
