import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { peopleNear, steadied, thingsNear, zoneAround } from "../../src/text/surroundings";
import { thingsOf } from "../../src/text/thing";
import { entity, person, scene, seated } from "./place";

const HERE = { x: 0, z: 0, yaw: 0 };
const SEAT = { height_m: 0.45 };

function bench(id: string, x: number, z: number) {
  return entity(id, { words: "thing-bench", at: [x, 0, z], components: { seat: SEAT } });
}

describe("people around", () => {
  test("come nearest first, with distance and hour; oneself and the unseen are no rows", () => {
    const people = [
      person(1, "Self", 0, 0, { self: true }),
      person(2, "Far", 0, 12),
      person(3, "Mei", 3, 0),
      person(4, "Hidden", 1, 0, { visible: false }),
      person(5, "Unknown", 1, 0, { card: null }),
    ];
    expect(peopleNear(people, HERE, 10).map(({ name, metres, hour }) => [name, metres, hour])).toEqual([
      ["Mei", 3, 3],
      ["Far", 12, 6],
    ]);
    expect(peopleNear(people, HERE, 1)).toHaveLength(1);
  });
});

describe("things around", () => {
  test("many of a kind are one row, which leads to the nearest that is free", () => {
    const things = thingsOf(scene(bench("a", 1, 0), bench("b", 0, 3), bench("c", 9, 0), bench("far", 80, 0)));
    const people = [seated(person(2, "Mei", 1.2, 0.1))];
    const [row, ...others] = thingsNear(things, HERE, people, 0, 10);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ count: 3, taken: 1, takenBy: null, metres: 3, hour: 6 });
    expect(row?.thing.id).toBe("b");
  });

  test("where every seat is taken, the row says by whom the nearest is", () => {
    const things = thingsOf(scene(bench("a", 1, 0)));
    const [row] = thingsNear(things, HERE, [seated(person(2, "Mei", 1, 0))], 0, 10);
    expect(row).toMatchObject({ taken: 1, takenBy: "Mei" });
    const [free] = thingsNear(things, HERE, [person(2, "Mei", 1, 0)], 0, 10);
    expect(free).toMatchObject({ taken: 0, takenBy: null });
  });

  test("a portal is never merged with another", () => {
    const portal = { target: "courtyard", diameter_m: 3, light: "#ffffff" };
    const gate = (id: string, x: number) =>
      entity(id, { words: "thing-moon-gate", at: [x, 0, 0], components: { portal } });
    const rows = thingsNear(thingsOf(scene(gate("a", 1), gate("b", 2))), HERE, [], 0, 10);
    expect(rows.map(({ thing }) => thing.id)).toEqual(["a", "b"]);
  });

  test("one stands in the smallest zone around", () => {
    const zone = (size: [number, number, number]) => ({
      zone: { size, is_private: false, is_quiet: false, is_stage: false },
    });
    const things = thingsOf(
      scene(
        entity("park", { words: "thing-terrace", components: zone([40, 5, 40]) }),
        entity("room", { words: "thing-orchid-pavilion", components: zone([6, 5, 6]) }),
      ),
    );
    expect(zoneAround(things, HERE)?.id).toBe("room");
    expect(zoneAround(things, { x: 10, z: 0, yaw: 0 })?.id).toBe("park");
    expect(zoneAround(things, { x: 30, z: 0, yaw: 0 })).toBeNull();
    expect(thingsNear(things, HERE, [], 0, 10).every((row) => row.isHere)).toBe(true);
  });
});

describe("rows under a reader's hands", () => {
  const row = (key: string, metres = 0) => ({ key, metres });

  test("stay where they are; new ones come behind; the one she is on stays though it is gone", () => {
    const known = [row("a", 1), row("b", 2), row("c", 3)];
    const fresh = [row("d", 1), row("c", 1), row("a", 9)];
    expect(steadied(known, fresh, "b")).toEqual([row("a", 9), row("b", 2), row("c", 1), row("d", 1)]);
    expect(steadied(known, fresh, null)).toEqual([row("a", 9), row("c", 1), row("d", 1)]);
  });

  test("every fresh row is there once, those known before keep their order, and nothing else but the held one", () => {
    const keys = fc.uniqueArray(fc.constantFrom(..."abcdefgh"), { maxLength: 8 });
    fc.assert(
      fc.property(keys, keys, fc.option(fc.constantFrom(..."abcdefgh")), (before, after, held) => {
        const rows = steadied(
          before.map((key) => row(key)),
          after.map((key) => row(key)),
          held,
        ).map(({ key }) => key);
        expect(new Set(rows).size).toBe(rows.length);
        for (const key of after) expect(rows).toContain(key);
        for (const key of rows) expect(after.includes(key) || key === held).toBe(true);
        const kept = rows.filter((key) => before.includes(key));
        expect(kept).toEqual(before.filter((key) => rows.includes(key)));
      }),
    );
  });
});
