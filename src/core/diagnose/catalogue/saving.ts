// What stands in the way of a commit.
import type { CatalogueEntry } from "./catalogue-entry";

export const SAVING = {
  "settings-changed-meanwhile": {
    fixedBy: "you",
    signingInHelps: false,
    source: "the plan is older than the settings",
  },
  "setting-locked": {
    fixedBy: "administrator",
    signingInHelps: false,
    request: "unlock-settings",
    source: "locked by a policy or AutoConfig",
  },
  "account-settings-open": {
    fixedBy: "you",
    signingInHelps: false,
    action: "close-account-settings",
    source: "Thunderbird's Account Settings writes back what it shows",
  },
  "login-store-locked": {
    fixedBy: "you",
    signingInHelps: false,
    action: "unlock-passwords",
    source: "the primary password has not been entered",
  },
  "token-not-saved": {
    fixedBy: "you",
    signingInHelps: false,
    source: "logins.json does not hold the token",
  },
  "settings-not-saved": {
    fixedBy: "you",
    signingInHelps: false,
    source: "prefs.js does not hold the record",
  },
  "another-switch-runs": { fixedBy: "wait", signingInHelps: false, source: "one commit at a time" },
} as const satisfies Record<string, CatalogueEntry>;
