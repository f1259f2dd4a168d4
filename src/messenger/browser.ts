// The one door to the WebExtension API. The polyfill is inert in Thunderbird, whose API returns
// promises by itself; webpack replaces it by the global `browser`. Its types know no mail.
import polyfill from "webextension-polyfill";

export const browser = polyfill as unknown as typeof messenger;

/** Whether Thunderbird has loaded our Experiment; without it no setting can be read or changed. */
export function hasExperiment(): boolean {
  return "mailServers" in browser;
}
