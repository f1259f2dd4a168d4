// The way back.
import type { StoredSwitchState } from "../record/switch-state";
import type { Setting } from "../server";
import type { SettingChange } from "./commit";

export interface UndoRecord {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly addOnVersion: string;
  /** Whether the commit was made before this Thunderbird was started. */
  readonly earlierSession: boolean;
  readonly servers: readonly {
    /** null: the server is gone. */
    readonly serverId: string | null;
    readonly type: string;
    readonly username: string;
    readonly changes: readonly (Omit<SettingChange, "serverId"> & {
      /** The value it has at this moment; null when the server is gone. */
      readonly now: string | number | null;
    })[];
    /** Absent when none is stored, or only one of a later version. */
    readonly state?: StoredSwitchState;
  }[];
}

/** A record that cannot be undone by this version, and is left alone. */
export interface UnreadableRecord {
  readonly id: string;
  readonly reason: "newer-version" | "damaged";
}

export interface UndoRecords {
  /** Newest first. */
  readonly records: readonly UndoRecord[];
  readonly unreadable: readonly UnreadableRecord[];
}

export type UndoFailureReason =
  | "unknown-record"
  /** Written by a later version of the add-on. */
  | "newer-version"
  | "damaged-record"
  /** A later switch of the same server has to be undone first. */
  | "newer-record"
  | "server-gone"
  | "changed-since"
  | "setting-locked"
  | "account-settings-open"
  | "settings-not-saved"
  | "busy";

export type UndoResult =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: UndoFailureReason;
      /** For "changed-since" and "setting-locked": what stands in the way. */
      readonly differences: readonly {
        readonly serverId: string;
        readonly setting: Setting;
        readonly expected: string | number;
        readonly found: string | number;
      }[];
    };
