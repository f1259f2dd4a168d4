import type { Thunderbird } from "./thunderbird";

/** Opens or closes Thunderbird's Account Settings, as a person does, and tells whether it is open. */
export function showAccountSettings(
  thunderbird: Thunderbird,
  open: boolean,
): Promise<"open" | "closed"> {
  return thunderbird.inParent(async (opens) => {
    const window = Services.wm.getMostRecentWindow("mail:3pane");
    const tabmail = window.document.getElementById("tabmail");
    const find = () =>
      tabmail.tabInfo.find((tab: any) => tab.browser?.currentURI?.spec === "about:accountsettings");
    if (opens) window.openTab("contentTab", { url: "about:accountsettings" });
    else if (find()) tabmail.closeTab(find());
    for (let waited = 0; Boolean(find()) !== opens && waited < 5000; waited += 20) {
      await new Promise((resolve) => window.setTimeout(resolve, 20));
    }
    return find() ? "open" : "closed";
  }, open);
}
