/**
 * PDF bytes -> Markdown and where each page begins in it.
 *
 * Headings are told by the size and font of their letters against those of the running text, tables and lists by where
 * things stand. Nothing is looked up outside the file: no fonts, no images, no links are followed.
 */
import { AppError } from "../../domain/errors.ts";
import type { ParsedFile } from "../../domain/parsed-file.ts";
import type { Limits } from "./limits.ts";
import { blocksOfPage } from "./pdf-blocks.ts";
import { framesOf, type PageView } from "./pdf-frames.ts";
import { type PageSegments, withoutFurniture } from "./pdf-furniture.ts";
import { pdfMarkdown } from "./pdf-markdown.ts";
import { inReadingOrder } from "./pdf-order.ts";
import type { TextItem } from "./pdf-segments.ts";
import { elementsOf, type PdfElement } from "./pdf-tables.ts";

/** An average of fewer characters on a page is what a scanner's own mark leaves. */
const FEWEST_CHARACTERS = 12;

/** @throws AppError `encrypted_document`, `damaged_document`, `scanned_document`, `hostile_document` */
export async function parsePdf(name: string, bytes: Uint8Array, limits: Limits): Promise<ParsedFile> {
  // Loaded when the first PDF comes: it is larger than all the rest of the program.
  const { getDocumentProxy } = await import("unpdf");
  const opened = await getDocumentProxy(new Uint8Array(bytes), { stopAtErrors: false, verbosity: 0 }).catch(
    (error: unknown) => {
      throw openingError(name, error);
    },
  );
  try {
    if (opened.numPages > limits.pages) {
      throw new AppError(
        "hostile_document",
        `${name} has more than ${limits.pages} pages; split it into several files.`,
      );
    }
    const frames: PageSegments[] = [];
    const broken: number[] = [];
    let characters = 0;
    for (let number = 1; number <= opened.numPages; number++) {
      limits.check();
      try {
        const page = await opened.getPage(number);
        const view = page.getViewport({ scale: 1 }) as PageView;
        const { items } = await page.getTextContent();
        const own = framesOf(items as TextItem[], view, number - 1);
        frames.push(...own);
        characters += own.reduce((sum, { segments }) => sum + lengthOf(segments), 0);
        page.cleanup();
      } catch (error) {
        if (error instanceof AppError) throw error;
        broken.push(number);
        frames.push({ page: number - 1, height: 0, segments: [] });
      }
      if (characters > limits.characters) {
        throw new AppError("hostile_document", `${name} holds more text than any document does; split it.`);
      }
    }
    if (characters < FEWEST_CHARACTERS * opened.numPages) {
      if (broken.length === opened.numPages) throw damaged(name);
      throw new AppError(
        "scanned_document",
        `${name} is a scan: its ${opened.numPages === 1 ? "page is a picture" : "pages are pictures"} without text. Run a text recognition (OCR) over it, or bring the file it was printed from.`,
      );
    }
    const info = (await opened.getMetadata().catch(() => null))?.info as { Title?: unknown } | undefined;
    const { text, starts } = toMarkdown(frames, opened.numPages);
    return {
      format: "pdf",
      text,
      pages: starts,
      title: typeof info?.Title === "string" ? info.Title : null,
      warnings: warningsAbout(frames, broken),
    };
  } finally {
    await opened.loadingTask.destroy().catch(() => undefined);
  }
}

function lengthOf(segments: PageSegments["segments"]): number {
  return segments.reduce((sum, { text }) => sum + text.length, 0);
}

function toMarkdown(all: readonly PageSegments[], count: number): { text: string; starts: number[] } {
  const frames = withoutFurniture(all).map((frame) => ({ ...frame, segments: inReadingOrder(frame.segments) }));
  const leading = usualLeading(frames);
  const pages: PdfElement[][] = Array.from({ length: count }, () => []);
  for (const { page, segments } of frames) pages[page]?.push(...elementsOf(blocksOfPage(segments, leading), count));
  return pdfMarkdown(pages);
}

/** The usual distance from line to line in font sizes. */
function usualLeading(pages: readonly PageSegments[]): number {
  const counts = new Map<number, number>();
  for (const { segments } of pages) {
    segments.forEach((segment, index) => {
      const before = segments[index - 1];
      const step = before ? (segment.y - before.y) / segment.size : 0;
      if (!before || before.size !== segment.size || step < 0.9 || step > 2.2) return;
      const key = Math.round(step * 20) / 20;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    });
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 1.2;
}

function openingError(name: string, error: unknown): AppError {
  const kind = error instanceof Error ? error.name : "";
  if (kind === "PasswordException") {
    return new AppError("encrypted_document", `${name} asks for a password. Save it without one and bring it again.`);
  }
  return damaged(name);
}

function damaged(name: string): AppError {
  return new AppError(
    "damaged_document",
    `${name} is broken or cut off: no PDF reader's text can be had of it. Get the file again.`,
  );
}

function warningsAbout(frames: readonly PageSegments[], broken: readonly number[]): string[] {
  const filled = new Set(frames.flatMap(({ page, segments }) => (segments.length > 0 ? [page] : [])));
  const numbers = new Set(frames.map(({ page }) => page + 1));
  const empty = [...numbers].filter((number) => !filled.has(number - 1) && !broken.includes(number));
  return [
    ...(broken.length > 0 ? [`${pagesNamed(broken)} could not be read.`] : []),
    ...(empty.length > 0
      ? [`${pagesNamed(empty)} ${empty.length === 1 ? "holds" : "hold"} no text, perhaps pictures.`]
      : []),
  ];
}

function pagesNamed(pages: readonly number[]): string {
  const shown = pages.slice(0, 10).join(", ");
  return `${pages.length === 1 ? "Page" : "Pages"} ${shown}${pages.length > 10 ? ` and ${pages.length - 10} more` : ""}`;
}
