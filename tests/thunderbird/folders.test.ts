// The folder page, from an account with no folder but the inbox to one with two hundred: what is subscribed
// is read on a second connection, what is shown from the rows of Thunderbird's folder pane.
import assert from "node:assert/strict";
import { test } from "node:test";
import { toModifiedUtf7 } from "../exchange/modified-utf7";
import { applyChoice, openFolders, state } from "./harness/folder-page";
import { foldersInPane } from "./harness/folder-pane";
import { type Lab, withLab } from "./harness/lab";
import { Key, Page } from "./harness/page";
import { LOCAL_FOLDERS, modernAccount, readPreferences } from "./harness/profile";

const JO = "jo@contoso.example";
const KIM = "kim@contoso.example";
const LEE = "lee@contoso.example";

const ACCOUNTS = [modernAccount(JO), modernAccount(KIM), modernAccount(LEE), LOCAL_FOLDERS];

/** Some hundred folders, with what names can hold on a server whose levels are divided by "/". */
function manyFolders(count: number): readonly string[] {
  const names = [
    "Kunden",
    'Say "hello"',
    "back\\slash",
    "R&D",
    "学会 📚",
    "dots.and dots",
    "lower",
    "Lower",
  ];
  for (let index = 0; names.length < count; index++) {
    names.push(`Kunden/Fall ${String(index)}`);
  }
  return names;
}

/** The folders that a mailbox has for mail of each kind. */
const OWN = ["Sent Items", "Drafts", "Junk Email", "Deleted Items"];

async function noDialogs(lab: Lab): Promise<void> {
  assert.deepEqual(await lab.thunderbird.opened(), []);
}

/** Lee's drafts and junk go to folders that are not there, sent and deleted mail to the usual ones. */
const POINTERS = {
  "mail.identity.id3.draft_folder":
    "imap://lee%40contoso.example@outlook.office365.com/Old%20drafts",
  "mail.identity.id3.drafts_folder_picker_mode": "1",
  "mail.server.server3.moveOnSpam": true,
  "mail.server.server3.moveTargetMode": 0,
};

test("none, one, two hundred folders: chosen, subscribed, shown", async () => {
  const lab3 = { accounts: ACCOUNTS, tokensOf: [JO, KIM, LEE], preferences: POINTERS };
  await withLab(lab3, async (lab) => {
    const { thunderbird, exchange } = lab;
    const many = manyFolders(200);
    exchange.mailboxOf(JO).make([]);
    exchange.mailboxOf(KIM).make(["Projects"]);
    exchange.mailboxOf(LEE).make([...many, ...OWN, "Calendar"]);
    exchange.mailboxOf(LEE).setSubscribed(["INBOX", "Gone"]);

    // Nobody has subscribed anything yet in the other two.
    const expected = [
      ["account1", JO, ["INBOX"]],
      ["account2", KIM, ["INBOX", "Projects"]],
      ["account3", LEE, ["INBOX", "Gone", ...OWN, ...many].map(toModifiedUtf7)],
    ] as const;
    for (const [account, user, subscribed] of expected) {
      const page = await openFolders(thunderbird, account);
      await applyChoice(page);
      const onServer = await exchange.mailboxOf(user).subscribed();
      const wanted = [...subscribed].sort();
      // Thunderbird makes a folder for deleted mail by itself where the mailbox has none.
      assert.deepEqual(
        onServer.filter((path) => user === LEE || path !== "Trash"),
        wanted,
      );
      const shown = await foldersInPane(thunderbird, account);
      assert.deepEqual(
        shown.filter((path) => user === LEE || path !== "Trash"),
        wanted,
      );
      await page.close();
    }

    // Its own folders for mail of each kind are used, and none was made beside them.
    await thunderbird.savePreferences();
    const preferences = readPreferences(lab.profile);
    const pointers = {
      sent: preferences.get("mail.identity.id3.fcc_folder"),
      drafts: preferences.get("mail.identity.id3.draft_folder"),
      junk: preferences.get("mail.server.server3.spamActionTargetFolder"),
      trash: preferences.get("mail.server.server3.trash_folder_name"),
    };
    const nameOf = (address: unknown) => decodeURIComponent(String(address)).split("/").at(-1);
    assert.deepEqual(Object.values(pointers).map(nameOf), OWN);
    assert.equal(preferences.get("mail.server.server3.moveTargetMode"), 1);
    // Somebody else's account is as it was.
    assert.equal(preferences.get("mail.identity.id1.fcc_folder"), undefined);
    await noDialogs(lab);
  });
});

