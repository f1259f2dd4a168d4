// What a choice would change on the server.
import type { ServerFolder } from "./server-folder";

/** Paths, in the order of the server. */
export interface FolderChanges {
  readonly subscribe: readonly string[];
  readonly unsubscribe: readonly string[];
}

export function folderChanges(
  folders: readonly ServerFolder[],
  chosen: ReadonlySet<string>,
): FolderChanges {
  const paths = (wanted: boolean) =>
    folders
      .filter(({ path, subscribed }) => subscribed !== wanted && chosen.has(path) === wanted)
      .map(({ path }) => path);
  return { subscribe: paths(true), unsubscribe: paths(false) };
}
