// What the files of the profile hold, whatever Thunderbird has in memory: both the preferences and
// the login store are written late, and a failure to write them is silent (measured).
import { setTimeout } from "./parent-global";

/** Milliseconds until a login or a preference must be found in its file. */
const TIME_LIMIT = 10_000;

/** Asks again and again until the answer is yes; no after the time limit. */
async function eventually(
  condition: () => Promise<boolean>,
  timeLimit = TIME_LIMIT,
): Promise<boolean> {
  const end = Date.now() + timeLimit;
  for (;;) {
    if (await condition()) return true;
    if (Date.now() >= end) return false;
    await new Promise<void>((resolve) => setTimeout(resolve, 20));
  }
}

async function read(name: string): Promise<string> {
  const folder = Services.dirsvc.get("ProfD", Ci.nsIFile).path;
  return IOUtils.readUTF8(PathUtils.join(folder, name)).catch(() => "");
}

/** Resolves with whether prefs.js comes to hold this text, or to hold it no more. */
export function isInPreferencesFile(text: string, present: boolean): Promise<boolean> {
  return eventually(async () => {
    const file = await read("prefs.js");
    return file !== "" && file.includes(text) === present;
  });
}

/** What identifies one version of one login. */
type StoredVersion = Pick<LoginMetaInfo, "guid" | "timePasswordChanged">;

/**
 * Resolves with whether logins.json comes to be as the question wants it.
 *
 * @param timeLimit in milliseconds; 0 asks once
 */
export function isInLoginsFile(
  question: (logins: readonly StoredVersion[]) => boolean,
  timeLimit?: number,
): Promise<boolean> {
  return eventually(async () => {
    try {
      const { logins = [] } = JSON.parse(await read("logins.json")) as {
        readonly logins?: readonly StoredVersion[];
      };
      return question(logins);
    } catch {
      // Not there yet, or just being replaced.
      return false;
    }
  }, timeLimit);
}
