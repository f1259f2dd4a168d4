// Does in Thunderbird's own windows what a card says, knowing nothing but the card's words: each
// control is found by its accessible name or, where it has none, by the visible label beside it.
import { installScreenReader } from "./screen-reader";
import { type Thunderbird, until } from "./thunderbird";

/** What came of an attempt: a value, or what could be seen instead. */
type Attempt = { readonly value: string } | { readonly seen: readonly string[] };

/** Milliseconds that a page or dialog may take to open. */
const TIME_LIMIT = 10_000;

/** Tries until the words are there. */
async function attempt(
  thunderbird: Thunderbird,
  words: string,
  act: () => Promise<Attempt>,
): Promise<string> {
  await thunderbird.inParent(installScreenReader);
  let seen: readonly string[] = [];
  try {
    const [value] = await until(
      `"${words}"`,
      async () => {
        const answer = await act();
        if ("value" in answer) return [answer.value] as const;
        seen = answer.seen;
        return false;
      },
      TIME_LIMIT,
    );
    return value;
  } catch (error) {
    throw new Error(`${String(error)}, while there were: ${seen.join(", ")}`, { cause: error });
  }
}

/**
 * Clicks the button, menu entry or entry of a tree that has these words, wherever it is.
 *
 * @param among whether the words may be a part of what it says
 */
export async function clickByWords(
  thunderbird: Thunderbird,
  words: string,
  among = false,
): Promise<void> {
  await attempt(thunderbird, words, () =>
    thunderbird.inParent(
      async (name, isPart): Promise<Attempt> => {
        const { testScreenReader } = Cu.getGlobalForObject(Services);
        const { element, seen } = testScreenReader.find(name, "click", isPart);
        if (!element) return { seen };
        const window = element.ownerDocument.defaultView;
        element.scrollIntoView?.({ block: "nearest" });
        // A list of this kind hears of the button that goes down, not of the click.
        const pressMouse = (item: any) => {
          const left = { bubbles: true, cancelable: true, button: 0, view: window };
          for (const event of ["mousedown", "mouseup", "click"])
            item.dispatchEvent(new window.MouseEvent(event, left));
        };
        // A click that opens a modal dialog returns when that is answered.
        await new Promise<void>((resolve) => {
          window.setTimeout(() => {
            if (element.localName === "richlistitem") pressMouse(element);
            else element.click();
            resolve();
          });
          window.setTimeout(resolve, 500);
        });
        return { value: "" };
      },
      words,
      among,
    ),
  );
}

/** Opens a list, and chooses the entry that shows this value. */
export async function chooseByWords(
  thunderbird: Thunderbird,
  list: string,
  value: string,
): Promise<void> {
  const chosen = await attempt(thunderbird, `${value}" in "${list}`, () =>
    thunderbird.inParent(
      async (name, wanted): Promise<Attempt> => {
        const { testScreenReader } = Cu.getGlobalForObject(Services);
        const { element, seen } = testScreenReader.find(name, "list");
        if (!element) return { seen };
        const main = Services.wm.getMostRecentWindow("mail:3pane");
        const soon = async (is: () => unknown) => {
          for (let waited = 0; !is() && waited < 3000; waited += 20)
            await new Promise((resolve) => main.setTimeout(resolve, 20));
          return is();
        };
        element.scrollIntoView({ block: "nearest" });
        const popups = () => [
          element.menupopup ?? [...main.document.querySelectorAll("menupopup")],
        ];
        const opened = () =>
          popups()
            .flat()
            .find((popup: any) => popup.state === "open");
        if (element.menupopup) element.openMenu(true);
        else {
          const box: DOMRect = element.getBoundingClientRect();
          element.ownerDocument.defaultView.synthesizeMouseEvent(
            "mousedown",
            box.x + box.width / 2,
            box.y + box.height / 2,
            { button: 0, clickCount: 1 },
            {},
          );
        }
        const popup: any = await soon(opened);
        if (!popup) throw new Error(`The list "${name}" does not open`);
        const entries = [...popup.querySelectorAll("menuitem")].filter((one) =>
          one.checkVisibility({ visibilityProperty: true }),
        );
        const plain = (one: any): string => testScreenReader.plain(one.label);
        const entry = entries.find((one) => plain(one) === testScreenReader.plain(wanted));
        if (entry) popup.activateItem(entry);
        else popup.hidePopup();
        await soon(() => popup.state === "closed");
        return entry ? { value: entry.label } : { seen: entries.map(plain) };
      },
      list,
      value,
    ),
  );
  await until(`"${list}" to show "${value}"`, async () => {
    return (await readByWords(thunderbird, list)) === chosen;
  });
}

/** Replaces what a field holds, and leaves the field. */
export async function typeByWords(
  thunderbird: Thunderbird,
  field: string,
  value: string,
): Promise<void> {
  await attempt(thunderbird, field, () =>
    thunderbird.inParent(
      (name, text): Attempt => {
        const { testScreenReader } = Cu.getGlobalForObject(Services);
        const { element, seen } = testScreenReader.find(name, "value");
        if (!element) return { seen };
        element.focus();
        element.select();
        element.setUserInput(text);
        element.blur();
        return { value: text };
      },
      field,
      value,
    ),
  );
}

/** What a list or a field shows. */
export function readByWords(thunderbird: Thunderbird, control: string): Promise<string> {
  return attempt(thunderbird, control, () =>
    thunderbird.inParent((name): Attempt => {
      const { testScreenReader } = Cu.getGlobalForObject(Services);
      const { element, seen } = testScreenReader.find(name, "value");
      if (!element) return { seen };
      const { localName, selectedOptions, label, value } = element;
      if (localName === "select") return { value: selectedOptions[0].label };
      return { value: localName === "menulist" ? label : value };
    }, control),
  );
}
