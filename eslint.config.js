// Named blocks, one a layer. A house rule says in its message what to write instead.
const js = require("@eslint/js");
const importX = require("eslint-plugin-import-x");
const noUnsanitized = require("eslint-plugin-no-unsanitized");
const tseslint = require("typescript-eslint");

/** Which layers a layer may import; nothing imports ui. */
const MAY_IMPORT = {
  core: [],
  experiment: ["core"],
  messenger: ["core"],
  background: ["core", "messenger"],
  ui: ["core", "messenger"],
};

const layers = Object.entries(MAY_IMPORT).map(([layer, allowed]) => ({
  name: `layer ${layer}`,
  files: [`src/${layer}/**/*.ts`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          {
            group: Object.keys(MAY_IMPORT)
              .filter((other) => other !== layer && !allowed.includes(other))
              .flatMap((other) => [`**/${other}/**`]),
            message: `${layer} may import only ${["itself", ...allowed].join(", ")} (docs/architecture.md).`,
          },
          ...(layer === "messenger"
            ? []
            : [
                {
                  group: ["webextension-polyfill"],
                  message: "Import browser from src/messenger/browser.ts.",
                },
              ]),
        ],
      },
    ],
  },
}));

module.exports = tseslint.config(
  { name: "not ours", ignores: ["build/", "dist/", ".cache/", "node_modules/"] },
  js.configs.recommended,
  {
    name: "typed",
    files: ["**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    plugins: { "import-x": importX },
    languageOptions: {
      parserOptions: {
        project: ["src/*/tsconfig.json", "tests/tsconfig.json", "tests/unit/tsconfig.json"],
        tsconfigRootDir: __dirname,
      },
    },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/dot-notation": "off", // noPropertyAccessFromIndexSignature's spelling
      "import-x/no-cycle": "error",
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  ...layers,
  {
    name: "house rules",
    files: ["src/**/*.ts"],
    plugins: { "no-unsanitized": noUnsanitized },
    rules: {
      "no-unsanitized/method": "error",
      "no-unsanitized/property": "error",
      "no-console": "error",
      "no-restricted-globals": [
        "error",
        { name: "messenger", message: "Import browser from src/messenger/browser.ts." },
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: "MemberExpression[property.name=/^(inner|outer)HTML$/]",
          message: "Build nodes with element() from src/ui/element.ts.",
        },
      ],
    },
  },
  {
    name: "words of the pages",
    files: ["src/ui/**/*.ts"],
    ignores: ["src/messenger/text.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "CallExpression[callee.property.name='getMessage']",
          message: "Use text() from src/messenger/text.ts: it knows every message name.",
        },
      ],
    },
  },
  {
    name: "tests",
    files: ["tests/**/*.ts"],
    rules: {
      // Functions that run inside Thunderbird use interfaces that no compiler here knows.
      "@typescript-eslint/no-explicit-any": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      // node:test waits for its tests by itself.
      "@typescript-eslint/no-floating-promises": [
        "error",
        {
          allowForKnownSafeCalls: [
            { from: "package", name: "test", package: "node:test" },
            { from: "package", name: ["before", "after"], package: "node:test" },
          ],
        },
      ],
    },
  },
  {
    name: "Node",
    files: ["**/*.js", "**/*.mjs"],
    languageOptions: {
      globals: {
        console: "readonly",
        process: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
        URL: "readonly",
        Buffer: "readonly",
        __dirname: "readonly",
        require: "readonly",
        module: "writable",
      },
    },
  },
);
