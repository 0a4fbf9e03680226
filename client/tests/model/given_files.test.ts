import { describe, expect, it } from "vitest";
import { GivenFiles } from "../../src/model/given_files";
import { GIVEN_CHARS_MAX } from "../../src/protocol/generated";

const WHOLE = { name: "classroom", file: "答案.csv", text: "梅,1\r\n", part_of: null, more: false };
const piece = (part_of: string, text: string, more: boolean) => ({ ...WHOLE, part_of, text, more });

describe("a file that an experience gives", () => {
  it("comes whole, or in pieces that are put together, each file for itself", () => {
    const files = new GivenFiles();
    expect(files.take(WHOLE)?.text).toBe("梅,1\r\n");
    expect(files.take(piece("a", "梅,", true))).toBeNull();
    expect(files.take(piece("b", "兰,", true))).toBeNull();
    expect(files.take(piece("a", "1", false))?.text).toBe("梅,1");
    expect(files.take(piece("b", "2", false))?.text).toBe("兰,2");
    files.take(piece("c", "old", true));
    files.clear();
    expect(files.take(piece("c", "new", false))?.text).toBe("new");
  });

  it("is let go where it grows beyond all limits, and so is the oldest of too many", () => {
    const files = new GivenFiles();
    const half = "a".repeat(GIVEN_CHARS_MAX);
    files.take(piece("large", half, true));
    files.take(piece("large", half, true));
    expect(files.take(piece("large", "b", false))).toBeNull();
    for (let number = 0; number < 9; number += 1) files.take(piece(`${number}`, "x", true));
    expect(files.take(piece("0", "y", false))?.text).toBe("y");
    expect(files.take(piece("8", "y", false))?.text).toBe("xy");
  });
});
