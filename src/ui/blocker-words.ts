import type { Blocker } from "../core/plan/switch-plan";
import { rewrittenWords } from "./rewritten-words";
import { settingWord } from "./setting-words";
import { messageFor, text } from "../messenger/text";

/** Why a server cannot be switched, and who can change that. */
export function blockerWords(blocker: Blocker): string {
  const { hostname } = blocker.server;
  switch (blocker.code) {
    case "setting-locked":
      return text("blocker_settingLocked", hostname, settingWord(blocker.setting));
    case "setting-rewritten":
      return `${text("blocker_settingRewritten", hostname)} ${rewrittenWords(blocker.rewritten)}`;
    case "pop3-not-supported":
    case "no-oauth-provider":
      return text(messageFor("blocker", blocker.code), hostname);
  }
}
