// SwitchEvent → page. Everything that the person sees of a running switch.
import type { Half, PlannedServer, SwitchPlan } from "../../core/plan/switch-plan";
import type { SwitchEnd, SwitchStep } from "../../core/run/switch-event";
import { counted, messageFor, text } from "../../messenger/text";
import { byId, element } from "../element";
import { icon } from "../icon";
import { NONE, type Outcome, outcomeOf, type Remedy } from "./outcome";
import { type StepLine, StepList } from "./step-list";

const PROVING = { receiving: "stepProvingReceiving", sending: "stepProvingSending" } as const;
const PROVEN = { receiving: "stepProvenReceiving", sending: "stepProvenSending" } as const;

function show(id: string, words: string): void {
  byId(id).textContent = words;
  byId(id).hidden = words === "";
}

/** One obvious button, the others beside it. */
export function showRemedies(remedies: readonly Remedy[]): void {
  byId("remedies").replaceChildren(
    ...remedies.flatMap((remedy, index) => [
      element(
        "button",
        {
          type: "button",
          id: remedy,
          "data-remedy": remedy,
          class: index === 0 ? "primary" : "quiet",
        },
        text(messageFor("remedy", remedy)),
      ),
      " ",
    ]),
  );
}

export function showOutcome(kind: string, outcome: Outcome): void {
  byId("cancelling").hidden = true;
  byId("start").hidden = true;
  byId("plan").hidden = true;
  document.querySelector("[data-step=waiting]")?.remove();
  const result = byId("result");
  result.hidden = false;
  result.dataset["kind"] = kind;
  result.dataset["code"] = outcome.code;
  show("who", outcome.who);
  show("meaning", outcome.meaning);
  show("verdicts", outcome.verdicts);
  byId("nothing-changed").hidden = !outcome.nothingChanged;
  showRemedies(outcome.remedies);
  byId("administrator").replaceChildren();
  byId("next").hidden = true;
  byId("words").hidden = outcome.serverWords === "";
  byId("server-words").textContent = outcome.serverWords;
  show("trace", outcome.trace);
  byId("code").textContent = outcome.code;
  byId("report").hidden = kind === "confirmed";
  const headline = byId("result-headline");
  headline.textContent = outcome.headline;
  headline.focus();
}

/** Before the page can begin, the background has to end what it is just trying. */
export function showWaiting(): void {
  showRunning();
  byId("cancelling").hidden = true;
  const words = element("span", { class: "step" }, text("stepWaiting"));
  const line = element("li", { "data-step": "waiting" }, icon("running"), words);
  byId("steps").replaceChildren(line);
  byId("announcement").textContent = text("stepWaiting");
}

/** The steps take the place of the plan and of an earlier result. */
function showRunning(): void {
  for (const id of ["plan", "start", "result", "next"]) byId(id).hidden = true;
  byId("progress").hidden = false;
}

/** Says that the page could not even begin: another page is at it. */
export function showBusy(): void {
  showOutcome("busy", {
    ...NONE,
    headline: text("diagnosis_anotherSwitchRuns_title"),
    meaning: text("diagnosis_anotherSwitchRuns_next"),
    nothingChanged: true,
    remedies: ["try-again"],
  });
}

/** A bug of ours: says so, and does not leave the page waiting for ever. */
export function showBroken(error: unknown): void {
  showOutcome("broken", {
    ...NONE,
    headline: text("resultFailed"),
    meaning: text("resultBroken"),
    remedies: ["try-again"],
    serverWords: error instanceof Error ? error.message : String(error),
  });
  const byHand = element("a", { class: "button", href: "guided.html" }, text("byHandLink"));
  byId("remedies").append(byHand);
}

function onlyHalf({ servers, blockers }: SwitchPlan, serverIds?: readonly string[]) {
  const isSwitched = ({ server }: PlannedServer) => serverIds?.includes(server.id) ?? true;
  const switched = new Set(servers.filter(isSwitched).map(({ half }) => half));
  const left = [...servers.filter((one) => !isSwitched(one)), ...blockers].map(({ half }) => half);
  const [half] = switched;
  return switched.size === 1 && left.some((one) => one !== half) ? half : undefined;
}

/** The view of one run of a plan. */
export class SwitchView {
  readonly #plan: SwitchPlan;
  /** The half that is switched, where the other is left as it is. */
  readonly #onlyHalf: Half | undefined;
  readonly #steps = new StepList(byId("steps"), byId("announcement"));

  /** @param serverIds which servers of the plan are switched; all when absent */
  constructor(plan: SwitchPlan, serverIds?: readonly string[]) {
    this.#plan = plan;
    this.#onlyHalf = onlyHalf(plan, serverIds);
    showRunning();
    const changes = plan.servers.reduce((sum, one) => sum + one.changes.length, 0);
    this.#steps.add("plan", counted("stepPlanned", changes));
    const cancel = byId("cancel") as HTMLButtonElement;
    byId("cancelling").hidden = false;
    cancel.disabled = false;
    cancel.textContent = text("cancel");
    cancel.focus();
  }

  /** The steps that have ended, for a page that is opened again. */
  get lines(): readonly StepLine[] {
    return this.#steps.lines;
  }

  #halfOf(serverId: string): Half {
    const server = this.#plan.servers.find((one) => one.server.id === serverId);
    return server?.half ?? "sending";
  }

  /** The last step has ended as the run has. */
  end(end: SwitchEnd): void {
    if (end.kind === "confirmed") this.#steps.finish(text("stepConfirmed"));
    else this.#steps.fail();
  }

  showEnd(end: SwitchEnd): void {
    showOutcome(end.kind, outcomeOf(end, this.#onlyHalf));
  }

  /** Renders one event before the end. */
  render(event: SwitchStep): void {
    switch (event.kind) {
      case "signing-in": {
        // The person's own sign-in follows a stored one that was not there or not accepted.
        this.#steps.drop();
        const stored = event.mode === "stored";
        this.#steps.begin("sign-in", text(stored ? "stepSignInStored" : "stepSignInInteractive"));
        break;
      }
      case "signed-in": {
        const name = event.result.tokenUsername;
        this.#steps.finish(name ? text("stepSignedInAs", name) : text("stepSignedIn"));
        break;
      }
      case "proving":
        this.#steps.begin("prove", text(PROVING[this.#halfOf(event.serverId)]));
        break;
      case "proven":
        this.#steps.finish(text(PROVEN[this.#halfOf(event.serverId)]));
        break;
      case "not-proven":
        this.#steps.fail();
        break;
      case "committing":
        byId("cancelling").hidden = true;
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
