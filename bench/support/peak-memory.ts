/** What the measured processes report. */
import { existsSync, readFileSync } from "node:fs";

const STATUS = "/proc/self/status";

/** Peak resident memory of this process in MB. Linux tells it for the process alone; `maxRSS` there includes its parent's. */
export function peakMemory(): number {
  const kilobytes = existsSync(STATUS) ? /VmHWM:\s*(\d+) kB/.exec(readFileSync(STATUS, "utf8"))?.[1] : undefined;
  return Number(kilobytes ?? process.resourceUsage().maxRSS) / 1024;
}
