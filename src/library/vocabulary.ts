/**
 * `knowledge/vocabulary/*.yaml` -> the vocabulary. Each file says by its keys what it holds:
 * `{area, topics: [...]}`, `{acronyms: [...]}` or `{standards: [...]}`; the forms are those of `domain/vocabulary.ts`.
 */
import type { Acronym, Standard, Topic, Vocabulary } from "../domain/vocabulary.ts";
import { normaliseText } from "./lines.ts";
import {
  dateOf,
  errorAt,
  fieldsOf,
  type Located,
  listOf,
  optionalTextOf,
  type Place,
  parseYaml,
  textOf,
  textsOf,
} from "./yaml.ts";

const FRAMEWORKS = ["iso-27001-2022", "soc-2", "nist-csf-2", "ccm-4", "pci-dss-4"] as const;

/**
 * The vocabulary of all files together.
 *
 * @throws AppError `invalid_document` naming file and line: bad YAML, unknown or missing key, a topic or standard
 *   defined twice, an edition out of order
 */
export function parseVocabulary(files: readonly { path: string; text: string }[]): Vocabulary {
  const topics: Topic[] = [];
  const acronyms: Acronym[] = [];
  const standards: Standard[] = [];
  const defined = new Map<string, Place>();
  const unique = (kind: string, id: string, place: Place): void => {
    const earlier = defined.get(`${kind} ${id}`);
    if (earlier) throw errorAt(place, `the ${kind} "${id}" is already defined in ${earlier.file}:${earlier.line}.`);
    defined.set(`${kind} ${id}`, place);
  };

  for (const file of files) {
    const root = parseYaml(file.path, normaliseText(file.text));
    const fields = fieldsOf(root, "a vocabulary file", {
      required: [],
      optional: ["area", "topics", "acronyms", "standards"],
    });
    const area = optionalTextOf(fields.get("area"), "area");
    for (const item of listOf(fields.get("topics"), "topics")) {
      if (area === null) throw errorAt(root, 'a file with topics needs the key "area".');
      const topic = topicOf(item, area);
      unique("topic", topic.id, item);
      topics.push(topic);
    }
    for (const item of listOf(fields.get("acronyms"), "acronyms")) {
      const parts = fieldsOf(item, "an acronym", { required: ["short", "long"] });
      const short = textOf(parts.get("short") as Located, "short");
      const long = textOf(parts.get("long") as Located, "long");
      unique("acronym", `${short} = ${long.toLowerCase()}`, item);
      acronyms.push({ short, long });
    }
    for (const item of listOf(fields.get("standards"), "standards")) {
      const standard = standardOf(item);
      unique("standard", standard.id, item);
      standards.push(standard);
    }
  }
  return { topics, acronyms, standards };
}

function topicOf(item: Located, area: string): Topic {
  const fields = fieldsOf(item, "a topic", { required: ["id", "name", "terms"], optional: ["cues", "references"] });
  const references: Record<string, readonly string[]> = {};
  const written = fields.get("references");
  if (written) {
    const frameworks = fieldsOf(written, "references", { required: [], optional: FRAMEWORKS });
    for (const [framework, list] of frameworks) references[framework] = textsOf(list, framework);
  }
  return {
    id: textOf(fields.get("id") as Located, "id"),
    name: textOf(fields.get("name") as Located, "name"),
    area,
    terms: textsOf(fields.get("terms"), "terms"),
    cues: textsOf(fields.get("cues"), "cues"),
    references,
  };
}

function standardOf(item: Located): Standard {
  const fields = fieldsOf(item, "a standard", { required: ["id", "names"], optional: ["editions"] });
  const editions = listOf(fields.get("editions"), "editions").map((edition) => {
    const parts = fieldsOf(edition, "an edition", { required: ["edition"], optional: ["published", "withdrawn"] });
    return {
      edition: textOf(parts.get("edition") as Located, "edition"),
      published: dateOf(parts.get("published"), "published"),
      withdrawn: dateOf(parts.get("withdrawn"), "withdrawn"),
    };
  });
  const names = textsOf(fields.get("names"), "names");
  if (names.length === 0) throw errorAt(item, "a standard needs at least one name.");
  editions.forEach(({ published }, index) => {
    const newer = editions[index - 1]?.published;
    if (published && newer && published > newer) throw errorAt(item, "the editions of a standard go from new to old.");
  });
  return { id: textOf(fields.get("id") as Located, "id"), names, editions };
}
