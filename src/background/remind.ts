import type { AccountFinding } from "../core/assess/finding";
import {
  afterReminder,
  offerAfterFailure,
  type Reminder,
  reminderDue,
} from "../core/remind/remind";
import type { ReminderMemory } from "../core/remind/reminder-memory";
import { browser } from "../messenger/browser";
import { changeReminderMemory, currentSetting } from "../messenger/stored-settings";
import { notify } from "./notification";
import { scan } from "./scan";

const ALARM = "remind";

/** Minutes: whoever leaves Thunderbird open for weeks is reminded on the right day as well. */
const PERIOD = 6 * 60;

/** Sees to it that somebody is reminded without a restart; an alarm does not outlive the session. */
export async function keepReminding(): Promise<void> {
  const { alarms } = browser;
  if (!(await alarms.get(ALARM))) alarms.create(ALARM, { periodInMinutes: PERIOD });
}

type Decision = (memory: ReminderMemory, now: number) => Reminder | undefined;

/** Two at once must not both tell: it is decided, shown and remembered in one go. */
async function tell(decide: Decision): Promise<void> {
  if (!(await currentSetting("reminders")).value) return;
  await changeReminderMemory(async (memory) => {
    const now = Date.now();
    const reminder = decide(memory, now);
    if (!reminder) return memory;
    // Where the system cannot show it, the number on the button has to do.
    await notify(reminder).catch(() => undefined);
    return afterReminder(memory, reminder, now);
  });
}

/** Tells of accounts that need somebody, if it is time to. */
export function remind(findings: readonly AccountFinding[]): Promise<void> {
  return tell((memory, now) => reminderDue(findings, memory, now));
}

/** Somebody has just seen Thunderbird fail at a server: the moment to offer the switch. */
export async function offer(serverId: string): Promise<void> {
  const findings = await scan();
  await tell((memory, now) => offerAfterFailure(findings, serverId, memory, now));
}
