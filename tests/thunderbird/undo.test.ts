// What a commit leaves in the files, and what undo puts back.
import fc from "fast-check";
import assert from "node:assert/strict";
import { test } from "node:test";
import { assess } from "../../src/core/assess/assess";
import { plan } from "../../src/core/plan/plan";
import type { MailSettings } from "../../src/core/server";
import type { Confirmation } from "../../src/core/mail-servers/confirmation";
import type { UndoRecords, UndoResult } from "../../src/core/mail-servers/undo";
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
import { pause } from "./harness/thunderbird";

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

    // The background has looked at the switch, and the page has read that.
    const confirmed = "[data-account=account1]:not(:has([data-switched]))";
    await page.waitFor(confirmed);
    const setAuthentication = (method: number) =>
      lab.thunderbird.inParent((value) => {
        Services.prefs.setIntPref("mail.smtpserver.smtp1.authMethod", value);
      }, method);
    await setAuthentication(NATIVE.password);
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
    await setAuthentication(NATIVE.oauth2);
    await page.waitFor(confirmed);

    await page.click("[data-account=account1] .undo button");
    // The background notes something while the person reads what undo means: the question stays.
    await lab.thunderbird.inParent(() => {
      for (const name of Services.prefs.getChildList("extensions.modern-auth-switch.state.")) {
        const state = JSON.parse(Services.prefs.getStringPref(name)) as object;
        const noted = { ...state, time: new Date().toISOString() };
        Services.prefs.setStringPref(name, JSON.stringify(noted));
      }
    });
    await pause(1000);
    await page.click("[data-account=account1] .undo p ~ button");
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

test("records that this version cannot undo are left alone, and said so", async () => {
  await withLab({ accounts: [ACCOUNT, LOCAL_FOLDERS], tokensOf: [JO] }, async (lab) => {
    const branch = "extensions.modern-auth-switch.";
    const page = await Page.open(lab.thunderbird, "overview.html");
    const proofIds = await proveBoth(page);
    const uid = await lab.thunderbird.inParent(() => {
      const { MailServices } = ChromeUtils.importESModule(
        "resource:///modules/MailServices.sys.mjs",
      );
      return MailServices.accounts.getIncomingServer("server1").UID as string;
    });
    const later = { version: 2, id: "later", servers: { in: "another shape" } };
    const kept = {
      [`${branch}undo.later`]: JSON.stringify(later),
      [`${branch}undo.cut`]: '{"version":1,"id":"cut","servers":[',
      [`${branch}undo.other`]: JSON.stringify({ version: 1, id: "not other" }),
      [`${branch}state.${uid}`]: JSON.stringify({ version: 2, state: "perfect" }),
    };
    await lab.thunderbird.inParent((all) => {
      for (const [name, value] of Object.entries(all)) Services.prefs.setStringPref(name, value);
    }, kept);

    const undo = async (id: string) => {
      const answer = await page.run<[string], UndoResult>(
        (record) => messenger.mailServers.undo(record),
        id,
      );
      return answer.ok ? "ok" : answer.reason;
    };
    assert.equal(await undo("later"), "newer-version");
    assert.equal(await undo("cut"), "damaged-record");
    assert.equal(await undo("other"), "damaged-record");
    await page.waitFor("#unreadable-records p");
    assert.match(await page.text("#unreadable-records"), /newer version of this add-on/);
    assert.match(await page.text("#unreadable-records"), /cannot be read/);

    // A switch and its undo go on beside them, and do not touch them.
    const result = await apply(page, "account1", [...RECEIVING, ...SENDING], proofIds);
    assert.ok(result.ok, JSON.stringify(result));
    assert.equal(await undo(result.recordId), "ok");
    const found = await lab.thunderbird.inParent(
      (names) => names.map((name) => Services.prefs.getStringPref(name)),
      Object.keys(kept),
    );
    assert.deepEqual(found, Object.values(kept));
  });
});

