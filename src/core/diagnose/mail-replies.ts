// Recognises what Exchange Online's mail servers answer: matched without case, on one line
// (-> reply-text.ts). Not here: who can fix it (-> catalogue), the sentences (-> _locales).
import type { Protocol } from "../server";
import type { MailReply } from "./mail-reply";
import { RECEIVING_REPLIES } from "./receiving-replies";
import { SENDING_REPLIES } from "./sending-replies";

/** The most telling first. */
export const MAIL_REPLIES: readonly MailReply[] = [...SENDING_REPLIES, ...RECEIVING_REPLIES];

/** The row for a server's refusal, the most telling first; undefined for words nobody has noted yet. */
export function findMailReply(protocol: Protocol, text: string): MailReply | undefined {
  return MAIL_REPLIES.find(
    ({ protocols, pattern }) => protocols.includes(protocol) && pattern.test(text),
  );
}

/** Seconds that the server asks to wait; undefined when it names no time. */
export function backOffSeconds(text: string): number | undefined {
  const [, milliseconds] = /Suggested Backoff Time:? (\d+)/i.exec(text) ?? [];
  return milliseconds === undefined ? undefined : Math.ceil(Number(milliseconds) / 1000);
}
