// A part of the table in which every fault and every moment occurs, another one for each seed.
import type { Row } from "./table";

/** Mulberry32: small, and the same everywhere. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function shuffled<T>(list: readonly T[], seed: number): readonly T[] {
  const next = random(seed);
  return list
    .map((item) => [next(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

/** Rows that together have every fault and every moment of the table. */
export function sample(table: readonly Row[], seed: number): readonly Row[] {
  const missing = new Set(table.flatMap(({ fault, moment }) => [fault, `at ${moment}`]));
  return shuffled(table, seed).filter(({ fault, moment }) => {
    const adds = missing.has(fault) || missing.has(`at ${moment}`);
    missing.delete(fault);
    missing.delete(`at ${moment}`);
    return adds;
  });
}
