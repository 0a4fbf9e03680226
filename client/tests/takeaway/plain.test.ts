import {
  BufferAttribute,
  BufferGeometry,
  Color,
  Matrix4,
  Mesh,
  type MeshBasicMaterial,
  PlaneGeometry,
  Points,
  ShaderMaterial,
  SphereGeometry,
  Vector3,
} from "three";
import { describe, expect, it } from "vitest";
import { createMaterials } from "../../src/components/materials";
import { Site } from "../../src/components/site";
import { Assembly } from "../../src/takeaway/assembly";
import { Looks } from "../../src/takeaway/looks";
import { plain } from "../../src/takeaway/plain";
import { plainPoints } from "../../src/takeaway/points";
import { primitiveOf, wholeOf } from "../../src/takeaway/surface";
import { errorsIn } from "./khronos";

const BUILDING = {
  quality: "high",
  daylight: "morning",
  askSpace: null,
  media: null,
  playing: new Map(),
} as const;
const site = new Site(new Map(), BUILDING, createMaterials("high", "morning"));

function shaded(geometry: BufferGeometry, uniforms: Record<string, unknown>): Mesh {
  const values = Object.entries(uniforms).map(([name, value]) => [name, { value }]);
  return new Mesh(geometry, new ShaderMaterial({ uniforms: Object.fromEntries(values) }));
}

describe("what our shaders draw, without them", () => {
  it("sc82: is a sky whose colours lie at its points, seen from within", () => {
    const colour = (of: string) => new Color(of);
    const dome = shaded(new SphereGeometry(430, 8, 8), {
      zenith: colour("#0000ff"),
      horizon: colour("#00ff00"),
      mist: colour("#ff0000"),
      glow: colour("#ffffff"),
      sun: new Vector3(0, -1, 0),
    });
    const sky = plain(dome, site) as Mesh<BufferGeometry, MeshBasicMaterial>;
    const at = (vertex: number) =>
      new Color().fromBufferAttribute(sky.geometry.getAttribute("color") as BufferAttribute, vertex).getHex();
    expect(at(0)).toBe(0x0000ff);
    expect(sky.material.vertexColors).toBe(true);
    expect(new Looks(new Assembly("")).of(sky.material)).toMatchObject({ isLit: false, isTurned: true });
  });

  it("sc82: is a portal of one colour, and nothing where nothing plain looks like it", () => {
    const light = new Color("#fff6de");
    const door = plain(shaded(new PlaneGeometry(), { light, open: 1 }), site);
    expect((door as Mesh<BufferGeometry, MeshBasicMaterial>).material.color.getHex()).toBe(light.getHex());
    expect(plain(shaded(new PlaneGeometry(), { letters: null }), site)).toBeNull();
  });

  it("sc82: is a cloud of points where its box and its colours put them, without an error", async () => {
    const geometry = new BufferGeometry();
    const spots = new Uint16Array([0, 0, 0, 0, 65_535, 65_535, 65_535, 65_535]);
    geometry.setAttribute("spot", new BufferAttribute(spots, 4, true));
    const [low, size] = [new Vector3(-1, 0, -1), new Vector3(2, 4, 2)];
    const table = { image: { data: new Uint8Array([255, 0, 0, 255, 0, 0, 255, 255]) } };
    const uniforms = { low: { value: low }, size: { value: size }, table: { value: table } };
    const cloud = plainPoints(new Points(geometry, new ShaderMaterial({ uniforms }))) as Points;
    expect([...(cloud.geometry.getAttribute("position") as BufferAttribute).array]).toEqual([
      -1, 0, -1, 1, 4, 1,
    ]);
    const colours = (cloud.geometry.getAttribute("color") as BufferAttribute).array;
    expect([...colours]).toEqual([1, 0, 0, 0, 0, 1]);
    const assembly = new Assembly("a place");
    const look = new Looks(assembly).of(cloud.material as MeshBasicMaterial);
    const primitive = primitiveOf(assembly, cloud.geometry, wholeOf(cloud.geometry), new Matrix4(), look);
    expect(primitive).toMatchObject({ mode: 0 });
    const mesh = assembly.add("meshes", { primitives: [{ ...primitive, material: look.material }] });
    (assembly.scene.nodes as number[]).push(assembly.add("nodes", { mesh }));
    expect(await errorsIn(assembly.finished())).toEqual([]);
  });
});
