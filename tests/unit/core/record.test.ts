import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import fs from "node:fs";
import path from "node:path";
import { type CommitRecord, readCommitRecord } from "../../../src/core/record/commit-record";
import { readSwitchState, type StoredSwitchState } from "../../../src/core/record/switch-state";

const RECORD: CommitRecord = {
  version: 1,
  id: "0c9d6a3e",
  time: "2026-11-24T08:00:00.000Z",
  addOnVersion: "0.1.0",
  accountId: "account1",
  servers: [
    {
      kind: "incoming",
      uid: "5b1d",
      type: "imap",
      username: "jo@contoso.example",
      settings: [
        { setting: "port", before: 143, after: 993, stored: 143 },
        { setting: "authentication", before: "none", after: "oauth2", stored: null },
      ],
    },
  ],
};
const STATE: StoredSwitchState = {
  version: 1,
  state: "not-confirmed",
  time: "2026-11-24T08:00:00.000Z",
  code: "unreachable",
};

/** Any JSON value, often with a field of a real one in it. */
const nearly = (real: object) =>
  fc
    .tuple(fc.dictionary(fc.constantFrom(...Object.keys(real), "x"), fc.jsonValue()), fc.boolean())
    .map(([changes, whole]) => (whole ? { ...real, ...changes } : changes));

describe("an undo record", () => {
  test("is read as it was written", () => {
    expect(readCommitRecord(JSON.stringify(RECORD))).toEqual({ kind: "readable", record: RECORD });
  });

  test.each(fs.readdirSync(path.join(__dirname, "records")))(
    "that version %s of the add-on has written is read",
    (file) => {
      const text = fs.readFileSync(path.join(__dirname, "records", file), "utf8");
      expect(readCommitRecord(text).kind).toBe("readable");
    },
  );

  test("of a later version is told apart from a damaged one", () => {
    const later = { ...RECORD, version: 2, servers: "in another shape" };
    expect(readCommitRecord(JSON.stringify(later))).toEqual({ kind: "newer-version" });
    expect(readCommitRecord(JSON.stringify(RECORD).slice(0, -1))).toEqual({ kind: "damaged" });
    expect(readCommitRecord("[]")).toEqual({ kind: "damaged" });
  });

  test("may be any text: what is readable has every field that an undo uses", () => {
    const servers = fc.array(nearly(RECORD.servers[0] ?? {}));
    const records = fc
      .tuple(nearly(RECORD), fc.option(servers))
      .map(([record, list]) => JSON.stringify(list ? { ...record, servers: list } : record));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), records), (text) => {
        const read = readCommitRecord(text);
        if (read.kind !== "readable") return;
        expect(read.record.id).not.toBe("");
        expect(read.record.servers.length).toBeGreaterThan(0);
        for (const { kind, uid, settings } of read.record.servers) {
          expect(["incoming", "outgoing"]).toContain(kind);
          expect(typeof uid).toBe("string");
          for (const { setting, before, after, stored } of settings) {
            expect(["hostname", "port", "security", "authentication", "username"]).toContain(
              setting,
            );
            expect([typeof before, typeof after]).not.toContain("object");
            expect(stored === null || typeof stored !== "object").toBe(true);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe("the state of a switch", () => {
  test("is read as it was written", () => {
    expect(readSwitchState(JSON.stringify(STATE))).toEqual(STATE);
  });

  test("of a later version is left alone, and nothing else is believed", () => {
    expect(readSwitchState(JSON.stringify({ ...STATE, version: 3 }))).toBe("newer-version");
    expect(readSwitchState(JSON.stringify({ ...STATE, state: "on-fire" }))).toBeUndefined();
    expect(readSwitchState("")).toBeUndefined();
  });

  test("may be any text", () => {
    const states = nearly(STATE).map((state) => JSON.stringify(state));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), states), (text) => {
        const read = readSwitchState(text);
        if (typeof read !== "object") return;
        expect(["not-confirmed", "confirmed", "set-back", "undone"]).toContain(read.state);
        expect(typeof read.time).toBe("string");
      }),
      { numRuns: 2000 },
    );
  });
});
