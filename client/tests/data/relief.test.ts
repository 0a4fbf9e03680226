import { describe, expect, it } from "vitest";
import { readNpy } from "../../src/data/npy";
import { coarser, type Relief, reliefOf } from "../../src/data/relief";

const WISH = { size: [2, 1, 4] as const, from: null, to: null, cornersMax: 1_000 };

/** An `.npy` file of format 1.0. */
function npy(descr: string, shape: string, bytes: Uint8Array): ArrayBuffer {
  const header = new TextEncoder().encode(
    `{'descr': '${descr}', 'fortran_order': False, 'shape': ${shape}, }`,
  );
  const file = new Uint8Array(10 + header.length + bytes.length);
  file.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length & 255, header.length >> 8]);
  file.set(header, 10);
  file.set(bytes, 10 + header.length);
  return file.buffer;
}

const corner = ({ positions }: Relief, at: number) => [...positions.slice(3 * at, 3 * at + 3)];

describe("an array", () => {
  it("is read as it was written, wherever its numbers begin", () => {
    const doubles = new Uint8Array(new Float64Array([1.5, -2, Number.NaN, 4]).buffer);
    const { shape, numbers } = readNpy(npy("<f8", "(2, 2)", doubles));
    expect(shape).toEqual([2, 2]);
    expect([...(numbers as Float64Array)]).toEqual([1.5, -2, Number.NaN, 4]);
    const whole = new Uint8Array(new BigInt64Array([-7n, 9n]).buffer);
    expect([...(readNpy(npy("<i8", "(2,)", whole)).numbers as Float64Array)]).toEqual([-7, 9]);
    expect([...(readNpy(npy("|u1", "(3,)", new Uint8Array([1, 2, 255]))).numbers as Uint8Array)]).toEqual([
      1, 2, 255,
    ]);
  });

  it("of anything else is refused", () => {
    expect(() => readNpy(npy("|O", "(2,)", new Uint8Array(16)))).toThrow();
  });
});

describe("a relief", () => {
  it("has its first column to the left of who stands before it, and its rows going away", () => {
    const relief = reliefOf({ shape: [2, 3], numbers: [0, 1, 2, 3, 4, 10] }, WISH);
    expect(corner(relief, 0)).toEqual([1, -0.5, -2]);
    expect(corner(relief, 2)[0]).toBe(-1);
    expect(corner(relief, 5)).toEqual([-1, 0.5, 2]);
    expect([relief.from, relief.to, relief.shape]).toEqual([0, 10, [2, 3]]);
  });

  it("looks up: every triangle and every corner", () => {
    const numbers = Array.from({ length: 30 }, (_, at) => Math.sin(at * 1.7));
    const { positions, indices, normals } = reliefOf({ shape: [5, 6], numbers }, WISH);
    expect(indices.length).toBe(4 * 5 * 6);
    const at = (index: number, axis: number) => positions[3 * (indices[index] ?? 0) + axis] ?? 0;
    for (let each = 0; each < indices.length; each += 3) {
      const [ux, uz] = [at(each + 1, 0) - at(each, 0), at(each + 1, 2) - at(each, 2)];
      const [vx, vz] = [at(each + 2, 0) - at(each, 0), at(each + 2, 2) - at(each, 2)];
      expect(uz * vx - ux * vz).toBeGreaterThan(0);
    }
    for (let each = 1; each < normals.length; each += 3) expect(normals[each]).toBeGreaterThan(0);
  });

  it("has a hole where there is no number, one triangle less at its edge", () => {
    const numbers = [0, 1, 2, 3, Number.NaN, 5, 6, 7, Number.POSITIVE_INFINITY];
    const { indices, skirt, from, to } = reliefOf({ shape: [3, 3], numbers }, WISH);
    expect([from, to]).toEqual([0, 7]);
    expect(indices).not.toContain(4);
    expect(indices).not.toContain(8);
    expect(indices.length / 3).toBe(3);
    expect(skirt.length).toBe(0);
  });

  it("reaches the floor all around where nothing is missing at its edge", () => {
    const { skirt } = reliefOf({ shape: [3, 4], numbers: new Float32Array(12).fill(2) }, WISH);
    expect(skirt.length).toBe(10 * 18);
    expect(Math.min(...skirt.filter((_, at) => at % 3 === 1))).toBe(-0.5);
  });

  it("keeps to the range that is asked for", () => {
    const relief = reliefOf({ shape: [2, 2], numbers: [-100, 0, 5, 100] }, { ...WISH, from: 0, to: 10 });
    expect([0, 1, 2, 3].map((at) => corner(relief, at)[1])).toEqual([-0.5, -0.5, 0, 0.5]);
  });

  it("is made coarser where it is too fine, by the mean of what is known", () => {
    const numbers = Array.from({ length: 8 * 8 }, (_, at): number => (at % 8 < 4 ? 1 : 3));
    numbers[0] = Number.NaN;
    const { rows, columns, numbers: field } = coarser({ shape: [8, 8], numbers }, 4);
    expect([rows, columns, [...field]]).toEqual([2, 2, [1, 3, 1, 3]]);
    const large = coarser({ shape: [2_000, 1_000], numbers: new Int8Array(2e6) }, 200_000);
    expect(large.rows * large.columns).toBeLessThanOrEqual(201_000);
  });

  it("is none of a row of numbers", () => {
    expect(() => reliefOf({ shape: [12], numbers: new Float32Array(12) }, WISH)).toThrow();
  });
});
