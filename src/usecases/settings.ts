/** Reads and changes the settings of the installation. */
import type { Actor } from "../domain/actor.ts";
import type { Settings, SettingsChange } from "../domain/settings.ts";
import { appendEvent } from "../store/event-store.ts";
import { readSettings, saveSettings } from "../store/setting-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";

/** @throws AppError `forbidden` */
export async function getSettings({ database }: AppContext, actor: Actor): Promise<Settings> {
  authorize(actor, "read");
  return readSettings(database);
}

/** @throws AppError `forbidden` */
export async function changeSettings(context: AppContext, actor: Actor, change: SettingsChange): Promise<Settings> {
  authorize(actor, "administer");
  const before = await readSettings(context.database);
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const after = { ...before, ...given };
  const at = context.clock.now().toISOString();
  await context.database.batch([
    ...saveSettings(given),
    appendEvent({ at, actor, action: "change_setting", before, after }),
  ]);
  return after;
}
