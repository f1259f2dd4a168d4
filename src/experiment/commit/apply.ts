// The commit: all or nothing. Once begun it runs to its end, whoever is still there to see it.
// The order is what makes a power cut harmless at every moment: first the token is in its file,
// then all settings and the undo record are written in one go, then the file is read back.
import type { ApplyResult, SettingChange } from "../../core/mail-servers";
import { randomId } from "../parent-global";
import type { Proofs } from "../prove/prove-login";
import { preferenceOf } from "../server";
import { handOverToken, isLoginStoreLocked, isStoredTokenKept } from "../stored-token";
import { isAccountSettingsOpen } from "./account-settings-tab";
import { type AllowedServer, checkChanges } from "./check-changes";
import {
  closeCachedConnections,
  restoreSettings,
  saveSettings,
  storedValue,
  writeSettings,
} from "./settings";
import type { CommitRecord, RecordedServer, UndoRecords } from "./undo-record";

function recordServer({ server, changes, target }: AllowedServer): RecordedServer {
  return {
    kind: server.kind,
    uid: server.native.UID,
    type: server.native.type,
    username: target.username,
    settings: changes.map(({ setting, before, after }) => ({
      setting,
      before,
      after,
      stored: storedValue(preferenceOf(server, setting)),
    })),
  };
}

/** Once per user name: a shared mailbox has its own, with the token of the person. */
async function handOver(servers: readonly AllowedServer[]): Promise<boolean> {
  const done = new Set<string>();
  for (const { server, target, signIn } of servers) {
    if (done.has(target.username)) continue;
    done.add(target.username);
    const { oauth, provider, storedFor } = signIn;
    const login = { ...target, protocol: server.native.type };
    const kept =
      storedFor === target.username
        ? await isStoredTokenKept(provider, target.username)
        : await handOverToken(oauth, provider, login);
    if (!kept) return false;
  }
  return true;
}

/** One block without a pause; false when it broke in the middle, or did not reach the file. */
async function write(
  allowed: readonly AllowedServer[],
  record: CommitRecord,
  records: UndoRecords,
): Promise<boolean> {
  try {
    for (const { server, changes } of allowed) {
      closeCachedConnections(server);
      writeSettings(server, changes);
    }
    records.write(record);
  } catch {
    // A setter of Thunderbird threw. Half of it must not stay.
    return false;
  }
  return saveSettings(record.id, true);
}

/** See the schema. */
export async function apply(
  accountId: string,
  changes: readonly SettingChange[],
  proofIds: readonly string[],
  proofs: Proofs,
  records: UndoRecords,
  addOnVersion: string,
): Promise<ApplyResult> {
  const check = () => checkChanges(accountId, changes, proofs, proofIds);
  const first = check();
  if ("ok" in first) return first;
  if (isAccountSettingsOpen()) return { ok: false, reason: "account-settings-open" };
  if (isLoginStoreLocked()) return { ok: false, reason: "login-store-locked" };
  if (!(await handOver(first))) return { ok: false, reason: "token-not-saved" };

  // A second and a half has passed: look again, and from here on without a pause.
  const allowed = check();
  if ("ok" in allowed) return allowed;
  if (isAccountSettingsOpen()) return { ok: false, reason: "account-settings-open" };
  const record: CommitRecord = {
    version: 1,
    id: randomId(),
    time: new Date().toISOString(),
    addOnVersion,
    accountId,
    servers: allowed.map(recordServer),
  };
  if (await write(allowed, record, records)) {
    proofs.forget(proofIds);
    return { ok: true, recordId: record.id };
  }
  for (const [index, { server }] of allowed.entries()) {
    restoreSettings(server, record.servers[index]?.settings ?? []);
    closeCachedConnections(server);
  }
  records.remove(record.id);
  Services.prefs.savePrefFile(null);
  return { ok: false, reason: "settings-not-saved" };
}
