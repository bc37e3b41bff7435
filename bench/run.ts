/** Runs one benchmark by name: `npm run bench -- xlsx` is `bench/xlsx.ts`, which exports `run`. */
import { existsSync, readdirSync } from "node:fs";

const folder = import.meta.dirname;
const [name = "", ...options] = process.argv.slice(2);
if (!/^[\w-]+$/.test(name) || name === "run" || !existsSync(`${folder}/${name}.ts`)) {
  const names = readdirSync(folder).filter((file) => file.endsWith(".ts") && file !== "run.ts");
  console.error(`bench: give one of ${names.map((file) => file.slice(0, -3)).join(", ")}`);
  process.exit(2);
}
const benchmark: { run(options: readonly string[]): Promise<void> } = await import(`./${name}.ts`);
await benchmark.run(options);
