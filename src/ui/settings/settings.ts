// The settings page: what is checked and when, what may be asked and told, what is stored.
import { assess, isMailAccount } from "../../core/assess/assess";
import { accountKey } from "../../core/remind/account-key";
import { withMention } from "../../core/remind/remind";
import { SETTING_NAMES, type SettingName } from "../../core/settings/settings";
import { browser } from "../../messenger/browser";
import {
  changeReminderMemory,
  changeSetting,
  currentSetting,
  onReminderMemoryChanged,
  reminderMemory,
} from "../../messenger/stored-settings";
import { text } from "../../messenger/text";
import { byId, element } from "../element";
import { setPageState, startFullPage } from "../start-page";
import { removeOffer, storedWords } from "./stored";

async function showSetting(name: SettingName): Promise<void> {
  const { value, managed } = await currentSetting(name);
  const box = byId(name) as HTMLInputElement;
  box.checked = value;
  box.disabled = managed;
  const note = document.querySelector<HTMLElement>(`[data-managed=${name}]`);
  if (note) note.hidden = !managed;
}

/** Accounts of which nobody wants to hear, each with a way back. */
async function showNever(): Promise<void> {
  const { never } = await reminderMemory();
  const findings = assess(await browser.mailServers.list()).filter(isMailAccount);
  const silenced = findings.filter(({ account }) => never.includes(accountKey(account)));
  byId("never").replaceChildren(
    ...silenced.map(({ account }) => {
      const click = () =>
        void changeReminderMemory((memory) => withMention(memory, accountKey(account), true));
      const label = `${text("mentionAgain")}: ${account.name}`;
      const attributes = { type: "button", class: "quiet", "aria-label": label, click };
      return element(
        "li",
        {},
        text("settingsNever", account.name),
        " ",
        element("button", attributes, text("mentionAgain")),
      );
    }),
  );
}

async function show(): Promise<void> {
  for (const name of SETTING_NAMES) await showSetting(name);
  await showNever();
  byId("stored").textContent = await storedWords();
}

function say(words: string): void {
  byId("announcement").textContent = words;
}

startFullPage(async () => {
  await show();
  for (const name of SETTING_NAMES) {
    const box = byId(name) as HTMLInputElement;
    box.addEventListener("change", () => {
      void changeSetting(name, box.checked).then(() => {
        say(text("settingsSaved"));
      });
    });
  }
  onReminderMemoryChanged(() => void show());
  browser.mailServers.onServersChanged.addListener(() => void show());
  byId("remove").append(removeOffer(show));
  setPageState("settings");
});
