// The exact before → after of a switch; a plain value, made by plan.ts, carried out by run/run.ts.
import type { SettingChange } from "../mail-servers/commit";
import type { LoginTarget } from "../mail-servers/proof";
import type { SignInRequest } from "../mail-servers/sign-in";
import type { RewrittenSetting, ServerSnapshot, Setting } from "../server";

export type Half = "receiving" | "sending";

export interface PlannedServer {
  readonly half: Half;
  readonly protocol: "imap" | "smtp";
  /** As it is now. */
  readonly server: ServerSnapshot;
  /** As it shall be; authentication is OAuth2. */
  readonly target: LoginTarget;
  /** Only what differs, never empty. */
  readonly changes: readonly SettingChange[];
}

/** Why a server that ought to be switched is not in the plan. */
export type BlockerReason =
  | { readonly code: "pop3-not-supported" }
  | { readonly code: "no-oauth-provider" }
  /** Locked by a policy or AutoConfig. */
  | { readonly code: "setting-locked"; readonly setting: Setting }
  /** Something would put the old value back at the next start. */
  | { readonly code: "setting-rewritten"; readonly rewritten: RewrittenSetting };

export type Blocker = BlockerReason & { readonly half: Half; readonly server: ServerSnapshot };

/** What else the person should know before the click. */
export interface Warning {
  readonly code: "shared-outgoing-server";
  readonly server: ServerSnapshot;
  /** Names of the other accounts that send through it and are changed with it. */
  readonly accountNames: readonly string[];
}

export interface SwitchPlan {
  readonly accountId: string;
  readonly accountName: string;
  /** Whose token, for which provider. One sign-in serves every server of the plan. */
  readonly signIn: Pick<SignInRequest, "hostname" | "protocol" | "username">;
  /** Empty: nothing that can be switched now. */
  readonly servers: readonly PlannedServer[];
  readonly blockers: readonly Blocker[];
  readonly warnings: readonly Warning[];
}
