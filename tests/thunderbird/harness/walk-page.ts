// A person on the page with the steps: reads a card and does what it says, knowing nothing else.
import { chooseByWords, clickByWords, readByWords, typeByWords } from "./by-words";
import { copyToClipboard } from "./clipboard";
import { Key, Page } from "./page";
import type { Thunderbird } from "./thunderbird";

export interface ReadAction {
  readonly kind: string;
  /** The name of its sentence, which says more than the words that are set apart in it. */
  readonly sentence: string;
  readonly control: string;
  readonly value: string;
}

export interface ReadCard {
  readonly step: string;
  readonly actions: readonly ReadAction[];
}

/** The card whose turn it is, as it stands on the page. */
export function currentCard(page: Page): Promise<ReadCard> {
  return page.run(() => {
    const card = document.querySelector<HTMLElement>(".walk-step[aria-current]");
    const words = (node: Element, css: string) => node.querySelector(css)?.textContent ?? "";
    const actions = [...(card?.querySelectorAll<HTMLElement>("[data-action]") ?? [])];
    return {
      step: card?.dataset["step"] ?? "",
      actions: actions.map((node) => ({
        kind: node.dataset["action"] ?? "",
        sentence: node.dataset["sentence"] ?? "",
        control: words(node, ".control"),
        value: words(node, ".value"),
      })),
    };
  });
}

/**
 * Does one line of a card in Thunderbird's own windows.
 *
 * @param account what Thunderbird calls it: the person knows, where the card cannot
 */
async function act(
  thunderbird: Thunderbird,
  { kind, sentence, control, value }: ReadAction,
  account: string,
): Promise<void> {
  switch (kind) {
    case "click":
      if (sentence === "actionClickUnnamed") return clickByWords(thunderbird, account);
      return clickByWords(thunderbird, control, sentence.startsWith("actionClickLine"));
    case "choose":
      return chooseByWords(thunderbird, control, value);
    case "type":
      return typeByWords(thunderbird, control, value);
    case "check":
      if ((await readByWords(thunderbird, control)) !== value)
        await typeByWords(thunderbird, control, value);
      return;
    default:
      throw new Error(`A card says "${kind}"`);
  }
}

/** Says that the card is done, and waits for the next one. */
export async function nextCard(page: Page, { step }: ReadCard): Promise<void> {
  await page.click("#done");
  await page.waitFor(`.walk-step:not([aria-current])[data-step="${step}"]`);
}

/** Does what the cards say until one takes place on the page itself; resolves with the steps done. */
export async function followCards(
  thunderbird: Thunderbird,
  page: Page,
  account: string,
): Promise<readonly string[]> {
  const done: string[] = [];
  for (;;) {
    const card = await currentCard(page);
    if (["check", "receive"].includes(card.step)) return done;
    for (const action of card.actions) await act(thunderbird, action, account);
    await nextCard(page, card);
    done.push(card.step);
  }
}

/** Copies a text, and pastes it into the field by the keyboard, whatever stood in it. */
export async function pasteSettings(
  thunderbird: Thunderbird,
  page: Page,
  text: string,
): Promise<void> {
  await copyToClipboard(thunderbird, text);
  await page.waitFor("#pasted");
  await page.takeKeyboard();
  await page.run(() => {
    const field = document.querySelector<HTMLTextAreaElement>("#pasted");
    field?.focus();
    field?.select();
  });
  await page.press(Key.control, Key.paste);
}

/** Chooses a file by the page's own button. */
export async function chooseFile(page: Page, file: string): Promise<void> {
  await page.click("#preferences > summary");
  await page.choose("#preferences-file", file);
}

/** As a paste does, whatever Thunderbird has in its clipboard. */
export function handOver(page: Page, text: string): Promise<void> {
  return page.run((words) => {
    const field = document.querySelector<HTMLTextAreaElement>("#pasted");
    if (!field) return;
    field.value = words;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }, text);
}

/** The same by a drop, of a text or of a file, anywhere on the page. */
export function drop(page: Page, text: string, file?: string): Promise<void> {
  return page.run(
    (words, name) => {
      const dataTransfer = new DataTransfer();
      if (name === undefined) dataTransfer.setData("text/plain", words);
      else dataTransfer.items.add(new File([words], name));
      document.body.dispatchEvent(
        new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }),
      );
    },
    text,
    file,
  );
}

/** The start page with these settings, whatever was handed over before. */
export async function openGuided(thunderbird: Thunderbird, text: string): Promise<Page> {
  const page = await Page.open(thunderbird, "guided.html");
  if (!(await page.exists("#pasted"))) await page.click("#read-again");
  await page.waitFor("#pasted");
  await handOver(page, text);
  return page;
}

/** As somebody who says of every card that it is done, up to this one; "" for all of them. */
export async function openCard(thunderbird: Thunderbird, step: string): Promise<Page> {
  const page = await Page.open(thunderbird, "walk.html?account=account1");
  const current = () =>
    page.run(
      () => document.querySelector<HTMLElement>(".walk-step[aria-current]")?.dataset["step"] ?? "",
    );
  for (let at = await current(); at !== step; at = await current()) {
    await page.run(() => {
      document.querySelector<HTMLElement>("#done, #skip, #arrived")?.click();
    });
    await page.waitFor(`.walk-step:not([aria-current])[data-step="${at}"]`);
  }
  return page;
}
