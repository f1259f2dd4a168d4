// The walk for one account: one card after the other, until the account works with the modern sign-in.
import { assess } from "../../core/assess/assess";
import type { SettingsText } from "../../core/settings-text/settings-text";
import { planByHand } from "../../core/walk/plan-by-hand";
import { walkFor } from "../../core/walk/walk";
import {
  afterReading,
  backTo,
  beginWalk,
  currentStep,
  differencesOf,
  isConfirmed,
  type WalkProgress,
  withDone,
} from "../../core/walk/walk-progress";
import type { WalkStep } from "../../core/walk/walk-step";
import { handedOver, keepHandedOver } from "../../messenger/handed-over";
import { text } from "../../messenger/text";
import {
  speaksThunderbirdsLanguage,
  thunderbirdWords,
  type ThunderbirdWords,
} from "../../messenger/thunderbird-words";
import { begunWalk, forgetWalk, keepWalk } from "../../messenger/walks";
import { byId } from "../element";
import { setPageState, startPage } from "../start-page";
import { card } from "./card";
import { checkStep, passwordsStep, sendStep } from "./own-steps";

/** A walk that is not finished goes on. Else the settings decide whether there is one. */
async function progressFor(accountId: string): Promise<WalkProgress | undefined> {
  const begun = await begunWalk(accountId);
  return begun && currentStep(begun) ? begun : ((await newWalk(accountId)) ?? begun);
}

/** From the settings that were handed over; undefined when there is nothing to do, or nothing known. */
async function newWalk(accountId: string): Promise<WalkProgress | undefined> {
  const found = await handedOver();
  if (!found) return undefined;
  const { settings } = found.text;
  const finding = assess(settings).find(({ account }) => account.id === accountId);
  const walk = finding && walkFor(finding, planByHand(finding, settings), found.text);
  return walk && walk.steps.length > 0 ? beginWalk(walk) : undefined;
}

class WalkPage {
  #progress: WalkProgress;
  readonly #words: ThunderbirdWords;

  constructor(progress: WalkProgress, words: ThunderbirdWords) {
    this.#progress = progress;
    this.#words = words;
  }

  async #change(progress: WalkProgress): Promise<void> {
    this.#progress = progress;
    await keepWalk(progress);
    await this.render();
    (
      document.querySelector<HTMLElement>(".walk-step[aria-current] h2") ?? byId("headline")
    ).focus();
  }

  async #readAgain(settings: SettingsText): Promise<void> {
    const after = afterReading(this.#progress, settings.settings);
    if (!after) {
      const { accountName, hostname } = this.#progress.walk;
      byId("check-said").textContent = text("checkOtherAccount", accountName, hostname);
      return;
    }
    await keepHandedOver(settings);
    await this.#change(after);
    const differs = after.walk.steps.some(({ id }) => (differencesOf(after, id) ?? []).length > 0);
    byId("said").textContent = text(differs ? "checkDiffers" : "checkFine");
  }

  async #inside(step: WalkStep): Promise<HTMLElement | undefined> {
    const done = () => void this.#change(withDone(this.#progress, step.id));
    switch (step.kind) {
      case "check":
        return checkStep(this.#words, (settings) => void this.#readAgain(settings), done);
      case "send":
        return sendStep(this.#progress.walk, this.#words, done);
      case "passwords":
        return passwordsStep(this.#progress.walk, this.#words, done);
      default:
        return undefined;
    }
  }

  async render(): Promise<void> {
    const progress = this.#progress;
    const { walk } = progress;
    const current = currentStep(progress);
    const cards = walk.steps.map(async (step) => {
      const isCurrent = step === current;
      const actions = {
        done: (one: WalkStep) => void this.#change(withDone(this.#progress, one.id)),
        again: (one: WalkStep) => void this.#change(backTo(this.#progress, one.id)),
      };
      const inside = isCurrent ? await this.#inside(step) : undefined;
      return card(progress, step, isCurrent, this.#words, actions, inside);
    });
    byId("cards").replaceChildren(...(await Promise.all(cards)));
    const place = current ? walk.steps.indexOf(current) + 1 : 0;
    const position = [String(place), String(walk.steps.length)];
    byId("position").textContent = current ? text("walkPosition", ...position) : "";
    const finished = isConfirmed(progress) ? "walkFinished" : "walkFinishedUnchecked";
    const headline = current ? "walkHeadline" : finished;
    byId("said").textContent = "";
    byId("headline").textContent = text(headline, walk.accountName);
    byId("finished").hidden = current !== undefined;
    byId("locked").hidden = current === undefined;
    setPageState(current ? "walking" : "finished");
  }

  /** From the first card, with the settings that are known now. */
  async again(): Promise<void> {
    await forgetWalk(this.#progress.walk.accountId);
    location.reload();
  }
}

startPage(async () => {
  const accountId = new URLSearchParams(location.search).get("account") ?? "";
  const progress = await progressFor(accountId);
  byId("other-language").hidden = speaksThunderbirdsLanguage();
  if (!progress) {
    byId("headline").textContent = text("walkNothing");
    byId("nothing").hidden = false;
    setPageState("nothing");
    return;
  }
  const page = new WalkPage(progress, await thunderbirdWords());
  byId("again").addEventListener("click", () => void page.again());
  await page.render();
});
