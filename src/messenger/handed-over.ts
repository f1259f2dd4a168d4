// The settings that somebody has handed over: in Thunderbird's memory until it closes, and never on disk.
import { isObject } from "../core/record/stored-value";
import type { SettingsText } from "../core/settings-text/settings-text";
import { browser } from "./browser";

const HANDED_OVER = "handed-over";

export interface HandedOver {
  readonly text: SettingsText;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export async function handedOver(): Promise<HandedOver | undefined> {
  const stored: unknown = (await browser.storage.session.get(HANDED_OVER))[HANDED_OVER];
  return isObject(stored) ? (stored as unknown as HandedOver) : undefined;
}

export async function keepHandedOver(text: SettingsText): Promise<void> {
  await browser.storage.session.set({ [HANDED_OVER]: { text, at: Date.now() } });
}

export async function forgetHandedOver(): Promise<void> {
  await browser.storage.session.remove(HANDED_OVER);
}
