// Thunderbird's Account Settings tab holds old values in its fields and writes them back when the
// person changes any field of it or goes to another page of it (AccountManager.js, saveAccount).

function* accountSettingsTabs() {
  for (const { document } of Services.wm.getEnumerator("mail:3pane")) {
    const tabmail = document.getElementById("tabmail");
    for (const tab of tabmail?.tabInfo ?? []) {
      const address = tab.browser?.currentURI?.spec ?? "";
      if (tabmail && address.startsWith("about:accountsettings")) yield { tabmail, tab };
    }
  }
}

export function isAccountSettingsOpen(): boolean {
  return !accountSettingsTabs().next().done;
}

/** Closes every one. A field that somebody is just typing in is not saved. */
export function closeAccountSettings(): void {
  for (const { tabmail, tab } of [...accountSettingsTabs()]) tabmail.closeTab(tab);
}
