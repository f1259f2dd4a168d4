// Two editions from one source (docs/architecture.md). The full one has two compilers: the Experiment
// becomes the classic script that Thunderbird loads into its parent process, the pages and the background
// become ES modules. The guided one has pages only, and what differs about it stands in EDITIONS. PackXpi
// writes dist/<name>-<version>.xpi: sorted entries and fixed dates, so that the same commit gives the
// same bytes.
const fs = require("node:fs");
const path = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");
const TerserPlugin = require("terser-webpack-plugin");
const { NormalModuleReplacementPlugin } = require("webpack");
const { KeepUsedMessages } = require("./packing/keep-used-messages");
const { PackXpi } = require("./packing/pack-xpi");
const { version, name } = require("./package.json");

/** Pages that both editions have: name → where it starts. */
const GUIDED_PAGES = {
  guided: "./src/ui/guided/guided.ts",
  walk: "./src/ui/walk/walk.ts",
  explanations: "./src/ui/explanations/explanations.ts",
  "help-desk": "./src/ui/help-desk/help-desk.ts",
};

const EDITIONS = {
  full: {
    unpacked: path.resolve(__dirname, "dist/unpacked"),
    xpi: path.resolve(__dirname, `dist/${name}-${version}.xpi`),
    background: "./src/background/background.ts",
    pages: {
      overview: "./src/ui/overview/overview.ts",
      switch: "./src/ui/switch/switch.ts",
      folders: "./src/ui/folders/folders.ts",
      settings: "./src/ui/settings/settings.ts",
      ...GUIDED_PAGES,
    },
    manifest: (manifest) => manifest,
    plugins: [],
    extension: [{ from: "extension", to: "extension" }],
  },
  guided: {
    unpacked: path.resolve(__dirname, "dist/unpacked-guided"),
    xpi: path.resolve(__dirname, `dist/${name}-guided-${version}.xpi`),
    background: "./src/background/guided-background.ts",
    pages: GUIDED_PAGES,
    manifest: guidedManifest,
    plugins: [
      new NormalModuleReplacementPlugin(/\/edition\/this-edition$/, (resource) => {
        resource.request = resource.request.replace("this-edition", "guided-edition");
      }),
    ],
    extension: [
      { from: "extension/icons", to: "extension/icons" },
      { from: "extension/style", to: "extension/style" },
      ...Object.keys(GUIDED_PAGES).map((page) => ({
        from: `extension/pages/${page}.html`,
        to: `extension/pages/${page}.html`,
      })),
    ],
  },
};

/** No Experiment, and so no latest version; nothing to remind of, and so no permission but the storage. */
function guidedManifest(manifest) {
  const { strict_min_version } = manifest.browser_specific_settings.gecko;
  const gecko = { id: `${name}-guided@mailextension`, strict_min_version };
  const changed = {
    ...manifest,
    description: "__MSG_addOnDescriptionGuided__",
    browser_specific_settings: { gecko },
    permissions: ["storage"],
  };
  delete changed.experiment_apis;
  return changed;
}

const readable = {
  mode: "production",
  target: "es2023",
  devtool: false,
  performance: false,
  resolve: { extensions: [".ts", ".js"] },
  module: {
    rules: [
      {
        test: /\.ts$/,
        loader: "ts-loader",
        // One strict check a layer is `npm run check`; here only the types are stripped.
        options: {
          transpileOnly: true,
          configFile: path.resolve(__dirname, "src/core/tsconfig.json"),
          compilerOptions: { noEmit: false },
        },
      },
    ],
  },
  // Unused code goes, everything else stays readable for the reviewer.
  optimization: {
    moduleIds: "named",
    minimizer: [
      new TerserPlugin({
        extractComments: false,
        terserOptions: {
          ecma: 2020,
          mangle: false,
          compress: {
            defaults: false,
            unused: true,
            dead_code: true,
            side_effects: true,
            toplevel: true,
          },
          format: { beautify: true, comments: false },
        },
      }),
    ],
  },
};

/** The pages and the background of an edition; with them the archive is complete. */
function pagesOf(edition) {
  const { unpacked, background, pages, manifest, plugins, extension } = edition;
  const entries = Object.entries(pages).map(([page, file]) => [`pages/${page}`, file]);
  return {
    ...readable,
    entry: { background, ...Object.fromEntries(entries) },
    experiments: { outputModule: true },
    output: { path: unpacked, filename: "[name].js", module: true, chunkFormat: "module" },
    externalsType: "var",
    externals: { "webextension-polyfill": "var browser" },
    plugins: [
      ...plugins,
      new CopyPlugin({
        patterns: [
          {
            from: "manifest.json",
            transform: (text) =>
              JSON.stringify({ ...manifest(JSON.parse(text.toString())), version }, null, 2) + "\n",
          },
          { from: "_locales", to: "_locales" },
          ...extension,
          { from: "LICENSE", to: "LICENSE", toType: "file" },
          { from: "VENDOR.md", to: "VENDOR.md" },
        ],
      }),
      new KeepUsedMessages(unpacked),
      new PackXpi(edition),
    ],
  };
}

/** @type {import("webpack").Configuration[]} */
module.exports = [
  {
    ...readable,
    name: "experiment",
    entry: { "mail-servers": "./src/experiment/mail-servers.ts" },
    // Thunderbird runs it as a script and looks for a variable with the API's name.
    optimization: { minimize: false, moduleIds: "named" },
    output: {
      path: EDITIONS.full.unpacked,
      filename: "experiment/[name].js",
      chunkFormat: false,
      library: { type: "var", name: "mailServers", export: "MailServersApi" },
    },
  },
  { ...pagesOf(EDITIONS.full), name: "full", dependencies: ["experiment"] },
  { ...pagesOf(EDITIONS.guided), name: "guided" },
];

// A file that a former build left behind must not get into an archive.
for (const { unpacked } of Object.values(EDITIONS)) {
  fs.rmSync(unpacked, { recursive: true, force: true });
}