test("a record whose server is gone cannot be undone, nor one whose key somebody else has now", async () => {
  await withLab({ accounts: [ACCOUNT, LOCAL_FOLDERS], tokensOf: [JO] }, async (lab) => {
    const page = await Page.open(lab.thunderbird, "overview.html");
    const proofIds = await proveBoth(page);
    const result = await apply(page, "account1", [...RECEIVING, ...SENDING], proofIds);
    assert.ok(result.ok, JSON.stringify(result));
    const undo = () =>
      page.run<[string], UndoResult>(
        (record) => messenger.mailServers.undo(record),
        result.recordId,
      );
    await lab.thunderbird.inParent(() => {
      const { MailServices } = ChromeUtils.importESModule(
        "resource:///modules/MailServices.sys.mjs",
      );
      const { outgoingServer } = MailServices;
      outgoingServer.deleteServer(outgoingServer.getServerByKey("smtp1"));
    });
    const gone = await undo();
    assert.equal(gone.ok ? "ok" : gone.reason, "server-gone");

    // The next server gets the same key and inherits what the old one has left, its UID as well.
    await lab.thunderbird.inParent(() => {
      const { MailServices } = ChromeUtils.importESModule(
        "resource:///modules/MailServices.sys.mjs",
      );
      const other = MailServices.outgoingServer.createServer("smtp");
      if (other.key !== "smtp1") throw new Error(`The key is ${String(other.key)}`);
      Services.prefs.setStringPref("mail.smtpserver.smtp1.username", "kim@contoso.example");
    });
    const another = await undo();
    assert.deepEqual(another.ok ? [] : [another.reason, ...another.differences], [
      "changed-since",
      { serverId: OUTGOING, setting: "username", expected: JO, found: "kim@contoso.example" },
    ]);
    await lab.restart();
    assert.equal(accountLines(lab.profile)["mail.server.server1.authMethod"], NATIVE.oauth2);
  });
});

/** A preference's own line; none at all is one of the cases. */
const line = (...values: number[]) => fc.constantFrom<(number | null)[]>(null, ...values);

test("undo after apply is the identity, whatever lines there were", async () => {
  await withLab({ accounts: [ACCOUNT, LOCAL_FOLDERS], tokensOf: [JO] }, async (lab) => {
    const page = await Page.open(lab.thunderbird, "overview.html");
    const names = [
      "mail.server.server1.port",
      "mail.server.server1.socketType",
      "mail.server.server1.authMethod",
      "mail.smtpserver.smtp1.port",
      "mail.smtpserver.smtp1.try_ssl",
      "mail.smtpserver.smtp1.authMethod",
    ] as const;
    const lines = fc.tuple(
      line(143, 993, 1993),
      line(0, 1, 2, 3),
      line(1, 2, 3, 4, 5, 6, 7),
      line(25, 465, 587),
      line(0, 1, 2, 3),
      line(1, 2, 3, 4, 5, 6, 7, 10),
    );
    const set = (values: readonly (number | null)[]) =>
      lab.thunderbird.inParent(
        (all, some) => {
          all.forEach((name: string, index: number) => {
            const value = some[index];
            if (typeof value === "number") Services.prefs.setIntPref(name, value);
            else Services.prefs.clearUserPref(name);
          });
        },
        names,
        values,
      );
    const read = () =>
      lab.thunderbird.inParent(
        (all) =>
          all.map((name: string) =>
            Services.prefs.prefHasUserValue(name) ? Services.prefs.getIntPref(name) : null,
          ),
        names,
      );
    await fc.assert(
      fc.asyncProperty(lines, async (values) => {
        await set(values);
        const proofIds = await proveBoth(page);
        const settings = await page.run<[], MailSettings>(() => messenger.mailServers.list());
        const [finding] = assess(settings);
        assert.ok(finding);
        const changes = plan(finding, settings, () => true).servers.flatMap((one) => one.changes);
        const result = await apply(page, "account1", changes, proofIds);
        assert.ok(result.ok, JSON.stringify(result));
        const after = await page.run<[], MailSettings>(() => messenger.mailServers.list());
        const [switched] = assess(after);
        assert.equal(switched?.receiving?.verdict, "modern");
        assert.equal(switched.sending[0]?.verdict, "modern");
        const undone = await page.run<[string], UndoResult>(
          (record) => messenger.mailServers.undo(record),
          result.recordId,
        );
        assert.ok(undone.ok, JSON.stringify(undone));
        assert.deepEqual(await read(), values);
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });
});
