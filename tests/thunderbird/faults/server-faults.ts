// What the servers of the stand-in do wrong: mail servers, the sign-in service, the name service.
import { HOSTS } from "../../exchange/certificates";
import type { ImapScript } from "../../exchange/imap-script";
import type { SmtpFault } from "../../exchange/smtp-front-door";
import { isBrokenCertificate, isBrokenTalk } from "../../exchange/transport-fault";
import type { Lab } from "../harness/lab";
import type { Fault, Situation } from "./fault";

const DNS = {
  gone: (lab: Lab, host: string, isGone: boolean) =>
    lab.thunderbird.inParent(
      (name, domains, gone) => {
        const override = Cc["@mozilla.org/network/native-dns-override;1"].getService(
          Ci.nsINativeDNSResolverOverride,
        );
        const known = domains.split(",").filter((one: string) => !gone || one !== name);
        Services.prefs.setStringPref("network.dns.localDomains", known.join(","));
        if (gone) override.addIPOverride(name, "N/A");
        else override.clearHostOverride(name);
        Services.dns.clearCache(true);
      },
      host,
      lab.exchange.localDomains,
      isGone,
    ),
};

const REFUSAL = { code: 535, words: "5.7.3 Authentication unsuccessful [stand-in]" };

type Exchange = Lab["exchange"];

/**
 * A fault that a server plays, and that only its own log can witness: what was logged since it was
 * set, or nothing.
 */
function played(
  set: (situation: Situation, on: boolean) => void,
  log: (situation: Situation) => readonly string[],
): Fault {
  let before = 0;
  return {
    inject: (situation) => {
      before = log(situation).length;
      set(situation, true);
      return "set";
    },
    mend: (situation) => {
      set(situation, false);
    },
    witness: (situation) => log(situation).slice(before).at(-1) ?? "",
  };
}

/** The same fault at the door of the half that is being tried. */
function serverFault(name: string): Fault {
  const isTransport = isBrokenTalk(name) || isBrokenCertificate(name);
  return played(
    ({ lab, half }, on) => {
      const { imap, smtp, submission } = lab.exchange;
      if (half === "sending" && name === "refuses") submission.refusal = on ? REFUSAL : null;
      else if (half === "sending") smtp.fault = on ? (name as SmtpFault) : null;
      else if (isTransport) imap.fault = on ? name : null;
      else {
        const script = name === "refuses" ? "refuse-oauth2" : (name as ImapScript);
        imap.script = on ? script : null;
      }
    },
    ({ lab, half }) => {
      const { imap, smtp, submission } = lab.exchange;
      if (half === "receiving") return imap.played;
      if (name !== "refuses") return smtp.played;
      const refused = submission.logins.filter(({ accepted }) => !accepted);
      return refused.map(({ user }) => `refused ${user}`);
    },
  );
}

function signInFault(set: (provider: Exchange["provider"], on: boolean) => void): Fault {
  return played(
    ({ lab }, on) => {
      set(lab.exchange.provider, on);
    },
    ({ lab }) => lab.exchange.provider.played,
  );
}

function tokenFault(fault: Exchange["provider"]["tokenFault"]): Fault {
  return signInFault((provider, on) => {
    provider.tokenFault = on ? fault : null;
  });
}

/** What the person does in the browser, which run-row.ts does in their place; seen by the servers. */
function personsFault(log: (exchange: Exchange) => readonly string[]): Fault {
  return played(
    () => undefined,
    ({ lab }) => log(lab.exchange),
  );
}

export const SERVER_FAULTS: Readonly<Record<string, Fault>> = {
  ...Object.fromEntries(
    [
      "refuses",
      "resets",
      "hangs",
      "drips",
      "garbage",
      "long-line",
      "cert-wrong-host",
      "cert-expired",
      "cert-self-signed",
      "no-oauth2",
      "no-starttls",
      "injects-before-tls",
    ].map((name) => [name, serverFault(name)]),
  ),
  "dns-gone": {
    inject: async ({ lab, half }) => {
      await DNS.gone(lab, half === "sending" ? HOSTS.outgoing : HOSTS.incoming, true);
      return lab.thunderbird.inParent(
        (host) =>
          new Promise<string>((resolve) => {
            const listener = {
              onLookupComplete: (_request: unknown, _record: unknown, status: number) => {
                resolve(status === 0 ? "" : `0x${(status >>> 0).toString(16)}`);
              },
            };
            Services.dns.asyncResolve(host, 0, 0, null, listener, Services.tm.currentThread, {});
          }),
        half === "sending" ? HOSTS.outgoing : HOSTS.incoming,
      );
    },
    mend: ({ lab, half }) =>
      DNS.gone(lab, half === "sending" ? HOSTS.outgoing : HOSTS.incoming, false),
  },

  "token-400": tokenFault({ status: 400, error: "invalid_grant", description: "AADSTS50173" }),
  "token-500": tokenFault({ status: 500, error: "server_error", description: "AADSTS90033" }),
  "token-html": tokenFault("html"),
  "token-slow": tokenFault("hang"),
  "wrong-state": signInFault((provider, on) => {
    provider.wrongState = on;
  }),
  "authorisation-error": personsFault(({ provider }) =>
    provider.requests
      .filter((request) => request.startsWith("POST /interaction/"))
      .map(() => "the person said no"),
  ),
  "another-user": personsFault(({ imap }) =>
    imap.connections.filter(({ accepted }) => accepted === false).map(() => "refused to receive"),
  ),
  // That the person was asked is waited for in run-row.ts; no server hears of it.
  "browser-never-back": { inject: () => "the browser is left alone" },
};
