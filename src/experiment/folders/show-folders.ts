// Has Thunderbird read the list of folders anew, so that its folder pane shows what is subscribed now, or
// all there is.
import type { ShowFoldersResult } from "../../core/mail-servers/subscriptions";
import { clearTimeout, MailServices, setTimeout } from "../parent-global";
import { whilePanesWait } from "./folder-panes";
import { findImapServer } from "./open-mailbox";

/** Milliseconds. Thunderbird goes on all the same, but nobody waits any more. */
const TIME_LIMIT = 15 * 60 * 1000;

/** The setting "Show only subscribed folders" of an account. */
export function subscribedOnlyPreference({ key }: ImapServer): string {
  return `mail.server.${key}.using_subscription`;
}

/** All folders of the account in Thunderbird's own list, but for saved searches. */
function listedFolders({ rootFolder }: ImapServer): readonly ImapMailFolder[] {
  return rootFolder.descendants
    .filter((folder) => !folder.getFlag(Ci.nsMsgFolderFlags.Virtual))
    .map((folder) => folder.QueryInterface(Ci.nsIMsgImapMailFolder));
}

/** The server's spelling of each folder in Thunderbird's own list. */
export function shownPaths(server: ImapServer): readonly string[] {
  return listedFolders(server)
    .map(({ onlineName }) => onlineName)
    .filter((name) => name !== "");
}

/** Resolves with Thunderbird's status; undefined: it takes too long. */
function discoverFolders(server: ImapServer): Promise<number | undefined> {
  // Or it would only add, never take away (nsImapIncomingServer.cpp does the same in PerformExpand, which
  // tells nobody when it is done).
  for (const folder of listedFolders(server)) folder.verifiedAsOnlineFolder = false;
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(undefined);
    }, TIME_LIMIT);
    const listener = {
      QueryInterface: ChromeUtils.generateQI(["nsIUrlListener"]),
      OnStartRunningUrl: () => undefined,
      OnStopRunningUrl: (_url: unknown, status: number) => {
        clearTimeout(timer);
        resolve(status);
      },
    };
    MailServices.imap.discoverAllFolders(server.rootFolder, listener, null);
  });
}

/** See the schema. Runs to its end, whoever is still there to see it. */
export async function showFolders(
  serverId: string,
  which: "subscribed" | "all",
): Promise<ShowFoldersResult> {
  const server = findImapServer(serverId);
  if (!server) return { ok: false, reason: "unknown-server" };
  if (Services.io.offline) return { ok: false, reason: "offline" };
  const subscribedOnly = which === "subscribed";
  const changes = server.usingSubscription !== subscribedOnly;
  if (changes && Services.prefs.prefIsLocked(subscribedOnlyPreference(server))) {
    return { ok: false, reason: "setting-locked" };
  }
  const discover = () => {
    // 153 then begins to look by itself, which the second look only waits for.
    if (changes) server.usingSubscription = subscribedOnly;
    return discoverFolders(server);
  };
  const { value: status, told } = await whilePanesWait(server.rootFolder.URI, discover);
  if (status === undefined) return { ok: false, reason: "timed-out" };
  if (!told) return { ok: false, reason: "restart-needed" };
  return { ok: true, shown: shownPaths(server), complete: status === Cr.NS_OK };
}
