/** How our charts look: the page's colours, light and dark, which the chart library does not know. */
import classes from "./insight.module.css";

const SMALL = { fontSize: 12, fill: "var(--muted)" };

export const AXIS = { tick: SMALL, tickLine: false, axisLine: { stroke: "var(--line-strong)" } } as const;

export const TOOLTIP = {
  isAnimationActive: false,
  cursor: { stroke: "var(--line-strong)", fill: "var(--sunken)" },
  contentStyle: {
    background: "var(--raised)",
    border: "1px solid var(--line-strong)",
    borderRadius: 8,
    color: "var(--text)",
    fontSize: 13,
  },
  labelStyle: { color: "var(--text)", fontWeight: 600 },
} as const;

/** In the page's own colour: a series' colour may be too light for words. */
export const legendText = (name: string) => <span className={classes.legend}>{name}</span>;
