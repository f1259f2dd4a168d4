// How people come to the overview: from the Spaces toolbar, and from the add-on's button.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withLab } from "./harness/lab";
import { Page } from "./harness/page";
import { exchangeAccount, LOCAL_FOLDERS } from "./harness/profile";
import { ADD_ON_ID, until } from "./harness/thunderbird";

/** Clicks something of the add-on's in Thunderbird's main window; false while it is not there yet. */
function clickInMainWindow(selectors: readonly string[]): boolean {
  const { document } = Services.wm.getMostRecentWindow("mail:3pane");
  const node = selectors.map((one) => document.querySelector(one)).find((one) => one !== null);
  node?.click();
  return node !== undefined;
}

const WAYS = {
  "the Spaces toolbar": ["#spacesToolbar button[title^='Modern Auth Switch']"],
  "the add-on's button": [
    `[item-id="ext-${ADD_ON_ID}"] button`,
    `toolbarbutton[data-extensionid="${ADD_ON_ID}"]`,
  ],
} as const;

test("the overview opens from the Spaces toolbar and from the button, in one and the same tab", async () => {
  const accounts = [exchangeAccount("jo@contoso.example"), LOCAL_FOLDERS];
  await withLab({ accounts }, async ({ thunderbird }) => {
    const isOverview = (url: string) => url.endsWith("/overview.html");
    for (const [way, selectors] of Object.entries(WAYS)) {
      await until(way, () => thunderbird.inParent(clickInMainWindow, selectors));
      const overview = await Page.find(thunderbird, isOverview);
      await overview.waitFor(":root[data-state=ready]");
      assert.equal(await overview.text("#headline"), "1 account needs you", way);
    }
    const tabs = await thunderbird.inParent(
      () =>
        Services.wm
          .getMostRecentWindow("mail:3pane")
          .document.getElementById("tabmail")
          .tabInfo.filter((tab: any) => tab.browser?.currentURI?.spec.endsWith("/overview.html"))
          .length,
    );
    assert.equal(tabs, 1);
  });
});
