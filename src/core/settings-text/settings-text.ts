// Mail settings that a person hands over as a text, where the add-on may not read them itself.
// In this folder: reading such a text. Nothing here keeps one.
import type { MailSettings } from "../server";

/** What was handed over: Thunderbird's Troubleshooting Information, or the file prefs.js of a profile. */
export type SettingsSource = "troubleshooting" | "preferences";

/** An account that sends through a server which may be the same as another one: the text does not tell. */
export interface LookAlike {
  readonly accountId: string;
  readonly hostname: string;
}

export interface SettingsText {
  readonly source: SettingsSource;
  readonly settings: MailSettings;
  /** Whether it says whose accounts these are. */
  readonly hasNames: boolean;
  readonly lookAlikes: readonly LookAlike[];
}

/** Why a text has no settings in it, from what it is instead. */
export type SettingsTextProblem =
  | "empty"
  | "too-long"
  /** The passwords of a profile (logins.json, key4.db): nobody should hand them over. */
  | "passwords"
  /** "Copy raw data": it has no accounts in it. */
  | "raw-data"
  /** The same page, selected with the mouse: its words are translated, and the columns are lost. */
  | "selected-by-hand"
  | "other-program"
  /** Troubleshooting Information or a prefs.js, without accounts. */
  | "no-accounts"
  /** It breaks off, or a line was torn. */
  | "cut-off"
  | "not-recognised";

export type SettingsTextResult =
  | { readonly ok: true; readonly text: SettingsText }
  | { readonly ok: false; readonly problem: SettingsTextProblem };
