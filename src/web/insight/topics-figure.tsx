/** What customers ask about, and for how much of it the library has an answer. */
import { Bar, BarChart, CartesianGrid, Legend, Tooltip, XAxis, YAxis } from "recharts";
import type { Insight, TopicCoverage } from "../../domain/insight.ts";
import { count } from "../shared/numbers.ts";
import { AXIS, legendText, TOOLTIP } from "./chart-style.tsx";
import { Figure } from "./figure.tsx";
import { percent, share } from "./share.ts";

/** As many as fit on a screen; the table has them all. */
const MOST_BARS = 14;
const BAR_PX = 28;
const LONGEST_NAME = 26;

export const topicName = ({ topic }: Pick<TopicCoverage, "topic">): string => topic?.name ?? "Other questions";

export function TopicsFigure({ topics }: { readonly topics: Insight["topics"] }) {
  const bars = topics.slice(0, MOST_BARS).map((each) => ({ ...each, name: topicName(each) }));
  const short = (name: string): string =>
    name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}\u2026` : name;
  return (
    <Figure
      title="Coverage by topic"
      what={
        topics.length > MOST_BARS
          ? `The ${MOST_BARS} topics that are asked about most, of ${topics.length}; the table has them all.`
          : "Each question counts for the topic that it is about most."
      }
      height={bars.length * BAR_PX + 70}
      chart={
        <BarChart
          data={bars}
          layout="vertical"
          margin={{ top: 0, right: 16, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid stroke="var(--line)" horizontal={false} />
          <XAxis type="number" allowDecimals={false} {...AXIS} />
          <YAxis type="category" dataKey="name" width={172} interval={0} tickFormatter={short} {...AXIS} />
          <Tooltip {...TOOLTIP} />
          <Legend formatter={legendText} />
          <Bar
            dataKey="suggested"
            name="Library has an answer"
            stackId="all"
            fill="var(--accent)"
            isAnimationActive={false}
          />
          <Bar dataKey="noMatch" name="No match" stackId="all" fill="var(--quote-line)" isAnimationActive={false} />
        </BarChart>
      }
      columns={["Topic", "Questions", "Library has an answer", "No match", "Approved", "Entries"]}
      rows={topics.map((each) => ({
        key: each.topic?.id ?? "",
        cells: [
          topicName(each),
          count(each.questions),
          `${count(each.suggested)} (${share(percent(each.suggested, each.suggested + each.noMatch))})`,
          count(each.noMatch),
          count(each.approved),
          count(each.entries),
        ],
      }))}
    />
  );
}
