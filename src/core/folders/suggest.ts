// Which folders shall be shown unless the person says otherwise.
import type { NoMail } from "./exchange-folder-names";
import { FolderUses } from "./folder-use";
import type { ServerFolder } from "./server-folder";

/** Why a folder is not suggested. */
export type NotSuggested = NoMail | "other-users" | "shared" | "not-selectable" | "gone";

export interface Suggestion {
  /** Paths that shall be subscribed. What was subscribed before always is among them. */
  readonly chosen: ReadonlySet<string>;
  /** For the others, and for those that are chosen only because they were subscribed before. */
  readonly reasons: ReadonlyMap<string, NotSuggested>;
}

/** The folders that hold the person's own mail, and whatever was shown before. */
export function suggest(folders: readonly ServerFolder[]): Suggestion {
  const uses = new FolderUses(folders);
  const chosen = new Set<string>();
  const reasons = new Map<string, NotSuggested>();
  for (const folder of folders) {
    const { path, subscribed, exists, selectable, owner } = folder;
    let reason: NotSuggested | undefined = uses.noMail(folder);
    if (!exists) reason = "gone";
    else if (!selectable) reason = "not-selectable";
    else if (owner !== "personal") reason = owner;
    if (reason) reasons.set(path, reason);
    if (subscribed || !reason) chosen.add(path);
  }
  return { chosen, reasons };
}
