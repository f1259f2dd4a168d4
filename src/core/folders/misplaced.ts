// Where Thunderbird puts mail of its own: into a folder that the mailbox may not have, though it has one for
// it; and which folder it therefore always shows.
import type { FolderPointer } from "../mail-servers/subscriptions";
import { FolderUses } from "./folder-use";
import { decodeMailboxName } from "./mailbox-name";
import type { ServerFolder } from "./server-folder";

export interface Misplaced {
  readonly use: FolderPointer["use"];
  /** The name that Thunderbird would make a folder of. */
  readonly missing: string;
  /** The mailbox's own folder for it. */
  readonly own: ServerFolder;
  readonly locked: boolean;
}

/** The pointer for deleted mail is in plain words, the others in the spelling of the server. */
function pointsAt({ path }: FolderPointer, folder: ServerFolder): boolean {
  return (
    path === folder.path ||
    decodeMailboxName(path) === folder.names.join("/") ||
    path === folder.names.join("/")
  );
}

/** Each use once, however many identities there are. */
export function misplaced(
  folders: readonly ServerFolder[],
  pointers: readonly FolderPointer[],
): readonly Misplaced[] {
  const uses = new FolderUses(folders);
  const found = new Map<FolderPointer["use"], Misplaced>();
  for (const pointer of pointers) {
    const { use, path, locked } = pointer;
    const there = folders.filter(({ exists }) => exists);
    if (there.some((folder) => pointsAt(pointer, folder))) continue;
    const own = there.find((folder) => uses.of(folder) === use);
    if (own) found.set(use, { use, missing: decodeMailboxName(path), own, locked });
  }
  return [...found.values()];
}

/**
 * The folder for deleted mail, as a path. Thunderbird shows it whatever is subscribed; and where it is not
 * subscribed, Thunderbird tries to make it, fails, and keeps showing what was unsubscribed (measured on 140).
 */
export function alwaysShown(
  folders: readonly ServerFolder[],
  pointers: readonly FolderPointer[],
): string | undefined {
  const pointer = pointers.find(({ use }) => use === "trash");
  if (!pointer) return undefined;
  const there = folders.filter(({ exists }) => exists);
  const uses = new FolderUses(folders);
  const own = there.find((folder) => uses.of(folder) === "trash");
  return (there.find((folder) => pointsAt(pointer, folder)) ?? own)?.path;
}
