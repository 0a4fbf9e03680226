import { expect, test } from "vitest";
import { Packing } from "../../src/media/pack";

const GLTF = {
  asset: { version: "2.0" },
  buffers: [{ uri: "parts/shoe%20sole.bin", byteLength: 5 }],
  bufferViews: [{ buffer: 0, byteOffset: 1, byteLength: 4 }],
  images: [{ uri: "look.jpg" }],
};
const model = (content: object) => new File([JSON.stringify(content)], "shoe.gltf");
const SOLE = new File(["12345"], "shoe sole.bin");
const LOOK = new File(["jpeg"], "look.jpg");

test("a .gltf and its parts become one .glb with the same bytes", async () => {
  const { whole, refused } = await new Packing([model(GLTF), SOLE, LOOK]).packed();
  expect(refused).toEqual([]);
  expect(whole.map(({ name }) => name)).toEqual(["shoe.glb"]);
  const glb = await (whole[0] as File).arrayBuffer();
  const words = new Uint32Array(glb.slice(0, 20));
  expect([words[0], words[1], words[2]]).toEqual([0x46546c67, 2, glb.byteLength]);
  const json = JSON.parse(new TextDecoder().decode(glb.slice(20, 20 + (words[3] ?? 0))));
  expect(json.buffers).toEqual([{ byteLength: 12 }]);
  expect(json.bufferViews).toEqual([
    { buffer: 0, byteOffset: 1, byteLength: 4 },
    { buffer: 0, byteOffset: 8, byteLength: 4 },
  ]);
  expect(json.images).toEqual([{ bufferView: 1, mimeType: "image/jpeg" }]);
  const binary = new TextDecoder().decode(glb.slice(20 + (words[3] ?? 0) + 8));
  expect(binary).toBe("12345\0\0\0jpeg");
});

test("one that carries all its parts stays what it is, to the byte", async () => {
  const own = model({ asset: { version: "2.0" }, buffers: [{ uri: "data:;base64,AAAA", byteLength: 3 }] });
  const { whole } = await new Packing([own, LOOK]).packed();
  expect(whole).toEqual([own, LOOK]);
});

test("a part that was not brought along is named", async () => {
  const { whole, refused } = await new Packing([model(GLTF), LOOK]).packed();
  expect(whole).toEqual([LOOK]);
  expect(refused).toEqual([
    { name: "shoe.gltf", refusal: { code: "upload-part-missing", facts: { part: "shoe sole.bin" } } },
  ]);
});
