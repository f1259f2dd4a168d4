import type { ApplyFailureReason } from "../mail-servers/commit";
import type { DiagnosisCode } from "./catalogue/catalogue";

/** Why nothing was written. */
export const CODE_OF_COMMIT: Readonly<Record<ApplyFailureReason, DiagnosisCode>> = {
  "unknown-account": "settings-changed-meanwhile",
  "unknown-server": "settings-changed-meanwhile",
  "nothing-to-change": "settings-changed-meanwhile",
  "setting-not-allowed": "settings-changed-meanwhile",
  "authentication-not-allowed": "settings-changed-meanwhile",
  "security-not-allowed": "settings-changed-meanwhile",
  "stale-plan": "settings-changed-meanwhile",
  "host-not-allowed": "host-not-allowed",
  "not-proven": "sign-in-used-up",
  "setting-locked": "setting-locked",
  "account-settings-open": "account-settings-open",
  "login-store-locked": "login-store-locked",
  "token-not-saved": "token-not-saved",
  "settings-not-saved": "settings-not-saved",
  busy: "another-switch-runs",
};
