// Everything about the folders of a mailbox: what the server has, what Thunderbird shows, and where it
// puts mail of its own.
import type { SubscriptionList } from "../../core/mail-servers/subscriptions";
import { folderPointers } from "./folder-pointers";
import { canTellOnce } from "./folder-panes";
import { findImapServer, inMailbox } from "./open-mailbox";
import { readFolders } from "./read-folders";
import { shownPaths, subscribedOnlyPreference } from "./show-folders";

/** See the schema. Ends with the context that asked. */
export async function listSubscriptions(
  context: ExtensionContext,
  serverId: string,
): Promise<SubscriptionList> {
  const opened = await inMailbox(context, serverId, readFolders);
  if (!opened.ok) return opened;
  const server = findImapServer(serverId);
  return {
    ok: true,
    folders: opened.value,
    shown: server ? shownPaths(server) : [],
    subscribedOnly: server?.usingSubscription ?? true,
    subscribedOnlyLocked:
      server !== undefined && Services.prefs.prefIsLocked(subscribedOnlyPreference(server)),
    quickly: canTellOnce(),
    pointers: server ? folderPointers(server) : [],
  };
}
