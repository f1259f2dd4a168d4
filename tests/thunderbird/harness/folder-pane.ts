// Thunderbird's own list of folders, as somebody sees it on the left.
import type { Thunderbird } from "./thunderbird";

/** The folders of an account in the first window's pane, in the spelling of the server, sorted. */
export function foldersInPane(
  thunderbird: Thunderbird,
  accountId: string,
): Promise<readonly string[]> {
  return thunderbird.inParent((id) => {
    const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
    const root = MailServices.accounts.getAccount(id).incomingServer.rootFolder;
    const tabmail = Services.wm
      .getMostRecentWindow("mail:3pane")
      .document.getElementById("tabmail");
    const pane = tabmail.tabInfo[0].chromeBrowser.contentWindow;
    const rows: any[] = [...pane.document.querySelectorAll('#folderTree li[is="folder-tree-row"]')];
    return rows
      .filter(({ uri }) => uri?.startsWith(`${root.URI}/`))
      .map(({ uri }) => MailServices.folderLookup.getFolderForURL(uri))
      .map((folder) => folder.QueryInterface(Ci.nsIMsgImapMailFolder).onlineName as string)
      .sort();
  }, accountId);
}
