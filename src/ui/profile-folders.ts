// Where the file prefs.js lies, on this computer first.
// https://support.mozilla.org/kb/profiles-where-thunderbird-stores-user-data
import { browser } from "../messenger/browser";
import { text, type MessageName } from "../messenger/text";
import { element } from "./element";

interface Place {
  readonly system: "win" | "mac" | "linux";
  readonly name: MessageName;
  readonly folder: string;
}

const PLACES: readonly Place[] = [
  { system: "win", name: "systemWindows", folder: "%APPDATA%\\Thunderbird\\Profiles\\" },
  { system: "mac", name: "systemMac", folder: "~/Library/Thunderbird/Profiles/" },
  { system: "linux", name: "systemLinux", folder: "~/.thunderbird/" },
  { system: "linux", name: "systemSnap", folder: "~/snap/thunderbird/common/.thunderbird/" },
  {
    system: "linux",
    name: "systemFlatpak",
    folder: "~/.var/app/org.mozilla.Thunderbird/.thunderbird/",
  },
];

export async function profileFolders(): Promise<HTMLElement> {
  const { os } = await browser.runtime.getPlatformInfo();
  const isHere = ({ system }: Place) => system === os;
  const places = [...PLACES.filter(isHere), ...PLACES.filter((place) => !isHere(place))];
  return element(
    "div",
    {},
    element("p", {}, text("profileFolderWhere")),
    element(
      "dl",
      { class: "places" },
      ...places.flatMap(({ name, folder }) => [
        element("dt", {}, text(name)),
        element("dd", {}, element("code", {}, folder)),
      ]),
    ),
    element("p", { class: "soft" }, text("profileFolderHint")),
  );
}
