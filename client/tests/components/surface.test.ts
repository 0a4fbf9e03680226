import { DirectionalLight, HemisphereLight, Matrix4, Vector3 } from "three";
import { describe, expect, it } from "vitest";
import { BakedLight } from "../../src/components/baked_light";
import { seededChance } from "../../src/components/chance";
import { Course } from "../../src/components/drift";
import { groundGeometry } from "../../src/components/height_field";
import { turned } from "../../src/components/lathe";
import { Batch, type Piece } from "../../src/components/piece";
import { box } from "../../src/components/shape";
import { bar } from "../../src/components/tube";

/** The volume inside a closed surface: negative where its faces look inward. */
function volume({ positions, indices }: Piece): number {
  let sum = 0;
  for (let corner = 0; corner < indices.length; corner += 3) {
    const [a, b, c] = [0, 1, 2].map((each) => {
      const from = (indices[corner + each] ?? 0) * 3;
      return positions.slice(from, from + 3);
    }) as [number[], number[], number[]];
    const [ax = 0, ay = 0, az = 0] = a;
    const [bx = 0, by = 0, bz = 0] = b;
    const [cx = 0, cy = 0, cz = 0] = c;
    sum += ax * (by * cz - bz * cy) - ay * (bx * cz - bz * cx) + az * (bx * cy - by * cx);
  }
  return sum / 6;
}

/** Whether each face looks to the same side as the normals of its corners. */
function looksAsItsNormals({ positions, normals, indices }: Piece): boolean {
  for (let corner = 0; corner < indices.length; corner += 3) {
    const at = [0, 1, 2].map((each) => (indices[corner + each] ?? 0) * 3) as [number, number, number];
    const edge = (to: number) =>
      [0, 1, 2].map((axis) => (positions[to + axis] ?? 0) - (positions[at[0] + axis] ?? 0));
    const [u, v] = [edge(at[1]), edge(at[2])] as [number[], number[]];
    const [ux = 0, uy = 0, uz = 0] = u;
    const [vx = 0, vy = 0, vz = 0] = v;
    const face = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    const along = at.map((from) =>
      face.reduce((sum, each, axis) => sum + each * (normals[from + axis] ?? 0), 0),
    );
    if (Math.hypot(...face) > 1e-9 && Math.max(...along) <= 0) return false;
  }
  return true;
}

describe("a box", () => {
  it("is closed and looks outward, with and without rounded edges", () => {
    expect(volume(box(2, 3, 4, 0))).toBeCloseTo(24, 6);
    expect(volume(box(2, 3, 4, 0.02))).toBeGreaterThan(23.9);
    expect(volume(box(2, 3, 4, 0.02))).toBeLessThan(24);
    expect(looksAsItsNormals(box(2, 3, 4, 0.02))).toBe(true);
  });

  it("keeps its edges sharp where nobody would see them rounded", () => {
    expect(box(0.1, 0.1, 0.1, 0.02).indices.length / 3).toBe(12);
    expect(box(1, 1, 1, 0.02).indices.length / 3).toBe(44);
  });
});

describe("a turned outline", () => {
  const cup: [number, number][] = [
    [0, 0],
    [1, 0],
    [1, 2],
    [0, 2],
  ];
  const form = { sides: 32, is_smooth: true, colour: "#ffffff", finish: "matt" as const };

  it("looks outward from whichever end it is drawn", () => {
    for (const outline of [cup, [...cup].reverse()]) {
      const piece = turned({ ...form, outline });
      expect(volume(piece)).toBeGreaterThan(6.1);
      expect(volume(piece)).toBeLessThan(2 * Math.PI);
      expect(looksAsItsNormals(piece)).toBe(true);
    }
  });

  it("may show its sides", () => {
    const piece = turned({ ...form, outline: cup, sides: 6, is_smooth: false });
    expect(volume(piece)).toBeCloseTo(2 * 6 * 0.5 * Math.sin(Math.PI / 3), 5);
  });
});

