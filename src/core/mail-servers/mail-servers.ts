// The contract of the Experiment `messenger.mailServers`, as both sides compile against it. In this
// folder: what crosses the border, all of it plain values without a secret. Not here: how it is done
// (-> experiment/), what it is good for (-> run/). Must agree with extension/mailServers/schema.json:
// tests/guards/contract.test.ts proves it.
import type { NotedState } from "../record/switch-state";
import type { MailSettings, Protocol } from "../server";
import type { ApplyResult, SettingChange } from "./commit";
import type { Confirmation } from "./confirmation";
import type { DeletePasswordResult } from "./delete-password";
import type { OAuthProvider } from "./oauth-provider";
import type { Preflight } from "./preflight";
import type { LoginTarget, ProofResult } from "./proof";
import type { RemoveRecordsResult } from "./remove-records";
import type { SignInRequest, SignInResult } from "./sign-in";
import type { LoginState } from "./stored-login";
import type {
  FolderPointer,
  ShowFoldersResult,
  SubscriptionChanges,
  SubscriptionList,
  UseFolderResult,
} from "./subscriptions";
import type { UndoRecords, UndoResult } from "./undo";

/** See extension/mailServers/schema.json for what each function does and promises. */
export interface MailServers {
  list(): Promise<MailSettings>;
  loginState(serverId: string): Promise<LoginState>;
  oauthProvider(hostname: string, protocol: Protocol): Promise<OAuthProvider | null>;
  signIn(request: SignInRequest): Promise<SignInResult>;
  cancelSignIn(): Promise<void>;
  reopenSignIn(how: "open" | "copy"): Promise<boolean>;
  preflight(hostname?: string, protocol?: Protocol): Promise<Preflight>;
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
  removeRecords(): Promise<RemoveRecordsResult>;
  deleteSavedPassword(recordId: string): Promise<DeletePasswordResult>;
  unlockSavedPasswords(): Promise<boolean>;
  closeAccountSettings(): Promise<void>;
  listSubscriptions(serverId: string): Promise<SubscriptionList>;
  changeSubscriptions(
    serverId: string,
    subscribe: readonly string[],
    unsubscribe: readonly string[],
  ): Promise<SubscriptionChanges>;
  cancelSubscriptionChanges(): Promise<void>;
  showFolders(serverId: string, which: "subscribed" | "all"): Promise<ShowFoldersResult>;
  useFolder(serverId: string, use: FolderPointer["use"], path: string): Promise<UseFolderResult>;
}
