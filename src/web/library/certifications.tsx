/** The certifications a document speaks of, each with its status, and marked where its edition no longer counts. */
import type { Certification } from "../api/types.ts";
import { written } from "../shared/time.tsx";
import classes from "./library.module.css";

const STATUS_NAMES: Readonly<Record<Certification["status"], string>> = {
  held: "held",
  completed: "completed",
  expected: "expected",
  declared: "declared",
  "not-held": "not held",
};

/** "ISO/IEC 27001:2013", "PCI DSS 3.2.1", "SOC 2 Type II". */
function nameOf({ standard, edition }: Certification): string {
  if (!edition || standard.includes(edition)) return standard;
  return /^ISO/.test(standard) && /^\d{4}$/.test(edition) ? `${standard}:${edition}` : `${standard} ${edition}`;
}

export function Certifications({ certifications }: { readonly certifications: readonly Certification[] }) {
  if (certifications.length === 0) return null;
  return (
    <ul className={classes.certifications}>
      {certifications.map((certification) => (
        <li
          key={`${certification.standard} ${certification.edition}`}
          data-stale={certification.supersededBy !== null}
          data-status={certification.status}
        >
          {nameOf(certification)}, {STATUS_NAMES[certification.status]}
          {certification.validUntil && `, valid until ${written(certification.validUntil)}`}
          {certification.supersededBy && `, superseded by ${certification.supersededBy}`}
        </li>
      ))}
    </ul>
  );
}
