// Sentences with something in them that is more than text: a control's name, a value.
import { text, type MessageName } from "../messenger/text";

/** A character of nobody's (Unicode, private use): holds the place of a node in a translation. */
const PLACE = "\uE000";

/** "Edit…" at the end of a sentence needs no full stop. */
function withoutFourthDot(part: Node | string, before: Node | string | undefined): Node | string {
  const isDotted = before instanceof Node && /(?:…|\.\.\.)$/.test(before.textContent ?? "");
  return isDotted && typeof part === "string" ? part.replace(/^\./, "") : part;
}

/** The sentence in the person's language, with the nodes where it has its placeholders. */
export function sentence(name: MessageName, ...nodes: readonly Node[]): readonly (Node | string)[] {
  const places = nodes.map((_node, index) => `${PLACE}${String(index)}${PLACE}`);
  const parts = text(name, ...places).split(PLACE);
  // Every second part is the number of a node.
  const all = parts.map((part, index) => (index % 2 === 0 ? part : (nodes[Number(part)] ?? "")));
  return all.map((part, index) => withoutFourthDot(part, all[index - 1]));
}
