import { browser } from "../messenger/browser";

/** White on it has a contrast of more than 5, in every theme. */
const COLOUR = "#b3261e";

/** Shows how many accounts need the person, on the button and in the Spaces toolbar; none shows nothing. */
export async function showCount(count: number, spaceId: number): Promise<void> {
  const text = count > 0 ? String(count) : "";
  const { i18n, action, spaces } = browser;
  const title =
    count > 0 ? i18n.getMessage("buttonFlagged", [text]) : i18n.getMessage("buttonAllFine");
  await action.setBadgeBackgroundColor({ color: COLOUR });
  await action.setBadgeText({ text });
  await action.setTitle({ title });
  await spaces.update(spaceId, { badgeText: text, badgeBackgroundColor: COLOUR, title });
}
