// What a file with preferences sets: user.js of a profile (modules/libpref/parser/src/lib.rs), and
// the plain lines of an AutoConfig file, which is JavaScript and may also compute what it sets; that
// cannot be read, and shows when the setting comes back.

export interface PreferenceCall {
  /** "user_pref", "pref", "lockPref" … */
  readonly call: string;
  readonly name: string;
  readonly value: string | number | boolean;
}

// Comments and texts outside a call are matched to be skipped; an unfinished comment goes to the end.
const TOKEN =
  /\/\*[^]*?(?:\*\/|$)|\/\/[^\n]*|#[^\n]*|\b(\w{4,16})[ \t\r\n]{0,100}\([ \t\r\n]{0,100}("(?:[^"\\\n]|\\.){0,500}"|'(?:[^'\\\n]|\\.){0,500}')[ \t\r\n]{0,100},[ \t\r\n]{0,100}("(?:[^"\\\n]|\\.){0,10000}"|'(?:[^'\\\n]|\\.){0,10000}'|true|false|[+-]?\d{1,16})[ \t\r\n]{0,100}\)|"(?:[^"\\\n]|\\.){0,10000}"|'(?:[^'\\\n]|\\.){0,10000}'/g;

const CALLS = new Set(["user_pref", "sticky_pref", "pref", "defaultPref", "lockPref"]);

function unquoted(text: string): string {
  return text
    .slice(1, -1)
    .replace(/\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|(.))/g, (_all, x, u, one: string) => {
      const code = (x ?? u) as string | undefined;
      if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
      return { n: "\n", r: "\r", t: "\t" }[one] ?? one;
    });
}

function valueOf(text: string): string | number | boolean {
  if (text === "true" || text === "false") return text === "true";
  return /^["']/.test(text) ? unquoted(text) : Number(text);
}

/** The calls in a file's text, in order. Takes any text; never throws. */
export function preferenceCalls(text: string): readonly PreferenceCall[] {
  return [...text.matchAll(TOKEN)].flatMap(([, call = "", name, value]) =>
    CALLS.has(call) && name !== undefined && value !== undefined
      ? [{ call, name: unquoted(name), value: valueOf(value) }]
      : [],
  );
}
