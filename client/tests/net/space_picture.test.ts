import { describe, expect, test } from "vitest";
import { fitPicture, middleOf, PICTURE_BYTES_MAX, putPicture } from "../../src/net/space_picture";

const PHOTO = new Blob(["photo"], { type: "image/jpeg" });

describe("a photo as a Space's picture", () => {
  test("is made coarser until the server takes it", async () => {
    const tried: number[] = [];
    const picture = await fitPicture(PHOTO, async (_photo, quality) => {
      tried.push(quality);
      return new Blob([new Uint8Array(quality > 0.7 ? PICTURE_BYTES_MAX + 1 : PICTURE_BYTES_MAX)]);
    });
    expect(picture?.size).toBe(PICTURE_BYTES_MAX);
    expect(tried).toEqual([0.9, 0.82, 0.74, 0.64]);
  });

  test("is none where it stays too large, or the browser cannot make one", async () => {
    const large = new Blob([new Uint8Array(PICTURE_BYTES_MAX + 1)]);
    expect(await fitPicture(PHOTO, async () => large)).toBeNull();
    expect(await fitPicture(PHOTO, async () => null)).toBeNull();
  });

  test.each([
    [1_280, 720, { x: 0, y: 24, width: 1_280, height: 672 }],
    [720, 1_280, { x: 0, y: 451, width: 720, height: 378 }],
    [2_400, 630, { x: 600, y: 0, width: 1_200, height: 630 }],
  ])("of %i by %i its middle is taken", (width, height, middle) => {
    expect(middleOf(width, height)).toEqual(middle);
  });

  test("is sent to the Space, and what the server says is told", async () => {
    const asked: unknown[] = [];
    const send = (status: number, body: unknown) =>
      (async (path: string, { method, headers }: RequestInit) => {
        asked.push({ path, method, headers });
        return new Response(JSON.stringify(body), { status });
      }) as typeof fetch;
    expect(await putPicture("spc_1", PHOTO, send(200, {}))).toBeNull();
    expect(asked).toEqual([
      { path: "/api/spaces/spc_1/picture", method: "PUT", headers: { "content-type": "image/jpeg" } },
    ]);
    const refused = { code: "not_permitted", facts: {} };
    expect(await putPicture("spc_1", PHOTO, send(403, refused))).toEqual(refused);
    const broken = (async () => {
      throw new TypeError("failed to fetch");
    }) as typeof fetch;
    expect((await putPicture("spc_1", PHOTO, broken))?.code).toBe("photo-not-sent");
  });
});
