// The folders of one mailbox: which of them Thunderbird shows. After a switch, and at any time.
import { assess } from "../../core/assess/assess";
import { folderChanges } from "../../core/folders/folder-changes";
import { folderTree } from "../../core/folders/folder-tree";
import { alwaysShown, misplaced } from "../../core/folders/misplaced";
import type { ServerFolder } from "../../core/folders/server-folder";
import { showingTime } from "../../core/folders/showing-time";
import { suggest } from "../../core/folders/suggest";
import type { MailboxFailure, SubscriptionList } from "../../core/mail-servers/subscriptions";
import type { AccountSnapshot, ServerSnapshot } from "../../core/server";
import { browser } from "../../messenger/browser";
import { counted, language, text } from "../../messenger/text";
import { diagnosisWords } from "../diagnosis-words";
import { byId } from "../element";
import { setPageState, startFullPage } from "../start-page";
import { applyChoice } from "./apply-choice";
import { changeLines, changeWords, timeWords } from "./change-lines";
import { FolderTreeView } from "./folder-tree-view";
import { diagnoseMailbox } from "./mailbox-failure";
import { misplacedOffer } from "./misplaced-offer";
import { areAllShown, showEverythingResult, showResult } from "./result";

type Listed = Extract<SubscriptionList, { readonly ok: true }>;

interface Mailbox {
  readonly account: AccountSnapshot;
  readonly server: ServerSnapshot;
}

const SECTIONS = ["failure", "choice", "progress", "result"] as const;

/** Shows one part of the page, and none of the others. */
function showSection(state: string, headline: string, section?: (typeof SECTIONS)[number]): void {
  for (const id of SECTIONS) byId(id).hidden = id !== section;
  byId("headline").textContent = headline;
  byId("summary").textContent = "";
  setPageState(state);
}

/** The account in the page's address, if it is one at Exchange Online whose folders can be chosen. */
async function findMailbox(): Promise<Mailbox | undefined> {
  const id = new URLSearchParams(location.search).get("account");
  const finding = assess(await browser.mailServers.list()).find(({ account }) => account.id === id);
  const receiving = finding?.receiving;
  if (!finding || !receiving || receiving.verdict === "not-exchange-online") return undefined;
  if (receiving.server.type !== "imap") return undefined;
  return { account: finding.account, server: receiving.server };
}

function showFailure(failure: MailboxFailure, { server }: Mailbox): void {
  const diagnosis = diagnoseMailbox(failure, server);
  const { title, who, next } = diagnosisWords(diagnosis);
  showSection("failed", title, "failure");
  byId("who").textContent = who;
  byId("meaning").textContent = next;
  byId("words").hidden = diagnosis.words === "";
  byId("server-words").textContent = diagnosis.words;
  byId("code").textContent = diagnosis.code;
  byId("headline").focus();
}

function summaryWords({ folders, shown, subscribedOnly }: Listed): string {
  const all = folders.filter(({ exists, selectable }) => exists && selectable);
  const visible = new Set(shown);
  const count = all.filter(({ path }) => visible.has(path)).length;
  const words = counted("foldersShown", all.length, count.toLocaleString(language()));
  return subscribedOnly ? words : `${words} ${text("foldersShowsEverything")}`;
}

/** Thunderbird shows only what it was asked to; the rest of the page is about that. */
function showChoice(listed: Listed, mailbox: Mailbox, beginWith: "suggestion" | "now"): void {
  const { folders, quickly } = listed;
  const { compare } = new Intl.Collator(language(), { numeric: true });
  const suggestion = suggest(folders);
  const shown = new Set(listed.shown);
  showSection("choosing", text("foldersHeadline", mailbox.account.name), "choice");
  byId("summary").textContent = summaryWords(listed);

  const offer = misplacedOffer(misplaced(folders, listed.pointers));
  byId("misplaced").replaceChildren(...offer.nodes);
  byId("everything-offer").hidden = listed.subscribedOnlyLocked || !listed.subscribedOnly;

  const showChanges = () => {
    const changes = folderChanges(folders, view.choice.chosen);
    const list = changeLines(changes, folders);
    byId("changes-words").textContent = changeWords(changes);
    byId("changed-folders").replaceChildren(...list);
    byId("changes-list").hidden = list.length === 0;
    const newFolders = changes.subscribe.filter((path) => !shown.has(path)).length;
    byId("time").textContent = timeWords(showingTime(newFolders, quickly), quickly);
  };
  const list = byId("tree");
  // Its listeners are those of the former choice.
  const fresh = list.cloneNode(false) as HTMLElement;
  fresh.setAttribute("aria-label", text("foldersTree", mailbox.account.name));
  list.replaceWith(fresh);
  const always = alwaysShown(folders, listed.pointers);
  const tree = folderTree(folders, compare);
  const view = new FolderTreeView(fresh, tree, suggestion, always, showChanges);
  const now = new Set(folders.filter(({ subscribed }) => subscribed).map(({ path }) => path));
  if (beginWith === "now") view.choosePaths(now);
  else showChanges();
  requestAnimationFrame(() => performance.measure("folders", "folders-listed"));

  const filter = byId("filter") as HTMLInputElement;
  filter.value = "";
  byId("found").textContent = "";
  filter.oninput = () => {
    const found = view.filter(filter.value);
    byId("found").textContent = filter.value.trim() === "" ? "" : counted("foldersFound", found);
  };
  const onClick = (id: string, work: () => void) => {
    byId(id).onclick = work;
  };
  onClick("all", () => {
    view.chooseAll(true);
  });
  onClick("none", () => {
    view.chooseAll(false);
  });
  onClick("suggested", () => {
    view.choosePaths(suggestion.chosen);
  });
  onClick("as-now", () => {
    view.choosePaths(now);
  });
  onClick("everything", () => void showEverything(folders, shown, quickly, mailbox));
  byId("choice").onsubmit = (event) => {
    event.preventDefault();
    const wanted = offer.wanted();
    void apply(listed, view.choice.chosen, wanted, mailbox);
  };
}

