import { describe, expect, it } from "vitest";
import { OpenRequests } from "../src/net/requests";
import { piecesOf } from "../src/photo_asked";

describe("a photo that a program asked for", () => {
  it("goes in pieces that together are the picture, the last of them marked", () => {
    const bytes = Uint8Array.from({ length: 31_000 }, (_, at) => at % 251);
    const pieces = piecesOf(bytes, "p1");
    expect(pieces.map(({ piece, is_last }) => [piece.length, is_last])).toEqual([
      [15_000, false],
      [15_000, false],
      [1_000, true],
    ]);
    expect(Uint8Array.from(pieces.flatMap(({ piece }) => [...piece]))).toEqual(bytes);
  });

  it("is one empty piece where no picture could be taken", () => {
    expect(piecesOf(new Uint8Array(), "p1")).toEqual([
      { photo: "p1", piece: new Uint8Array(), is_last: true },
    ]);
  });

  it("is not kept for another line: nothing answers its pieces", () => {
    const requests = new OpenRequests();
    for (const piece of piecesOf(new Uint8Array(20_000), "p1")) requests.ask(1, "Photo", piece);
    expect(requests.repeated()).toEqual([]);
    expect(requests.lose()).toEqual([]);
  });
});
