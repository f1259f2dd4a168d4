// Thousands of folders: in the page, on the server, and in every folder pane that is open, whatever
// somebody does to the panes meanwhile.
import assert from "node:assert/strict";
import { test } from "node:test";
import { manyFolders } from "../exchange/many-folders";
import { LONG, openFolders, state } from "./harness/folder-page";
import { foldersInPane, lookOfPane } from "./harness/folder-pane";
import { withLab } from "./harness/lab";
import { LOCAL_FOLDERS, modernAccount } from "./harness/profile";
import { until } from "./harness/thunderbird";

const JO = "jo@contoso.example";
const KIM = "kim@contoso.example";

/**
 * Of the ten thousand. Dovecot writes its whole list anew for each of them, which takes minutes for all:
 * that is part of `npm run test:all`.
 */
const SUBSCRIBED = Number(process.env["SUBSCRIBED_FOLDERS"] ?? 1000);

const names = (count: number) => manyFolders(count, 10);

const withoutTrash = (paths: readonly string[]) => paths.filter((path) => path !== "Trash");

test("two thousand folders in two windows; a tab with a pane is closed meanwhile", async () => {
  await withLab({ accounts: [modernAccount(JO), LOCAL_FOLDERS], tokensOf: [JO] }, async (lab) => {
    const { thunderbird, exchange } = lab;
    const all = names(2000);
    const mailbox = exchange.mailboxOf(JO);
    mailbox.make([...all, "Last"]);
    mailbox.setSubscribed(["INBOX", "Branch 0", "Branch 0/Folder 0", "Last"]);
    await thunderbird.inParent(() => {
      const main = Services.wm.getMostRecentWindow("mail:3pane");
      const { folderPane } = main.document.getElementById("tabmail").currentAbout3Pane;
      folderPane.activeModes = ["all", "smart", "unread"];
    });

    const page = await openFolders(thunderbird, "account1");
    // Nothing else yet.
    await page.click("#as-now");
    await page.click("#apply");
    await page.waitFor(state("done"));
    await thunderbird.inParent(async () => {
      const { MailServices } = ChromeUtils.importESModule(
        "resource:///modules/MailServices.sys.mjs",
      );
      const main = Services.wm.getMostRecentWindow("mail:3pane");
      const tabmail = main.document.getElementById("tabmail");
      const pane = tabmail.tabInfo[0].chromeBrowser.contentWindow;
      const { rootFolder } = MailServices.accounts.getAccount("account1").incomingServer;
      const inbox = rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox);
      const branch = rootFolder.getChildNamed("Branch 0");
      pane.folderTree.collapseRow(pane.folderPane.getRowForFolder(branch.URI, "all"));
      pane.displayFolder(inbox.URI);
      // Another window, and another tab with a pane in the first one.
      tabmail.openTab("mail3PaneTab", { folderURI: inbox.URI, background: true });
      main.openDialog(
        "chrome://messenger/content/messenger.xhtml",
        "_blank",
        "chrome,all,dialog=no",
      );
      const isReady = () =>
        [...Services.wm.getEnumerator("mail:3pane")].every((window: any) =>
          window.document
            .getElementById("tabmail")
            ?.tabInfo.every(
              (tab: any) =>
                tab.mode.name !== "mail3PaneTab" ||
                tab.chromeBrowser?.contentWindow?.folderPane?.isInitialized,
            ),
        );
      while (!isReady() || [...Services.wm.getEnumerator("mail:3pane")].length < 2) {
        await new Promise((resolve) => main.setTimeout(resolve, 50));
      }
    });
    const before = await lookOfPane(thunderbird);
    assert.ok(before.collapsed.includes("Branch 0"));

    await page.click("#choose-again");
    await page.waitFor(state("choosing"));
    await page.click("#suggested");
    await page.click("#apply");
    await page.waitFor(state("showing"), LONG);
    await thunderbird.inParent(() => {
      const tabmail = [...Services.wm.getEnumerator("mail:3pane")]
        .map((window: any) => window.document.getElementById("tabmail"))
        .find(({ tabInfo }: any) => tabInfo.length > 2);
      tabmail.closeTab(tabmail.tabInfo.at(-1));
    });
    await page.waitFor(state("done"), LONG);

    const wanted = ["INBOX", "Last", ...all].sort();
    assert.deepEqual(withoutTrash(await mailbox.subscribed()), wanted);
    for (const window of [0, 1]) {
      assert.deepEqual(withoutTrash(await foldersInPane(thunderbird, "account1", window)), wanted);
    }
    const after = await lookOfPane(thunderbird);
    assert.equal(after.selected, before.selected);
    assert.ok(before.collapsed.every((name) => after.collapsed.includes(name)));

    // The panes hear of every folder again, and of each once.
    await thunderbird.inParent(async () => {
      const { MailServices } = ChromeUtils.importESModule(
        "resource:///modules/MailServices.sys.mjs",
      );
      const { rootFolder } = MailServices.accounts.getAccount("account1").incomingServer;
      await new Promise<void>((resolve) => {
        const listener = {
          QueryInterface: ChromeUtils.generateQI(["nsIUrlListener"]),
          OnStartRunningUrl: () => undefined,
          OnStopRunningUrl: () => {
            resolve();
          },
        };
        MailServices.imap.createFolder(rootFolder, "By hand", listener);
      });
    });
    const withOne = ["By hand", ...wanted].sort();
    for (const window of [0, 1]) {
      await until("the new folder's row", async () => {
        const rows = await foldersInPane(thunderbird, "account1", window);
        return rows.includes("By hand");
      });
      const rows = await foldersInPane(thunderbird, "account1", window);
      assert.deepEqual(withoutTrash(rows), withOne);
    }

    // All but the inbox, which Thunderbird always shows, go in one go as well.
    await page.click("#choose-again");
    await page.waitFor(state("choosing"));
    await page.click("#none");
    await page.click("#apply");
    await page.waitFor(state("done"), LONG);
    assert.deepEqual(withoutTrash(await mailbox.subscribed()), []);
    for (const window of [0, 1]) {
      const rows = await foldersInPane(thunderbird, "account1", window);
      assert.deepEqual(withoutTrash(rows), ["INBOX"]);
    }
    assert.deepEqual(await thunderbird.opened().then((all) => all.filter(isDialog)), []);
  });
});