function showProgress(headline: string, cancellable: boolean): void {
  showSection("working", headline, "progress");
  byId("cancelling").hidden = !cancellable;
  byId("bar").removeAttribute("value");
  byId("progress-words").textContent = "";
  byId("announcement").textContent = headline;
}

async function apply(
  listed: Listed,
  chosen: ReadonlySet<string>,
  wanted: ReturnType<typeof misplaced>,
  mailbox: Mailbox,
): Promise<void> {
  const { folders, quickly } = listed;
  const { id } = mailbox.server;
  const changes = folderChanges(folders, chosen);
  showProgress(text("foldersChanging"), true);
  const showing = (count: number) => {
    showProgress(text("foldersShowing"), false);
    setPageState("showing");
    const seconds = showingTime(count, quickly);
    byId("progress-words").textContent = timeWords(seconds, quickly);
  };
  try {
    const applied = await applyChoice(id, folders, changes, new Set(listed.shown), wanted, showing);
    const { changes: changed } = applied;
    const { ended } = changed ?? {};
    const nothingDone = changed?.results.every(({ outcome }) => outcome !== "done") ?? false;
    if (ended && ended !== "cancelled" && nothingDone) {
      showFailure(ended, mailbox);
      return;
    }
    const isShown = areAllShown(applied.shown, applied.missing);
    showSection(isShown ? "done" : "not-shown", "", "result");
    showResult(
      applied,
      folders,
      ended && ended !== "cancelled" ? diagnoseMailbox(ended, mailbox.server) : undefined,
    );
    const open = (changed?.results ?? []).filter(({ outcome }) => outcome !== "done");
    byId("retry").hidden = open.length === 0;
    byId("back").classList.toggle("primary", open.length === 0);
    byId("retry").onclick = () =>
      void readAndRetry(
        open.map(({ path }) => path),
        chosen,
        mailbox,
      );
  } catch {
    showSection("broken", text("resultBroken"), "result");
  }
  byId("headline").focus();
}

/** The same for what is left; the server may have changed meanwhile. */
async function readAndRetry(
  paths: readonly string[],
  chosen: ReadonlySet<string>,
  mailbox: Mailbox,
): Promise<void> {
  showProgress(text("foldersReading"), false);
  const listed = await browser.mailServers.listSubscriptions(mailbox.server.id);
  if (!listed.ok) {
    showFailure(listed, mailbox);
    return;
  }
  const again = new Set(paths);
  const now = listed.folders.filter(({ path, subscribed }) =>
    again.has(path) ? chosen.has(path) : subscribed,
  );
  await apply(listed, new Set(now.map(({ path }) => path)), [], mailbox);
}

/** Thunderbird's own switch: no choosing any more. */
async function showEverything(
  folders: readonly ServerFolder[],
  shown: ReadonlySet<string>,
  quickly: boolean,
  { server }: Mailbox,
): Promise<void> {
  const hidden = (visible: ReadonlySet<string>) =>
    folders.filter(({ exists, path }) => exists && !visible.has(path)).length;
  const newFolders = hidden(shown);
  showProgress(text("foldersShowing"), false);
  setPageState("showing");
  byId("progress-words").textContent = timeWords(showingTime(newFolders, quickly), quickly);
  try {
    const result = await browser.mailServers.showFolders(server.id, "all");
    const missing = hidden(new Set(result.ok ? result.shown : []));
    showSection(areAllShown(result, missing) ? "done" : "not-shown", "", "result");
    showEverythingResult(result, missing);
    byId("back").classList.add("primary");
  } catch {
    showSection("broken", text("resultBroken"), "result");
  }
  byId("retry").hidden = true;
  byId("headline").focus();
}

/** @param beginWith what was chosen here before is not suggested away */
async function read(beginWith: "suggestion" | "now"): Promise<void> {
  const mailbox = await findMailbox();
  if (!mailbox) {
    showSection("no-folders", text("noFoldersHeadline"));
    byId("summary").textContent = text("noFoldersWords");
    return;
  }
  showSection("reading", text("foldersReading"));
  const listed = await browser.mailServers.listSubscriptions(mailbox.server.id);
  performance.mark("folders-listed");
  if (listed.ok) showChoice(listed, mailbox, beginWith);
  else showFailure(listed, mailbox);
}

startFullPage(async () => {
  byId("read-again").addEventListener("click", () => void read("suggestion"));
  byId("choose-again").addEventListener("click", () => void read("now"));
  byId("cancel").addEventListener("click", () => {
    byId("cancelling").hidden = true;
    byId("headline").textContent = text("foldersCancelling");
    void browser.mailServers.cancelSubscriptionChanges();
  });
  browser.mailServers.onSubscriptionProgress.addListener(({ done, total }) => {
    const bar = byId("bar") as HTMLProgressElement;
    bar.max = total;
    bar.value = done;
    const words = [done, total].map((one) => one.toLocaleString(language())) as [string, string];
    byId("progress-words").textContent = text("foldersProgress", ...words);
  });
  await read("suggestion");
});
