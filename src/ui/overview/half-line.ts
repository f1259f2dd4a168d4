// One half of an account in words, with a sign beside them; never colour alone.
import type { ServerFinding, Verdict } from "../../core/assess/finding";
import { isFlagged } from "../../core/assess/assess";
import { element } from "../element";
import { text, type MessageName } from "../text";

const VERDICT: Record<Verdict, MessageName> = {
  modern: "verdictModern",
  "on-password": "verdictOnPassword",
  insecure: "verdictInsecure",
  other: "verdictOther",
  "not-exchange-online": "verdictNotExchangeOnline",
};

function sign(finding: ServerFinding): Node {
  if (finding.verdict === "not-exchange-online") return element("span", { class: "sign" }, "–");
  const flagged = isFlagged(finding);
  return element(
    "span",
    { class: flagged ? "sign attention" : "sign fine" },
    element("span", { "aria-hidden": "true" }, flagged ? "!" : "✓"),
    element("span", { class: "visually-hidden" }, text(flagged ? "stateAttention" : "stateFine")),
  );
}

/** @param half which half, in words and as `data-half` */
export function halfLine(
  half: "receiving" | "sending",
  finding: ServerFinding | null,
): HTMLElement {
  const name = element("span", { class: "half" }, text(half));
  if (!finding) {
    const none = element("span", { class: "sign" }, "–");
    return element("li", { "data-half": half }, none, name, text("verdictNone"));
  }
  const { server, verdict } = finding;
  const host = element("span", { class: "soft" }, server.hostname);
  const words = element("span", { class: "verdict" }, text(VERDICT[verdict]), " ", host);
  return element("li", { "data-half": half, "data-verdict": verdict }, sign(finding), name, words);
}
