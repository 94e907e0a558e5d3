import { describe, expect, test } from "vitest";
import { takeApart } from "../../src/suspects/independent.js";

const apart = (...sets: readonly (readonly number[])[]) =>
  takeApart(sets.map((members) => ({ members, witness: new Map() })));

describe("sets of cells taken apart", () => {
  test.each([
    ["alternatives are one question", [[1], [2], [3]], [[[1], [2], [3]]]],
    [
      "every combination of two choices is two questions",
      [
        [1, 3],
        [1, 4],
        [2, 3],
        [2, 4],
      ],
      [
        [[1], [2]],
        [[3], [4]],
      ],
    ],
    [
      "what always changes is a question of its own",
      [
        [1, 2],
        [1, 3],
      ],
      [[[1]], [[2], [3]]],
    ],
    [
      "pairs that go together stay together",
      [
        [1, 2],
        [3, 4],
      ],
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    ],
    [
      "combinations that are not all there are one question",
      [
        [1, 3],
        [1, 4],
        [2, 3],
      ],
      [
        [
          [1, 3],
          [1, 4],
          [2, 3],
        ],
      ],
    ],
    ["one set is a question for each cell", [[5, 7]], [[[5]], [[7]]]],
  ] as const)("%s", (_, sets, expected) => {
    expect(apart(...sets)).toEqual(expected);
  });
});