/** Not the window that the test has opened. */
function isDialog(opened: unknown): boolean {
  return !JSON.stringify(opened).includes("messenger.xhtml");
}

test("ten thousand folders in the tree and on the server; a pane that is not known takes its time", async () => {
  await withLab(
    { accounts: [modernAccount(JO), modernAccount(KIM), LOCAL_FOLDERS], tokensOf: [JO, KIM] },
    async (lab) => {
      const { thunderbird, exchange } = lab;
      const all = names(10_000);
      exchange.mailboxOf(JO).make(all);
      const page = await openFolders(thunderbird, "account1");
      const shown = await page.run(() => ({
        rows: document.querySelectorAll("#tree .folder").length,
        all: document.querySelector("#tree .folder")?.getAttribute("aria-setsize"),
        words: document.querySelector("#changes-words")?.textContent,
        time: document.querySelector("#time")?.textContent,
      }));
      // Only what can be seen is in the page.
      assert.ok(shown.rows < 100);
      assert.equal(shown.all, "11");
      assert.match(shown.words ?? "", /10,001/);
      assert.match(shown.time ?? "", /2 minutes/);
      await page.type("#filter", "folder 9989");
      await page.waitFor('[data-path="Branch 9/Folder 9989"][aria-checked=true]');
      const some = all.slice(-SUBSCRIBED);
      await page.run((paths: readonly string[]) => {
        void messenger.mailServers
          .changeSubscriptions("incoming:server1", paths, [])
          .then(({ results }: any) => {
            const done = results.filter(({ outcome }: any) => outcome === "done").length;
            document.documentElement.dataset["done"] = String(done);
          });
      }, some);
      await page.waitFor(`:root[data-done="${String(SUBSCRIBED)}"]`, 4 * LONG);
      assert.deepEqual(await exchange.mailboxOf(JO).subscribed(), [...some].sort());
      await page.close();

      // A later Thunderbird may have another pane: then its own way is waited for.
      const few = names(80);
      exchange.mailboxOf(KIM).make(few);
      await thunderbird.inParent(() => {
        const { document } = Services.wm.getMostRecentWindow("mail:3pane");
        document.getElementById("tabmail").tabInfo[0].chromeBrowser.contentWindow.displayFolder =
          null;
      });
      const slow = await openFolders(thunderbird, "account2");
      const list = await slow.run(() =>
        messenger.mailServers.listSubscriptions("incoming:server2"),
      );
      assert.equal(list.ok && list.quickly, false);
      await slow.click("#apply");
      await slow.waitFor(state("done"), LONG);
      const wanted = ["INBOX", ...few].sort();
      assert.deepEqual(withoutTrash(await foldersInPane(thunderbird, "account2")), wanted);
    },
  );
});
