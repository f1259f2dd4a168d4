/**
 * Whether a tab with Thunderbird's Account Settings is open: it holds old values in its fields and
 * writes them back when the person leaves a page of it (AccountManager.js, saveAccount).
 */
export function isAccountSettingsOpen(): boolean {
  for (const window of Services.wm.getEnumerator("mail:3pane")) {
    const tabs = window.document.getElementById("tabmail")?.tabInfo ?? [];
    if (tabs.some((tab) => tab.browser?.currentURI?.spec.startsWith("about:accountsettings"))) {
      return true;
    }
  }
  return false;
}
