import { language, text, type MessageName } from "../messenger/text";

/** Fills in the sentences that a page names by `data-message`, and says which language it is in. */
export function localisePage(): void {
  document.documentElement.lang = language();
  for (const node of document.querySelectorAll<HTMLElement>("[data-message]")) {
    node.textContent = text(node.dataset["message"] as MessageName);
  }
}
