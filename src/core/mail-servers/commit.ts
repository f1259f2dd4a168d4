// Writing settings, all or nothing.
import type { Setting } from "../server";

/** One setting of one server, with the value the page saw and the value it shall have. */
export interface SettingChange {
  readonly serverId: string;
  readonly setting: Setting;
  readonly before: string | number;
  readonly after: string | number;
}

export type ApplyFailureReason =
  | "unknown-account"
  | "unknown-server"
  | "nothing-to-change"
  | "setting-not-allowed"
  | "authentication-not-allowed"
  | "security-not-allowed"
  | "host-not-allowed"
  | "stale-plan"
  | "not-proven"
  | "setting-locked"
  | "account-settings-open"
  | "login-store-locked"
  | "token-not-saved"
  | "settings-not-saved"
  | "busy";

export type ApplyResult =
  | { readonly ok: true; readonly recordId: string }
  | {
      readonly ok: false;
      readonly reason: ApplyFailureReason;
      readonly serverId?: string;
      readonly setting?: Setting;
    };
