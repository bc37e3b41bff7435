/** How our charts look: the page's colours, light and dark, which the chart library does not know. */
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
