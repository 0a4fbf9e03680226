// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import type { Components } from "../../src/components/generated";
import type { AssetCard } from "../../src/media/asset";
import type { SceneEntity } from "../../src/model/scene_model";
import { TAKEAWAY_BYTES_MAX, TakeawayBroken, TakeawayTooLarge } from "../../src/takeaway/bringing";
import type { Gltf, Made } from "../../src/takeaway/gltf";
import { type Doing, type Taken, takeAway } from "../../src/takeaway/place";
import { bytesOf, errorsIn, jsonOf } from "./khronos";

/** One white pixel. */
const PNG = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4////fwAJ+wP9CNHoHgAAAABJRU5ErkJggg=="),
  (letter) => letter.charCodeAt(0),
);
const TRIANGLE = JSON.stringify({
  asset: { version: "2.0", copyright: "© Ada" },
  scenes: [{ nodes: [0] }],
  nodes: [{ name: "triangle", mesh: 0, extras: { note: 7 } }],
  meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
  accessors: [{ bufferView: 0, componentType: 5126, count: 3, type: "VEC3", min: [0, 0, 0], max: [1, 1, 0] }],
  bufferViews: [{ buffer: 0, byteLength: 36 }],
  buffers: [
    {
      byteLength: 36,
      uri: "data:application/octet-stream;base64,AAAAAAAAAAAAAAAAAACAPwAAAAAAAAAAAAAAAAAAgD8AAAAA",
    },
  ],
});

function thing(id: string, components: Partial<Components>, parent: string | null = null): SceneEntity {
  const told = { name: `the ${id}`, description: `What the ${id} is.`, words: null };
  return { id, ...told, parent, is_locked: false, components };
}

function at(x: number, y = 0, z = 0): Components["transform"] {
  return { position: [x, y, z], rotation: [0, 0, 0, 1], scale: [1, 1, 1] };
}

const BOX: Components["shape"] = {
  kind: "box",
  size: [1, 2, 3],
  colour: "#aa3311",
  finish: "matt",
  rounding_m: 0,
} as Components["shape"];

const IMAGE: Components["image"] = {
  asset: "ast_picture",
  width_cm: 50,
  frame: "gilt",
  frame_cm: 4,
  mount_cm: 5,
  mount: "#ffffff",
  title: "",
  maker: "",
  date: "",
  rights: "",
  price: "",
};

function card(id: string, kind: AssetCard["kind"], bytes = 100): AssetCard {
  const facts = { width: 2, height: 1, bounds: null } as unknown as AssetCard["facts"];
  const told = { name: id, description: "", author: "Ada", source: "", licence: "CC BY 4.0" };
  const media_type = kind === "image" ? "image/png" : "model/gltf+json";
  return { id, kind, url: `/assets/${id}`, media_type, bytes, facts, ...told } as AssetCard;
}

const FILES: Readonly<Record<string, BlobPart>> = { ast_model: TRIANGLE, ast_picture: PNG };
const CARDS = [card("ast_model", "model"), card("ast_picture", "image")];

interface Tries {
  readonly cards?: readonly AssetCard[];
  readonly signal?: AbortSignal;
  readonly told?: Doing[];
  readonly send?: (url: string) => Promise<Response>;
}

function take(entities: readonly SceneEntity[], tries: Tries = {}): Promise<Taken> {
  const { cards = CARDS, signal = new AbortController().signal, told = [] } = tries;
  const send = async (url: string) => new Response(new Blob([FILES[url.slice(8)] ?? ""]));
  return takeAway(
    new Map(entities.map((entity) => [entity.id, entity])),
    { name: "A place", nameOf: ({ name }) => name, descriptionOf: ({ description }) => description },
    {
      about: async (id) => cards.find((known) => known.id === id) ?? null,
      send: tries.send ?? send,
      turn: async (photo) => photo,
      paint: async () => new Blob([PNG], { type: "image/png" }),
    },
    (doing) => told.push(doing),
    signal,
  );
}

