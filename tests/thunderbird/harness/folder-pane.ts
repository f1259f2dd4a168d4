// Thunderbird's own list of folders, as somebody sees it on the left.
import type { Thunderbird } from "./thunderbird";

/**
 * The folders of an account in a window's pane (the mode "All Folders"), in the spelling of the server,
 * sorted; one that has two rows is there twice.
 *
 * @param window 0: the first that was opened
 */
export function foldersInPane(
  thunderbird: Thunderbird,
  accountId: string,
  window = 0,
): Promise<readonly string[]> {
  return thunderbird.inParent(
    (id, number) => {
      const { MailServices } = ChromeUtils.importESModule(
        "resource:///modules/MailServices.sys.mjs",
      );
      const root = MailServices.accounts.getAccount(id).incomingServer.rootFolder;
      const windows: any[] = [...Services.wm.getEnumerator("mail:3pane")];
      const tabmail = windows[number].document.getElementById("tabmail");
      const pane = tabmail.tabInfo[0].chromeBrowser.contentWindow;
      const rows: any[] = [...pane.folderTree.querySelectorAll('li[is="folder-tree-row"]')];
      return rows
        .filter(({ modeName, uri }) => modeName === "all" && uri?.startsWith(`${root.URI}/`))
        .map(({ uri }) => MailServices.folderLookup.getFolderForURL(uri))
        .map((folder) => folder.QueryInterface(Ci.nsIMsgImapMailFolder).onlineName as string)
        .sort();
    },
    accountId,
    window,
  );
}

/** What somebody has set in the first window's pane: the folder that is selected, and the closed ones. */
export function lookOfPane(
  thunderbird: Thunderbird,
): Promise<{ readonly selected: string | null; readonly collapsed: readonly string[] }> {
  return thunderbird.inParent(() => {
    const tabmail = Services.wm
      .getMostRecentWindow("mail:3pane")
      .document.getElementById("tabmail");
    const { folderTree } = tabmail.tabInfo[0].chromeBrowser.contentWindow;
    const collapsed: any[] = [...folderTree.querySelectorAll("li.collapsed")];
    return {
      selected: folderTree.selectedRow?.name ?? null,
      collapsed: collapsed.map(({ name }) => name as string).sort(),
    };
  });
}
