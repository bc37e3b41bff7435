/** The installation's settings in SQL: a name, and a value as JSON. */
import { DEFAULT_SETTINGS, type Settings } from "../domain/settings.ts";
import type { Database, Statement } from "../ports/database.ts";
import { fromJson } from "./json.ts";

export async function readSettings(database: Database): Promise<Settings> {
  const rows = await database.all<{ name: string; value: string }>("SELECT name, value FROM settings");
  const stored = Object.fromEntries(rows.map(({ name, value }) => [name, fromJson<unknown>(value)]));
  return { ...DEFAULT_SETTINGS, ...stored };
}

export function saveSettings(settings: Partial<Settings>): Statement[] {
  return Object.entries(settings).map(([name, value]) => ({
    sql: "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    params: [name, JSON.stringify(value)],
  }));
}
