// What the add-on keeps of its own in storage.local: the person's settings, and what notifications
// remember. No secret. What cannot be read has its default.
import { readReminderMemory, type ReminderMemory } from "../core/remind/reminder-memory";
import {
  readSettings,
  type SettingInForce,
  settingInForce,
  type SettingName,
} from "../core/settings/settings";
import { browser } from "./browser";
import { managedSettings } from "./managed-settings";

const SETTINGS = "settings";
const REMINDERS = "reminders";

async function read(key: string): Promise<unknown> {
  try {
    return (await browser.storage.local.get(key))[key];
  } catch {
    return undefined;
  }
}

/** A setting as it holds now, the administrator's word before the person's. */
export async function currentSetting(name: SettingName): Promise<SettingInForce> {
  return settingInForce(readSettings(await read(SETTINGS)), await managedSettings(), name);
}

/** Sets what the person wants; a policy goes on to win. */
export async function changeSetting(name: SettingName, value: boolean): Promise<void> {
  const settings = { ...readSettings(await read(SETTINGS)), [name]: value };
  await browser.storage.local.set({ [SETTINGS]: settings });
}

export async function reminderMemory(): Promise<ReminderMemory> {
  return readReminderMemory(await read(REMINDERS));
}

/** One change after the other, whoever makes it. @returns what is remembered afterwards */
export function changeReminderMemory(
  change: (memory: ReminderMemory) => Promise<ReminderMemory> | ReminderMemory,
): Promise<ReminderMemory> {
  return navigator.locks.request("reminders", async () => {
    const before = await reminderMemory();
    const after = await change(before);
    if (after !== before) await browser.storage.local.set({ [REMINDERS]: after });
    return after;
  });
}

/** Tells of every change of what notifications remember. */
export function onReminderMemoryChanged(changed: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === "local" && REMINDERS in changes) changed();
  });
}

/** Removes all of it, and what was remembered for this session. */
export async function removeStoredSettings(): Promise<void> {
  await browser.storage.local.clear();
  await browser.storage.session.clear();
}
