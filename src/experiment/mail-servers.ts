// The Experiment `messenger.mailServers`: getAPI() and nothing else. What each function promises is
// in extension/mailServers/schema.json; the types are the contract in core.
import type { MailServers } from "../core/mail-servers/mail-servers";
import type { SubscriptionProgress } from "../core/mail-servers/subscriptions";
import type { Protocol } from "../core/server";
import { closeAccountSettings } from "./commit/account-settings-tab";
import { apply } from "./commit/apply";
import { mistakeIn } from "./commit/check-changes";
import { deleteSavedPassword } from "./commit/delete-password";
import { finishBeforeQuit, UpdatePause } from "./commit/finish-before";
import { SwitchStore } from "./commit/switch-store";
import { undo } from "./commit/undo";
import { UninstallWatch } from "./commit/uninstall";
import { confirm } from "./confirm";
import { SubscriptionChange } from "./folders/change-subscriptions";
import { useFolder } from "./folders/folder-pointers";
import { listSubscriptions } from "./folders/list-subscriptions";
import { showFolders } from "./folders/show-folders";
import { findProvider } from "./provider";
import { preflight } from "./preflight";
import { Proofs } from "./prove/prove-login";
import { findServer, hostnameOf, snapshotMailSettings } from "./server";
import { watchFailures } from "./server-failed";
import { watchServers } from "./servers-changed";
import { SignIns } from "./sign-in";
import { isLoginStoreLocked, storedPassword, storedToken } from "./stored-token";
import { unlockLoginStore } from "./thunderbird-140";

export class MailServersApi extends ExtensionAPIPersistent {
  readonly #store = new SwitchStore(this.extension.id);
  readonly #signIns = new SignIns();
  readonly #proofs = new Proofs(this.#signIns);
  readonly #updates = new UpdatePause(this.extension);
  readonly #uninstall = new UninstallWatch(this.extension.id, this.#store);
  /** One commit or undo at a time; the pages' lock is courtesy, this is the guarantee. */
  #writing = false;
  /** Those that are under way. */
  readonly #subscriptionChanges = new Set<SubscriptionChange>();
  readonly #progressListeners = new Set<(progress: SubscriptionProgress) => void>();
  /** Folder panes are told of one account after the other. */
  #showing: Promise<unknown> = Promise.resolve();
  /** The last check that was asked for. They run one after the other: each may refresh the token. */
  #confirming: Promise<unknown> = Promise.resolve();

  readonly PERSISTENT_EVENTS = {
    onServersChanged: (options: { fire: PrimedFire }) => watchServers(options, this.#store.branch),
    onServerFailed: watchFailures,
  };

  /** Runs what writes: alone, to its end even when Thunderbird quits. undefined: not now. */
  async #alone<T>(write: () => Promise<T>): Promise<T | undefined> {
    if (this.#writing) return undefined;
    this.#writing = true;
    try {
      return await this.#updates.during(() => finishBeforeQuit(write));
    } finally {
      this.#writing = false;
      this.#store.sweep();
    }
  }

  /** Ends with the context that asked, like a click on "Cancel". */
  async #changeSubscriptions(context: ExtensionContext, change: SubscriptionChange) {
    const page = {
      close: () => {
        change.cancel();
      },
    };
    context.callOnClose(page);
    this.#subscriptionChanges.add(change);
    try {
      return await change.run(context, (progress) => {
        for (const listener of this.#progressListeners) listener(progress);
      });
    } finally {
      this.#subscriptionChanges.delete(change);
      context.forgetOnClose(page);
    }
  }

  #progressEvent(context: ExtensionContext): unknown {
    return new ExtensionCommon.EventManager({
      context,
      name: "mailServers.onSubscriptionProgress",
      register: (fire) => {
        const listener = (progress: SubscriptionProgress) => void fire.async(progress);
        this.#progressListeners.add(listener);
        return () => this.#progressListeners.delete(listener);
      },
    }).api();
  }

