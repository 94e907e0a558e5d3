import { describe, expect, test } from "vitest";
import { makeSignal } from "../../src/notebook/signal.js";

describe("a value that changes", () => {
  test("is given at once, and again whenever it is set", async () => {
    const signal = makeSignal(1);
    const values = signal.values();
    expect((await values.next()).value).toBe(1);
    const next = values.next();
    signal.set(2);
    expect((await next).value).toBe(2);
    expect(signal.get()).toBe(2);
  });

  test("is given again where the same is set once more: something about it may have changed", async () => {
    const chosen = { id: 7 };
    const signal = makeSignal(chosen);
    const values = signal.values();
    await values.next();
    signal.set(chosen);
    expect((await values.next()).value).toBe(chosen);
  });

  test("to a slow reader only as it is when it looks again", async () => {
    const signal = makeSignal("甲");
    const values = signal.values();
    await values.next();
    signal.set("乙");
    signal.set("丙");
    expect((await values.next()).value).toBe("丙");
  });

  test("is the same for every reader", async () => {
    const signal = makeSignal(0);
    const [one, other] = [signal.values(), signal.values()];
    await Promise.all([one.next(), other.next()]);
    const both = Promise.all([one.next(), other.next()]);
    signal.set(5);
    expect((await both).map(({ value }) => value)).toEqual([5, 5]);
  });
});
