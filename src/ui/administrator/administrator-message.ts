// The message that the administrator gets: what is wrong, what to do, ready to run, and how to check.
// In the person's language; commands, links and the server's words are as they are.
import type { AdministratorRequest } from "../../core/administrator/administrator-request";
import { FORMER_CLIENT_ID } from "../../core/administrator/consent-links";
import type { Diagnosis } from "../../core/diagnose/diagnosis";
import { diagnosisWords } from "../diagnosis-words";
import { messageFor, text, type MessageName } from "../../messenger/text";
import { traceWords } from "../trace-words";

export interface AdministratorMessage {
  readonly subject: string;
  readonly body: string;
}

/** Who has met the failure: the add-on, or the person who has changed the settings. */
export type Way = "switch" | "by-hand";

const PROBLEM: Record<Way, MessageName> = {
  switch: "messageProblem",
  "by-hand": "messageProblemByHand",
};

const CHECK: Record<Way, MessageName> = {
  switch: "messageCheck",
  "by-hand": "messageCheckByHand",
};

const SAID: Record<Way, MessageName> = {
  switch: "messageServerWords",
  "by-hand": "messageScreenWords",
};

/** https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth */
const SCOPE_WORDS: Readonly<Record<string, MessageName>> = {
  "IMAP.AccessAsUser.All": "scopeImap",
  "POP.AccessAsUser.All": "scopePop",
  "SMTP.Send": "scopeSmtp",
  offline_access: "scopeOffline",
};

function scopeLine(scope: string): string {
  const name = scope.replace(/^.*\//, "");
  const words = SCOPE_WORDS[name];
  return words ? `- ${name}: ${text(words)}` : `- ${name}`;
}

function consentParagraphs({ links, scopes, clientId, tenant }: AdministratorRequest) {
  if (!links) return [];
  return [
    `${text("consentLink")}\n${links.current}`,
    text(messageFor("tenantSource", tenant.source), tenant.id),
    text("consentEndsOnErrorPage"),
    `${text("consentScopes")}\n${scopes.map(scopeLine).join("\n")}`,
    text("consentRoles"),
    text("consentWhere"),
    text("consentDefaultPolicy"),
    text("consentClientId", clientId, FORMER_CLIENT_ID),
    `${text("consentOtherForms")}\n${links.plain}\n${links.former}`,
  ];
}

function saidParagraphs({ refusal, traceIds, code }: Diagnosis, way: Way): readonly string[] {
  return [
    ...(refusal === "" ? [] : [`${text(SAID[way])}\n${refusal}`]),
    [...traceWords(traceIds), `Modern Auth Switch: ${code}`].join("\n"),
  ];
}

export function administratorMessage(
  diagnosis: Diagnosis,
  request: AdministratorRequest,
  way: Way = "switch",
): AdministratorMessage {
  const { task, commands, hasPlaceholder, page } = request;
  const { mailboxName } = diagnosis;
  const paragraphs = [
    text("messageGreeting"),
    text(PROBLEM[way], mailboxName, diagnosisWords(diagnosis).title),
    `${text("messageTask")} ${text(`${messageFor("task", task)}_what`, mailboxName)}`,
    ...(commands.length > 0 ? [`${text("messageCommands")}\n${commands.join("\n")}`] : []),
    ...(hasPlaceholder ? [text("messagePlaceholder")] : []),
    ...(task === "allow-sending"
      ? [text("allowSendingInherits"), text("allowSendingPasswords")]
      : []),
    ...consentParagraphs(request),
    text(`${messageFor("task", task)}_where`),
    `${text("messagePage")}\n${page}`,
    text(CHECK[way]),
    ...saidParagraphs(diagnosis, way),
    text("messageThanks"),
  ];
  return {
    subject: text("messageSubject", mailboxName),
    body: `${paragraphs.join("\n\n")}\n`,
  };
}
