// Builds in which one of the safeguards is switched off, to see that the table would notice. They are
// made of the built add-on, for that test only; nothing of the product can be switched off.
import { repack } from "../harness/repack";

export interface Sabotage {
  readonly name: string;
  /** In the built Experiment, found exactly once. */
  readonly find: string | RegExp;
  readonly replace: string;
  /** The faults whose rows are run with it. */
  readonly faults: readonly string[];
}

const UNWRITABLE = ["disk-full", "preferences-unwritable"];

export const SABOTAGES: readonly Sabotage[] = [
  {
    name: "roll-back of a commit that did not reach the file",
    find: "    rollBack(record, states, store);\n",
    replace: "",
    faults: UNWRITABLE,
  },
  {
    name: "reading the preferences file back",
    find: 'return file !== "" && file.includes(text) === present;',
    replace: "return true;",
    faults: UNWRITABLE,
  },
  {
    name: "discarding what came in plain before TLS",
    find: /if \(this\.#unread !== ""\)\s+throw new ProofStopped\("data-before-tls"\);/,
    replace: "",
    faults: ["injects-before-tls"],
  },
];

/** Writes the XPI of a sabotaged build below `build`, and returns its path. */
export async function sabotagedXpi({ name, find, replace }: Sabotage): Promise<string> {
  const file = `build/sabotaged/${name.replaceAll(/\W+/g, "-")}-${String(process.pid)}.xpi`;
  let found = 0;
  const script = (text: string) => {
    const parts = text.split(find);
    found = parts.length - 1;
    return parts.join(replace);
  };
  const xpi = await repack(file, (entry, content) =>
    entry === "experiment/mail-servers.js" ? script(content.toString()) : content,
  );
  if (found !== 1) throw new Error(`"${name}" stands ${String(found)} times in the build`);
  return xpi;
}