it("a tube is closed and looks outward along bends and upright", () => {
  const tube = { radius_m: 0.1, end_radius_m: null, colour: "#ffffff", sides: 16, flatness: 1 };
  const more = { is_closed: false, finish: "matt" as const };
  for (const line of [
    [
      [0, 0, 0],
      [0, 2, 0],
    ],
    [
      [0, 0, 0],
      [1, 0, 0],
      [2, 0.5, -1],
    ],
  ] as [number, number, number][][]) {
    const piece = bar({ ...tube, ...more, line });
    expect(volume(piece)).toBeGreaterThan(0.05);
    expect(looksAsItsNormals(piece)).toBe(true);
  }
});

it("ground has a vertex for each crossing, in its own colour, and looks up", () => {
  const palette = ["#000000", "#ffffff"];
  const field = {
    xs: [0, 1, 2],
    zs: [0, 1],
    heights: [0, 0, 0, 0, 1, 0],
    palette,
    paint: [0, 0, 0, 1, 1, 1],
  };
  const geometry = groundGeometry(field);
  const [position, normal, colour] = ["position", "normal", "color"].map((name) =>
    geometry.getAttribute(name),
  );
  expect(position?.count).toBe(6);
  expect(position?.getY(4)).toBe(1);
  expect([colour?.getX(2), colour?.getX(3)]).toEqual([0, 1]);
  for (let at = 0; at < 6; at += 1) expect(normal?.getY(at)).toBeGreaterThan(0.3);
});

it("a batch puts pieces where their matrices say, in their colours", () => {
  const batch = new Batch();
  batch.add(box(1, 1, 1, 0), new Matrix4().setPosition(10, 0, 0), "#ff0000");
  batch.add(box(1, 1, 1, 0), new Matrix4().makeScale(2, 2, 2), "#00ff00");
  const geometry = batch.geometry();
  geometry.computeBoundingBox();
  expect(geometry.boundingBox?.max.x).toBeCloseTo(10.5, 5);
  expect(geometry.boundingBox?.min.x).toBeCloseTo(-1, 5);
  expect(geometry.getAttribute("color").getX(0)).toBe(1);
});

describe("what floats", () => {
  const path: [number, number, number][] = [
    [0, 0, 0],
    [3, 0, 0],
    [3, 0, 4],
  ];
  const course = new Course(path);

  it("goes along its line and begins again at the start", () => {
    const place = new Vector3();
    expect(course.length).toBe(7);
    course.placeInto(place, 5);
    expect([place.x, place.z]).toEqual([3, 2]);
    course.placeInto(place, 8);
    expect([place.x, place.z]).toEqual([1, 0]);
  });
});

describe("baked light", () => {
  const sun = new DirectionalLight("#ffffff", Math.PI / 2);
  sun.position.set(0, 1, 0);
  const lights = {
    hemisphere: new HemisphereLight("#ffffff", "#000000", 0),
    sun,
    fill: new DirectionalLight("#fff", 0),
  };

  it("is as bright as the renderer's: half the sun's share at intensity π/2", () => {
    const [red] = new BakedLight(lights, 1).seen(0.8, 0.8, 0.8, 0, 1, 0);
    // 0.4, less the 0.04 that the neutral tone mapping takes off.
    expect(red).toBeCloseTo(0.36, 3);
  });

  it("leaves what faces away in the dark", () => {
    expect(new BakedLight(lights, 1).seen(0.8, 0.8, 0.8, 0, -1, 0)[0]).toBeCloseTo(0, 3);
  });

  it("never gets brighter than white", () => {
    const bright = { ...lights, sun: Object.assign(sun.clone(), { intensity: 40 }) };
    expect(Math.max(...new BakedLight(bright, 1).seen(1, 0.9, 0.8, 0, 1, 0))).toBeLessThanOrEqual(1);
  });
});

it("chance repeats", () => {
  const [first, second] = [seededChance(7), seededChance(7)];
  for (let draw = 0; draw < 100; draw += 1) expect(first()).toBe(second());
});
