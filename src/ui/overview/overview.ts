// The overview: is somebody affected, and what is there to do? Reads anew whenever a setting
// that matters has changed.
import { assess, isMailAccount } from "../../core/assess/assess";
import type { AccountFinding } from "../../core/assess/finding";
import { switchStateOf } from "../../core/look-again/look-again";
import { hasPasswordSendingEnded } from "../../core/exchange-online/password-sending-end";
import type { UndoRecord, UnreadableRecord } from "../../core/mail-servers/undo";
import { plan } from "../../core/plan/plan";
import type { MailSettings } from "../../core/server";
import { browser } from "../../messenger/browser";
import { byId, element } from "../element";
import { OPEN_QUESTION, QUESTION_CLOSED } from "../switched/question";
import { readSwitched } from "../switched/read-switched";
import { localisePage, messageFor, text } from "../text";
import { accountSection, type AccountView } from "./account-section";

function headline(views: readonly AccountView[]): string {
  const flagged = views.filter(({ finding }) => finding.flagged).length;
  const isWaiting = ({ switched }: AccountView) =>
    switched && switchStateOf(switched.record) === "not-confirmed";
  if (views.length === 0) return text("headlineNoAccounts");
  if (flagged === 0) return text(views.some(isWaiting) ? "headlineNotConfirmed" : "headlineFine");
  return flagged === 1 ? text("headlineOne") : text("headlineMany", String(flagged));
}

function sendsWithPassword({ sending }: AccountFinding): boolean {
  return sending.some(({ verdict }) => verdict === "on-password");
}

/** Only what the account's section needs is asked for, and only if it needs it. */
async function viewOf(
  finding: AccountFinding,
  settings: MailSettings,
  records: readonly UndoRecord[],
): Promise<AccountView> {
  const flagged = finding.flagged && (finding.receiving ?? finding.sending[0]);
  const token = flagged ? (await browser.mailServers.loginState(flagged.server.id)).token : "none";
  return {
    finding,
    plan: plan(finding, settings, () => true),
    token,
    switched: await readSwitched(finding.account, settings, records),
  };
}

function showUnreadable(unreadable: readonly UnreadableRecord[]): void {
  const reasons = new Set(unreadable.map(({ reason }) => reason));
  byId("unreadable-records").replaceChildren(
    ...[...reasons].map((reason) => element("p", {}, text(messageFor("unreadableRecord", reason)))),
  );
}

/** What is shown now, and from what: account id → its section. */
let shown = new Map<string, { readonly from: string; readonly section: HTMLElement }>();

/**
 * A section of which nothing has changed stays as it is, and so does one in which somebody is being
 * asked: what they answer is held against the settings anyway.
 */
function showAccounts(views: readonly AccountView[]): void {
  const next: typeof shown = new Map();
  for (const view of views) {
    const { id } = view.finding.account;
    const from = JSON.stringify(view);
    const changed = (announcement: string) => {
      shown.delete(id);
      byId("announcement").textContent = announcement;
      refresh();
    };
    const now = shown.get(id);
    const stays = now && (now.from === from || now.section.querySelector(OPEN_QUESTION));
    next.set(id, stays ? now : { from, section: accountSection(view, changed) });
  }
  shown = next;
  const { children } = byId("accounts");
  [...shown.values()].forEach(({ section }, index) => {
    const there = children[index];
    if (!there) byId("accounts").append(section);
    else if (there !== section) there.replaceWith(section);
  });
  for (const left of [...children].slice(shown.size)) left.remove();
}

async function render(): Promise<void> {
  const settings = await browser.mailServers.list();
  const findings = assess(settings).filter(isMailAccount);
  const { records, unreadable } = await browser.mailServers.listUndoRecords();
  const views = await Promise.all(findings.map((finding) => viewOf(finding, settings, records)));

  byId("headline").textContent = headline(views);
  byId("stays").hidden = !findings.some(({ flagged }) => flagged);
  const deadline = byId("deadline");
  deadline.hidden = !findings.some(sendsWithPassword);
  deadline.textContent = text(
    hasPasswordSendingEnded(Date.now()) ? "deadlinePassed" : "deadlineAhead",
  );
  showUnreadable(unreadable);
  showAccounts(views);
}

async function show(): Promise<void> {
  try {
    await render();
  } catch (error) {
    byId("headline").textContent = text("headlineUnreadable");
    byId("unreadable").hidden = false;
    byId("unreadable-words").textContent = error instanceof Error ? error.message : String(error);
  } finally {
    document.documentElement.dataset["state"] = "ready";
  }
}

let last: Promise<void> = Promise.resolve();
let isWaiting = false;

/** One reading after the other: of two at once, the older might be shown last. */
function refresh(): void {
  if (isWaiting) return;
  isWaiting = true;
  last = last.then(() => {
    isWaiting = false;
    return show();
  });
}

localisePage();
browser.mailServers.onServersChanged.addListener(refresh);
byId("accounts").addEventListener(QUESTION_CLOSED, refresh);
refresh();
