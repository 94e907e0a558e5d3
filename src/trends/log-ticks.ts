/** For logarithmic axes: ticks that enclose positive data. The first and the last are the domain. */
export type Ticks = readonly [number, ...number[]];

/** 1, 2, 5, 10, …; powers of ten alone where the data spans more than three of them. */
export function amountTicks(values: readonly number[]): Ticks {
  const [least, most] = extentOf(values);
  const [first, last] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(most))];
  const digits = last - first > 3 ? [1] : [1, 2, 5];
  const powers = Array.from({ length: last - first + 2 }, (_, at) => first + at);
  const steps = powers.flatMap((power) => digits.map((digit) => Number(`${digit}e${power}`)));
  return enclose(steps, least, most);
}

/** Ratios that are round as changes, −90%, −50%, 0, +100%, …; fewer where the data is far apart. */
export function ratioTicks(ratios: readonly number[]): Ticks {
  const [least, most] = extentOf([...ratios, 1]);
  return enclose(most / least > FAR ? COARSE : FINE, least, most);
}

/** How far along such an axis a value is, from 0 to 1. */
export const shareOf = (value: number, ticks: Ticks): number => {
  const [low, high] = [Math.log(ticks[0]), Math.log(ticks.at(-1) ?? ticks[0])];
  return high === low ? 0.5 : (Math.log(value) - low) / (high - low);
};

const FAR = 5;
const FINE = [0.1, 0.2, 0.5, 0.65, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2, 5, 10];
const COARSE = [1e-9, 1e-6, 1e-3, 0.01, 0.1, 0.2, 0.5, 1, 2, 5, 10, 100, 1e3, 1e6, 1e9];

function extentOf(values: readonly number[]): readonly [number, number] {
  if (values.length === 0) return [1, 10];
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
}

/** Strictly around the data, so that no point lies on the edge. */
function enclose(steps: readonly number[], least: number, most: number): Ticks {
  const low = Math.max(
    0,
    steps.findLastIndex((step) => step < least),
  );
  const high = steps.findIndex((step) => step > most);
  const [first = least, ...rest] = steps.slice(low, high < 0 ? undefined : high + 1);
  return [first, ...rest];
}
