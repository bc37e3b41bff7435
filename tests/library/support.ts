/** Small real documents for the library's tests. */
import { type ParsedDocument, parseDocument } from "../../src/library/index.ts";

export const SOC_2 = `---
id: soc-2
title: SOC 2 report
address: https://example.test/soc-2
as-of: 2024-03-31
certifications:
  - standard: SOC 2
    status: held
    valid-until: 2025-03-31
  - standard: ISO/IEC 27001
    edition: "2013"
    status: held
    superseded-by: ISO/IEC 27001:2022
  - standard: C5
    status: completed
  - standard: Global CBPR
    status: expected
---

# SOC 2

## Scope

The report covers security (CC6.1) and availability.

Example is certified to ISO/IEC 27001:2013.

### Is *Alpha* in scope?

No, Alpha is not in scope.

- Beta is not in scope.
- Gamma is not in scope.

## Access

Passwords are long. Keys are rotated.

## Logging

Logs are kept. Keys are rotated.
`;

export function soc2(): Promise<ParsedDocument> {
  return parseDocument({ path: "documents/soc-2.md", text: SOC_2 });
}
