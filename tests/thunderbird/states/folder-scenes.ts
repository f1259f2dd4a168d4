// What the folder page shows.
import type { Lab } from "../harness/lab";
import { Page } from "../harness/page";
import { GMAIL, LOCAL_FOLDERS, modernAccount } from "../harness/profile";
import type { PageState, Scene } from "./page-state";
import { shows } from "./show-overview";
import { JO } from "./show-switch";

/** A mailbox as people have it: Exchange's own folders, and some of one's own. */
const FOLDERS = [
  "Drafts",
  "Sent Items",
  "Deleted Items",
  "Junk Email",
  "Archive",
  "Calendar",
  "Contacts",
  "Tasks",
  "Journal",
  "Notes",
  "Outbox",
  "Conversation History",
  "RSS Feeds",
  "Sync Issues",
  "Sync Issues/Conflicts",
  "Customers",
  "Customers/Adatum",
  "Customers/Contoso",
  "Customers/Fabrikam",
  "Invoices",
  "Invoices/2025",
  "Invoices/2026",
  "学会 📚",
];

const SUBSCRIBED = ["INBOX", "Drafts", "Sent Items", "Invoices"];

function open(lab: Lab): Promise<Page> {
  return Page.open(lab.thunderbird, "folders.html?account=account1");
}

async function openWithFolders(lab: Lab): Promise<Page> {
  const mailbox = lab.exchange.mailboxOf(JO);
  mailbox.make(FOLDERS);
  mailbox.makePublic(["Forum"]);
  mailbox.setSubscribed(SUBSCRIBED);
  return open(lab);
}

const STATES: readonly PageState[] = [
  {
    name: "folders",
    about: "The folders of a mailbox, with what is suggested.",
    show: openWithFolders,
    proof: [shows("choosing"), "#tree [data-changes=show]", "#misplaced [data-use=trash]"],
  },
  {
    name: "folders-found",
    about: "A folder has been looked for, and one is to be hidden.",
    show: async (lab) => {
      const page = await open(lab);
      await page.type("#filter", "invo");
      await page.click("[data-path=Invoices]");
      return page;
    },
    proof: ["#found:not(:empty)", "#tree [data-changes=hide]"],
  },
  {
    name: "folders-changing",
    about: "The server is told which folders are wanted.",
    show: async (lab) => {
      const page = await open(lab);
      const held = lab.exchange.imap.answerGate.arm();
      await page.click("#apply");
      await held;
      return page;
    },
    proof: [`${shows("working")} #bar`, "#cancel"],
    leave: async (lab, page) => {
      lab.exchange.imap.answerGate.release();
      await page.waitFor(shows("done"), 30_000);
    },
  },
  {
    name: "folders-done",
    about: "Everything is done; Thunderbird shows the folders.",
    show: async (lab) => {
      const page = await open(lab);
      await page.click("#apply");
      return page;
    },
    proof: [shows("done"), "#back"],
  },
  {
    name: "folders-partly",
    about: "The server has refused some folders.",
    show: async (lab) => {
      lab.exchange.imap.decide = (command) =>
        /^SUBSCRIBE "?(Calendar|Tasks)/.test(command)
          ? { refused: "[UNAVAILABLE] Mailbox is busy" }
          : "pass";
      const page = await open(lab);
      await page.click("#all");
      await page.click("#apply");
      return page;
    },
    proof: [shows("done"), "#failed-folders li:nth-child(2)", "#retry:not([hidden])"],
    leave: (lab) => {
      lab.exchange.imap.decide = null;
      return Promise.resolve();
    },
  },
  {
    name: "folders-everything",
    about: "Thunderbird shows every folder, without choosing.",
    show: async (lab) => {
      const page = await open(lab);
      await page.click("#everything");
      return page;
    },
    proof: [shows("done"), "#result-words:not(:empty)"],
  },
  {
    name: "folders-none",
    about: "An account without folders to choose.",
    show: (lab) => Page.open(lab.thunderbird, "folders.html?account=account2"),
    proof: [shows("no-folders")],
  },
  {
    name: "folders-failed",
    about: "The server does not let the mailbox be opened.",
    show: (lab) => {
      lab.exchange.imap.script = "not-connected";
      return open(lab);
    },
    proof: [shows("failed"), "#read-again"],
  },
];

export const FOLDER_SCENES: readonly Scene[] = [
  {
    title: "the folders of a mailbox",
    options: () => ({ accounts: [modernAccount(JO), GMAIL, LOCAL_FOLDERS], tokensOf: [JO] }),
    states: STATES,
  },
];
