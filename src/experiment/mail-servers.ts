// The Experiment `messenger.mailServers`: getAPI() and nothing else. What each function promises is
// in extension/mailServers/schema.json; the types are the contract in core.
import type { MailServers } from "../core/mail-servers";
import { apply } from "./commit/apply";
import { mistakeIn } from "./commit/check-changes";
import { undo } from "./commit/undo";
import { describeRecord, UndoRecords } from "./commit/undo-record";
import { confirm } from "./confirm";
import { findProvider } from "./provider";
import { Proofs } from "./prove/prove-login";
import { findServer, hostnameOf, snapshotMailSettings } from "./server";
import { watchServers } from "./servers-changed";
import { SignIns } from "./sign-in";
import { storedPassword, storedToken } from "./stored-token";
import type { Protocol } from "../core/server";

export class MailServersApi extends ExtensionAPIPersistent {
  readonly PERSISTENT_EVENTS = { onServersChanged: watchServers };

  readonly #signIns = new SignIns();
  readonly #proofs = new Proofs(this.#signIns);
  readonly #records = new UndoRecords(this.extension.id);
  /** One commit or undo at a time; the pages' lock is courtesy, this is the guarantee. */
  #writing = false;

  async #alone<T>(write: () => Promise<T>): Promise<T | undefined> {
    if (this.#writing) return undefined;
    this.#writing = true;
    try {
      return await write();
    } finally {
      this.#writing = false;
    }
  }

  getAPI(context: ExtensionContext) {
    const { ExtensionError } = ExtensionUtils;
    const mailServers: MailServers & { readonly onServersChanged: unknown } = {
      list: () => Promise.resolve(snapshotMailSettings()),

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

      signIn: (request) => this.#signIns.signIn(context, request),

      cancelSignIn: () => {
        this.#signIns.cancel();
        return Promise.resolve();
      },

      proveLogin: (serverId, target, signInId, stageTimeLimit) =>
        this.#proofs.proveLogin(context, serverId, target, signInId, stageTimeLimit ?? undefined),

      apply: async (accountId, changes, proofIds) => {
        const mistake = mistakeIn(changes);
        if (mistake !== undefined) throw new ExtensionError(mistake);
        const { version } = this.extension;
        const result = await this.#alone(() =>
          apply(accountId, changes, proofIds, this.#proofs, this.#records, version),
        );
        return result ?? { ok: false, reason: "busy" };
      },

      confirm: (accountId) => confirm(context, accountId, this.#records),

      listUndoRecords: () => Promise.resolve(this.#records.read().map(describeRecord)),

      undo: async (recordId) => {
        const result = await this.#alone(() => undo(recordId, this.#records));
        return result ?? { ok: false, reason: "busy", differences: [] };
      },

      onServersChanged: new ExtensionCommon.EventManager({
        context,
        module: "mailServers",
        event: "onServersChanged",
        extensionApi: this,
      }).api(),
    };
    return { mailServers };
  }
}
