// Deletes the passwords with which the servers of a commit signed in before. Only those: found by
// what the record says was there, and never one that another server still signs in with.
import type { DeletePasswordResult } from "../../core/mail-servers/delete-password";
import type { RecordedServer } from "../../core/record/commit-record";
import { isInLoginsFile } from "../profile-file";
import { allServers, hostnameOf, type NativeServer } from "../server";
import { isLoginStoreLocked, passwordOrigin } from "../stored-token";
import { removeLogin } from "../thunderbird-140";
import { findRecordedServer, type SwitchStore } from "./switch-store";

/** Where a password is kept, and whose it is. */
interface Place {
  readonly origin: string;
  readonly username: string;
}

/** Where the password was that this server used before the commit. */
function formerPlace(recorded: RecordedServer, server: NativeServer): Place {
  const before = (setting: "hostname" | "username") =>
    recorded.settings.find((one) => one.setting === setting)?.before;
  return {
    origin: passwordOrigin(recorded.type, String(before("hostname") ?? hostnameOf(server))),
    username: String(before("username") ?? server.native.username),
  };
}

/** Whether a server that this commit has not changed would look for its password there. */
function isUsedByAnother({ origin, username }: Place, own: ReadonlySet<string>): boolean {
  return allServers().some(
    (server) =>
      !own.has(server.id) &&
      server.native.username === username &&
      passwordOrigin(server.native.type, hostnameOf(server)) === origin,
  );
}

async function loginsAt({ origin, username }: Place): Promise<readonly Login[]> {
  const logins = await Services.logins.searchLoginsAsync({ origin });
  return logins.filter((login) => login.httpRealm === origin && login.username === username);
}

/** See the schema. */
export async function deleteSavedPassword(
  recordId: string,
  store: SwitchStore,
): Promise<DeletePasswordResult> {
  const read = store.read(recordId);
  if (read?.kind !== "readable") return { ok: false, reason: "unknown-record" };
  const { servers } = read.record;
  if (!servers.every(({ uid }) => store.readState(uid)?.state === "confirmed")) {
    return { ok: false, reason: "not-confirmed" };
  }
  if (isLoginStoreLocked()) return { ok: false, reason: "login-store-locked" };

  const existing = servers.flatMap((recorded) => {
    const server = findRecordedServer(recorded);
    return server ? [{ recorded, server }] : [];
  });
  const own = new Set(existing.map(({ server }) => server.id));
  const guids = new Set<string>();
  for (const { recorded, server } of existing) {
    const place = formerPlace(recorded, server);
    if (isUsedByAnother(place, own)) continue;
    for (const login of await loginsAt(place)) {
      guids.add(login.QueryInterface(Ci.nsILoginMetaInfo).guid);
      await removeLogin(login);
    }
  }
  if (guids.size === 0) return { ok: false, reason: "nothing-to-delete" };
  const isSaved = await isInLoginsFile((logins) => !logins.some(({ guid }) => guids.has(guid)));
  return isSaved ? { ok: true, deleted: guids.size } : { ok: false, reason: "not-saved" };
}
