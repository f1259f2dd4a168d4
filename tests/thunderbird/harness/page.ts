// A page in Thunderbird: one of the add-on's, or that of the sign-in window. What a person does is
// done by real clicks and keys.
import fs from "node:fs";
import { MarionetteError } from "./marionette";
import { type Thunderbird, until } from "./thunderbird";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Keys by WebDriver's own codes (W3C WebDriver, 17.4.2). */
export const Key = {
  tab: "\uE004",
  enter: "\uE007",
  shift: "\uE008",
  control: "\uE009",
  space: "\uE00D",
  left: "\uE012",
  right: "\uE014",
  down: "\uE015",
  /** With `control`. */
  paste: "v",
} as const;

const NOT_NOW = new Set(["stale element reference", "element not interactable"]);

export class Page {
  readonly #thunderbird: Thunderbird;
  readonly #handle: string;

  private constructor(thunderbird: Thunderbird, handle: string) {
    this.#thunderbird = thunderbird;
    this.#handle = handle;
  }

  /** Opens a page of the add-on in a tab, e.g. "overview.html"; `leadsTo`: where it sends whoever comes. */
  static async open(thunderbird: Thunderbird, page: string, leadsTo = page): Promise<Page> {
    const address = await thunderbird.inParent(
      (id, name) => {
        const policy = WebExtensionPolicy.getByID(id);
        const url: string = policy.getURL(`extension/pages/${name}`);
        Services.wm
          .getMostRecentWindow("mail:3pane")
          .document.getElementById("tabmail")
          .openTab("contentTab", {
            url,
            linkHandler: "single-page",
            initialBrowsingContextGroupId: policy.browsingContextGroupId,
            principal: policy.extension.principal,
          });
        return url;
      },
      thunderbird.addOnId,
      page,
    );
    const opened = await Page.find(thunderbird, (url) => url === address.replace(page, leadsTo));
    await opened.waitFor(":root[data-state=ready]");
    return opened;
  }

  /** The page, in whichever window, whose address fits. */
  static async find(thunderbird: Thunderbird, fits: (url: string) => boolean): Promise<Page> {
    const { marionette } = thunderbird;
    return until("a page to open", async () => {
      const handles = await marionette.together(async () => {
        await marionette.command("Marionette:SetContext", { value: "content" });
        return marionette.command<string[]>("WebDriver:GetWindowHandles");
      });
      for (const handle of handles.reverse()) {
        const page = new Page(thunderbird, handle);
        const url = await page.address().catch(() => "");
        if (fits(url)) return page;
      }
      return false;
    });
  }

  async #command<T>(command: string, parameters: object = {}): Promise<T> {
    const { marionette } = this.#thunderbird;
    const [answer] = await until(`${command} behind a dialog`, async () => {
      try {
        return await marionette.together(async () => {
          await marionette.command("Marionette:SetContext", { value: "content" });
          const window = { handle: this.#handle, focus: false };
          await marionette.command("WebDriver:SwitchToWindow", window);
          return [await marionette.command<T>(command, parameters)] as const;
        });
      } catch (error) {
        if (error instanceof MarionetteError && error.code === "unexpected alert open")
          return false;
        throw error;
      }
    });
    return answer;
  }

