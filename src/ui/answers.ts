// What people ask first when Microsoft's warning has reached them; to be read without a click.
import {
  hasPasswordSendingEnded,
  PASSWORD_SENDING_END,
} from "../core/exchange-online/password-sending-end";
import { text, type MessageName } from "../messenger/text";
import { dayWords, monthWords } from "../messenger/time-words";
import { element } from "./element";
import { browserLink } from "./open-in-browser";

type Answer = readonly [question: MessageName, ...answer: (Node | string)[]];

function answers(changes: "answerChanges" | "answerChangesByHand"): readonly Answer[] {
  const { lastDay, announced, source } = PASSWORD_SENDING_END;
  const words = [dayWords(new Date(announced)), monthWords(lastDay)];
  const isReal = hasPasswordSendingEnded(Date.now()) ? "answerRealPassed" : "answerReal";
  return [
    ["questionReal", text(isReal, ...words), " ", browserLink(source, text("answerRealSource"))],
    ["questionChanges", text(changes)],
    ["questionStays", text("answerStays")],
    ["questionNeeds", text("answerNeeds")],
    ["questionUntouched", text("answerUntouched")],
  ];
}

/** @param changes how the settings are changed here */
export function answerList(changes: Parameters<typeof answers>[0]): HTMLElement {
  return element(
    "dl",
    {},
    ...answers(changes).flatMap(([question, ...answer]) => [
      element("dt", {}, text(question)),
      element("dd", {}, ...answer),
    ]),
  );
}
