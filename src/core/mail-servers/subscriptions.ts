// The folders of an IMAP mailbox: which there are, which are subscribed, which Thunderbird shows.
import type { ServerFolder, SpecialUse } from "../folders/server-folder";
import type { ProofResult } from "./proof";

type FailedLogin = Extract<ProofResult, { readonly ok: false }>;

/** Why no stored sign-in could be used; nothing is opened to get one. */
export type TokenFailureReason =
  "no-stored-token" | "login-store-locked" | "refused" | "unreachable";

/** Why the mailbox could not be opened. */
export type MailboxFailure =
  | { readonly ok: false; readonly step: "token"; readonly reason: TokenFailureReason }
  | { readonly ok: false; readonly step: "login"; readonly login: FailedLogin };

/** Where an identity of the account, or its server, has Thunderbird put mail of a kind. */
export interface FolderPointer {
  readonly use: Exclude<SpecialUse, "inbox" | "archive">;
  /** As in ServerFolder. */
  readonly path: string;
  /** A policy or AutoConfig has locked it. */
  readonly locked: boolean;
}

export type SubscriptionList =
  | {
      readonly ok: true;
      readonly folders: readonly ServerFolder[];
      /** The paths of the folders that Thunderbird has in its own list now. */
      readonly shown: readonly string[];
      /** Thunderbird's setting "Show only subscribed folders", and whether it is locked. */
      readonly subscribedOnly: boolean;
      readonly subscribedOnlyLocked: boolean;
      /** Whether showFolders can tell the folder pane once for all. */
      readonly quickly: boolean;
      /** Only those that point into this mailbox. */
      readonly pointers: readonly FolderPointer[];
    }
  | MailboxFailure;

/** What became of one folder. */
export interface FolderResult {
  readonly path: string;
  /**
   * - "done": the server lists it as asked for
   * - "refused": the server said no, in its words, or did not do it
   * - "not-tried": cancelled, or the connection ended before
   */
  readonly outcome: "done" | "refused" | "not-tried";
  readonly words: string;
}

export interface SubscriptionChanges {
  readonly results: readonly FolderResult[];
  /** Why it has ended before everything was tried. */
  readonly ended?: "cancelled" | MailboxFailure;
}

/** How far a change has come. */
export interface SubscriptionProgress {
  readonly serverId: string;
  readonly done: number;
  readonly total: number;
}

export type ShowFoldersFailureReason =
  | "unknown-server"
  | "setting-locked"
  | "offline"
  | "timed-out"
  /** It has the folders, but a folder pane could not be told; the next start shows them. */
  | "restart-needed";

export type ShowFoldersResult =
  | {
      readonly ok: true;
      readonly shown: readonly string[];
      /**
       * Whether all that Thunderbird asked of the server worked. It says no as well when it wanted to make
       * a folder for deleted mail that was there already (measured on 140 and 153), and has the list then.
       */
      readonly complete: boolean;
    }
  | { readonly ok: false; readonly reason: ShowFoldersFailureReason };

export type UseFolderResult =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason:
        "unknown-server" | "unknown-folder" | "setting-locked" | "account-settings-open";
    };
