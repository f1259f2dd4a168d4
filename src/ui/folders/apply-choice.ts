// Does what was chosen, in the order that works: what is subscribed, where deleted and junk mail go
// (Thunderbird makes folders for them as soon as it looks), what Thunderbird shows, where the rest goes.
import type { FolderChanges } from "../../core/folders/folder-changes";
import type { Misplaced } from "../../core/folders/misplaced";
import type { ServerFolder } from "../../core/folders/server-folder";
import type {
  FolderResult,
  ShowFoldersResult,
  SubscriptionChanges,
} from "../../core/mail-servers/subscriptions";
import { browser } from "../../messenger/browser";

export interface Applied {
  /** null: there was nothing to subscribe or to unsubscribe. */
  readonly changes: SubscriptionChanges | null;
  /** null: it was not asked for, as nothing could be changed. */
  readonly shown: ShowFoldersResult | null;
  /** What was not set right. */
  readonly stillMisplaced: readonly Misplaced[];
  /** How many are subscribed, exist, and yet are not shown. */
  readonly missing: number;
}

/** What is subscribed now, as the server has read it back. */
function subscribedNow(
  folders: readonly ServerFolder[],
  changes: FolderChanges,
  results: readonly FolderResult[],
): readonly ServerFolder[] {
  const done = new Set(results.filter(({ outcome }) => outcome === "done").map(({ path }) => path));
  const added = new Set(changes.subscribe.filter((path) => done.has(path)));
  const removed = new Set(changes.unsubscribe.filter((path) => done.has(path)));
  return folders.filter(
    ({ path, subscribed }) => added.has(path) || (subscribed && !removed.has(path)),
  );
}

async function useFolders(
  serverId: string,
  wanted: readonly Misplaced[],
): Promise<readonly Misplaced[]> {
  const failed: Misplaced[] = [];
  for (const one of wanted) {
    const { ok } = await browser.mailServers.useFolder(serverId, one.use, one.own.path);
    if (!ok) failed.push(one);
  }
  return failed;
}

/**
 * @param shown paths that Thunderbird shows before
 * @param showing is called when the server is done with, and Thunderbird begins to look
 */
export async function applyChoice(
  serverId: string,
  folders: readonly ServerFolder[],
  changes: FolderChanges,
  shown: ReadonlySet<string>,
  wanted: readonly Misplaced[],
  showing: (changes: number) => void,
): Promise<Applied> {
  const { mailServers } = browser;
  const { subscribe, unsubscribe } = changes;
  const changed =
    subscribe.length + unsubscribe.length > 0
      ? await mailServers.changeSubscriptions(serverId, subscribe, unsubscribe)
      : null;
  const results = changed?.results ?? [];
  if (changed && results.every(({ outcome }) => outcome !== "done")) {
    return { changes: changed, shown: null, stillMisplaced: [], missing: 0 };
  }
  const isMadeAtOnce = ({ use }: Misplaced) => use === "trash" || use === "junk";
  const first = await useFolders(serverId, wanted.filter(isMadeAtOnce));
  const now = subscribedNow(folders, changes, results).filter(({ exists }) => exists);
  const paths = new Set(now.map(({ path }) => path));
  const coming = [...paths].filter((path) => !shown.has(path)).length;
  const going = [...shown].filter((path) => !paths.has(path)).length;
  showing(coming + going);
  const result = await mailServers.showFolders(serverId, "subscribed");
  const others = await useFolders(
    serverId,
    wanted.filter((one) => !isMadeAtOnce(one)),
  );
  const visible = new Set(result.ok ? result.shown : []);
  return {
    changes: changed,
    shown: result,
    stillMisplaced: [...first, ...others],
    missing: result.ok ? now.filter(({ path }) => !visible.has(path)).length : 0,
  };
}
