// One step: where to click, the exact value, a picture of the place, and what Thunderbird will ask.
import {
  differencesOf,
  type StepState,
  stepState,
  type WalkProgress,
} from "../../core/walk/walk-progress";
import type { WalkStep } from "../../core/walk/walk-step";
import { messageFor, text } from "../../messenger/text";
import type { ThunderbirdWords } from "../../messenger/thunderbird-words";
import { element } from "../element";
import { icon, type IconName } from "../icon";
import { settingWord, valueWord } from "../setting-words";
import { actionLines } from "./action-lines";
import { doneButton } from "./done-button";
import { picture } from "./picture";

/** What clicks on a card do. */
export interface CardActions {
  /** The person says that it is done. */
  readonly done: (step: WalkStep) => void;
  /** It is to be done again. */
  readonly again: (step: WalkStep) => void;
}

const SIGN: Record<StepState, IconName> = {
  open: "waiting",
  done: "fine",
  confirmed: "fine",
  differs: "attention",
};

/** What the settings still say. */
function differenceLines(progress: WalkProgress, { id }: WalkStep): readonly HTMLElement[] {
  return (differencesOf(progress, id) ?? []).map(({ setting, value, found }) =>
    element(
      "p",
      { class: "note", "data-differs": setting },
      text(
        "stepDiffers",
        settingWord(setting),
        valueWord(setting, found),
        valueWord(setting, value),
      ),
    ),
  );
}

function hintOf({ walk }: WalkProgress, { kind }: WalkStep): string {
  return text(messageFor("stepHint", kind), walk.email || text("explanationsYourAddress"));
}

function head(step: WalkStep, state: StepState, id: string): readonly Node[] {
  const title = text(messageFor("stepTitle", step.kind));
  return [icon(SIGN[state]), element("h2", { id, tabindex: "-1" }, title)];
}

/** A step that is over, or that comes later: its title, and a way back to it. */
function closedCard(step: WalkStep, state: StepState, id: string, actions: CardActions) {
  const words = state === "open" ? [] : [element("span", { class: "soft" }, stateWords(state))];
  const again = element(
    "button",
    {
      type: "button",
      class: "quiet again",
      "aria-label": text("stepAgainNamed", text(messageFor("stepTitle", step.kind))),
      click: () => {
        actions.again(step);
      },
    },
    text("stepAgain"),
  );
  return [...head(step, state, id), ...words, ...(state === "open" ? [] : [again])];
}

function stateWords(state: Exclude<StepState, "open">): string {
  return text(messageFor("stepState", state));
}

/**
 * @param inside what the step has on this page, instead of a button that says that it is done
 */
export function card(
  progress: WalkProgress,
  step: WalkStep,
  isCurrent: boolean,
  words: ThunderbirdWords,
  actions: CardActions,
  inside?: HTMLElement,
): HTMLElement {
  const state = stepState(progress, step);
  const id = `step-${String(progress.walk.steps.indexOf(step))}`;
  const attributes = { class: "walk-step", "data-step": step.id, "data-state": state };
  if (!isCurrent) return element("li", attributes, ...closedCard(step, state, id, actions));
  const done = () => {
    actions.done(step);
  };
  const drawn = picture(progress.walk, step, words);
  return element(
    "li",
    { ...attributes, "aria-current": "step" },
    ...head(step, state, id),
    element(
      "div",
      { class: "inside" },
      ...differenceLines(progress, step),
      ...(step.actions.length > 0 ? [actionLines(step, words)] : []),
      element("p", { class: "soft" }, hintOf(progress, step)),
      ...(drawn ? [drawn] : []),
      inside ?? doneButton(done),
    ),
  );
}
