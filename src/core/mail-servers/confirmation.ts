// Thunderbird's own login with what was written.
export type ConfirmFailureReason =
  | "no-stored-token"
  | "login-store-locked"
  /** A setting has its former value again: there is nothing to sign in with. */
  | "set-back"
  | "refused"
  | "unreachable"
  | "timed-out"
  | "cancelled";

/** What Thunderbird's own connection with the new settings came to, per server. */
export type Confirmation =
  | { readonly ok: true; readonly serverId: string }
  | {
      readonly ok: false;
      readonly serverId: string;
      readonly reason: ConfirmFailureReason;
      readonly words: string;
    };
