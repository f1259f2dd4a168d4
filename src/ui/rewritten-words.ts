import type { RewrittenSetting } from "../core/server";
import { settingWord, valueWord } from "./setting-words";
import { messageFor, text } from "../messenger/text";

/** Who sets a setting again at every start, where, and who can change that. */
export function rewrittenWords({ setting, value, by, file, preference }: RewrittenSetting): string {
  const words = [settingWord(setting), valueWord(setting, value), preference];
  return text(messageFor("rewritten", by), ...words, file ?? "");
}
