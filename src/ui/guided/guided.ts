// The start page of the guided edition, and of the full one where Thunderbird does not let it read the
// settings: hand them over, and see what there is to do.
import { assess, isMailAccount, sendsWithPassword } from "../../core/assess/assess";
import {
  hasPasswordSendingEnded,
  PASSWORD_SENDING_END,
} from "../../core/exchange-online/password-sending-end";
import { planByHand } from "../../core/walk/plan-by-hand";
import { currentStep } from "../../core/walk/walk-progress";
import {
  forgetHandedOver,
  handedOver,
  type HandedOver,
  keepHandedOver,
} from "../../messenger/handed-over";
import { text } from "../../messenger/text";
import { thunderbirdWords } from "../../messenger/thunderbird-words";
import { clockWords, monthWords } from "../../messenger/time-words";
import { begunWalks, forgetWalks } from "../../messenger/walks";
import { answerList } from "../answers";
import { byId, element } from "../element";
import { handOverPanel } from "../hand-over";
import { headline, stateOfFindings } from "../headline";
import { setPageState, startPage } from "../start-page";
import { type GuidedAccount, guidedSection } from "./guided-section";
import { showReason } from "./reason";

async function accountsOf({ text: { settings, lookAlikes } }: HandedOver) {
  const walks = await begunWalks();
  return assess(settings)
    .filter(isMailAccount)
    .map((finding): GuidedAccount => {
      const { account } = finding;
      return {
        finding,
        plan: planByHand(finding, settings),
        lookAlike: lookAlikes.find(({ accountId }) => accountId === account.id)?.hostname,
        walk: walks.find(({ walk }) => walk.accountId === account.id),
      };
    });
}

function showLead(accounts: readonly GuidedAccount[]): void {
  const findings = accounts.map(({ finding }) => finding);
  const flagged = findings.filter((one) => one.flagged).length;
  const state = stateOfFindings(findings);
  byId("headline").textContent = headline(state, flagged);
  byId("deadline").hidden = !findings.some(sendsWithPassword);
  byId("deadline").textContent = text(
    hasPasswordSendingEnded(Date.now()) ? "deadlinePassed" : "deadlineAhead",
    monthWords(PASSWORD_SENDING_END.lastDay),
  );
  byId("stays").hidden = flagged === 0;
  byId("answers").hidden = flagged === 0;
  if (flagged > 0) byId("answer-list").replaceChildren(answerList("answerChangesByHand"));
  setPageState(state);
}

async function showFindings(found: HandedOver): Promise<void> {
  const accounts = await accountsOf(found);
  const flagged = accounts.filter(({ finding }) => finding.flagged);
  byId("accounts").replaceChildren(
    ...accounts.map((one) => guidedSection(one, flagged.length === 1)),
  );
  byId("no-accounts").hidden = accounts.length > 0;
  byId("no-names").hidden = found.text.hasNames || flagged.length === 0;
  byId("read-at").textContent = text("settingsReadAt", clockWords(new Date(found.at)));
  byId("ask").hidden = true;
  byId("found").hidden = false;
  showLead(accounts);
}

/** Walks that were begun before Thunderbird was closed the last time; its settings are forgotten by then. */
async function showBegun(): Promise<void> {
  const walks = (await begunWalks()).filter(currentStep);
  byId("begun").replaceChildren(
    ...walks.map(({ walk }) =>
      element(
        "p",
        {},
        element(
          "a",
          { href: `walk.html?account=${encodeURIComponent(walk.accountId)}`, class: "button" },
          text("continueWalkNamed", walk.accountName),
        ),
      ),
    ),
  );
}

async function showQuestion(): Promise<void> {
  byId("headline").textContent = text("guidedHeadline");
  for (const id of ["found", "deadline", "stays", "answers"]) byId(id).hidden = true;
  byId("ask").hidden = false;
  await showBegun();
  const took = async (settings: HandedOver["text"]) => {
    await keepHandedOver(settings);
    await show();
    byId("headline").focus();
  };
  byId("hand-over").replaceChildren(
    await handOverPanel(await thunderbirdWords(), (settings) => void took(settings)),
  );
  setPageState("asking");
}

async function show(): Promise<void> {
  const found = await handedOver();
  await (found ? showFindings(found) : showQuestion());
}

startPage(async () => {
  showReason();
  byId("read-again").addEventListener("click", () => {
    void showQuestion().then(() => {
      byId("pasted").focus();
    });
  });
  byId("forget").addEventListener("click", () => {
    void Promise.all([forgetHandedOver(), forgetWalks()]).then(show);
  });
  await show();
});