test("from the overview; everything and back; a setting that is locked; nothing for POP3", async () => {
  const pop: (typeof ACCOUNTS)[number] = {
    ...modernAccount(KIM),
    incoming: { ...modernAccount(KIM).incoming, type: "pop3", port: 995 },
  };
  await withLab(
    { accounts: [modernAccount(JO), pop, LOCAL_FOLDERS], tokensOf: [JO] },
    async (lab) => {
      const { thunderbird, exchange } = lab;
      exchange.mailboxOf(JO).make(["Projects", "Calendar", "Deleted Items"]);
      exchange.mailboxOf(JO).setSubscribed(["INBOX"]);
      const overview = await Page.open(thunderbird, "overview.html");
      await overview.waitFor("[data-account=account1] .folders a");
      assert.equal(await overview.exists("[data-account=account2] .folders a"), false);
      await overview.click("[data-account=account1] .folders a");
      const page = await Page.find(thunderbird, (url) => url.includes("folders.html"));
      await page.waitFor(state("choosing"));

      await page.click("#everything");
      await page.waitFor(state("done"));
      const all = ["Calendar", "Deleted Items", "INBOX", "Projects", "Trash"];
      assert.deepEqual(await foldersInPane(thunderbird, "account1"), all);
      await thunderbird.savePreferences();
      const using = "mail.server.server1.using_subscription";
      assert.equal(readPreferences(lab.profile).get(using), false);
      // Thunderbird itself has subscribed what it has made.
      assert.deepEqual(await exchange.mailboxOf(JO).subscribed(), ["INBOX", "Trash"]);

      await page.click("#choose-again");
      await page.waitFor(state("choosing"));
      await page.click("#none");
      await page.click("[data-path=Projects]");
      await page.click("[data-path=INBOX]");
      await applyChoice(page);
      // The folder for deleted mail cannot be taken away: Thunderbird would make it again and again.
      const chosen = ["INBOX", "Projects", "Trash"];
      assert.deepEqual(await exchange.mailboxOf(JO).subscribed(), chosen);
      assert.deepEqual(await foldersInPane(thunderbird, "account1"), chosen);

      // Thunderbird had it in its list already.
      await page.click("#choose-again");
      await page.waitFor(state("choosing"));
      await page.click("[data-path=Projects]");
      await page.waitFor("#tree [data-path=Projects][data-changes=hide]");
      await applyChoice(page);
      assert.deepEqual(await exchange.mailboxOf(JO).subscribed(), ["INBOX", "Trash"]);
      assert.deepEqual(await foldersInPane(thunderbird, "account1"), ["INBOX", "Trash"]);

      await thunderbird.inParent((name) => {
        // Only what has a default can be locked.
        Services.prefs.getDefaultBranch("").setBoolPref(name, true);
        Services.prefs.lockPref(name);
      }, using);
      await page.click("#choose-again");
      await page.waitFor(state("choosing"));
      assert.equal(await page.exists("#everything-offer[hidden]"), true);
      const refused = await page.run(() =>
        messenger.mailServers.showFolders("incoming:server1", "all"),
      );
      assert.deepEqual(refused, { ok: false, reason: "setting-locked" });
      await page.close();

      const none = await Page.open(thunderbird, "folders.html?account=account2");
      await none.waitFor(state("no-folders"));
      await noDialogs(lab);
    },
  );
});

