// The overview: is somebody affected, and what is there to do? Reads anew whenever something that
// matters has changed.
import {
  hasPasswordSendingEnded,
  PASSWORD_SENDING_END,
} from "../../core/exchange-online/password-sending-end";
import { sendsWithPassword } from "../../core/assess/assess";
import type { UnreadableRecord } from "../../core/mail-servers/undo";
import { accountKey } from "../../core/remind/account-key";
import { withMention } from "../../core/remind/remind";
import { browser } from "../../messenger/browser";
import { changeReminderMemory, onReminderMemoryChanged } from "../../messenger/stored-settings";
import { messageFor, text } from "../../messenger/text";
import { monthWords } from "../../messenger/time-words";
import { answerList } from "../answers";
import { byId, element } from "../element";
import { headline } from "../headline";
import { setPageState, showNotices, startFullPage } from "../start-page";
import { OPEN_QUESTION, QUESTION_CLOSED } from "../switched/question";
import { accountSection, type AccountView, type SectionActions } from "./account-section";
import { overviewState } from "./overview-state";
import { type OverviewReading, readViews } from "./read-views";
import { remindingLine } from "./reminding";
import { switchAllLink } from "./switch-link";

function showUnreadable(unreadable: readonly UnreadableRecord[]): void {
  const reasons = new Set(unreadable.map(({ reason }) => reason));
  byId("unreadable-records").replaceChildren(
    ...[...reasons].map((reason) =>
      element("p", { class: "note" }, text(messageFor("unreadableRecord", reason))),
    ),
  );
}

/** What is shown now, and from what: account id → its section. */
let shown = new Map<string, { readonly from: string; readonly section: HTMLElement }>();

function actionsFor({ finding: { account } }: AccountView): SectionActions {
  const changed = (announcement: string) => {
    shown.delete(account.id);
    byId("announcement").textContent = announcement;
    refresh();
  };
  return {
    changed,
    mention: (mentioned) => {
      const key = accountKey(account);
      void changeReminderMemory((memory) => withMention(memory, key, mentioned));
    },
  };
}

/**
 * A section of which nothing has changed stays as it is, and so does one in which somebody is being
 * asked: what they answer is held against the settings anyway.
 */
function showAccounts(views: readonly AccountView[]): void {
  const next: typeof shown = new Map();
  for (const view of views) {
    const { id } = view.finding.account;
    const from = JSON.stringify(view);
    const now = shown.get(id);
    const stays = now && (now.from === from || now.section.querySelector(OPEN_QUESTION));
    next.set(id, stays ? now : { from, section: accountSection(view, actionsFor(view)) });
  }
  shown = next;
  const { children } = byId("accounts");
  [...shown.values()].forEach(({ section }, index) => {
    const there = children[index];
    if (!there) byId("accounts").append(section);
    else if (there !== section) replaceKeepingFocus(there, section);
  });
  for (const left of [...children].slice(shown.size)) left.remove();
}

/** Whoever has just clicked in a section finds the keyboard's place in the new one, on the same control. */
function replaceKeepingFocus(before: Element, after: HTMLElement): void {
  const controls = (section: Element) => [...section.querySelectorAll<HTMLElement>("a, button")];
  const at = controls(before).findIndex((one) => one === document.activeElement);
  before.replaceWith(after);
  if (at >= 0) (controls(after)[at] ?? controls(after).at(-1))?.focus();
}

function showLead(views: readonly AccountView[], flagged: boolean): void {
  const isAhead = !hasPasswordSendingEnded(Date.now());
  byId("deadline").hidden = !views.some(({ finding }) => sendsWithPassword(finding));
  byId("deadline").textContent = text(
    isAhead ? "deadlineAhead" : "deadlinePassed",
    monthWords(PASSWORD_SENDING_END.lastDay),
  );
  byId("stays").hidden = !flagged;
  byId("no-accounts").hidden = views.length > 0;
  const list = byId("answer-list");
  if (flagged && list.childElementCount === 0) list.append(answerList("answerChanges"));
  byId("answers").hidden = !flagged;
}

function showSwitchAll(views: readonly AccountView[]): void {
  const possible = views.filter(({ finding, plan }) => finding.flagged && plan.servers.length > 0);
  const accounts = possible.map(({ finding, token }) => ({ id: finding.account.id, token }));
  byId("all").replaceChildren(...(accounts.length > 1 ? [switchAllLink(accounts)] : []));
}

function showReminding({ views, reminders, putOffUntil }: OverviewReading): void {
  const isMentioned = views.some(({ finding, mentioned }) => finding.flagged && mentioned);
  byId("reminding").replaceChildren(
    ...(reminders && isMentioned ? remindingLine(putOffUntil, refresh) : []),
  );
}

async function render(): Promise<void> {
  const reading = await readViews();
  const { views, unreadable } = reading;
  const state = overviewState(views);
  const flagged = views.filter(({ finding }) => finding.flagged).length;
  byId("headline").textContent = headline(state, flagged);
  byId("unreadable").hidden = true;
  showLead(views, flagged > 0);
  showSwitchAll(views);
  showUnreadable(unreadable);
  showAccounts(views);
  showReminding(reading);
  await showNotices();
  setPageState(state);
}

async function show(): Promise<void> {
  try {
    await render();
  } catch (error) {
    byId("headline").textContent = text("headlineUnreadable");
    byId("unreadable").hidden = false;
    byId("unreadable-words").textContent = error instanceof Error ? error.message : String(error);
    setPageState("unreadable");
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

startFullPage(async () => {
  browser.mailServers.onServersChanged.addListener(refresh);
  onReminderMemoryChanged(refresh);
  byId("accounts").addEventListener(QUESTION_CLOSED, refresh);
  refresh();
  await last;
});
