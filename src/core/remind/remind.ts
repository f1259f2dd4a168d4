// When somebody is told, unasked, of accounts that need them: once when they are found, oftener as the
// end of passwords for sending nears, and in the moment in which Thunderbird could not send or sign in.
// What is shown and how is the background's matter.
import { sendsWithPassword } from "../assess/assess";
import type { AccountFinding } from "../assess/finding";
import { daysBeforePasswordSendingEnds } from "../exchange-online/password-sending-end";
import { serverIdsOf } from "../server";
import { accountKey } from "./account-key";
import type { ReminderMemory } from "./reminder-memory";

/** Days before the end on which there is a reminder. */
const MILESTONES = [14, 7, 3, 1];

const DAY = 24 * 60 * 60 * 1000;

/** Milliseconds for which a reminder can be put off. */
const PUT_OFF = 3 * DAY;

export type Reminder =
  /** Accounts were found of which nobody has been told yet. */
  | { readonly kind: "found"; readonly accounts: readonly AccountFinding[] }
  /** The end is near. */
  | { readonly kind: "date"; readonly accounts: readonly AccountFinding[]; readonly days: number }
  /** Thunderbird could not send, or was refused, with this account. */
  | { readonly kind: "failed"; readonly accounts: readonly [AccountFinding] };

/** The accounts that need somebody who wants to hear of it; their number is the badge's. */
export function accountsToMention(
  findings: readonly AccountFinding[],
  { never }: ReminderMemory,
): readonly AccountFinding[] {
  return findings.filter(({ account, flagged }) => flagged && !never.includes(accountKey(account)));
}

/** The milestone that has been reached, e.g. 7 from the seventh day before the end to the fourth. */
function milestoneAt(days: number): number | undefined {
  return days < 0 ? undefined : MILESTONES.findLast((milestone) => days <= milestone);
}

/** @param now milliseconds since 1970 */
export function reminderDue(
  findings: readonly AccountFinding[],
  memory: ReminderMemory,
  now: number,
): Reminder | undefined {
  const accounts = accountsToMention(findings, memory);
  const isNew = ({ account }: AccountFinding) => !memory.announced.includes(accountKey(account));
  if (accounts.some(isNew)) return { kind: "found", accounts };
  if (memory.putOffUntil !== null && now < memory.putOffUntil) return undefined;
  const days = daysBeforePasswordSendingEnds(now);
  const milestone = milestoneAt(days);
  const concerned = accounts.filter(sendsWithPassword);
  const reminded = memory.remindedDaysBefore ?? Infinity;
  return milestone !== undefined && milestone < reminded && concerned.length > 0
    ? { kind: "date", accounts: concerned, days }
    : undefined;
}

/**
 * What a failure calls for: the offer to switch, at most once a day.
 *
 * @param serverId of the server at which it failed
 */
export function offerAfterFailure(
  findings: readonly AccountFinding[],
  serverId: string,
  memory: ReminderMemory,
  now: number,
): Reminder | undefined {
  const account = accountsToMention(findings, memory).find((one) =>
    serverIdsOf(one.account).has(serverId),
  );
  if (!account) return undefined;
  const offered = memory.offered[accountKey(account.account)];
  const isRecent = offered !== undefined && Math.abs(now - offered) < DAY;
  return isRecent ? undefined : { kind: "failed", accounts: [account] };
}

/** What is remembered when a reminder was shown. */
export function afterReminder(
  memory: ReminderMemory,
  { kind, accounts }: Reminder,
  now: number,
): ReminderMemory {
  const keys = accounts.map(({ account }) => accountKey(account));
  const announced = [...new Set([...memory.announced, ...keys])];
  if (kind === "failed") {
    const offered = { ...memory.offered, ...Object.fromEntries(keys.map((key) => [key, now])) };
    return { ...memory, announced, offered };
  }
  // Whoever was just told of an account is not reminded of it on the same day.
  const remindedDaysBefore = milestoneAt(daysBeforePasswordSendingEnds(now)) ?? null;
  return { ...memory, announced, remindedDaysBefore, putOffUntil: null };
}

/** No reminder of the date for a while; the last one before the end comes all the same. */
export function putOff(memory: ReminderMemory, now: number): ReminderMemory {
  const lastChance = now + (daysBeforePasswordSendingEnds(now) - 1) * DAY;
  const putOffUntil = lastChance > now ? Math.min(now + PUT_OFF, lastChance) : now + PUT_OFF;
  // Else a milestone that was reached today would count as done.
  return { ...memory, remindedDaysBefore: null, putOffUntil };
}

/** Whether somebody wants to hear of an account. */
export function withMention(
  memory: ReminderMemory,
  key: string,
  mentioned: boolean,
): ReminderMemory {
  const others = memory.never.filter((one) => one !== key);
  return { ...memory, never: mentioned ? others : [...others, key] };
}
