// What a commit leaves in the files, and what undo puts back.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Confirmation, UndoRecords, UndoResult } from "../../src/core/mail-servers";
import {
  ACCOUNT,
  apply,
  INCOMING,
  JO,
  OUTGOING,
  proveBoth,
  RECEIVING,
  SENDING,
} from "./harness/commit";
import { withLab } from "./harness/lab";
import { readLogins, renewToken } from "./harness/login-store";
import { Page } from "./harness/page";
import { accountLines, LOCAL_FOLDERS, NATIVE } from "./harness/profile";

test("what was proven is applied, survives a kill at once, and undo puts every line back", async () => {
  await withLab({ accounts: [ACCOUNT, LOCAL_FOLDERS], tokensOf: [JO] }, async (lab) => {
    let page = await Page.open(lab.thunderbird, "overview.html");
    const proofIds = await proveBoth(page);
    const before = accountLines(lab.profile);
    const result = await apply(page, "account1", [...RECEIVING, ...SENDING], proofIds);
    assert.ok(result.ok, JSON.stringify(result));
    const second = await apply(page, "account1", RECEIVING, proofIds);
    assert.equal(second.ok ? "ok" : second.reason, "stale-plan");
    // Killed at once: the files hold everything already.
    await lab.thunderbird.kill();
    const switched = accountLines(lab.profile);
    assert.equal(switched["mail.server.server1.authMethod"], NATIVE.oauth2);
    assert.equal(switched["mail.server.server1.socketType"], NATIVE.tls);
    assert.equal(switched["mail.server.server1.port"], undefined, "993 is the default for SSL/TLS");
    assert.equal(switched["mail.smtpserver.smtp1.authMethod"], NATIVE.oauth2);

    await lab.startAfterKill();
    page = await Page.open(lab.thunderbird, "overview.html");
    const { records } = await page.run<[], UndoRecords>(() =>
      messenger.mailServers.listUndoRecords(),
    );
    assert.deepEqual(
      records.map(({ id, servers }) => [id, servers.map(({ serverId }) => serverId)]),
      [[result.recordId, [INCOMING, OUTGOING]]],
    );
    const undo = (id: string) =>
      page.run<[string], UndoResult>((record) => messenger.mailServers.undo(record), id);
    const nothing = await undo("no such record");
    assert.equal(nothing.ok ? "ok" : nothing.reason, "unknown-record");

    const setPort = (port: number) =>
      lab.thunderbird.inParent((value) => {
        Services.prefs.setIntPref("mail.smtpserver.smtp1.authMethod", value);
      }, port);
    await setPort(NATIVE.password);
    const changed = await undo(result.recordId);
    assert.equal(changed.ok ? "ok" : changed.reason, "changed-since");
    assert.deepEqual(changed.ok ? [] : changed.differences, [
      {
        serverId: OUTGOING,
        setting: "authentication",
        expected: "oauth2",
        found: "password-cleartext",
      },
    ]);
    await setPort(NATIVE.oauth2);

    await page.click("[data-account=account1] .undo button");
    await page.click("[data-account=account1] .undo button:first-of-type");
    await page.waitFor("[data-account=account1].flagged");
    assert.deepEqual(accountLines(lab.profile), before);
    await lab.restart();
    assert.deepEqual(accountLines(lab.profile), before);
  });
});

test("a token that Thunderbird renews between proof and commit is not put back to the old one", async () => {
  const options = {
    accounts: [ACCOUNT, LOCAL_FOLDERS],
    tokensOf: [JO],
    rotatesRefreshTokens: true,
  };
  await withLab(options, async (lab) => {
    const page = await Page.open(lab.thunderbird, "overview.html");
    const proofIds = await proveBoth(page);
    const token = async () => {
      const logins = await readLogins(lab.thunderbird);
      return logins.find(({ origin }) => origin.startsWith("oauth:"))?.password;
    };
    const proven = await token();
    await renewToken(lab.thunderbird, JO);
    const renewed = await token();
    assert.notEqual(renewed, proven);

    const result = await apply(page, "account1", [...RECEIVING, ...SENDING], proofIds);
    assert.ok(result.ok, JSON.stringify(result));
    assert.equal(await token(), renewed);
    const confirmations = await page.run<[], readonly Confirmation[]>(() =>
      messenger.mailServers.confirm("account1"),
    );
    assert.deepEqual(
      confirmations.map(({ ok }) => ok),
      [true, true],
    );
  });
});
