// Schema ⇄ types ⇄ manifest ⇄ the built Experiment.
import { describe, expect, test } from "@jest/globals";
import vm from "node:vm";
import ts from "typescript";
import { read, readJson } from "./files";

interface Described {
  readonly name?: string;
  readonly id?: string;
  readonly description?: string;
  readonly optional?: boolean;
  readonly enum?: readonly string[];
  readonly parameters?: readonly Described[];
  readonly properties?: Readonly<Record<string, Described>>;
}
interface Namespace extends Described {
  readonly namespace: string;
  readonly types: readonly Described[];
  readonly functions: readonly Described[];
  readonly events: readonly Described[];
}

const [schema] = readJson<readonly [Namespace]>("extension/mailServers/schema.json");
const manifest = readJson<{
  experiment_apis: Record<
    string,
    { schema: string; parent: { paths: string[][]; script: string } }
  >;
}>("manifest.json");

const signature = (name: string, optional: boolean) => (optional ? `${name}?` : name);

/** The functions of the interface, each with the names of its parameters. */
function interfaceFunctions(): Map<string, readonly string[]> {
  const file = "src/core/mail-servers/mail-servers.ts";
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2023, true);
  const found = new Map<string, readonly string[]>();
  source.forEachChild((node) => {
    if (!ts.isInterfaceDeclaration(node) || node.name.text !== "MailServers") return;
    for (const member of node.members.filter(ts.isMethodSignature)) {
      const parameters = member.parameters.map((parameter) =>
        signature(parameter.name.getText(), parameter.questionToken !== undefined),
      );
      found.set(member.name.getText(), parameters);
    }
  });
  return found;
}

/** The literals of a union type in core. */
function union(file: string, name: string): readonly string[] {
  const text = new RegExp(`export type ${name} =([^;]+);`).exec(read(file))?.[1] ?? "";
  return [...text.matchAll(/"([^"]+)"/g)].map(([, literal = ""]) => literal);
}

describe("the schema", () => {
  test("has exactly the functions of the interface, with the same parameters", () => {
    const inSchema = schema.functions.map(({ name = "", parameters = [] }) => [
      name,
      parameters.map((parameter) => signature(parameter.name ?? "", parameter.optional === true)),
    ]);
    expect(inSchema).toEqual([...interfaceFunctions()]);
  });

  test.each(["Protocol", "Security", "Authentication", "Setting"])(
    "%s has the same words",
    (name) => {
      const inSchema = schema.types.find(({ id }) => id === name)?.enum;
      expect(inSchema).toEqual(union("src/core/server.ts", name));
    },
  );

  test("the states that may be noted are the same", () => {
    const state = schema.functions
      .find(({ name }) => name === "noteState")
      ?.parameters?.find(({ name }) => name === "state");
    expect(state?.enum).toEqual(union("src/core/record/switch-state.ts", "NotedState"));
  });

  test("describes everything in it", () => {
    const silent: string[] = [];
    const look = (where: string, { description, parameters = [], properties = {} }: Described) => {
      if (!description) silent.push(where);
      for (const one of parameters) look(`${where}(${one.name ?? ""})`, one);
      for (const [name, one] of Object.entries(properties)) look(`${where}.${name}`, one);
    };
    for (const one of [...schema.types, ...schema.functions, ...schema.events]) {
      look(one.name ?? one.id ?? "", one);
    }
    expect(silent).toEqual([]);
  });
});

test("manifest, schema and the built script speak of one and the same API", () => {
  const [[name, api] = ["", undefined]] = Object.entries(manifest.experiment_apis);
  expect(name).toBe(schema.namespace);
  expect(api?.parent.paths).toEqual([[name]]);
  expect(api?.schema).toBe("extension/mailServers/schema.json");

  // As much of Thunderbird as the script touches before anybody calls it.
  const callable = function () {
    return undefined;
  };
  const anything: object = new Proxy(callable, {
    get: (_target, key) => (key === Symbol.toPrimitive ? () => "" : anything),
    apply: () => anything,
    construct: () => anything,
  });
  class ExtensionAPIPersistent {
    readonly extension = { id: "test@test", version: "0", addonData: {} };
  }
  const sandbox: Record<string, unknown> = vm.createContext({
    ExtensionAPIPersistent,
    ExtensionUtils: anything,
    ExtensionCommon: anything,
    ChromeUtils: anything,
    Services: anything,
    Cu: anything,
    Ci: anything,
    Cc: anything,
    Cr: anything,
  });
  vm.runInContext(read(`dist/unpacked/${api?.parent.script ?? ""}`), sandbox);
  const Api = sandbox[name] as new (extension: unknown) => {
    getAPI(context: object): Record<string, object>;
  };
  const offered = new Api({}).getAPI({});
  expect(Object.keys(offered)).toEqual([name]);
  const promised = [...schema.functions, ...schema.events].map((one) => one.name);
  expect(Object.keys(offered[name] ?? {}).sort()).toEqual(promised.sort());
});