function named(gltf: Gltf, name: string): Made {
  const found = gltf.nodes?.find((node) => node.name === name);
  if (!found) throw new Error(`no node is called ${name}`);
  return found;
}

describe("a place as one GLB", () => {
  it("sc82: has each Entity as a node, where it stands and on what it hangs, and no error", async () => {
    const { glb, things } = await take([
      thing("table", { shape: BOX, transform: at(1, 2, 3) }),
      thing("cup", { shape: BOX, transform: at(0, 1), seat: { height_m: 0.4 } }, "table"),
      thing("lamp", { lamp: LAMP, transform: at(5) }),
      thing("sun", { light: LIGHT }),
      thing("stream", { water: WATER }),
      thing("sky", { sky: SKY }),
      thing("best side", { viewpoint: VIEWPOINT, transform: at(0, 3, 20) }),
    ]);
    expect(await errorsIn(glb)).toEqual([]);
    expect(things).toBe(7);
    const gltf = await jsonOf(glb);
    const table = named(gltf, "the table");
    expect(table).toMatchObject({ translation: [1, 2, 3], extras: { description: "What the table is." } });
    const cup = gltf.nodes?.indexOf(named(gltf, "the cup"));
    expect(table.children).toEqual([cup]);
    expect(gltf.scenes?.[0]?.nodes).not.toContain(cup);
    const lights = gltf.extensions?.KHR_lights_punctual?.lights as Made[] | undefined;
    expect(lights?.map(({ type }) => type)).toEqual(["spot", "directional", "directional"]);
    expect(gltf.cameras).toHaveLength(1);
    expect(named(gltf, "the cup").extras).toMatchObject({
      lanting: { id: "cup", components: { seat: { height_m: 0.4 } } },
    });
  });

  it("sc82: draws in its Entity's own axes, so that equal things share one mesh", async () => {
    const turned = { ...at(9), rotation: [0, 0.6, 0, 0.8] } as Components["transform"];
    const { glb } = await take([
      thing("one", { shape: BOX, transform: turned }),
      thing("two", { shape: BOX, transform: at(-4) }),
      thing("third", { shape: { ...BOX, size: [1, 1, 1] } as Components["shape"] }),
    ]);
    const gltf = await jsonOf(glb);
    expect(named(gltf, "the one").mesh).toBe(named(gltf, "the two").mesh);
    expect(gltf.meshes).toHaveLength(2);
    const box = gltf.accessors?.find(({ min: low }) => low !== undefined) as { min: number[]; max: number[] };
    for (const [axis, half] of [0.5, 1, 1.5].entries()) {
      expect(box.min[axis]).toBeCloseTo(-half, 5);
      expect(box.max[axis]).toBeCloseTo(half, 5);
    }
  });

  it("sc83: hangs uploaded models as often as they are shown, their bytes once, and says whose they are", async () => {
    const model = { asset: "ast_model", variant: null, casts_shadow: true };
    const { glb } = await take([
      thing("a", { model, transform: at(1) }),
      thing("b", { model, transform: at(2) }),
      thing("picture", { image: IMAGE }),
      thing("other picture", { image: IMAGE, transform: at(3) }),
    ]);
    expect(await errorsIn(glb)).toEqual([]);
    const gltf = await jsonOf(glb);
    const triangles = gltf.nodes?.filter(({ name }) => name === "triangle");
    expect(triangles).toHaveLength(2);
    expect(triangles?.[0]).toMatchObject({ mesh: triangles?.[1]?.mesh, extras: { note: 7 } });
    expect(gltf.images).toHaveLength(1);
    expect([...(await bytesOf(glb, gltf.images?.[0]?.bufferView as number))]).toEqual([...PNG]);
    expect(gltf.asset.copyright).toBe("ast_model, Ada, CC BY 4.0, © Ada; ast_picture, Ada, CC BY 4.0");
    expect(gltf.asset.extras).toMatchObject({ files: [{ licence: "CC BY 4.0" }, { author: "Ada" }] });
  });

  it("sc83: leaves out what is no longer in the library, and tells how much that is", async () => {
    const model = { asset: "ast_gone", variant: null, casts_shadow: true };
    const { glb, missing } = await take([thing("a", { model })]);
    expect(missing).toBe(1);
    expect(await errorsIn(glb)).toEqual([]);
    expect((await jsonOf(glb)).nodes).toHaveLength(1);
  });

  it("sc84: is refused before anything is fetched where the files alone are too large", async () => {
    const model = { asset: "ast_model", variant: null, casts_shadow: true };
    const never = () => Promise.reject(new Error("it was fetched"));
    const cards = [card("ast_model", "model", TAKEAWAY_BYTES_MAX + 1)];
    const refused = await take([thing("a", { model })], { cards, send: never }).catch((error) => error);
    expect(refused).toBeInstanceOf(TakeawayTooLarge);
    expect(refused).toMatchObject({ bytes: TAKEAWAY_BYTES_MAX + 1, heaviest: ["ast_model"] });
  });

  it("sc84: says which file did not come, and stops when it is not wanted any more", async () => {
    const things = [thing("a", { model: { asset: "ast_model", variant: null, casts_shadow: true } })];
    const gone = () => Promise.resolve(new Response(null, { status: 503 }));
    await expect(take(things, { send: gone })).rejects.toBeInstanceOf(TakeawayBroken);
    const stopped = AbortSignal.abort(new Error("stopped"));
    await expect(take(things, { signal: stopped })).rejects.toThrow("stopped");
    const told: Doing[] = [];
    await take(things, { told });
    expect([...new Set(told)]).toEqual(["fetching", "drawing", "writing"]);
  });

  it("sc82: repeats what a generator repeats as nodes that share its meshes", async () => {
    const { glb } = await take([
      thing("row", { shape: BOX, generator: ROW }),
      thing("knob", { shape: { ...BOX, kind: "sphere" } as Components["shape"], transform: at(0, 1) }, "row"),
    ]);
    expect(await errorsIn(glb)).toEqual([]);
    const gltf = await jsonOf(glb);
    const rows = gltf.nodes?.filter(({ name }) => name === "the row") ?? [];
    expect(rows.map(({ translation }) => translation)).toEqual([undefined, [2, 0, 0], [4, 0, 0]]);
    expect(new Set(rows.map(({ mesh }) => mesh)).size).toBe(1);
    expect(gltf.nodes?.filter(({ name }) => name === "the knob")).toHaveLength(3);
  });
});

