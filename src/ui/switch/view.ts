// SwitchEvent → page. Everything that the person sees of a running switch.
import type { Half, SwitchPlan } from "../../core/plan/switch-plan";
import { isEnd, type SwitchEvent } from "../../core/run/switch-event";
import { byId } from "../element";
import { text, type MessageName } from "../text";
import { outcomeOf, type Outcome, type Remedy } from "./outcome";
import { StepList } from "./step-list";

const PROVING = { receiving: "stepProvingReceiving", sending: "stepProvingSending" } as const;
const PROVEN = { receiving: "stepProvenReceiving", sending: "stepProvenSending" } as const;

function show(id: string, words: string): void {
  byId(id).textContent = words;
  byId(id).hidden = words === "";
}

const REMEDY: Record<Remedy, MessageName> = {
  "close-account-settings": "closeAccountSettings",
  "unlock-passwords": "unlockAndContinue",
  "check-again": "checkAgain",
};

function showRemedy({ remedy, tryAgain }: Outcome): void {
  const button = byId("remedy");
  button.hidden = remedy === undefined;
  button.dataset["remedy"] = remedy ?? "";
  if (remedy) button.textContent = text(REMEDY[remedy]);
  byId("try-again").hidden = !tryAgain || remedy !== undefined;
}

export function showOutcome(kind: string, outcome: Outcome): void {
  byId("cancel").hidden = true;
  byId("hint").hidden = true;
  const result = byId("result");
  result.hidden = false;
  result.dataset["kind"] = kind;
  result.dataset["code"] = outcome.code;
  show("meaning", outcome.meaning);
  show("stage", outcome.stage);
  byId("nothing-changed").hidden = !outcome.nothingChanged;
  showRemedy(outcome);
  byId("next").replaceChildren();
  byId("words").hidden = outcome.serverWords === "";
  byId("server-words").textContent = outcome.serverWords;
  const headline = byId("result-headline");
  headline.textContent = outcome.headline;
  headline.focus();
}

/** Says that the page could not even begin: another page is at it. */
export function showBusy(): void {
  const words = text("anotherSwitchRuns");
  showOutcome("busy", {
    code: "",
    headline: text("resultFailed"),
    meaning: words,
    stage: "",
    nothingChanged: true,
    tryAgain: true,
    serverWords: "",
  });
}

/** A bug of ours: says so, and does not leave the page waiting for ever. */
export function showBroken(error: unknown): void {
  showOutcome("broken", {
    code: "",
    headline: text("resultFailed"),
    meaning: text("resultBroken"),
    stage: "",
    nothingChanged: false,
    tryAgain: true,
    serverWords: error instanceof Error ? error.message : String(error),
  });
}

/** The view of one run of a plan. */
export class SwitchView {
  readonly #plan: SwitchPlan;
  #isProving = false;
  readonly #steps = new StepList(byId("steps"), byId("announcement"));

  constructor(plan: SwitchPlan) {
    this.#plan = plan;
    byId("start").hidden = true;
    byId("result").hidden = true;
    byId("progress").hidden = false;
    const cancel = byId("cancel") as HTMLButtonElement;
    cancel.hidden = false;
    cancel.disabled = false;
    cancel.textContent = text("cancel");
    cancel.focus();
  }

  #halfOf(serverId: string): Half {
    const server = this.#plan.servers.find((one) => one.server.id === serverId);
    return server?.half ?? "sending";
  }

  /** Renders one event; the last one is an end. */
  render(event: SwitchEvent): void {
    if (isEnd(event)) {
      if (event.kind === "confirmed") this.#steps.finish(text("stepConfirmed"));
      else this.#steps.fail();
      showOutcome(event.kind, outcomeOf(event));
      return;
    }
    switch (event.kind) {
      case "signing-in": {
        // The person's own sign-in may follow a stored one: it was not there, or its proof failed.
        if (this.#isProving) this.#steps.fail();
        else this.#steps.drop();
        this.#isProving = false;
        const stored = event.mode === "stored";
        byId("hint").hidden = stored;
        this.#steps.begin("sign-in", text(stored ? "stepSignInStored" : "stepSignInInteractive"));
        break;
      }
      case "signed-in": {
        byId("hint").hidden = true;
        const name = event.result.tokenUsername;
        this.#steps.finish(name ? text("stepSignedInAs", name) : text("stepSignedIn"));
        break;
      }
      case "proving":
        this.#isProving = true;
        this.#steps.begin("prove", text(PROVING[this.#halfOf(event.serverId)]));
        break;
      case "proven":
        this.#steps.finish(text(PROVEN[this.#halfOf(event.serverId)]));
        break;
      case "committing":
        byId("cancel").hidden = true;
        this.#steps.begin("commit", text("stepCommitting"));
        break;
      case "committed":
        this.#steps.finish(text("stepCommitted"));
        break;
      case "confirming":
        this.#steps.begin("confirm", text("stepConfirming"));
        break;
    }
  }
}
