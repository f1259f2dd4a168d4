// What the servers of the stand-in do wrong: mail servers, the sign-in service, the name service.
import { HOSTS } from "../../exchange/certificates";
import type { DoorFault } from "../../exchange/imap-front-door";
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

/** The same fault at the door of the half that is being tried. */
function serverFault(name: string): Fault {
  const set = ({ lab, half }: Situation, fault: string | null) => {
    const { imap, smtp, submission } = lab.exchange;
    if (half === "sending") {
      if (name === "refuses") {
        submission.refusal = fault === null ? null : REFUSAL;
      } else smtp.fault = fault as SmtpFault | null;
    } else if (isBrokenTalk(name) || isBrokenCertificate(name)) {
      imap.fault = fault as DoorFault | null;
    } else {
      const script = name === "refuses" ? "refuse-oauth2" : (name as ImapScript);
      imap.script = fault === null ? null : script;
    }
  };
  return {
    inject: (situation) => {
      set(situation, name);
      return "set";
    },
    mend: (situation) => {
      set(situation, null);
    },
    witness: ({ lab, half }) => {
      const { imap, smtp, submission } = lab.exchange;
      if (half === "receiving") return imap.played.at(-1) ?? "";
      if (name !== "refuses") return smtp.played.at(-1) ?? "";
      const refused = submission.logins.at(-1);
      return refused?.accepted === false ? `refused ${refused.user}` : "";
    },
  };
}

type Endpoint = Lab["exchange"]["provider"]["tokenFault"];

function tokenFault(fault: Endpoint): Fault {
  return {
    inject: ({ lab }) => {
      lab.exchange.provider.tokenFault = fault;
      return "set";
    },
    mend: ({ lab }) => {
      lab.exchange.provider.tokenFault = null;
    },
    witness: ({ lab }) => lab.exchange.provider.played.at(-1) ?? "",
  };
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
  "wrong-state": {
    inject: ({ lab }) => {
      lab.exchange.provider.wrongState = true;
      return "set";
    },
    mend: ({ lab }) => {
      lab.exchange.provider.wrongState = false;
    },
    witness: ({ lab }) => lab.exchange.provider.played.at(-1) ?? "",
  },
  // What the person does in the browser; run-row.ts does it in their place.
  "authorisation-error": { inject: () => "the person says no" },
  "another-user": { inject: () => "somebody else signs in" },
  "browser-never-back": { inject: () => "the browser is left alone" },
};
