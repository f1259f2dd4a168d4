// One account: its two halves, and the one thing to do about them.
import { halvesOf, isFlagged } from "../../core/assess/assess";
import type { AccountFinding } from "../../core/assess/finding";
import { switchStateOf } from "../../core/look-again/look-again";
import type { StoredSecret } from "../../core/mail-servers/stored-login";
import type { SwitchPlan } from "../../core/plan/switch-plan";
import { text } from "../../messenger/text";
import { blockerWords } from "../blocker-words";
import { element } from "../element";
import { accountHalves } from "../half-line";
import { notedLines } from "../noted-lines";
import { signInWords } from "../sign-in-words";
import { type Changed, type SwitchedAccount, switchedAccount } from "../switched/switched-account";
import { foldersAddress } from "../folders-address";
import { switchLink } from "./switch-link";

/** Everything about an account that its section shows. */
export interface AccountView {
  readonly finding: AccountFinding;
  /** What a switch would do; whether Thunderbird has a provider for it is asked on its page. */
  readonly plan: SwitchPlan;
  /** Whether a sign-in is stored already; asked only for flagged accounts. */
  readonly token: StoredSecret;
  /** The newest switch of it, if there was one. */
  readonly switched: SwitchedAccount | undefined;
  /** Whether notifications speak of it while it is flagged. */
  readonly mentioned: boolean;
  /** Its button is the page's one obvious one, if it has one. */
  readonly obvious: boolean;
}

/** What clicks in a section do. */
export interface SectionActions {
  /** Something has changed. */
  readonly changed: Changed;
  /** Somebody wants to hear of the account, or not any more. */
  readonly mention: (mentioned: boolean) => void;
}

function isElsewhere(finding: AccountFinding): boolean {
  return halvesOf(finding).every(({ verdict }) => verdict === "not-exchange-online");
}

/** The way on: the switch, or why there is none and who can change that. */
function offer({ finding, plan, token, switched, obvious }: AccountView): readonly Node[] {
  const { account } = finding;
  if (plan.servers.length === 0) {
    // What has set it back has been named already.
    if (switched && switchStateOf(switched.record) === "set-back") return [];
    return plan.blockers.map((one) => element("p", { class: "note" }, blockerWords(one)));
  }
  return [
    ...notedLines(plan.servers),
    element(
      "p",
      { class: "offer" },
      switchLink(account, token, obvious),
      element("span", { class: "soft" }, signInWords(token)),
    ),
  ];
}

function mentionOffer({ mentioned }: AccountView, mention: SectionActions["mention"]): Node {
  const click = () => {
    mention(!mentioned);
  };
  const button = element(
    "button",
    { type: "button", class: "quiet", "data-mention": String(!mentioned), click },
    text(mentioned ? "neverMention" : "mentionAgain"),
  );
  return element(
    "p",
    { class: "mention" },
    ...(mentioned ? [] : [element("span", { class: "soft" }, text("notMentioned")), " "]),
    button,
  );
}

/** Folders can be chosen wherever mail is received over IMAP with the modern sign-in. */
function foldersLink({ account, receiving }: AccountFinding): readonly Node[] {
  if (receiving?.server.type !== "imap" || isFlagged(receiving)) return [];
  if (receiving.verdict === "not-exchange-online") return [];
  const link = foldersAddress(account.id);
  const named = { href: link, "aria-label": text("foldersLinkNamed", account.name) };
  return [element("p", { class: "folders" }, element("a", named, text("foldersLink")))];
}

export function accountSection(
  view: AccountView,
  { changed, mention }: SectionActions,
): HTMLElement {
  const { finding, switched } = view;
  const { account, flagged } = finding;
  const section = element(
    "section",
    {
      "data-account": account.id,
      "aria-label": account.name,
      ...(flagged && { class: "flagged" }),
    },
    element("h3", {}, account.name),
  );
  if (isElsewhere(finding)) {
    section.classList.add("elsewhere");
    section.append(element("p", { class: "soft" }, text("notExchangeOnlineAccount")));
    return section;
  }
  section.append(accountHalves(finding), ...foldersLink(finding));
  if (switched) section.append(...switchedAccount(switched, changed, view.obvious));
  if (flagged) section.append(...offer(view), mentionOffer(view, mention));
  return section;
}
