// The last word is Thunderbird's own: does it sign in with the new settings by itself? Asks only
// for the servers of the newest commit, opens no window and no dialog, and never waits longer than
// its time limit: another dialog of Thunderbird may hold up the login behind it.
import { isPutBack } from "../core/look-again/look-again";
import type { ConfirmFailureReason, Confirmation } from "../core/mail-servers/confirmation";
import type { CommitRecord, RecordedServer } from "../core/record/commit-record";
import { closeCachedConnections } from "./commit/settings";
import { findRecordedServer, type SwitchStore } from "./commit/switch-store";
import { clearTimeout, setTimeout } from "./parent-global";
import { findServer, type NativeServer, serverIdsOfAccount, snapshot, uidOf } from "./server";
import { fetchTokenSilently, isLoginStoreLocked } from "./stored-token";

const { SmtpClient } = ChromeUtils.importESModule("resource:///modules/SmtpClient.sys.mjs");

/** Milliseconds for one server. */
const TIME_LIMIT = 30_000;

interface Outcome {
  readonly reason?: ConfirmFailureReason;
  readonly words: string;
}
const SIGNED_IN: Outcome = { words: "" };

/**
 * A login that was refused ends in NS_ERROR_FAILURE; names, sockets and TLS have codes of their own
 * (nsImapService.cpp, SmtpClient.sys.mjs).
 */
function outcomeOf(status: number, words: string): Outcome {
  const reason = status >>> 0 === Cr.NS_ERROR_FAILURE ? "refused" : "unreachable";
  return { reason, words: words || `0x${(status >>> 0).toString(16)}` };
}

function verifyIncoming(server: IncomingServer): Promise<Outcome> {
  return new Promise((resolve) => {
    const listener = {
      QueryInterface: ChromeUtils.generateQI(["nsIUrlListener"]),
      OnStartRunningUrl: () => undefined,
      OnStopRunningUrl: (_url: unknown, status: number) => {
        resolve(status === Cr.NS_OK ? SIGNED_IN : outcomeOf(status, ""));
      },
    };
    // Without a window a refusal is no dialog, and a saved password is not forgotten.
    server.verifyLogon(listener, null);
  });
}

/** Thunderbird's client itself: the server's `verifyLogon` never reports success (140, 153, 156). */
function verifyOutgoing(server: SmtpServer, ended: Promise<unknown>): Promise<Outcome> {
  const client = new SmtpClient(server.wrappedJSObject ?? server);
  // 1: cancel. Or a refusal would open "Login failed", also when the client is closed later.
  client._authenticator.promptAuthFailed = () => 1;
  void ended.then(() => {
    client.close(true);
  });
  return new Promise((resolve) => {
    client.onidle = () => {
      client.quit();
      resolve(SIGNED_IN);
    };
    client.onerror = (status, message) => {
      resolve(outcomeOf(status, message));
    };
    client.connect();
  });
}

function isSetBack({ settings }: RecordedServer, server: NativeServer): boolean {
  const now = snapshot(server);
  return settings.some((one) => isPutBack({ ...one, now: now[one.setting] }));
}

async function verify(
  recorded: RecordedServer,
  server: NativeServer,
  somebodyAsks: boolean,
  ended: Promise<unknown>,
): Promise<Outcome> {
  if (isSetBack(recorded, server)) return { reason: "set-back", words: "" };
  if (isLoginStoreLocked()) return { reason: "login-store-locked", words: "" };
  // Thunderbird's own functions throw while it is offline.
  if (Services.io.offline) return { reason: "unreachable", words: "" };
  const token = await fetchTokenSilently(server);
  if (!token.ok) return { reason: token.reason, words: "" };
  // A connection that is still signed in would answer without any login. It has signed in with the
  // new settings, as the commit closed the older ones: good enough when nobody asks, as closing it
  // would stop what somebody is just fetching.
  if (somebodyAsks) closeCachedConnections(server);
  return server.kind === "incoming"
    ? verifyIncoming(server.native)
    : verifyOutgoing(server.native, ended);
}

/** The newest commit that changed a server which is the account's now: account keys are used again. */
function newestRecord(accountId: string, store: SwitchStore): CommitRecord | undefined {
  const servers = [...(serverIdsOfAccount(accountId) ?? [])].flatMap((id) => findServer(id) ?? []);
  return store.newest(new Set(servers.map(uidOf)));
}

/** What an answer says about a server that was confirmed before: nothing, if it was not asked. */
const SAYS_NOTHING: ReadonlySet<ConfirmFailureReason> = new Set([
  "login-store-locked",
  "unreachable",
  "timed-out",
]);

/** Keeps the answer, for the overview, the next start and an audit. */
function note(
  record: CommitRecord,
  recorded: RecordedServer,
  reason: ConfirmFailureReason | undefined,
  store: SwitchStore,
): void {
  // Undone or removed while it was being asked.
  if (store.read(record.id)?.kind !== "readable") return;
  const { uid } = recorded;
  if (reason === "cancelled") {
    // Nobody waits any more: the change wakes the background, which then asks by itself.
    if (store.readState(uid)?.state === "not-confirmed") store.writeState(uid, "not-confirmed");
    store.sweep();
  } else if (reason === undefined) store.writeState(uid, "confirmed", undefined, record);
  else if (reason === "set-back") store.writeState(uid, "set-back", reason);
  else {
    const wasConfirmed = store.readState(uid)?.state === "confirmed" && SAYS_NOTHING.has(reason);
    store.writeState(uid, wasConfirmed ? "confirmed" : "not-confirmed", reason);
  }
}

/** See the schema. Ends with the context that asked. */
export async function confirm(
  context: ExtensionContext,
  accountId: string,
  store: SwitchStore,
): Promise<readonly Confirmation[]> {
  const record = newestRecord(accountId, store);
  const confirmations: Confirmation[] = [];
  for (const recorded of record?.servers ?? []) {
    const server = findRecordedServer(recorded);
    if (!server) continue;
    let end: (outcome: Outcome) => void = () => undefined;
    const ended = new Promise<Outcome>((resolve) => (end = resolve));
    const page = {
      close: () => {
        end({ reason: "cancelled", words: "" });
      },
    };
    context.callOnClose(page);
    const timer = setTimeout(() => {
      end({ reason: "timed-out", words: "" });
    }, TIME_LIMIT);
    const somebodyAsks = context.viewType !== "background";
    const verified = verify(recorded, server, somebodyAsks, ended);
    const { reason, words } = await Promise.race([ended, verified]);
    clearTimeout(timer);
    context.forgetOnClose(page);
    if (record) note(record, recorded, reason, store);
    confirmations.push(
      reason
        ? { ok: false, serverId: server.id, reason, words }
        : { ok: true, serverId: server.id },
    );
    if (reason === "cancelled") break;
  }
  return confirmations;
}
