// The way by hand through Thunderbird's own Account Settings, one step a card: plain values, made by
// walk.ts, shown by ui/walk. Not here: words (-> _locales), which have Thunderbird's own for each control.
import type { Half } from "../plan/switch-plan";
import type { Setting } from "../server";

/** A control, an entry or a value of Thunderbird's own, whose words are in _locales under "thunderbird_". */
export type ThunderbirdWord =
  | "appMenu"
  | "accountSettings"
  | "editOutgoing"
  | "outgoingServerPane"
  | "editListedServer"
  | "dialogOk"
  | "serverSettings"
  | "outgoingServerName"
  | "outgoingConnectionSecurity"
  | "outgoingPort"
  | "outgoingAuthenticationMethod"
  | "connectionSecurity"
  | "port"
  | "authenticationMethod"
  | "securityStarttls"
  | "securityTls"
  | "authenticationOauth2"
  | "getMessages"
  | "subscribe"
  | "settings"
  | "privacySecurity"
  | "savedPasswords"
  | "savedPasswordsRemove";

/**
 * What stands on the screen: Thunderbird's own words, or what the person's settings have. An account whose
 * name no text has told is described by its host.
 */
export type Shown =
  | { readonly word: ThunderbirdWord }
  | { readonly text: string }
  | { readonly accountAt: string }
  /** A line of the list of outgoing servers: it has the host in it. The user name is "" where it is not known. */
  | { readonly serverAt: string; readonly username: string };

/** One thing to do. "check": it has to say so, and does by itself as a rule. */
export type WalkAction =
  | { readonly kind: "click" | "context-menu"; readonly control: Shown }
  | { readonly kind: "choose" | "type" | "check"; readonly control: Shown; readonly value: Shown };

export type WalkStepKind =
  | "open-account-settings"
  | "open-outgoing-server"
  | "open-listed-server"
  | "outgoing-hostname"
  | "outgoing-connection"
  | "outgoing-sign-in"
  | "open-incoming-server"
  | "incoming-connection"
  | "incoming-sign-in"
  | "check"
  | "receive"
  | "send"
  | "folders"
  | "passwords";

/** A server of the account, by what both kinds of text have: the position of the identity that uses it. */
export type WalkServer =
  | { readonly half: Extract<Half, "receiving"> }
  | { readonly half: Extract<Half, "sending">; readonly identity: number };

/** What a step shall come to, to be seen when the settings are read again. */
export interface WantedSetting {
  readonly setting: Setting;
  readonly value: string | number;
}

export interface WalkStep {
  /** Stays the same when the walk is made again from the same settings. */
  readonly id: string;
  readonly kind: WalkStepKind;
  readonly actions: readonly WalkAction[];
  readonly server?: WalkServer;
  /** Empty for a step that leaves no trace in the settings. */
  readonly wanted: readonly WantedSetting[];
}

/** The walk for one account. */
export interface Walk {
  readonly accountId: string;
  readonly accountName: string;
  /** Whom the test message is for; "" where no text has told. */
  readonly email: string;
  /** The incoming host name, by which the account is known again; "" where there is none. */
  readonly hostname: string;
  /** Saved sign-ins that are of no use afterwards, as Thunderbird's list of passwords names them. */
  readonly oldLogins: readonly string[];
  readonly steps: readonly WalkStep[];
}
