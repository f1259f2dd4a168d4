import type { DiagnosisCode } from "./catalogue/catalogue";

/** What only a switch by this add-on can come to, and why nobody meets it by hand. */
export const ONLY_BY_SWITCH = {
  "not-exchange-online": "known from a challenge that no window shows",
  "certificate-exception": "only this add-on refuses a stored exception",
  "sign-in-used-up": "about this add-on's trial sign-in",
  "host-not-allowed": "only this add-on compares the host with the provider",
  "settings-changed-meanwhile": "about this add-on's plan",
  "account-settings-open": "by hand, the settings are changed in that very tab",
  "settings-not-saved": "about this add-on's record",
  "another-switch-runs": "about this add-on's pages",
  "thunderbird-refused": "comes after a trial that had worked",
  "server-unreachable": "the check after a switch; by hand it is one of those on the way",
  "check-timed-out": "the check after a switch",
  "set-back": "known from this add-on's record",
} as const satisfies Partial<Record<DiagnosisCode, string>>;

/** Whether nobody meets it by hand. */
export function isOnlyBySwitch(code: DiagnosisCode): boolean {
  return Object.hasOwn(ONLY_BY_SWITCH, code);
}
