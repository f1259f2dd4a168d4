// The steps that take place on this page: the settings are read again, a message is written to oneself.
import type { SettingsText } from "../../core/settings-text/settings-text";
import type { Walk } from "../../core/walk/walk-step";
import { browser } from "../../messenger/browser";
import { text } from "../../messenger/text";
import type { ThunderbirdWords } from "../../messenger/thunderbird-words";
import { element } from "../element";
import { handOverPanel } from "../hand-over";
import { doneButton } from "./done-button";

/** The panel for the settings as they are now, and a way on without it. */
export async function checkStep(
  words: ThunderbirdWords,
  took: (settings: SettingsText) => void,
  skip: () => void,
): Promise<HTMLElement> {
  return element(
    "div",
    {},
    await handOverPanel(words, took),
    element("p", { id: "check-said", class: "note", role: "alert" }),
    element(
      "p",
      {},
      element(
        "button",
        { type: "button", id: "skip", class: "quiet", click: skip },
        text("skipCheck"),
      ),
    ),
  );
}

/** Opens the message, ready to be sent, in the default identity: another one needs a permission (ext-compose.js). */
function writeTest({ email, accountName }: Walk): Promise<unknown> {
  return browser.compose.beginNew({
    ...(email && { to: email }),
    subject: text("testSubject"),
    plainTextBody: text("testBody", email || accountName),
    isPlainText: true,
  });
}

/** A test message, and what came of it. */
export function sendStep(walk: Walk, words: ThunderbirdWords, arrived: () => void): HTMLElement {
  const address = `explanations.html?address=${encodeURIComponent(walk.email)}`;
  const answers = element(
    "p",
    { id: "answers", class: "buttons", hidden: true },
    element(
      "button",
      { type: "button", id: "arrived", class: "primary", click: arrived },
      text("testArrived"),
    ),
    element("a", { id: "failed", class: "button", href: address }, text("testFailed")),
  );
  const write = element(
    "button",
    {
      type: "button",
      id: "write-test",
      class: "primary",
      click: () => {
        void writeTest(walk).then(() => {
          // One obvious button: now it is the answer.
          write.classList.remove("primary");
          answers.hidden = false;
        });
      },
    },
    text("writeTest"),
  );
  return element(
    "div",
    {},
    element(
      "p",
      {},
      text("testFrom", words("from"), walk.email || text("explanationsYourAddress")),
    ),
    element("p", { class: "buttons" }, write),
    element("p", {}, text("testSend", words("send"))),
    answers,
  );
}

/** The saved passwords that are of no use any more. */
export function passwordsStep(walk: Walk, words: ThunderbirdWords, done: () => void): HTMLElement {
  return element(
    "div",
    {},
    element("p", {}, text("passwordsRemove", words("savedPasswordsRemove"))),
    element(
      "ul",
      { id: "old-logins" },
      ...walk.oldLogins.map((one) => element("li", {}, element("code", {}, one))),
    ),
    element("p", {}, text("passwordsKeep")),
    doneButton(done),
  );
}
