// Two compilers: the Experiment becomes the classic script that Thunderbird loads into its parent
// process, the pages and the background become ES modules. When both are done, PackXpi writes
// dist/modern-auth-switch-<version>.xpi: sorted entries and fixed dates, so that the same commit
// gives the same bytes.
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");
const TerserPlugin = require("terser-webpack-plugin");
const yazl = require("yazl");
const { version, name } = require("./package.json");

const unpacked = path.resolve(__dirname, "dist/unpacked");
const xpi = path.resolve(__dirname, `dist/${name}-${version}.xpi`);

/** Everything below a folder as [path inside it with "/", absolute path], sorted. */
function filesBelow(folder) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .map((file) => [path.relative(folder, file).split(path.sep).join("/"), file])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

class PackXpi {
  apply(compiler) {
    compiler.hooks.done.tapPromise("PackXpi", async (stats) => {
      if (stats.hasErrors()) return;
      const archive = new yazl.ZipFile();
      for (const [entry, file] of filesBelow(unpacked)) {
        archive.addBuffer(fs.readFileSync(file), entry, {
          // The DOS time of a ZIP entry has no zone; yazl reads the local fields of the date.
          mtime: new Date(1980, 0, 1),
          mode: 0o100644,
        });
      }
      archive.end();
      const chunks = [];
      for await (const chunk of archive.outputStream) chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      fs.writeFileSync(xpi, bytes);
      const digest = createHash("sha256").update(bytes).digest("hex");
      console.log(`${path.relative(__dirname, xpi)} ${bytes.length} bytes sha256 ${digest}`);
    });
  }
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

/** @type {import("webpack").Configuration[]} */
module.exports = [
  {
    ...readable,
    name: "experiment",
    entry: { "mail-servers": "./src/experiment/mail-servers.ts" },
    // Thunderbird runs it as a script and looks for a variable with the API's name.
    optimization: { minimize: false, moduleIds: "named" },
    output: {
      path: unpacked,
      filename: "experiment/[name].js",
      chunkFormat: false,
      library: { type: "var", name: "mailServers", export: "MailServersApi" },
    },
  },
  {
    ...readable,
    name: "pages",
    dependencies: ["experiment"],
    entry: {
      background: "./src/background/background.ts",
      "pages/overview": "./src/ui/overview/overview.ts",
      "pages/switch": "./src/ui/switch/switch.ts",
      "pages/folders": "./src/ui/folders/folders.ts",
      "pages/help-desk": "./src/ui/help-desk/help-desk.ts",
      "pages/settings": "./src/ui/settings/settings.ts",
    },
    experiments: { outputModule: true },
    output: { path: unpacked, filename: "[name].js", module: true, chunkFormat: "module" },
    externalsType: "var",
    externals: { "webextension-polyfill": "var browser" },
    plugins: [
      new CopyPlugin({
        patterns: [
          {
            from: "manifest.json",
            transform: (text) =>
              JSON.stringify({ ...JSON.parse(text.toString()), version }, null, 2) + "\n",
          },
          { from: "_locales", to: "_locales" },
          { from: "extension", to: "extension" },
          { from: "LICENSE", to: "LICENSE", toType: "file" },
          { from: "VENDOR.md", to: "VENDOR.md" },
        ],
      }),
      new PackXpi(),
    ],
  },
];

// A file that a former build left behind must not get into the archive.
fs.rmSync(unpacked, { recursive: true, force: true });
