// One account: its two halves, and the one thing to do about them.
import { halvesOf } from "../../core/assess/assess";
import type { AccountFinding } from "../../core/assess/finding";
import { switchStateOf } from "../../core/look-again/look-again";
import type { StoredSecret } from "../../core/mail-servers/stored-login";
import type { SwitchPlan } from "../../core/plan/switch-plan";
import { blockerWords } from "../blocker-words";
import { element } from "../element";
import { notedLines } from "../noted-lines";
import { text, type MessageName } from "../text";
import { type Changed, type SwitchedAccount, switchedAccount } from "../switched/switched-account";
import { halfLine } from "./half-line";

const SIGN_IN: Record<StoredSecret, MessageName> = {
  some: "signInNotNeeded",
  none: "signInNeeded",
  locked: "signInLocked",
};

/** Everything about an account that its section shows. */
export interface AccountView {
  readonly finding: AccountFinding;
  /** What a switch would do; whether Thunderbird has a provider for it is asked on its page. */
  readonly plan: SwitchPlan;
  /** Whether a sign-in is stored already; asked only for flagged accounts. */
  readonly token: StoredSecret;
  /** The newest switch of it, if there was one. */
  readonly switched: SwitchedAccount | undefined;
}

function isElsewhere(finding: AccountFinding): boolean {
  return halvesOf(finding).every(({ verdict }) => verdict === "not-exchange-online");
}

/** The way on: the switch, or why there is none and who can change that. */
function offer({ finding, plan, token, switched }: AccountView): readonly Node[] {
  const { account } = finding;
  if (plan.servers.length === 0) {
    // What has set it back has been named already.
    if (switched && switchStateOf(switched.record) === "set-back") return [];
    return plan.blockers.map((one) => element("p", { class: "note" }, blockerWords(one)));
  }
  const address = `switch.html?account=${encodeURIComponent(account.id)}`;
  const name = {
    class: "button",
    href: address,
    "aria-label": text("switchAccountNamed", account.name),
  };
  return [
    ...notedLines(plan.servers),
    element("a", name, text("switchAccount")),
    element("p", { class: "soft" }, text(SIGN_IN[token])),
  ];
}

/** @param changed called when a click in the section has changed something */
export function accountSection(view: AccountView, changed: Changed): HTMLElement {
  const { finding, switched } = view;
  const { account, receiving, sending, flagged } = finding;
  const section = element(
    "section",
    { "data-account": account.id, ...(flagged && { class: "flagged" }) },
    element("h3", {}, account.name),
  );
  if (isElsewhere(finding)) {
    section.append(element("p", { class: "soft" }, text("notExchangeOnlineAccount")));
    return section;
  }
  const sendingLines = sending.length > 0 ? sending : [null];
  section.append(
    element(
      "ul",
      { class: "halves" },
      halfLine("receiving", receiving),
      ...sendingLines.map((one) => halfLine("sending", one)),
    ),
  );
  if (switched) section.append(...switchedAccount(switched, changed));
  if (flagged) section.append(...offer(view));
  return section;
}
