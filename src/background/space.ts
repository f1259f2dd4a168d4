import { browser } from "../messenger/browser";
import { edition } from "../messenger/edition/this-edition";

const NAME = "modern_auth_switch";

const ICONS = {
  defaultIcons: "extension/icons/add-on.svg",
  themeIcons: [
    { dark: "extension/icons/add-on.svg", light: "extension/icons/add-on-light.svg", size: 16 },
    { dark: "extension/icons/add-on.svg", light: "extension/icons/add-on-light.svg", size: 32 },
  ],
};

let created: Promise<number> | undefined;

async function findOrCreate(): Promise<number> {
  const { spaces, i18n } = browser;
  const [known] = await spaces.query({ name: NAME, isSelfOwned: true });
  if (known) return known.id;
  const title = i18n.getMessage("addOnName");
  const page = `extension/pages/${edition.startPage}`;
  return (await spaces.create(NAME, page, { title, ...ICONS })).id;
}

/** The overview's place in the Spaces toolbar; made once, and found again when the event page wakes. */
export function overviewSpace(): Promise<number> {
  return (created ??= findOrCreate());
}

/** Opens the overview, or goes to its tab when it is open. */
export async function openOverview(): Promise<void> {
  await browser.spaces.open(await overviewSpace());
}
