// A commit as a page asks for it: an account on passwords, receiving on plain 143, so that every
// setting has to change; proven with the token that Thunderbird has.
import assert from "node:assert/strict";
import type { ApplyResult, SettingChange } from "../../../src/core/mail-servers/commit";
import type { ProofResult } from "../../../src/core/mail-servers/proof";
import type { SignInResult } from "../../../src/core/mail-servers/sign-in";
import { HOSTS } from "../../exchange/certificates";
import type { Page } from "./page";
import { exchangeAccount, NATIVE } from "./profile";

export const JO = "jo@contoso.example";
export const INCOMING = "incoming:server1";
export const OUTGOING = "outgoing:smtp1";

/** Receiving on plain 143, so that every setting has to change. */
export const ACCOUNT = {
  ...exchangeAccount(JO),
  incoming: { ...exchangeAccount(JO).incoming, port: 143, socketType: NATIVE.plain },
};

export const RECEIVING: readonly SettingChange[] = [
  { serverId: INCOMING, setting: "port", before: 143, after: 993 },
  { serverId: INCOMING, setting: "security", before: "none", after: "tls" },
  { serverId: INCOMING, setting: "authentication", before: "password-cleartext", after: "oauth2" },
];
export const SENDING: readonly SettingChange[] = [
  { serverId: OUTGOING, setting: "authentication", before: "password-cleartext", after: "oauth2" },
];

/** Ids of the proofs of receiving and sending. */
export async function proveBoth(page: Page): Promise<string[]> {
  const results = await page.run<[string, string, string], readonly (SignInResult | ProofResult)[]>(
    async (incoming, outgoing, username) => {
      const { mailServers } = messenger;
      const request = { hostname: incoming, protocol: "imap", username, mode: "stored" };
      const signIn = await mailServers.signIn(request);
      const imap = { hostname: incoming, port: 993, security: "tls", username };
      const smtp = { hostname: outgoing, port: 587, security: "starttls", username };
      return [
        await mailServers.proveLogin("incoming:server1", imap, signIn.signInId),
        await mailServers.proveLogin("outgoing:smtp1", smtp, signIn.signInId),
      ];
    },
    HOSTS.incoming,
    HOSTS.outgoing,
    JO,
  );
  return results.map((result) => {
    assert.ok(result.ok && "proofId" in result, JSON.stringify(result));
    return result.proofId;
  });
}

/** Anything may be asked for: what comes of it is the question. */
export function apply(
  page: Page,
  accountId: unknown,
  changes: unknown,
  proofs: unknown,
): Promise<ApplyResult> {
  return page.run<[unknown, unknown, unknown], ApplyResult>(
    (account, list, ids) => messenger.mailServers.apply(account, list, ids),
    accountId,
    changes,
    proofs,
  );
}
