// The field into which somebody pastes Thunderbird's Troubleshooting Information, the button for the
// file prefs.js, and the whole page to drop either on. Read here, on this computer.
import { readSettingsText } from "../core/settings-text/read-settings-text";
import type { SettingsText, SettingsTextProblem } from "../core/settings-text/settings-text";
import { messageFor, text } from "../messenger/text";
import type { ThunderbirdWords } from "../messenger/thunderbird-words";
import { element } from "./element";
import { profileFolders } from "./profile-folders";
import { sentence } from "./sentence";

/** Bytes; whatever is larger is no settings of anybody. */
const LARGEST = 40_000_000;

function marked(words: string): HTMLElement {
  return element("b", {}, words);
}

function problemWords(problem: SettingsTextProblem, words: ThunderbirdWords): string {
  return text(messageFor("settingsProblem", problem), words("copyText"));
}

/** How to come to the text, in Thunderbird's own words. */
function troubleshootingSteps(words: ThunderbirdWords): HTMLElement {
  const name = (word: Parameters<ThunderbirdWords>[0]) => marked(words(word));
  return element(
    "ol",
    {},
    element(
      "li",
      {},
      ...sentence("handOverOpen", name("appMenu"), name("help"), name("troubleshooting")),
    ),
    element("li", {}, ...sentence("handOverCopy", name("includeAccountNames"), name("copyText"))),
    element("li", {}, text("handOverPaste")),
  );
}

/**
 * The whole of it, to be put on a page; nothing is kept by it.
 *
 * @param took called with settings that could be read
 */
export async function handOverPanel(
  words: ThunderbirdWords,
  took: (settings: SettingsText) => void,
): Promise<HTMLElement> {
  const problem = element("p", { id: "problem", class: "note", role: "alert" });
  const field = element("textarea", { id: "pasted", rows: "4", spellcheck: "false" });
  const file = element("input", { type: "file", id: "preferences-file", accept: ".js,.txt" });

  const read = (content: string) => {
    const result = readSettingsText(content);
    problem.dataset["problem"] = result.ok ? "" : result.problem;
    problem.textContent = result.ok ? "" : problemWords(result.problem, words);
    if (result.ok) took(result.text);
  };
  const readFile = async (one: File | undefined) => {
    if (!one) return;
    if (one.size > LARGEST) {
      problem.dataset["problem"] = "too-long";
      problem.textContent = problemWords("too-long", words);
      return;
    }
    read(await one.text());
  };

  field.addEventListener("input", (event) => {
    // Pasted, dropped or put there by a program; who types is left alone.
    const how = event.inputType;
    if (!how || how.startsWith("insertFrom")) read(field.value);
  });
  file.addEventListener("change", () => {
    const [one] = file.files ?? [];
    // Choosing the same file once more is a change, too.
    void readFile(one).then(() => {
      file.value = "";
    });
  });
  const panel = element(
    "div",
    { class: "hand-over" },
    troubleshootingSteps(words),
    element("label", { class: "above" }, text("pasteLabel"), field),
    element("p", { class: "soft" }, text("dropHint")),
    problem,
    element(
      "details",
      { id: "preferences" },
      element("summary", {}, text("preferencesSummary")),
      element("p", {}, text("preferencesWhy")),
      await profileFolders(),
      element("label", { class: "above" }, text("preferencesLabel"), file),
    ),
  );
  onDrop((transfer) => {
    const [one] = transfer.files;
    if (one) void readFile(one);
    else read(transfer.getData("text/plain"));
  });
  return panel;
}

let dropped: (transfer: DataTransfer) => void = () => undefined;
let isListening = false;

/** What is dropped anywhere on the page comes here, and never opens in its place. */
function onDrop(take: typeof dropped): void {
  dropped = take;
  if (isListening) return;
  isListening = true;
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer) dropped(event.dataTransfer);
  });
}
