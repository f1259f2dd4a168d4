// Why the folders could not be read or changed, as the one cause: the same as when a sign-in or a login
// fails in a switch.
import { diagnose } from "../../core/diagnose/diagnose";
import type { Diagnosis } from "../../core/diagnose/diagnosis";
import type { MailboxFailure } from "../../core/mail-servers/subscriptions";
import type { ServerSnapshot } from "../../core/server";

export function diagnoseMailbox(failure: MailboxFailure, server: ServerSnapshot): Diagnosis {
  const { hostname, port, username } = server;
  const circumstances = { protocol: "imap", hostname, port, username } as const;
  if (failure.step === "login") {
    return diagnose({ kind: "login", result: failure.login }, circumstances);
  }
  const { reason } = failure;
  const result = { ok: false, serverId: server.id, reason, words: "" } as const;
  return diagnose({ kind: "confirmation", result }, circumstances);
}
