// Sentences with something in them that is more than text: a control's name, a value.
import { text, type MessageName } from "../messenger/text";

/** A character of nobody's (Unicode, private use): holds the place of a node in a translation. */
const PLACE = "\uE000";

/** The sentence in the person's language, with the nodes where it has its placeholders. */
export function sentence(name: MessageName, ...nodes: readonly Node[]): readonly (Node | string)[] {
  const places = nodes.map((_node, index) => `${PLACE}${String(index)}${PLACE}`);
  const parts = text(name, ...places).split(PLACE);
  // Every second part is the number of a node.
  return parts.map((part, index) => (index % 2 === 0 ? part : (nodes[Number(part)] ?? "")));
}
