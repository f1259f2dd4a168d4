// A small picture of the place in Thunderbird that a card is about, drawn with the page's own means: in
// every theme, size and language. It says nothing that the words beside it do not say.
import type { Shown, ThunderbirdWord, Walk, WalkStep } from "../../core/walk/walk-step";
import type { ThunderbirdWords } from "../../messenger/thunderbird-words";
import { element } from "../element";
import { shownWords } from "./action-lines";

/** What is marked in a picture, by its words. */
type Marks = ReadonlySet<string>;

function box(name: string, ...children: readonly (Node | string)[]): HTMLElement {
  return element("span", { class: name }, ...children);
}

function item(words: string, marks: Marks, name = "item"): HTMLElement {
  return box(marks.has(words) ? `${name} marked` : name, words);
}

function field(label: string, value: string, marks: Marks, name: "list" | "entry"): HTMLElement {
  const marked = marks.has(label) ? " marked" : "";
  return box("row", box("label", label), box(`${name}${marked}`, value));
}

interface Scene {
  readonly walk: Walk;
  readonly words: ThunderbirdWords;
  readonly marks: Marks;
  /** What a control shall say, by its words. */
  readonly values: ReadonlyMap<string, string>;
}

/** The list at the left of Account Settings. */
function tree({ walk, words, marks }: Scene): HTMLElement {
  return box(
    "tree",
    item(walk.accountName, marks),
    box("below", item(words("serverSettings"), marks)),
    item(words("outgoingServerPane"), marks),
  );
}

function accountPage(scene: Scene): HTMLElement {
  const { walk, words, marks } = scene;
  const [first] = walk.steps.filter(({ kind }) => kind === "open-listed-server");
  const listed = first?.actions.flatMap(({ control }) =>
    "serverAt" in control ? control.serverAt : [],
  );
  const isList = marks.has(words("editListedServer"));
  return box(
    "window",
    tree(scene),
    box(
      "page",
      isList
        ? box("entry", ...(listed ?? []).map((one) => item(one, marks)))
        : field(words("outgoingServer"), "", marks, "list"),
      item(words(isList ? "editListedServer" : "editOutgoing"), marks, "push"),
    ),
  );
}

/** Security, port and method, of either kind of server. */
function fields(scene: Scene, names: readonly ThunderbirdWord[]): readonly HTMLElement[] {
  const { words, marks, values } = scene;
  return names.map((name) => {
    const label = words(name);
    const isEntry = /name$|port$/i.test(name);
    return field(label, values.get(label) ?? "", marks, isEntry ? "entry" : "list");
  });
}

function outgoingWindow(scene: Scene): HTMLElement {
  const { words, marks } = scene;
  return box(
    "window dialog",
    box("title", words("outgoingDialog")),
    ...fields(scene, [
      "outgoingServerName",
      "outgoingPort",
      "outgoingConnectionSecurity",
      "outgoingAuthenticationMethod",
    ]),
    item(words("dialogOk"), marks, "push"),
  );
}

function serverPage(scene: Scene): HTMLElement {
  const page = fields(scene, ["port", "connectionSecurity", "authenticationMethod"]);
  return box("window", tree(scene), box("page", ...page));
}

function menu(scene: Scene, ...entries: readonly ThunderbirdWord[]): HTMLElement {
  const { words, marks } = scene;
  const list = entries.map((entry) => item(words(entry), marks));
  return box("window menu", box("bar", box("push marked", "≡")), box("popup", ...list));
}

function contextMenu({ walk, words, marks }: Scene): HTMLElement {
  const entries = (["getMessages", "subscribe"] as const).map((one) => item(words(one), marks));
  return box(
    "window",
    box("tree", item(walk.accountName, marks)),
    box("page", box("popup", ...entries)),
  );
}

function drawn(scene: Scene, kind: WalkStep["kind"]): HTMLElement | undefined {
  switch (kind) {
    case "open-account-settings":
      return menu(scene, "accountSettings", "settings");
    case "open-outgoing-server":
    case "open-listed-server":
      return accountPage(scene);
    case "outgoing-hostname":
    case "outgoing-connection":
    case "outgoing-sign-in":
      return outgoingWindow(scene);
    case "open-incoming-server":
    case "incoming-connection":
    case "incoming-sign-in":
      return serverPage(scene);
    case "receive":
    case "folders":
      return contextMenu(scene);
    case "passwords":
      return menu(scene, "accountSettings", "settings");
    case "check":
    case "send":
      return undefined;
  }
}

/** Undefined for a step that takes place on this page. */
export function picture(
  walk: Walk,
  { kind, actions }: WalkStep,
  words: ThunderbirdWords,
): HTMLElement | undefined {
  const read = (shown: Shown) => shownWords(shown, words);
  const values = actions.flatMap((action) =>
    "value" in action ? [[read(action.control), read(action.value)] as const] : [],
  );
  const scene: Scene = {
    walk,
    words,
    marks: new Set(actions.map(({ control }) => read(control))),
    values: new Map(values),
  };
  const inside = drawn(scene, kind);
  return inside && element("div", { class: "picture", "aria-hidden": "true" }, inside);
}
