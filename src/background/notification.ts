// The one notification of the add-on. Where the system has no service for them, Thunderbird 153 closes it
// at once and says nothing; then the number on the button has to do.
import {
  hasPasswordSendingEnded,
  PASSWORD_SENDING_END,
} from "../core/exchange-online/password-sending-end";
import type { Reminder } from "../core/remind/remind";
import { browser } from "../messenger/browser";
import { counted, text } from "../messenger/text";
import { monthWords } from "../messenger/time-words";

/** A later one takes the place of an earlier one. */
const ID = "accounts-need-you";

function names({ accounts }: Reminder): string {
  return accounts.map(({ account }) => account.name).join(", ");
}

function words(reminder: Reminder): { readonly title: string; readonly message: string } {
  switch (reminder.kind) {
    case "found": {
      const title = counted("headlineFlagged", reminder.accounts.length);
      const message = hasPasswordSendingEnded(Date.now())
        ? text("reminderFound", names(reminder))
        : text("reminderFoundAhead", names(reminder), monthWords(PASSWORD_SENDING_END.lastDay));
      return { title, message };
    }
    case "date": {
      const { days } = reminder;
      const title = days > 0 ? counted("reminderDaysLeft", days) : text("reminderLastDay");
      return { title, message: text("reminderDate", names(reminder)) };
    }
    case "failed":
      return {
        title: text("reminderFailedTitle"),
        message: text("reminderFailed", names(reminder)),
      };
  }
}

/** Shows it; a click on it opens the overview (background.ts). */
export async function notify(reminder: Reminder): Promise<void> {
  const iconUrl = browser.runtime.getURL("extension/icons/add-on.svg");
  await browser.notifications.create(ID, { type: "basic", iconUrl, ...words(reminder) });
}
