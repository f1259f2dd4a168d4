// One account a row, so that many rows share a Thunderbird; each with a password for both halves,
// receiving on a plain connection, so that every kind of setting has to change.
import {
  type AccountDescription,
  exchangeAccount,
  LOCAL_FOLDERS,
  NATIVE,
  type PreferenceValue,
  readPreferences,
} from "../harness/profile";

/** Never switched: half modern, half on a password, and nothing may ever happen to it. */
export const WITNESS = "witness@contoso.example";

/** Rows begin at account2; the last account is the local folders. */
export function accountNumber(row: number): string {
  return String(row + 2);
}

export function userOf(row: number): string {
  return `row${String(row)}@contoso.example`;
}

export function users(rows: number): ReadonlyMap<string, string> {
  const names = [WITNESS, ...Array.from({ length: rows }, (_row, index) => userOf(index))];
  return new Map(names.map((name) => [name, `the long old password of ${name}`]));
}

export function accounts(rows: number): readonly AccountDescription[] {
  const description = (user: string) => {
    const account = exchangeAccount(user);
    const incoming = { ...account.incoming, port: 143, socketType: NATIVE.plain };
    return { ...account, incoming };
  };
  return [
    exchangeAccount(WITNESS, { receiving: NATIVE.oauth2 }),
    ...Array.from({ length: rows }, (_row, index) => description(userOf(index))),
    LOCAL_FOLDERS,
  ];
}

export type Lines = Readonly<Record<string, PreferenceValue>>;

const SETTING =
  /^mail\.(server|smtpserver|identity|account)\.[a-z]+(\d+)\.(hostname|userName|username|port|socketType|try_ssl|authMethod|type|smtpServer|useremail|server|identities)$/;

/** The settings in the preferences file, those of one account and those of all others. */
export function settingsIn(profile: string, number: string): { own: Lines; others: Lines } {
  const own: Record<string, PreferenceValue> = {};
  const others: Record<string, PreferenceValue> = {};
  for (const [name, value] of readPreferences(profile)) {
    const match = SETTING.exec(name);
    if (match) (match[2] === number ? own : others)[name] = value;
  }
  return { own, others };
}

/** What the settings of an account are after a switch. */
export function switched(before: Lines, number: string): Lines {
  const incoming = `mail.server.server${number}`;
  const after = {
    ...before,
    [`${incoming}.socketType`]: NATIVE.tls,
    [`${incoming}.authMethod`]: NATIVE.oauth2,
    [`mail.smtpserver.smtp${number}.authMethod`]: NATIVE.oauth2,
  };
  // 993 is the default with SSL/TLS, and has no line.
  return Object.fromEntries(Object.entries(after).filter(([name]) => name !== `${incoming}.port`));
}
