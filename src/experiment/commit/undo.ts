// Takes a commit back: all of it or nothing. Only the record decides what is put back.
import type { UndoResult } from "../../core/mail-servers/undo";
import type {
  CommitRecord,
  RecordedServer,
  RecordedSetting,
} from "../../core/record/commit-record";
import type { Setting } from "../../core/server";
import { type NativeServer, preferenceOf, snapshot } from "../server";
import { isAccountSettingsOpen } from "./account-settings-tab";
import { closeCachedConnections, restoreSettings, saveSettings, storedValue } from "./settings";
import { findRecordedServer, type SwitchStore } from "./switch-store";

type Refusal = Extract<UndoResult, { readonly ok: false }>;

interface Switched {
  readonly server: NativeServer;
  readonly uid: string;
  readonly settings: readonly RecordedSetting[];
  /** What must be as the commit has left it: its settings, and whose server it is. */
  readonly expected: readonly (readonly [Setting, string | number])[];
}

function refusal(reason: Refusal["reason"], differences: Refusal["differences"] = []): Refusal {
  return { ok: false, reason, differences };
}

function find(recordId: string, store: SwitchStore): CommitRecord | Refusal {
  const read = store.read(recordId);
  if (!read) return refusal("unknown-record");
  if (read.kind === "newer-version") return refusal("newer-version");
  if (read.kind === "damaged") return refusal("damaged-record");
  return read.record;
}

function expectedOf({ settings, hostname, username }: RecordedServer): Switched["expected"] {
  return [
    ...new Map<Setting, string | number>([
      ...(hostname === undefined ? [] : ([["hostname", hostname]] as const)),
      ["username", username],
      ...settings.map(({ setting, after }) => [setting, after] as const),
    ]),
  ];
}

/** What stands in the way of putting these settings back. */
function obstacle(servers: readonly Switched[]): Refusal | undefined {
  const settings = servers.flatMap(({ server, expected: all, settings: recorded }) => {
    const now = snapshot(server);
    const written = new Set(recorded.map(({ setting }) => setting));
    return all.map(([setting, expected]) => ({
      locked: written.has(setting) && now.lockedSettings.includes(setting),
      difference: { serverId: server.id, setting, expected, found: now[setting] },
    }));
  });
  const changed = settings.filter(({ difference }) => difference.found !== difference.expected);
  const locked = settings.filter((setting) => setting.locked);
  const differences = (list: typeof settings) => list.map(({ difference }) => difference);
  if (changed.length > 0) return refusal("changed-since", differences(changed));
  if (locked.length > 0) return refusal("setting-locked", differences(locked));
  return undefined;
}

/** See the schema. */
export async function undo(recordId: string, store: SwitchStore): Promise<UndoResult> {
  const record = find(recordId, store);
  if ("ok" in record) return record;
  // An older record does not know what came after it.
  const newest = store.newest(new Set(record.servers.map(({ uid }) => uid)));
  if (newest?.id !== record.id) return refusal("newer-record");
  if (isAccountSettingsOpen()) return refusal("account-settings-open");

  const servers = record.servers.flatMap((recorded): Switched[] => {
    const server = findRecordedServer(recorded);
    const { uid, settings } = recorded;
    return server ? [{ server, uid, settings, expected: expectedOf(recorded) }] : [];
  });
  if (servers.length < record.servers.length) return refusal("server-gone");
  const inTheWay = obstacle(servers);
  if (inTheWay) return inTheWay;

  const before = servers.map(({ server, uid, settings }) => ({
    uid,
    state: store.storedState(uid),
    settings: settings.map(({ setting }) => ({
      setting,
      stored: storedValue(preferenceOf(server, setting)),
    })),
  }));
  for (const { server, uid, settings } of servers) {
    closeCachedConnections(server);
    restoreSettings(server, settings);
    store.writeState(uid, "undone");
  }
  store.remove(record.id);
  if (await saveSettings(record.id, false)) return { ok: true };

  for (const [index, recorded] of record.servers.entries()) {
    const server = findRecordedServer(recorded);
    const was = before[index];
    if (!server || !was) continue;
    restoreSettings(server, was.settings);
    closeCachedConnections(server);
    store.putStateBack(was.uid, was.state);
  }
  store.write(record);
  Services.prefs.savePrefFile(null);
  return refusal("settings-not-saved");
}
