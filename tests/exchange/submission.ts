// A real submission server that offers what Exchange Online offers: before STARTTLS nothing to sign
// in with, after it `AUTH LOGIN XOAUTH2`. Keeps every message with how its sender had signed in.
import { SMTPServer, type SMTPServerAuthentication } from "smtp-server";
import type { Certificates } from "./certificates";
import { listen } from "./free-ports";

/** One login as the server saw it. */
export interface SubmissionLogin {
  readonly mechanism: string;
  readonly user: string;
  readonly tls: boolean;
  readonly accepted: boolean;
}

export interface SubmittedMessage {
  readonly login: SubmissionLogin;
  readonly from: string;
  readonly to: readonly string[];
  /** RFC 5322 text. */
  readonly text: string;
}

/** A refusal of XOAUTH2 in the server's own words. */
export interface Refusal {
  readonly code: number;
  readonly words: string;
}

export const SMTP_AUTH_DISABLED: Refusal = {
  code: 535,
  words:
    "5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.",
};

export interface Submission {
  readonly port: number;
  readonly logins: readonly SubmissionLogin[];
  readonly messages: readonly SubmittedMessage[];
  readonly connections: number;
  /** As after December 2026, when false. */
  acceptsPasswords: boolean;
  /** Set to refuse every token with these words. */
  refusal: Refusal | null;
  stop(): Promise<void>;
}

export interface SubmissionOptions {
  readonly certificates: Certificates;
  readonly users: ReadonlyMap<string, string>;
  readonly isTokenOf: (token: string, user: string) => boolean;
}

class RefusedLogin extends Error {
  readonly responseCode: number;

  constructor({ code, words }: Refusal) {
    super(words);
    this.responseCode = code;
  }
}

/** smtp-server switches commands off per session; its types do not say so. */
interface Restrictable {
  disabledCommands?: readonly string[];
}

const PASSWORDS_OFF: Refusal = {
  code: 535,
  words: "5.7.139 Authentication unsuccessful, basic authentication is disabled. [stand-in]",
};
const TOKEN_REFUSED: Refusal = { code: 535, words: "5.7.3 Authentication unsuccessful [stand-in]" };
const WRONG_PASSWORD: Refusal = {
  code: 535,
  words: "5.7.139 Authentication unsuccessful, the user credentials were incorrect. [stand-in]",
};

export async function startSubmission(options: SubmissionOptions): Promise<Submission> {
  const { certificates, users, isTokenOf } = options;
  const logins: SubmissionLogin[] = [];
  const messages: SubmittedMessage[] = [];
  const byConnection = new Map<string, SubmissionLogin>();
  let connections = 0;

  const refusalOf = (auth: SMTPServerAuthentication): Refusal | null => {
    const user = auth.username ?? "";
    if (auth.method === "XOAUTH2") {
      if (submission.refusal) return submission.refusal;
      return isTokenOf(auth.accessToken ?? "", user) ? null : TOKEN_REFUSED;
    }
    if (!submission.acceptsPasswords) return PASSWORDS_OFF;
    return users.get(user) === auth.password ? null : WRONG_PASSWORD;
  };

  const server = new SMTPServer({
    ...certificates.server,
    name: "smtp.office365.com",
    banner: "Microsoft ESMTP MAIL Service ready [stand-in]",
    authMethods: ["LOGIN", "XOAUTH2"],
    // Or it would greet with the name of this computer.
    disableReverseLookup: true,
    allowInsecureAuth: false,
    onConnect: (session, callback) => {
      connections++;
      (session as Restrictable).disabledCommands = ["AUTH"];
      callback();
    },
    onSecure: (_socket, session, callback) => {
      (session as Restrictable).disabledCommands = [];
      callback();
    },
    onAuth: (auth, session, callback) => {
      const refusal = refusalOf(auth);
      const login = {
        mechanism: auth.method,
        user: auth.username ?? "",
        tls: session.secure,
        accepted: !refusal,
      };
      logins.push(login);
      if (refusal) {
        callback(new RefusedLogin(refusal));
        return;
      }
      byConnection.set(session.id, login);
      callback(null, { user: login.user });
    },
    onData: (stream, session, callback) => {
      let text = "";
      stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
      stream.on("end", () => {
        const login = byConnection.get(session.id);
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : "";
        if (login) messages.push({ login, from, to: rcptTo.map(({ address }) => address), text });
        callback(null, "2.0.0 OK [stand-in]");
      });
    },
  });
  // A client that goes away in the middle of something is an event of the tests, not an error.
  server.on("error", () => undefined);
  const port = await listen(server.server);
  const submission: Submission = {
    port,
    logins,
    messages,
    get connections() {
      return connections;
    },
    acceptsPasswords: true,
    refusal: null,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
      }),
  };
  return submission;
}
