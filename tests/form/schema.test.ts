import { expect, test } from "vitest";
import { toJsonSchema } from "../../src/form/schema.js";

// Written anew by `npx vitest run tests/form/schema.test.ts -u`; in CI a stale file fails.
test("rules/form.schema.json is what the schema in src says", async () => {
  const json = `${JSON.stringify(toJsonSchema(), null, 2)}\n`;
  await expect(json).toMatchFileSnapshot("../../rules/form.schema.json");
});
