type Attributes = Readonly<Record<string, string | boolean | ((event: Event) => void)>>;

/**
 * A node with attributes, listeners (`click: …`) and children. Text is always text: there is no way
 * to put markup into it.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

/** The element with this id, which the page is known to have. */
export function byId(id: string): HTMLElement {
  const node = document.getElementById(id);
  if (!node) throw new Error(`The page has no element "${id}"`);
  return node;
}
