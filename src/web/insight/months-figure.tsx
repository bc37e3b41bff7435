/** How much the library answers, and how much of it is approved, month by month. */
import { CartesianGrid, Legend, Line, LineChart, Tooltip, XAxis, YAxis } from "recharts";
import type { Insight } from "../../domain/insight.ts";
import { count } from "../shared/numbers.ts";
import { written } from "../shared/time.tsx";
import { AXIS, legendText, TOOLTIP } from "./chart-style.tsx";
import { Figure } from "./figure.tsx";
import { percent, share } from "./share.ts";

export function MonthsFigure({ months }: { readonly months: Insight["months"] }) {
  const points = months.map((month) => ({
    ...month,
    name: written(month.month),
    answered: percent(month.suggested, month.suggested + month.noMatch),
    taken: percent(month.reused, month.approved),
  }));
  const lines = [
    { key: "answered", name: "The library had an answer", color: "var(--accent)" },
    { key: "taken", name: "Approved with its words", color: "var(--good)" },
  ];
  return (
    <Figure
      title="Answer rate and reuse"
      what="By the month in which questionnaires came in; a month without any has no point."
      height={240}
      chart={
        <LineChart data={points} margin={{ top: 8, right: 16, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="name" {...AXIS} />
          <YAxis domain={[0, 100]} unit=" %" width={52} {...AXIS} />
          <Tooltip formatter={(value) => `${value} %`} {...TOOLTIP} />
          <Legend iconType="plainline" formatter={legendText} />
          {lines.map(({ key, name, color }) => (
            <Line
              key={key}
              dataKey={key}
              name={name}
              stroke={color}
              strokeWidth={2}
              dot={{ r: 3 }}
              connectNulls
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      }
      columns={["Month", "Questionnaires", "Questions", "Library had an answer", "Approved", "With its words"]}
      rows={points.map(({ month, name, questionnaires, questions, answered, approved, taken }) => ({
        key: month,
        cells: [name, count(questionnaires), count(questions), share(answered), count(approved), share(taken)],
      }))}
    />
  );
}
