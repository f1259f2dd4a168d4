// The line about reminders: until when they are put off, and a button that puts them off.
import { putOff } from "../../core/remind/remind";
import { text } from "../../messenger/text";
import { changeReminderMemory } from "../../messenger/stored-settings";
import { dayWords } from "../../messenger/time-words";
import { element } from "../element";

/**
 * @param putOffUntil milliseconds since 1970
 * @param changed called when the reminders were put off
 */
export function remindingLine(
  putOffUntil: number | null,
  changed: () => void,
): readonly (Node | string)[] {
  const now = Date.now();
  if (putOffUntil !== null && putOffUntil > now) {
    return [text("remindersPutOff", dayWords(new Date(putOffUntil)))];
  }
  const click = () =>
    void changeReminderMemory((memory) => putOff(memory, Date.now())).then(changed);
  return [
    text("remindersOn"),
    " ",
    element("button", { type: "button", id: "put-off", class: "quiet", click }, text("putOff")),
  ];
}
