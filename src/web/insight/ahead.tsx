/** Evidence that has run out or is about to, by month: what will warn next. */
import { useQuery } from "@tanstack/react-query";
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from "recharts";
import { count } from "../shared/numbers.ts";
import { Problem } from "../shared/problem.tsx";
import { written } from "../shared/time.tsx";
import { AXIS, TOOLTIP } from "./chart-style.tsx";
import { Figure } from "./figure.tsx";
import classes from "./insight.module.css";
import { AHEAD_MONTHS, aheadQuery } from "./insight-query.ts";

const PAST = "By now";

export function Ahead() {
  const { data, error, refetch } = useQuery(aheadQuery());
  if (error) return <Problem title="What runs out could not be loaded" error={error} retry={() => void refetch()} />;
  if (!data) return null;
  if (data.lines.length === 0) {
    return (
      <section className={classes.card} aria-label="Evidence that runs out">
        <h2>Evidence that runs out</h2>
        <p>Nothing has run out, and nothing will within {AHEAD_MONTHS} months.</p>
      </section>
    );
  }
  const months = new Map<string, { name: string; lines: number; entries: number }>();
  for (const { day, entries } of data.lines) {
    const name = day === null || day <= data.today ? PAST : written(day.slice(0, 7));
    const month = months.get(name) ?? { name, lines: 0, entries: 0 };
    months.set(name, { name, lines: month.lines + 1, entries: month.entries + entries.length });
  }
  const bars = [...months.values()];
  return (
    <Figure
      title="Evidence that runs out"
      what={`Documents, certificates, editions and reviews that are due, ${AHEAD_MONTHS} months ahead.`}
      height={200}
      chart={
        <BarChart data={bars} margin={{ top: 8, right: 16, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="name" {...AXIS} />
          <YAxis allowDecimals={false} width={36} {...AXIS} />
          <Tooltip {...TOOLTIP} />
          <Bar dataKey="lines" name="Due" fill="var(--fair)" maxBarSize={56} isAnimationActive={false} />
        </BarChart>
      }
      columns={["Month", "Due", "Entries that rest on it"]}
      rows={bars.map(({ name, lines, entries }) => ({ key: name, cells: [name, count(lines), count(entries)] }))}
    />
  );
}