  async address(): Promise<string> {
    return (await this.#command<{ value: string }>("WebDriver:GetCurrentURL")).value;
  }

  async #element(css: string): Promise<string | undefined> {
    try {
      const found = await this.#command<{ value: Record<string, string> }>(
        "WebDriver:FindElement",
        {
          using: "css selector",
          value: css,
        },
      );
      return found.value[ELEMENT];
    } catch (error) {
      if (error instanceof MarionetteError) return undefined;
      throw error;
    }
  }

  /** Waits for an element that a person can see; what the page shows instead stands in the error. */
  async waitFor(css: string, timeLimit?: number): Promise<string> {
    try {
      return await until(css, async () => (await this.#element(css)) ?? false, timeLimit);
    } catch (error) {
      const shown = await this.run(() => document.body.innerText).catch(String);
      throw new Error(`${String(error)}, while the page showed: ${shown}`, { cause: error });
    }
  }

  async exists(css: string): Promise<boolean> {
    return (await this.#element(css)) !== undefined;
  }

  /** Does something with an element; once more when the page was just being rendered, or does not show it yet. */
  async #withElement<T>(css: string, command: string): Promise<T> {
    const [answer] = await until(`${command} of ${css}`, async () => {
      try {
        return [await this.#command<T>(command, { id: await this.waitFor(css) })] as const;
      } catch (error) {
        if (error instanceof MarionetteError && NOT_NOW.has(error.code)) return false;
        throw error;
      }
    });
    return answer;
  }

  /** A real click. */
  async click(css: string): Promise<void> {
    await this.#withElement(css, "WebDriver:ElementClick");
  }

  /** Sees to it that a button is clicked in the very moment in which it appears, sooner than anybody can. */
  clickAsSoonAsShown(css: string): Promise<void> {
    return this.run((selector) => {
      const observer = new MutationObserver(() => {
        const button = document.querySelector<HTMLElement>(selector);
        if (!button?.checkVisibility()) return;
        observer.disconnect();
        button.click();
      });
      observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    }, css);
  }

  /** What a person can read there. */
  async text(css: string): Promise<string> {
    return (await this.#withElement<{ value: string }>(css, "WebDriver:GetElementText")).value;
  }

  /** Gives the page the keyboard, as a click on its tab does. */
  async takeKeyboard(): Promise<void> {
    await this.#thunderbird.inParent(
      (url) => {
        const window = Services.wm.getMostRecentWindow("mail:3pane");
        const tabmail = window.document.getElementById("tabmail");
        const tab = tabmail.tabInfo.find((one: any) => one.browser?.currentURI?.spec === url);
        window.focus();
        tabmail.switchToTab(tab);
        tab.browser.focus();
      },
      await this.address(),
    );
    await until("the keyboard", () => this.run(() => document.hasFocus()));
  }

  /** Real keys, to whatever has the focus: the last of them while the others are held. */
  async press(...keys: readonly (typeof Key)[keyof typeof Key][]): Promise<void> {
    const actions = [
      ...keys.map((value) => ({ type: "keyDown", value })),
      ...keys.toReversed().map((value) => ({ type: "keyUp", value })),
    ];
    const keyboard = { type: "key", id: "keyboard", actions };
    await this.#command("WebDriver:PerformActions", { actions: [keyboard] });
  }

  async type(css: string, text: string): Promise<void> {
    const id = await this.waitFor(css);
    await this.#command("WebDriver:ElementClear", { id });
    await this.#command("WebDriver:ElementSendKeys", { id, text });
  }

  /** Chooses a file for an input of that kind. */
  async choose(css: string, file: string): Promise<void> {
    const id = await this.waitFor(css);
    await this.#command("WebDriver:ElementSendKeys", { id, text: file });
  }

  /** Runs a function in the page, with the add-on's own `messenger`, and returns what it returns. */
  async run<A extends readonly unknown[], T>(
    run: (...args: A) => Promise<T> | T,
    ...args: A
  ): Promise<T> {
    const script = `const [args, done] = arguments;
      (async () => (${run.toString()})(...args))().then(
        value => done(JSON.stringify({ value: value ?? null })),
        error => done(JSON.stringify({ error: String(error?.message ?? error) })));`;
    const { value } = await this.#command<{ value: string }>("WebDriver:ExecuteAsyncScript", {
      script,
      args: [args],
      sandbox: null,
    });
    const answer = JSON.parse(value) as { value: T; error?: string } | null;
    if (answer === null) throw new Error("The page gave no answer");
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  }

  async screenshot(file: string): Promise<void> {
    const { value } = await this.#command<{ value: string }>("WebDriver:TakeScreenshot", {
      full: true,
    });
    fs.writeFileSync(file, Buffer.from(value, "base64"));
  }

  async close(): Promise<void> {
    await this.#thunderbird.inParent(
      (url) => {
        const tabmail = Services.wm
          .getMostRecentWindow("mail:3pane")
          .document.getElementById("tabmail");
        const tab = tabmail.tabInfo.find((one: any) => one.browser?.currentURI?.spec === url);
        tabmail.closeTab(tab);
      },
      await this.address(),
    );
  }
}
