// Thunderbird's folder panes while many folders appear at once. For each new folder a pane touches all of
// its rows (about3Pane.js, folderListener), which takes minutes for some thousands: so the panes hear of
// the account once, when its folders are all there. A pane that looks different from those of 140 and 153
// is left alone, and just takes its time.
import { MailServices } from "../parent-global";

/** Every pane of every window that shows folders; one whose window is just closing is none. */
function* folderPanes(): Generator<FolderPaneWindow> {
  for (const { document } of Services.wm.getEnumerator("mail:3pane")) {
    for (const { chromeBrowser } of document.getElementById("tabmail")?.tabInfo ?? []) {
      const pane = chromeBrowser?.contentWindow;
      if (pane && pane.folderPane?.isInitialized === true) yield pane as FolderPaneWindow;
    }
  }
}

function isKnown({
  folderListener,
  folderTree,
  displayFolder,
}: Partial<FolderPaneWindow>): boolean {
  return (
    typeof folderListener?.onFolderAdded === "function" &&
    typeof folderListener.onFolderRemoved === "function" &&
    typeof folderTree?.collapseRow === "function" &&
    typeof displayFolder === "function"
  );
}

/** Whether every pane that is open can be told once for all. */
export function canTellOnce(): boolean {
  return [...folderPanes()].every(isKnown);
}

const ROWS = 'li[is="folder-tree-row"]';

/** What somebody has set in a pane, of the rows that are made anew. */
interface Look {
  readonly collapsed: readonly string[];
  readonly selected: string | undefined;
}

function rowsOf(pane: FolderPaneWindow, root: MailFolder): readonly FolderRow[] {
  return [...pane.folderTree.querySelectorAll(ROWS)].filter(
    ({ uri }) => uri === root.URI || uri.startsWith(`${root.URI}/`),
  );
}

function lookOf(pane: FolderPaneWindow, root: MailFolder): Look {
  const rows = rowsOf(pane, root);
  const collapsed = rows.filter(({ classList }) => classList.contains("collapsed"));
  const selected = pane.folderTree.selectedRow;
  return {
    collapsed: collapsed.map(({ id }) => id),
    selected: selected && rows.includes(selected) ? selected.uri : undefined,
  };
}

/** The pane learns of the account and of all its folders as if it had just been made. */
function tell(pane: FolderPaneWindow, root: MailFolder): void {
  const { folderListener, folderTree } = pane;
  const look = lookOf(pane, root);
  folderListener.onFolderRemoved(null, root);
  folderListener.onFolderAdded(null, root);
  for (const folder of root.subFolders) folderListener.onFolderAdded(root, folder);
  const collapsed = new Set(look.collapsed);
  for (const row of rowsOf(pane, root)) if (collapsed.has(row.id)) folderTree.collapseRow(row);
  if (look.selected !== undefined) pane.displayFolder(look.selected);
}

/**
 * Does something that brings many folders of this account, and then tells the panes. Whatever happens
 * meanwhile, each pane that is still there hears again what it has always heard.
 *
 * @returns what has been done, and whether every pane has taken it
 */
export async function whilePanesWait<T>(
  root: MailFolder,
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly told: boolean }> {
  const panes = [...folderPanes()].filter(isKnown);
  const { mailSession } = MailServices;
  let told = true;
  let value: T;
  for (const { folderListener } of panes) mailSession.RemoveFolderListener(folderListener);
  try {
    value = await work();
  } finally {
    // One that has been closed has taken its listener back itself.
    const open = new Set(folderPanes());
    for (const pane of panes.filter((one) => open.has(one))) {
      mailSession.AddFolderListener(pane.folderListener, Ci.nsIFolderListener.all);
      try {
        tell(pane, root);
      } catch {
        told = false;
      }
    }
  }
  return { value, told };
}
