// The password of the old sign-in.
export type DeletePasswordFailureReason =
  | "unknown-record"
  | "not-confirmed"
  | "login-store-locked"
  /** None is stored, or another server still signs in with it. */
  | "nothing-to-delete"
  /** Removed from memory, but its file could not be written: it may come back. */
  | "not-saved"
  | "busy";

export type DeletePasswordResult =
  | { readonly ok: true; readonly deleted: number }
  | { readonly ok: false; readonly reason: DeletePasswordFailureReason };
