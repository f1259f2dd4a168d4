import type { Protocol } from "../server";
import type { DiagnosisCode } from "./catalogue/catalogue";
import { ALL_SEEN, SEEN_WHEN, type Seen } from "./seen-when";

/** One of Microsoft's servers, as the sentences name it. */
interface NamedServer {
  readonly protocol?: Protocol;
  readonly hostname: string;
  readonly port: number;
}

const SENDING: NamedServer = { protocol: "smtp", hostname: "smtp.office365.com", port: 587 };
const RECEIVING: NamedServer = { protocol: "imap", hostname: "outlook.office365.com", port: 993 };
const POP3: NamedServer = { ...RECEIVING, protocol: "pop3", port: 995 };
const SIGN_IN: NamedServer = { hostname: "login.microsoftonline.com", port: 443 };

const SERVER_OF: Readonly<Record<Seen, NamedServer>> = {
  sending: SENDING,
  receiving: RECEIVING,
  mail: RECEIVING,
  "sign-in": SIGN_IN,
  connection: RECEIVING,
  thunderbird: RECEIVING,
};

/** The server that a code is about; words decide where that could be another. */
export function serverOf(code: DiagnosisCode, words = ""): NamedServer {
  const seen = ALL_SEEN.find((one) => (SEEN_WHEN[one] as readonly string[]).includes(code));
  const server = SERVER_OF[seen ?? "mail"];
  if (server !== RECEIVING) return server;
  if (seen !== "receiving" && /\bSMTP\b|\bsmtp\.|^[45]\d\d[ -]/m.test(words)) return SENDING;
  return /^-ERR\b|\bPOP3\b/m.test(words) ? POP3 : server;
}
