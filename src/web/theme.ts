/** Mantine in our colours: its variables point at those of `styles/base.css`, which hold light and dark. */
import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from "@mantine/core";

const ink: MantineColorsTuple = [
  "#eef2fb",
  "#dbe3f5",
  "#b9c7ec",
  "#9bb2f2",
  "#6a86d6",
  "#4a69c0",
  "#3a5ab2",
  "#2f4fa3",
  "#274288",
  "#1f356d",
];

/** Mantine's greys of the dark scheme, text first and the deepest ground last, in our hue. */
const dark: MantineColorsTuple = [
  "#e9eaed",
  "#c3c6cd",
  "#a3a7b1",
  "#6b6f7b",
  "#434752",
  "#20232a",
  "#1d1f25",
  "#191b20",
  "#121317",
  "#0d0e11",
];

/** Mantine chooses the text on a filled button for one of the two schemes only; ours has a colour for each. */
const variantColorResolver: VariantColorsResolver = (input) => {
  if (input.color && input.color !== "ink") return defaultVariantColorsResolver(input);
  switch (input.variant) {
    case "filled":
      return { background: "var(--accent)", hover: "var(--accent-hover)", color: "var(--on-accent)", border: "none" };
    case "light":
      return {
        background: "var(--accent-soft)",
        hover: "var(--accent-soft-hover)",
        color: "var(--accent)",
        border: "none",
      };
    default:
      return defaultVariantColorsResolver(input);
  }
};

export const theme = createTheme({
  primaryColor: "ink",
  primaryShade: { light: 7, dark: 3 },
  variantColorResolver,
  colors: { ink, dark },
  fontFamily: 'Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  defaultRadius: "md",
  respectReducedMotion: true,
  cursorType: "pointer",
});

const variables = {
  "--mantine-color-body": "var(--surface)",
  "--mantine-color-text": "var(--text)",
  "--mantine-color-dimmed": "var(--muted)",
  "--mantine-color-placeholder": "var(--muted)",
  "--mantine-color-anchor": "var(--accent)",
  "--mantine-color-default": "var(--surface)",
  "--mantine-color-default-hover": "var(--sunken)",
  "--mantine-color-default-border": "var(--line-strong)",
  "--mantine-color-default-color": "var(--text)",
  "--mantine-color-error": "var(--poor)",
};

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: variables, dark: variables });
