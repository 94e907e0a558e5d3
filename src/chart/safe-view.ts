import type { Spec } from "vega";

const refuse = () => Promise.reject(new Error("charts load nothing"));

/** A loader for views: nothing is ever loaded, whatever a specification or a row asks for. */
export const REFUSING = { load: refuse, sanitize: refuse, http: refuse, file: refuse };

/** Vega writes into the rows it is given; others use them too, and they may be frozen. */
export const withOwnRows = ({ data = [], ...rest }: Spec): Spec =>
  ({ ...rest, data: data.map(copyRows) }) as Spec;

function copyRows<Data extends object>(data: Data): Data {
  if (!("values" in data) || !Array.isArray(data.values)) return data;
  const rows: readonly unknown[] = data.values;
  return { ...data, values: rows.map((row) => (isObject(row) ? { ...row } : row)) };
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
