// What the words on somebody's screen mean, when nobody knows more than these words: neither the
// protocol, nor who has signed in, nor whether a password or OAuth2 was used.
import { isConsumerAccount } from "../exchange-online/consumer-account";
import type { Protocol } from "../server";
import { type DiagnosisCode, entryOf } from "./catalogue/catalogue";
import type { Circumstances } from "./circumstances";
import { diagnoseCertificate } from "./diagnose-certificate";
import { CODE_OF_COMMIT } from "./diagnose-commit";
import type { Diagnosis } from "./diagnosis";
import { CODE_OF_NUMBER, diagnoseSignInError } from "./entra-errors";
import { backOffSeconds, findMailReply } from "./mail-replies";
import { SCREEN_WORDS } from "./on-screen/all-screen-words";
import { withoutAdministrator } from "./personal-account";
import { refusalText } from "./reply-text";
import { traceIdsIn } from "./trace-ids";

/** No message box says more; a longer text is looked at so far. */
const MOST_CHARACTERS = 20_000;

/** Microsoft's page writes the same number with or without its prefix. */
const NUMBER = /\b(?:AADSTS|Error Code:?)\s*(\d{5,9})\b/gi;

function codesOfNumbers(words: string): readonly DiagnosisCode[] {
  if (/service abuse mode/i.test(words)) return ["account-blocked-for-abuse"];
  const numbers = [...words.matchAll(NUMBER)].map(([, digits]) => Number(digits));
  return numbers.flatMap((number) => CODE_OF_NUMBER.get(number) ?? []);
}

/** OAuth2's own errors stand in addresses and in Thunderbird's error console. */
function codesOfErrors(words: string): readonly DiagnosisCode[] {
  const found = words.match(/\b[a-z]+(?:_[a-z]+)+\b/g) ?? [];
  return found.flatMap((error) => diagnoseSignInError(error, "", "interactive") ?? []);
}

/** Names of NSS and of Mozilla's PKIX that are about a certificate. */
function codesOfCertificates(words: string): readonly DiagnosisCode[] {
  const found = words.match(/\b(?:SSL_ERROR_BAD_CERT_DOMAIN|(?:SEC|MOZILLA_PKIX)_ERROR_\w+)/g);
  const certificate = { issuer: "", builtInRoot: false };
  return (found ?? []).map((error) => diagnoseCertificate({ ...certificate, error }));
}

/** Protocols whose words these can be: most boxes name none. */
function protocolsOf(words: string): readonly Protocol[] {
  if (/^-ERR\b/m.test(words)) return ["pop3"];
  // Without a farewell around them, they are the network's words.
  return /connection refused/i.test(words) ? ["smtp", "imap"] : ["smtp", "imap", "pop3"];
}

function codesOfReplies(words: string): readonly DiagnosisCode[] {
  return protocolsOf(words).flatMap((protocol) => {
    const reply = findMailReply(protocol, refusalText(protocol, [words]));
    return reply ? [reply.code, ...(reply.afterOAuth2 ? [reply.afterOAuth2] : [])] : [];
  });
}

function codesOfScreen(words: string): readonly DiagnosisCode[] {
  const line = words.replace(/\s+/g, " ");
  return SCREEN_WORDS.filter(({ pattern }) => pattern.test(line)).flatMap(({ codes }) => codes);
}

/** From what says most to what says least; the first that knows the words is believed alone. */
const READERS = [
  codesOfNumbers,
  codesOfReplies,
  codesOfCertificates,
  codesOfErrors,
  // A number that nobody has noted yet.
  (words: string): readonly DiagnosisCode[] =>
    /\bAADSTS\s?\d{5,9}\b/i.test(words) ? ["sign-in-refused"] : [],
  codesOfScreen,
];

/**
 * What words from a screen mean, the most telling first; none when nobody has noted them.
 *
 * @param words as they were copied or typed, in whole or in part
 */
export function codesForWords(words: string): readonly DiagnosisCode[] {
  const text = words.slice(0, MOST_CHARACTERS);
  for (const read of READERS) {
    const codes = read(text);
    if (codes.length > 0) return [...new Set(codes)];
  }
  return [];
}

/** Whoever locks settings looks after this computer, and not after the mailbox. */
const OF_THIS_COMPUTER: ReadonlySet<DiagnosisCode> = new Set(Object.values(CODE_OF_COMMIT));

/**
 * A diagnosis that this add-on has not made itself.
 *
 * @param words in which somebody saw it; "" when nobody has
 */
export function diagnosisByHand(
  found: DiagnosisCode,
  { protocol, hostname, port, username, tokenUsername }: Circumstances,
  words: string,
): Diagnosis {
  const hasAdministrator = OF_THIS_COMPUTER.has(found) || !isConsumerAccount(username);
  const code = hasAdministrator ? found : withoutAdministrator(found);
  const { fixedBy, request, waitSeconds: usualWait } = entryOf(code);
  const waitSeconds = backOffSeconds(words) ?? usualWait;
  return {
    code,
    fixedBy,
    ...(hasAdministrator && request && { task: request }),
    microsoft: "not-asked",
    mailbox: "not-asked",
    ...(protocol && { protocol }),
    hostname,
    port,
    mailboxName: username,
    ...(tokenUsername !== undefined && { signedInAs: tokenUsername }),
    ...(waitSeconds !== undefined && { waitSeconds }),
    words,
    refusal: protocol ? refusalText(protocol, [words]) : words,
    traceIds: traceIdsIn(words),
  };
}
