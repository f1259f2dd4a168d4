// The commit: all or nothing. Once begun it runs to its end, whoever is still there to see it.
// The order is what makes a power cut harmless at every moment: first the token is in its file,
// then all settings and the undo record are written in one go, then the file is read back.
import type { ApplyResult, SettingChange } from "../../core/mail-servers/commit";
import type { CommitRecord, RecordedServer } from "../../core/record/commit-record";
import { randomId } from "../parent-global";
import type { Proofs } from "../prove/prove-login";
import { preferenceOf } from "../server";
import { handOverToken, isStoredTokenKept, type TakeBack } from "../hand-over";
import { isLoginStoreLocked } from "../stored-token";
import { isAccountSettingsOpen } from "./account-settings-tab";
import { type AllowedServer, checkChanges } from "./check-changes";
import {
  closeCachedConnections,
  restoreSettings,
  saveSettings,
  storedValue,
  writeSettings,
} from "./settings";
import { findRecordedServer, type SwitchStore } from "./switch-store";

function recordServer({ server, changes, target }: AllowedServer): RecordedServer {
  return {
    kind: server.kind,
    uid: server.native.UID,
    type: server.native.type,
    username: target.username,
    hostname: target.hostname,
    settings: changes.map(({ setting, before, after }) => ({
      setting,
      before,
      after,
      stored: storedValue(preferenceOf(server, setting)),
    })),
  };
}

/**
 * Once per user name: a shared mailbox has its own, with the token of the person.
 *
 * @returns how to take all of it back; undefined when it failed, and was taken back
 */
async function handOver(servers: readonly AllowedServer[]): Promise<TakeBack | undefined> {
  const handedOver = new Map<string, TakeBack>();
  const takeBack = async () => {
    for (const one of handedOver.values()) await one();
  };
  const done = new Set<string>();
  for (const { server, target, signIn } of servers) {
    if (done.has(target.username)) continue;
    done.add(target.username);
    const { oauth, provider, storedFor } = signIn;
    if (storedFor === target.username) {
      if (await isStoredTokenKept(provider, target.username)) continue;
      await takeBack();
      return undefined;
    }
    const login = { ...target, protocol: server.native.type };
    const one = await handOverToken(oauth, provider, login);
    if (!one) {
      await takeBack();
      return undefined;
    }
    handedOver.set(target.username, one);
  }
  return takeBack;
}

/** One block without a pause; false when it broke in the middle, or did not reach the file. */
async function write(
  allowed: readonly AllowedServer[],
  record: CommitRecord,
  store: SwitchStore,
): Promise<boolean> {
  try {
    for (const { server, changes } of allowed) {
      closeCachedConnections(server);
      writeSettings(server, changes);
    }
    store.write(record);
    for (const { uid } of record.servers) store.writeState(uid, "not-confirmed");
  } catch {
    // A setter of Thunderbird threw. Half of it must not stay.
    return false;
  }
  return saveSettings(record.id, true);
}

/** Puts everything back that {@link write} has written, but nothing of a server that has gone. */
function rollBack(
  record: CommitRecord,
  states: ReadonlyMap<string, string>,
  store: SwitchStore,
): void {
  for (const recorded of record.servers) {
    const server = findRecordedServer(recorded);
    if (!server) continue;
    restoreSettings(server, recorded.settings);
    closeCachedConnections(server);
  }
  store.remove(record.id);
  for (const [uid, stored] of states) store.putStateBack(uid, stored);
  Services.prefs.savePrefFile(null);
}

/** See the schema. */
export async function apply(
  accountId: string,
  changes: readonly SettingChange[],
  proofIds: readonly string[],
  proofs: Proofs,
  store: SwitchStore,
  addOnVersion: string,
): Promise<ApplyResult> {
  const check = () => checkChanges(accountId, changes, proofs, proofIds);
  const first = check();
  if ("ok" in first) return first;
  if (isAccountSettingsOpen()) return { ok: false, reason: "account-settings-open" };
  if (isLoginStoreLocked()) return { ok: false, reason: "login-store-locked" };
  const takeBack = await handOver(first);
  if (!takeBack) return { ok: false, reason: "token-not-saved" };

  // A second and a half has passed: look again, and from here on without a pause.
  const allowed = check();
  if ("ok" in allowed || isAccountSettingsOpen()) {
    await takeBack().catch(() => undefined);
    return "ok" in allowed ? allowed : { ok: false, reason: "account-settings-open" };
  }
  const record: CommitRecord = {
    version: 1,
    id: randomId(),
    time: new Date().toISOString(),
    addOnVersion,
    accountId,
    servers: allowed.map(recordServer),
  };
  const states = new Map(record.servers.map(({ uid }) => [uid, store.storedState(uid)]));
  if (await write(allowed, record, store)) {
    proofs.forget(proofIds);
    return { ok: true, recordId: record.id };
  }
  rollBack(record, states, store);
  await takeBack().catch(() => undefined);
  return { ok: false, reason: "settings-not-saved" };
}
