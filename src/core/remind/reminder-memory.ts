// What is remembered of notifications, so that nobody is told twice. Holds no secret.
import { isObject } from "../record/stored-value";

export interface ReminderMemory {
  readonly version: 1;
  /** Keys of accounts (account-key.ts) that were announced. */
  readonly announced: readonly string[];
  /** Keys of accounts of which nobody wants to hear again. */
  readonly never: readonly string[];
  /** The smallest number of days before the end at which somebody was reminded. */
  readonly remindedDaysBefore: number | null;
  /** No reminder of the date before this moment, milliseconds since 1970. */
  readonly putOffUntil: number | null;
  /** When a failure of an account was last answered with an offer: key → milliseconds since 1970. */
  readonly offered: Readonly<Record<string, number>>;
}

export const NOTHING_REMEMBERED: ReminderMemory = {
  version: 1,
  announced: [],
  never: [],
  remindedDaysBefore: null,
  putOffUntil: null,
  offered: {},
};

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

/** A stored value, read back; what cannot be read is forgotten, which costs one notification. */
export function readReminderMemory(stored: unknown): ReminderMemory {
  if (!isObject(stored) || stored["version"] !== 1) return NOTHING_REMEMBERED;
  const { announced, never, remindedDaysBefore, putOffUntil, offered } = stored;
  const times = Object.entries(isObject(offered) ? offered : {});
  return {
    version: 1,
    announced: texts(announced),
    never: texts(never),
    remindedDaysBefore: typeof remindedDaysBefore === "number" ? remindedDaysBefore : null,
    putOffUntil: typeof putOffUntil === "number" ? putOffUntil : null,
    offered: Object.fromEntries(
      times.filter((one): one is [string, number] => typeof one[1] === "number"),
    ),
  };
}
