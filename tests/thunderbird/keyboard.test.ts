// The keyboard alone: every control is reached in the order in which it is read, shows where the focus is, and
// has a name; the focus moves to what is new; and what happens is announced once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withLab } from "./harness/lab";
import { Key, Page } from "./harness/page";
import { exchangeAccount, LOCAL_FOLDERS, NATIVE } from "./harness/profile";
import { until } from "./harness/thunderbird";

const JO = "jo@contoso.example";
const KIM = "kim@contoso.example";

interface Focused {
  readonly name: string;
  readonly ring: boolean;
  /** Distance from the top of the page, in pixels. */
  readonly top: number;
}

function focused(page: Page): Promise<Focused> {
  return page.run(() => {
    const node = document.activeElement as HTMLElement;
    const style = getComputedStyle(node);
    const label = node.getAttribute("aria-label") ?? node.closest("label")?.textContent;
    return {
      name: (label ?? node.textContent).trim(),
      ring: style.outlineStyle !== "none" && style.outlineWidth !== "0px",
      top: Math.round(node.getBoundingClientRect().top + window.scrollY),
    };
  });
}

/** Where Tab has led to before; beyond the end of a page it leads out of it. */
async function focusOn(page: Page, css: string): Promise<void> {
  await page.takeKeyboard();
  await page.run((selector) => {
    document.querySelector<HTMLElement>(selector)?.focus();
  }, css);
}

/** What the Tab key comes to, from the beginning of the page to its end. */
async function tabThrough(page: Page): Promise<readonly Focused[]> {
  await page.takeKeyboard();
  await page.run(() => {
    document.body.tabIndex = -1;
    document.body.focus();
  });
  const found: Focused[] = [];
  for (;;) {
    await page.press(Key.tab);
    const isLeft = await page.run(() => document.activeElement === document.body);
    const one = isLeft ? undefined : await focused(page);
    if (!one || found.some(({ name, top }) => name === one.name && top === one.top)) return found;
    found.push(one);
  }
}

function expectOrder(found: readonly Focused[]): void {
  for (const { name, ring } of found) assert.deepEqual([name, ring], [name, true]);
  assert.deepEqual(
    found.filter(({ name }) => name === ""),
    [],
    "a control without a name",
  );
  const tops = found.map(({ top }) => top);
  assert.deepEqual(
    tops,
    [...tops].sort((a, b) => a - b),
  );
}

test("from the overview to a switched account and back, by keyboard alone", async () => {
  const accounts = [exchangeAccount(JO, { receiving: NATIVE.oauth2 }), LOCAL_FOLDERS];
  await withLab({ accounts, tokensOf: [JO] }, async (lab) => {
    const overview = await Page.open(lab.thunderbird, "overview.html");
    const controls = await tabThrough(overview);
    expectOrder(controls);
    assert.deepEqual(
      controls.map(({ name }) => name),
      [
        "Accounts",
        "Settings",
        "What went wrong?",
        "Report",
        `Folders of ${JO}`,
        `Switch this account: ${JO}`,
        "Do not remind me of this account",
        "Read it at Microsoft",
        "Not in the next three days",
      ],
    );
    await focusOn(overview, "#accounts a.button");
    await overview.press(Key.enter);
    const page = await Page.find(lab.thunderbird, (url) => url.includes("switch.html"));
    await page.waitFor("#result[data-kind=confirmed]:not([hidden])");
    const active = () => page.run(() => document.activeElement?.id ?? "");
    assert.equal(await active(), "result-headline");

    // On to what comes next, where Tab leads from there: the question takes the focus, with the answer that loses nothing.
    await focusOn(page, "#result-headline");
    for (let presses = 0; presses < 10; presses++) {
      if ((await focused(page)).name === "Undo the switch") break;
      await page.press(Key.tab);
    }
    await page.press(Key.enter);
    assert.equal((await focused(page)).name, "Keep the new settings");
    await page.press(Key.enter);
    assert.equal((await focused(page)).name, "Undo the switch");
  });
});

test("the switch page and the settings: order, names, and the focus on Cancel while something runs", async () => {
  await withLab({ accounts: [exchangeAccount(KIM), LOCAL_FOLDERS] }, async (lab) => {
    const settings = await Page.open(lab.thunderbird, "settings.html");
    expectOrder(await tabThrough(settings));
    await settings.close();

    const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
    expectOrder(await tabThrough(page));
    // Everything that a screen reader is told while it runs.
    await page.run(() => {
      const said: string[] = [];
      Object.assign(window, { said });
      const region = document.getElementById("announcement");
      if (!region) return;
      new MutationObserver(() => said.push(region.textContent)).observe(region, {
        childList: true,
      });
    });
    await focusOn(page, "#switch");
    await page.press(Key.enter);
    await lab.signIn(KIM);
    assert.equal(await page.run(() => document.activeElement?.id), "cancel");
    await page.waitFor("#result[data-kind=confirmed]:not([hidden])");
    const said = await page.run(() => (window as unknown as { said: string[] }).said);
    assert.deepEqual(said, [
      `Signed in to Microsoft as ${KIM}`,
      "Receiving: the server accepted the new sign-in",
      "Sending: the server accepted the new sign-in",
      "New settings saved",
      "Thunderbird signs in with the new settings",
    ]);
    await until("the focus on the result", async () => {
      return (await page.run(() => document.activeElement?.id)) === "result-headline";
    });
  });
});
