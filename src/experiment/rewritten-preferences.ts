// Preferences that something sets again at every start: a switch of theirs would be gone tomorrow.
// user.js in the profile (home-manager writes one), AutoConfig beside the program, and the policy
// "Preferences" with the status "user". What these lock is told by `prefIsLocked`.
import type { RewrittenSetting } from "../core/server";
import { preferenceCalls } from "../core/preference-file/preference-calls";
import { textOf } from "./parent-global";

export interface RewrittenPreference extends Pick<RewrittenSetting, "by" | "file"> {
  readonly value: string | number | boolean;
}

/** By the name of the preference; the last one that sets it wins, as at the start. */
export type RewrittenPreferences = ReadonlyMap<string, RewrittenPreference>;

/** More is no settings file. Bytes. */
const LARGEST_FILE = 4 * 1024 * 1024;

/** A folder of the directory service, by its key. */
function folderOf(key: "ProfD" | "GreD" | "SysConfD"): string {
  return Services.dirsvc.get(key, Ci.nsIFile).path;
}

/** A file and its text, every byte moved back; undefined when it is not there. */
async function readFile(
  folder: string,
  name: string,
  moved = 0,
): Promise<{ file: string; text: string } | undefined> {
  try {
    const file = PathUtils.join(folder, name);
    const bytes = await IOUtils.read(file, { maxBytes: LARGEST_FILE });
    const back = Array.from(bytes, (byte) => String.fromCharCode((byte - moved + 256) % 256));
    return { file, text: textOf(back.join("")) };
  } catch {
    return undefined;
  }
}

async function readUserJs(): Promise<[string, RewrittenPreference][]> {
  const read = await readFile(folderOf("ProfD"), "user.js");
  if (!read) return [];
  const { file, text } = read;
  return preferenceCalls(text)
    .filter(({ call }) => ["user_pref", "sticky_pref", "pref"].includes(call))
    .map(({ name, value }) => [name, { value, by: "user-js", file }]);
}

/**
 * extensions/pref/autoconfig/src/nsReadConfig.cpp: the file lies beside the program or in the
 * system's folder, every byte moved by `obscure_value`.
 */
async function readAutoConfig(): Promise<[string, RewrittenPreference][]> {
  const filename = Services.prefs.getStringPref("general.config.filename", "");
  if (filename === "") return [];
  const obscured = Services.prefs.getIntPref("general.config.obscure_value", 13);
  for (const key of ["GreD", "SysConfD"] as const) {
    const read = Services.dirsvc.has(key)
      ? await readFile(folderOf(key), filename, obscured)
      : undefined;
    if (!read) continue;
    const { file, text } = read;
    return preferenceCalls(text)
      .filter(({ call }) => call === "pref")
      .map(({ name, value }) => [name, { value, by: "autoconfig", file }]);
  }
  return [];
}

/** modules/policies/Policies.sys.mjs, Preferences: {name: {Value, Status}}. */
function readPolicy(): [string, RewrittenPreference][] {
  const preferences = Services.policies.getActivePolicies()?.Preferences ?? {};
  return Object.entries(preferences).flatMap(([name, one]): [string, RewrittenPreference][] => {
    if (one?.Status !== "user" || one.Value === undefined) return [];
    return [[name, { value: one.Value, by: "policy", file: null }]];
  });
}

/** Read anew each time: somebody may just have mended it. */
export async function readRewrittenPreferences(): Promise<RewrittenPreferences> {
  return new Map([...(await readUserJs()), ...(await readAutoConfig()), ...readPolicy()]);
}
