/** A cell's own colour as the workbook writes it, with text that can be read on it. */

/** `FFD9E1F2` as colours of a style; colours of a theme, whose shade is not known here, are left out. */
export function fillOf(fill: string | null): { background?: string; color?: string } {
  const [, rgb] = /^(?:[0-9a-f]{2})?([0-9a-f]{6})$/i.exec(fill ?? "") ?? [];
  if (rgb === undefined) return {};
  return { background: `#${rgb}`, color: luminance(rgb) > 0.18 ? "#000000" : "#ffffff" };
}

/** Relative luminance, 0..1 (WCAG 2.2); above 0.18 black has the better contrast. */
function luminance(rgb: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(rgb.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
