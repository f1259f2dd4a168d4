// Tells what a text is that somebody has pasted or dropped, and reads it.
import { readPreferencesText } from "./preferences-text";
import type { SettingsTextProblem, SettingsTextResult } from "./settings-text";
import { readTroubleshootingText } from "./troubleshooting-text";

/** Characters. A profile of many years has a prefs.js of some hundred thousand. */
const LONGEST = 20_000_000;

function no(problem: SettingsTextProblem): SettingsTextResult {
  return { ok: false, problem };
}

/** What a text is that has neither the lines of the one nor the calls of the other. */
function otherwise(text: string): SettingsTextProblem {
  if (/^SQLite format 3\0|"encryptedPassword"|"logins"\s*:\s*\[/.test(text)) return "passwords";
  if (/^\s*\{/.test(text) && /"application"\s*:/.test(text)) return "raw-data";
  if (/\baccount\d+\b[^\n]*\((?:imap|pop3|none|rss|nntp|ews)\)/.test(text))
    return "selected-by-hand";
  if (/\bThunderbird\/\d/.test(text)) return "no-accounts";
  // Other programs of Mozilla's have a page of the same kind.
  if (/\bGecko\/\d+ \w+\/\d|\b(?:Firefox|SeaMonkey|Betterbird)\b/.test(text))
    return "other-program";
  return "not-recognised";
}

/** Reads a text of any kind. Never throws, and takes nothing from a text that it does not know. */
export function readSettingsText(text: string): SettingsTextResult {
  if (text.trim() === "") return no("empty");
  if (text.length > LONGEST) return no("too-long");
  if (/^[\s>]*(?:INCOMING|OUTGOING):/m.test(text)) return readTroubleshootingText(text);
  if (/\buser_pref[ \t]*\(/.test(text)) return readPreferencesText(text);
  return no(otherwise(text));
}
