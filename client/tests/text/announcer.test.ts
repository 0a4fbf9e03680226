import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Announcement, Announcer } from "../../src/text/announcer";
import { type Change, NOTHING } from "../../src/text/comings";

function came(...names: string[]): Change {
  return { ...NOTHING, came: names };
}

describe("comings and goings", () => {
  test("are told singly up to five a minute, the others as a count", () => {
    const announcer = new Announcer();
    const names = Array.from({ length: 17 }, (_, index) => `p${index}`);
    expect(announcer.tell(came(...names), 0)).toEqual(
      names.slice(0, 5).map((name) => ({ what: "came", name })),
    );
    expect(announcer.tell(NOTHING, 9_999)).toEqual([]);
    expect(announcer.tell(NOTHING, 10_000)).toEqual([{ what: "came-more", people: 12 }]);
    expect(announcer.tell(NOTHING, 59_999)).toEqual([]);
    expect(announcer.tell(came("late"), 60_000)).toEqual([{ what: "came", name: "late" }]);
  });

  test("who leaves is told too, and counts in the same five", () => {
    const announcer = new Announcer();
    const said = announcer.tell({ ...NOTHING, came: ["a", "b", "c"], left: ["d", "e", "f"] }, 0);
    expect(said.map(({ what }) => what)).toEqual(["came", "came", "came", "left", "left"]);
    expect(announcer.tell(NOTHING, 10_000)).toEqual([{ what: "left-more", people: 1 }]);
  });

  test("in a crowd without names only the count is told", () => {
    const announcer = new Announcer();
    expect(announcer.tell({ ...NOTHING, cameUnnamed: 4 }, 0)).toEqual([]);
    expect(announcer.tell({ ...NOTHING, leftUnnamed: 1 }, 10_000)).toEqual([
      { what: "came-more", people: 4 },
      { what: "left-more", people: 1 },
    ]);
  });

  test("never more than five names in any minute, and nobody is lost or doubled", () => {
    const changes = fc.array(
      fc.record({ waitMs: fc.nat(30_000), came: fc.nat(8), left: fc.nat(3), unnamed: fc.nat(3) }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(changes, (steps) => {
        const announcer = new Announcer();
        const said: { atMs: number; what: Announcement }[] = [];
        let [nowMs, people] = [0, 0];
        for (const step of steps) {
          nowMs += step.waitMs;
          people += step.came + step.left + step.unnamed;
          const change = {
            came: Array.from({ length: step.came }, (_, index) => `c${index}`),
            left: Array.from({ length: step.left }, (_, index) => `l${index}`),
            cameUnnamed: step.unnamed,
            leftUnnamed: 0,
          };
          for (const what of announcer.tell(change, nowMs)) said.push({ atMs: nowMs, what });
        }
        for (const what of announcer.tell(NOTHING, nowMs + 20_000)) said.push({ atMs: nowMs + 20_000, what });
        for (const what of announcer.tell(NOTHING, nowMs + 40_000)) said.push({ atMs: nowMs + 40_000, what });
        const singly = said.filter(({ what }) => "name" in what);
        for (const { atMs } of singly) {
          const minute = singly.filter((other) => other.atMs >= atMs && other.atMs < atMs + 60_000);
          expect(minute.length).toBeLessThanOrEqual(5);
        }
        const told = said.reduce((sum, { what }) => sum + ("people" in what ? what.people : 1), 0);
        expect(told).toBe(people);
      }),
    );
  });
});
