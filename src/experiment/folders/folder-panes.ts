// Thunderbird's folder panes while many folders appear at once. For each new folder a pane touches all of
// its rows (about3Pane.js, folderListener), which takes minutes for some thousands: so the panes
// make their rows once, when the folders are all there. Nor does the first of them open the account's row
// meanwhile, at which Thunderbird begins to look for folders a second time, and takes away what only the
// first look has found (measured). A pane that looks different from those of 140 and 153
// is left alone, and just takes its time.
import { MailServices } from "../parent-global";

const { FolderTreeProperties } = ChromeUtils.importESModule(
  "resource:///modules/FolderTreeProperties.sys.mjs",
);

type AnyFolderPane = Partial<FolderPaneWindow>;

/** Every pane of every window that shows folders; one whose window is just closing is none. */
function* folderPanes(): Generator<FolderPaneWindow> {
  for (const { document } of Services.wm.getEnumerator("mail:3pane")) {
    for (const { chromeBrowser } of document.getElementById("tabmail")?.tabInfo ?? []) {
      const pane = chromeBrowser?.contentWindow;
      if (pane && pane.folderPane?.isInitialized === true) yield pane as FolderPaneWindow;
    }
  }
}

function isKnown(pane: AnyFolderPane): boolean {
  const { folderListener, folderTree, displayFolder } = pane;
  const folderPane: Partial<FolderPaneWindow["folderPane"]> = pane.folderPane ?? {};
  const { _modes: modes = {}, activeModes = [] } = folderPane;
  return (
    folderListener !== undefined &&
    folderTree !== undefined &&
    typeof displayFolder === "function" &&
    typeof folderPane._initMode === "function" &&
    typeof folderPane.updateFolderRowUIElements === "function" &&
    activeModes.length > 0 &&
    activeModes.every((name) => modes[name] !== undefined)
  );
}

/** Whether every pane that is open can be told once for all. */
export function canTellOnce(): boolean {
  return [...folderPanes()].every(isKnown);
}

/**
 * The pane makes its rows anew, as it does at its start and when the local folders are hidden: for each mode
 * once, where telling it of every folder would touch all rows each time. What is collapsed it knows itself.
 */
function renew({ folderPane, folderTree, displayFolder }: FolderPaneWindow, account: string): void {
  const selected = folderTree.selectedRow?.uri;
  const { scrollTop } = folderTree;
  for (const name of folderPane.activeModes) {
    const mode = folderPane._modes[name];
    // As when a folder is added. Opened by a later one, it would begin to look for folders once more.
    FolderTreeProperties.setIsExpanded(account, name, true);
    mode?.containerList.replaceChildren();
    if (mode) folderPane._initMode(mode);
  }
  folderPane.updateFolderRowUIElements();
  if (selected !== undefined) displayFolder(selected);
  folderTree.scrollTop = scrollTop;
}

/**
 * Does something that brings many folders, and then has the panes show them. Whatever happens meanwhile,
 * each pane that is still there hears again what it has always heard.
 *
 * @param account the address of its root folder, which is open afterwards
 * @returns what has been done, and whether every pane has taken it
 */
export async function whilePanesWait<T>(
  account: string,
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
        renew(pane, account);
      } catch {
        told = false;
      }
    }
  }
  return { value, told };
}
