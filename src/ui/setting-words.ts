// Settings and their values in the words of Thunderbird's own Account Settings.
import type { Authentication, Security, Setting } from "../core/server";
import { messageFor, text, type MessageName } from "../messenger/text";

const SETTING: Record<Setting, MessageName> = {
  hostname: "settingHostname",
  port: "settingPort",
  security: "settingSecurity",
  authentication: "settingAuthentication",
  username: "settingUsername",
};

export function settingWord(setting: Setting): string {
  return text(SETTING[setting]);
}

export function valueWord(setting: Setting, value: string | number): string {
  switch (setting) {
    case "security":
      return text(messageFor("valueSecurity", value as Security));
    case "authentication":
      return text(messageFor("valueAuthentication", value as Authentication));
    case "hostname":
    case "port":
    case "username":
      return String(value);
  }
}
