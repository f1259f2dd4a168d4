// The halves of an account in words, with a sign beside them; never colour alone.
import { isFlagged } from "../core/assess/assess";
import type { AccountFinding, ServerFinding, Verdict } from "../core/assess/finding";
import {
  hasPasswordSendingEnded,
  PASSWORD_SENDING_END,
} from "../core/exchange-online/password-sending-end";
import type { Half } from "../core/plan/switch-plan";
import { text, type MessageName } from "../messenger/text";
import { monthWords } from "../messenger/time-words";
import { element } from "./element";
import { icon, type IconName } from "./icon";

const VERDICT: Record<Exclude<Verdict, "on-password">, MessageName> = {
  modern: "verdictModern",
  insecure: "verdictInsecure",
  other: "verdictOther",
  "not-exchange-online": "verdictNotExchangeOnline",
};

function verdictWords(half: Half, verdict: Verdict): string {
  if (verdict !== "on-password") return text(VERDICT[verdict]);
  if (half === "receiving") return text("verdictReceivingOnPassword");
  const hasEnded = hasPasswordSendingEnded(Date.now());
  const month = monthWords(PASSWORD_SENDING_END.lastDay);
  return text(hasEnded ? "verdictSendingMayHaveStopped" : "verdictSendingStops", month);
}

function line(half: Half, verdict: string, sign: IconName, ...words: (Node | string)[]) {
  const name = element("span", { class: "half" }, text(half));
  const sentence = element("span", { class: "verdict" }, ...words);
  return element("li", { "data-half": half, "data-verdict": verdict }, icon(sign), name, sentence);
}

/**
 * @param finding null where there is no server for this half
 * @param isOneOfSeveral the server is named, so that it can be told from the others
 */
function halfLine(half: Half, finding: ServerFinding | null, isOneOfSeveral = false): HTMLElement {
  if (!finding) {
    const words = half === "receiving" ? "verdictNoIncoming" : "verdictNoOutgoing";
    return line(half, "none", "none", text(words));
  }
  const { server, verdict } = finding;
  const sign =
    verdict === "not-exchange-online" ? "none" : isFlagged(finding) ? "attention" : "fine";
  const names = isOneOfSeveral || verdict === "not-exchange-online";
  const host = names ? [" ", element("span", { class: "soft" }, server.hostname)] : [];
  return line(half, verdict, sign, verdictWords(half, verdict), ...host);
}

/** Both halves of an account, one line for each server. */
export function accountHalves({ receiving, sending }: AccountFinding): HTMLElement {
  const sendingLines = sending.length > 0 ? sending : [null];
  return element(
    "ul",
    { class: "halves" },
    halfLine("receiving", receiving),
    ...sendingLines.map((one) => halfLine("sending", one, sending.length > 1)),
  );
}
