// Unit and guard tests. Tests in a real Thunderbird have their own runner: tests/test.mjs.
/** @type {import("jest").Config} */
module.exports = {
  roots: ["<rootDir>/tests/unit", "<rootDir>/tests/guards"],
  transform: { "\\.ts$": ["ts-jest", { tsconfig: "tests/unit/tsconfig.json" }] },
  modulePathIgnorePatterns: ["<rootDir>/build/", "<rootDir>/dist/", "<rootDir>/.cache/"],
};
