// What a person may set for the add-on, and what an administrator has set instead by policy.
import { isObject } from "../record/stored-value";

/** The settings of the add-on, each a yes or no. */
export interface Settings {
  /** Pages may ask the network something beyond what a switch needs, after a click that says so. */
  readonly networkQuestions: boolean;
  /** Notifications about accounts that need somebody. */
  readonly reminders: boolean;
}

export type SettingName = keyof Settings;

export const DEFAULT_SETTINGS: Settings = { networkQuestions: true, reminders: true };

export const SETTING_NAMES = Object.keys(DEFAULT_SETTINGS) as readonly SettingName[];

/** A stored text's value, read back; what is missing or of another kind has its default. */
export function readSettings(stored: unknown): Settings {
  const found = isObject(stored) ? stored : {};
  const read = (name: SettingName) => {
    const value = found[name];
    return typeof value === "boolean" ? value : DEFAULT_SETTINGS[name];
  };
  return { networkQuestions: read("networkQuestions"), reminders: read("reminders") };
}

/** A setting as it holds now. */
export interface SettingInForce {
  readonly value: boolean;
  /** Set by policy: the person cannot change it. */
  readonly managed: boolean;
}

/**
 * What holds: the administrator's word before the person's. Group policies deliver a boolean as 0 or 1.
 * What is no answer to the question counts as "no", so that a misspelt value never sends or shows
 * anything.
 *
 * @param managed the add-on's managed settings, whatever they are; undefined where there are none, null
 *   where they cannot be read
 */
export function settingInForce(own: Settings, managed: unknown, name: SettingName): SettingInForce {
  if (managed === undefined) return { value: own[name], managed: false };
  if (!isObject(managed)) return { value: false, managed: true };
  const value = managed[name];
  if (value === undefined) return { value: own[name], managed: false };
  return { value: value === true || value === 1, managed: true };
}

const ANSWERS: ReadonlySet<unknown> = new Set([true, false, 1, 0, undefined]);

/**
 * The settings that an administrator has set to something that is no yes and no no.
 *
 * @param managed as for {@link settingInForce}
 */
export function unreadableSettings(managed: unknown): readonly SettingName[] {
  if (managed === undefined) return [];
  return SETTING_NAMES.filter((name) => !isObject(managed) || !ANSWERS.has(managed[name]));
}
