// Takes a commit back: all of it or nothing. Only the record decides what is put back.
import type { UndoResult } from "../../core/mail-servers";
import { preferenceOf, snapshot } from "../server";
import { isAccountSettingsOpen } from "./account-settings-tab";
import { closeCachedConnections, restoreSettings, saveSettings, storedValue } from "./settings";
import { type CommitRecord, findRecordedServer, type UndoRecords } from "./undo-record";

type Refusal = Extract<UndoResult, { readonly ok: false }>;

function refusal(reason: Refusal["reason"], differences: Refusal["differences"] = []): Refusal {
  return { ok: false, reason, differences };
}

/** Undo goes from the newest to the oldest: an older record does not know what came after it. */
function isNewest(record: CommitRecord, records: UndoRecords): boolean {
  const uids = new Set(record.servers.map(({ uid }) => uid));
  const newest = records.read().find(({ servers }) => servers.some(({ uid }) => uids.has(uid)));
  return newest?.id === record.id;
}

/** See the schema. */
export async function undo(recordId: string, records: UndoRecords): Promise<UndoResult> {
  const record = records.find(recordId);
  if (!record) return refusal("unknown-record");
  if (!isNewest(record, records)) return refusal("newer-record");
  if (isAccountSettingsOpen()) return refusal("account-settings-open");

  const servers = record.servers.flatMap((recorded) => {
    const server = findRecordedServer(recorded);
    return server ? [{ server, recorded, now: snapshot(server) }] : [];
  });
  if (servers.length < record.servers.length) return refusal("server-gone");
  const settings = servers.flatMap(({ server, recorded, now }) =>
    recorded.settings.map(({ setting, after }) => ({
      locked: now.lockedSettings.includes(setting),
      difference: { serverId: server.id, setting, expected: after, found: now[setting] },
    })),
  );
  const changed = settings.filter(({ difference }) => difference.found !== difference.expected);
  if (changed.length > 0) {
    return refusal(
      "changed-since",
      changed.map(({ difference }) => difference),
    );
  }
  const locked = settings.filter((setting) => setting.locked);
  if (locked.length > 0) {
    return refusal(
      "setting-locked",
      locked.map(({ difference }) => difference),
    );
  }

  const switched = servers.map(({ server, recorded }) => ({
    server,
    settings: recorded.settings.map(({ setting }) => ({
      setting,
      stored: storedValue(preferenceOf(server, setting)),
    })),
  }));
  for (const { server, recorded } of servers) {
    closeCachedConnections(server);
    restoreSettings(server, recorded.settings);
  }
  records.remove(record.id);
  if (await saveSettings(record.id, false)) return { ok: true };

  for (const { server, settings: values } of switched) {
    restoreSettings(server, values);
    closeCachedConnections(server);
  }
  records.write(record);
  Services.prefs.savePrefFile(null);
  return refusal("settings-not-saved");
}