  #event(context: ExtensionContext, event: keyof MailServersApi["PERSISTENT_EVENTS"]): unknown {
    const manager = { context, module: "mailServers", event, extensionApi: this };
    return new ExtensionCommon.EventManager(manager).api();
  }

  onShutdown(): void {
    this.#uninstall.stop();
    this.#updates.stop();
  }

  getAPI(context: ExtensionContext) {
    const { ExtensionError } = ExtensionUtils;
    const mailServers: MailServers &
      Record<"onServersChanged" | "onServerFailed" | "onSubscriptionProgress", unknown> = {
      list: () => snapshotMailSettings((uid) => this.#store.readState(uid)),

      loginState: async (serverId) => {
        const server = findServer(serverId);
        if (!server) throw new ExtensionError(`There is no server ${serverId}`);
        const provider = findProvider(hostnameOf(server), server.native.type as Protocol);
        return {
          password: await storedPassword(server),
          token: provider ? await storedToken(provider.issuer, server) : "none",
        };
      },

      oauthProvider: (hostname, protocol) => {
        const provider = findProvider(hostname, protocol);
        if (!provider) return Promise.resolve(null);
        const { issuer, clientId, scopes } = provider;
        return Promise.resolve({ issuer, clientId, scopes });
      },

      signIn: (request) => this.#updates.during(() => this.#signIns.signIn(context, request)),

      cancelSignIn: () => {
        this.#signIns.cancel();
        return Promise.resolve();
      },

      reopenSignIn: (how) => Promise.resolve(this.#signIns.reopen(how)),

      // What is left out arrives as null.
      preflight: (hostname, protocol) => preflight(hostname ?? undefined, protocol ?? undefined),

      noteState: (serverId, state, code) => {
        const server = findServer(serverId);
        if (!server) return Promise.resolve(false);
        if (!/^[a-z0-9-]{1,64}$/.test(code)) throw new ExtensionError(`${code} is not a code`);
        return Promise.resolve(this.#store.note(server, state, code));
      },

      proveLogin: (serverId, target, signInId, stageTimeLimit) =>
        this.#updates.during(() =>
          this.#proofs.proveLogin(context, serverId, target, signInId, stageTimeLimit ?? undefined),
        ),

      apply: async (accountId, changes, proofIds) => {
        const mistake = mistakeIn(changes);
        if (mistake !== undefined) throw new ExtensionError(mistake);
        const { version } = this.extension;
        const result = await this.#alone(() =>
          apply(accountId, changes, proofIds, this.#proofs, this.#store, version),
        );
        return result ?? { ok: false, reason: "busy" };
      },

      confirm: (accountId) =>
        this.#updates.during(() => {
          const confirmed = this.#confirming.then(() => confirm(context, accountId, this.#store));
          this.#confirming = confirmed.catch(() => undefined);
          // Or the background would be stopped for idleness in the middle of it.
          const reason = "mailServers.confirm";
          const keepAlive = { promise: confirmed.catch(() => []), reason };
          context.extension.emit("background-script-idle-waituntil", keepAlive);
          return confirmed;
        }),

      listUndoRecords: () =>
        Promise.resolve({
          records: this.#store.records().map((record) => this.#store.describe(record)),
          unreadable: this.#store.unreadable(),
        }),

      undo: async (recordId) => {
        const result = await this.#alone(() => undo(recordId, this.#store));
        return result ?? { ok: false, reason: "busy", differences: [] };
      },

      removeRecords: async () => {
        const done = await this.#alone(() => {
          this.#store.clear();
          return Promise.resolve(true);
        });
        return done ? { ok: true } : { ok: false, reason: "busy" };
      },

      deleteSavedPassword: async (recordId) => {
        const result = await this.#alone(() => deleteSavedPassword(recordId, this.#store));
        return result ?? { ok: false, reason: "busy" };
      },

      unlockSavedPasswords: () => {
        try {
          unlockLoginStore();
        } catch {
          // The person has cancelled; the answer below says so.
        }
        return Promise.resolve(!isLoginStoreLocked());
      },

      closeAccountSettings: () => {
        closeAccountSettings();
        return Promise.resolve();
      },

      listSubscriptions: (serverId) => listSubscriptions(context, serverId),

      changeSubscriptions: (serverId, subscribe, unsubscribe) =>
        this.#updates.during(() => {
          const change = new SubscriptionChange(serverId, subscribe, unsubscribe);
          return this.#changeSubscriptions(context, change);
        }),

      cancelSubscriptionChanges: () => {
        for (const change of this.#subscriptionChanges) change.cancel();
        return Promise.resolve();
      },

      showFolders: (serverId, which) =>
        this.#updates.during(() => {
          const shown = this.#showing.then(() => showFolders(serverId, which));
          this.#showing = shown.catch(() => undefined);
          return shown;
        }),

      useFolder: (serverId, use, path) => Promise.resolve(useFolder(serverId, use, path)),

      onServersChanged: this.#event(context, "onServersChanged"),
      onServerFailed: this.#event(context, "onServerFailed"),
      onSubscriptionProgress: this.#progressEvent(context),
    };
    return { mailServers };
  }
}
