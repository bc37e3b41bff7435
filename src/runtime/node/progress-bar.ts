/** A bar on the terminal while many things are done; where nobody watches, only the lines. */
import { print } from "./command.ts";

const WIDTH = 24;

export interface ProgressBar {
  /** One more is done. */
  step(name: string): void;
  /** Prints a line for good, above the bar. */
  above(line: string): void;
  end(): void;
}

export function progressBar(total: number, stream: NodeJS.WriteStream = process.stderr): ProgressBar {
  const shown = stream.isTTY && total > 1;
  let done = 0;
  let current = "";
  const draw = (): void => {
    if (!shown) return;
    const filled = Math.round((WIDTH * done) / total);
    const bar = `[${"#".repeat(filled)}${" ".repeat(WIDTH - filled)}] ${done} of ${total}  ${current}`;
    stream.write(`\r\u001b[K${bar.slice(0, (stream.columns ?? 80) - 1)}`);
  };
  const clear = (): void => {
    if (shown) stream.write("\r\u001b[K");
  };
  draw();
  return {
    step: (name) => {
      done++;
      current = name;
      draw();
    },
    above: (line) => {
      clear();
      print(line);
      draw();
    },
    end: clear,
  };
}