test("any delimiter, every capability, namespaces, and names of all kinds", async () => {
  const options = { delimiter: ".", imapCapabilities: "own" } as const;
  await withLab({ ...options, accounts: ACCOUNTS, tokensOf: [JO] }, async (lab) => {
    const { thunderbird, exchange } = lab;
    const mailbox = exchange.mailboxOf(JO);
    mailbox.make(["Gesendete Elemente", "A&B/学会 📚", "Kalender"]);
    mailbox.makePublic(["Forum", "Forum/Old"]);
    mailbox.setSubscribed(["INBOX", "Weg"]);
    const page = await openFolders(thunderbird, "account1");
    // As a person reads them, with their level.
    const rows = await page.run(() =>
      [...document.querySelectorAll<HTMLElement>("#tree .folder")].map((row) => [
        row.getAttribute("aria-level"),
        row.querySelector(".name")?.textContent,
        row.getAttribute("aria-checked"),
      ]),
    );
    assert.deepEqual(rows, [
      ["1", "INBOX", "true"],
      ["1", "Gesendete Elemente", "true"],
      // No folder of its own, only a level of names.
      ["1", "A&B", null],
      ["2", "学会 📚", "true"],
      ["1", "Kalender", "false"],
      ["1", "Public Folders", "false"],
      ["2", "Forum", "false"],
      ["3", "Old", "false"],
      ["1", "Weg", "true"],
    ]);
    // A branch with all in it, and what is gone away.
    await page.click('[data-path="Public Folders.Forum"] .branch');
    await page.click("[data-path=Weg]");
    await applyChoice(page);
    const own = ["A&-B.&W2ZPGg- &2D3c2g-", "Gesendete Elemente", "INBOX"];
    const forum = ["Public Folders.Forum", "Public Folders.Forum.Old"];
    const expected = [...own, ...forum].sort();
    const between = ["A&-B", "Public Folders"];
    const withoutTrash = (paths: readonly string[]) => paths.filter((path) => path !== "Trash");
    assert.deepEqual(withoutTrash(await mailbox.subscribed()), expected);
    const shown = await foldersInPane(thunderbird, "account1");
    // What lies between is shown because of what is in it.
    assert.deepEqual(withoutTrash(shown), [...expected, ...between].sort());
    await noDialogs(lab);
  });
});

test("by the keyboard alone", async () => {
  await withLab({ accounts: [modernAccount(JO), LOCAL_FOLDERS], tokensOf: [JO] }, async (lab) => {
    const { thunderbird, exchange } = lab;
    exchange.mailboxOf(JO).make(["Projects", "Projects/A", "Projects/A/B", "Zoo"]);
    exchange.mailboxOf(JO).setSubscribed(["INBOX"]);
    const page = await openFolders(thunderbird, "account1");
    await page.click("#none");
    await page.takeKeyboard();
    const focused = () =>
      page.run(() => {
        const row = document.activeElement;
        return [
          row?.querySelector(".name")?.textContent ?? row?.id,
          row?.getAttribute("aria-checked"),
          row?.getAttribute("aria-expanded"),
        ];
      });
    // The whole tree is one stop.
    for (let tabs = 0; (await focused())[0] !== "INBOX" && tabs < 20; tabs++) {
      await page.press(Key.tab);
    }
    await page.press(Key.space);
    assert.deepEqual(await focused(), ["INBOX", "true", null]);
    await page.press(Key.down);
    await page.press(Key.left);
    assert.deepEqual(await focused(), ["Projects", "false", "false"]);
    await page.press(Key.shift, Key.space);
    await page.press(Key.right);
    assert.deepEqual(await focused(), ["Projects", "true", "true"]);
    await page.press(Key.right);
    await page.press(Key.right);
    assert.deepEqual(await focused(), ["B", "true", null]);
    await page.press(Key.space);
    await page.press(Key.left);
    assert.deepEqual(await focused(), ["A", "true", "true"]);
    for (let tabs = 0; (await focused())[0] !== "apply" && tabs < 20; tabs++) {
      await page.press(Key.tab);
    }
    await page.press(Key.enter);
    await page.waitFor(state("done"));
    const subscribed = await exchange.mailboxOf(JO).subscribed();
    assert.deepEqual(subscribed, ["INBOX", "Projects", "Projects/A", "Trash"]);
    // Where somebody reads on.
    assert.deepEqual((await focused())[0], "headline");
  });
});
