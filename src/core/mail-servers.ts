// The contract of the Experiment `messenger.mailServers`, as both sides compile against it.
// Belongs here: what crosses the border, all of it plain values without a secret.
// Not here: how it is done (-> experiment/), what it is good for (-> run/).
// Must agree with extension/mailServers/schema.json: tests/guards/contract.test.ts proves it.
import type { NotedState, StoredSwitchState } from "./record/switch-state";
import type { MailSettings, Protocol, Security, Setting } from "./server";

/** Whether something is stored for a user; "locked": only the primary password could tell. */
export type StoredSecret = "none" | "some" | "locked";

export interface LoginState {
  /** A saved password of this server's user. */
  readonly password: StoredSecret;
  /** A stored refresh token of this server's user, at the OAuth2 provider of its host. */
  readonly token: StoredSecret;
}

/** The OAuth2 provider that Thunderbird itself would use for a host and protocol. */
export interface OAuthProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
}

export interface SignInRequest {
  /** The host of the *target* settings; only selects one of Thunderbird's own providers. */
  readonly hostname: string;
  readonly protocol: Protocol;
  /** Who signs in: the name shown to the provider, and the user name a stored token is looked up by. */
  readonly username: string;
  /** "stored": a silent refresh of a stored token, never a window. "interactive": the person signs in. */
  readonly mode: "stored" | "interactive";
  /** Interactive only: ask the provider to let the person choose the account (OpenID `prompt`). */
  readonly chooseAccount?: boolean;
  /** Seconds until an unfinished sign-in is given up. 600 when absent. */
  readonly timeLimit?: number;
}

export type SignInFailureReason =
  | "no-provider"
  | "no-stored-token"
  | "login-store-locked"
  | "busy"
  | "cancelled"
  | "timed-out"
  | "offline"
  /** The provider answered with an OAuth2 error (RFC 6749, 4.1.2.1 and 5.2). */
  | "refused"
  /** The provider could not be reached, or its answer could not be read. */
  | "unreachable";

export type SignInResult =
  | {
      readonly ok: true;
      readonly signInId: string;
      readonly scopes: readonly string[];
      /** What the access token names, where it can be read. Hints for words, never a decision. */
      readonly tokenUsername?: string;
      readonly tokenTenantId?: string;
    }
  | {
      readonly ok: false;
      readonly reason: SignInFailureReason;
      /** The provider's `error` code when it gave one. */
      readonly error?: string;
      /** The provider's own words, secrets removed; "" when there are none. */
      readonly words: string;
      /** Of whoever answers in the provider's place, where that is why it is "unreachable". */
      readonly certificate?: Certificate;
      /** The provider's host; with the certificate only. */
      readonly hostname?: string;
    };

/** Where and as whom to log in. Authentication is always OAuth2. */
export interface LoginTarget {
  readonly hostname: string;
  readonly port: number;
  readonly security: Security;
  readonly username: string;
}

/** How far a login came. Each stage has its own time limit. */
export type ProofStage = "resolve" | "connect" | "tls" | "capability" | "authenticate" | "use";

export type ProofFailureReason =
  // Before any connection:
  | "unknown-server"
  | "unknown-sign-in"
  | "host-not-allowed"
  | "security-not-allowed"
  | "username-not-allowed"
  | "offline"
  // On the connection:
  | "unknown-host"
  | "connection-refused"
  | "connection-failed"
  | "connection-closed"
  | "certificate-not-trusted"
  | "certificate-exception"
  | "starttls-not-offered"
  | "data-before-tls"
  | "oauth2-not-offered"
  | "refused"
  | "unexpected-reply"
  | "timed-out"
  | "cancelled";

/** Who vouches for the server. `builtInRoot` false: an organisation or security software stands between. */
export interface Certificate {
  readonly issuer: string;
  readonly builtInRoot: boolean;
  /** NSS's name of what is wrong, e.g. "SEC_ERROR_UNKNOWN_ISSUER"; absent when nothing is. */
  readonly error?: string;
}

export type ProofResult =
  | {
      readonly ok: true;
      readonly proofId: string;
      readonly certificate: Certificate;
      /** What the server said, in order, secrets removed. */
      readonly lines: readonly string[];
    }
  | {
      readonly ok: false;
      readonly reason: ProofFailureReason;
      /** Absent when no connection was tried. */
      readonly stage?: ProofStage;
      readonly certificate?: Certificate;
      readonly lines: readonly string[];
    };

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

/** Something on this computer that makes a sign-in fail, or may. */
export interface Obstacle {
  readonly code:
    | "offline"
    /** Another sign-in's window, of Thunderbird itself. */
    | "sign-in-window-open"
    | "login-store-locked"
    | "profile-read-only"
    /** With the system's browser: nothing opens https links; nothing reaches the loopback address. */
    | "no-browser"
    | "loopback-blocked"
    /** With Thunderbird's window. */
    | "cookies-off"
    | "javascript-off"
    | "site-data-off"
    | "window-without-device"
    | "proxy"
    /** Passwords are not saved; a token is kept all the same. */
    | "passwords-not-saved"
    /** Thunderbird signs in to a test organisation of its makers. */
    | "microsoft-sandbox"
    | "login-store-add-on";
  /** Set by a policy or AutoConfig. */
  readonly locked: boolean;
  /** Of the add-ons that are meant. */
  readonly names?: readonly string[];
}

export interface Preflight {
  readonly signInBy: "browser" | "window";
  readonly obstacles: readonly Obstacle[];
}

/** See extension/mailServers/schema.json for what each function does and promises. */
export interface MailServers {
  list(): Promise<MailSettings>;
  loginState(serverId: string): Promise<LoginState>;
  oauthProvider(hostname: string, protocol: Protocol): Promise<OAuthProvider | null>;
  signIn(request: SignInRequest): Promise<SignInResult>;
  cancelSignIn(): Promise<void>;
  reopenSignIn(how: "open" | "copy"): Promise<boolean>;
  preflight(): Promise<Preflight>;
  noteState(serverId: string, state: NotedState, code: string): Promise<boolean>;
  proveLogin(
    serverId: string,
    target: LoginTarget,
    signInId: string,
    stageTimeLimit?: number,
  ): Promise<ProofResult>;
  apply(
    accountId: string,
    changes: readonly SettingChange[],
    proofIds: readonly string[],
  ): Promise<ApplyResult>;
  confirm(accountId: string): Promise<readonly Confirmation[]>;
  listUndoRecords(): Promise<UndoRecords>;
  undo(recordId: string): Promise<UndoResult>;
  deleteSavedPassword(recordId: string): Promise<DeletePasswordResult>;
  unlockSavedPasswords(): Promise<boolean>;
  closeAccountSettings(): Promise<void>;
}