const LAMP: Components["lamp"] = {
  kind: "spot",
  colour: "#ffcc88",
  strength: 20,
  reach_m: 8,
  angle: 0.7,
  softness: 0,
};
const LIGHT = {
  sun: "#ffffff",
  sun_strength: 2,
  sun_from: [1, 2, 3],
  sky: "#88aacc",
  sky_strength: 1,
  ground: "#555544",
  fill: "#ffeedd",
  fill_strength: 0.5,
  fill_from: [-1, 1, 0],
  exposure: 1,
  shadow_extent_m: 20,
} as Components["light"];
const WATER: Components["water"] = {
  line: [
    [0, 0, 0],
    [4, 0, 0],
  ],
  widths_m: [1, 2],
  colour: "#336655",
  rim: "#669988",
  glint: "#ffffff",
  flow_m_per_s: 1,
};
const SKY = {
  zenith: "#5588aa",
  horizon: "#ddeeee",
  mist: "#eeeeee",
  glow: "#ffeecc",
  mist_density: 0.01,
} as Components["sky"];
const VIEWPOINT: Components["viewpoint"] = {
  target: [0, 1, 0],
  field_of_view_deg: 50,
  field_of_view_portrait_deg: 60,
};
const ROW: Components["generator"] = {
  kind: "row",
  count: 3,
  spacing_m: 2,
  radius_m: 1,
  columns: 1,
  is_turned: false,
  seed: 1,
};
