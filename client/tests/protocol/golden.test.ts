/** Both ends agree to the bit: the golden files are written by the server's own Python. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import events from "../../../tests/protocol/golden/events.json";
import poses from "../../../tests/protocol/golden/poses.json";
import { OwnTracked } from "../../src/model/own_tracked";
import { decodeNotice, encodeRequest, type RequestName } from "../../src/protocol/event_codec";
import { NoticeKind, RequestKind, type Requests } from "../../src/protocol/generated";
import { PoseFrame } from "../../src/protocol/pose_codec";
import { encodeThingReport, thingsIn } from "../../src/protocol/thing_codec";
import { newTrackedRecord, PART_NUMBERS, readTracked } from "../../src/protocol/tracked_codec";
import { encodeReport } from "../frame";

function fromHex(hex: string): ArrayBuffer {
  const pairs = hex.match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)).buffer;
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const PARTS = ["head", "left", "right"] as const;

/** In the JSON a byte string is `{"bytes": "…"}`. */
function withBytes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withBytes);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  if (entries.length === 1 && entries[0]?.[0] === "bytes")
    return new Uint8Array(fromHex(String(entries[0][1])));
  return Object.fromEntries(entries.map(([key, each]) => [key, withBytes(each)]));
}

describe("poses", () => {
  test.each(poses.reports)("pr10 pr12: the report of $pose has the server's bytes", (golden) => {
    const bytes = encodeReport(golden.epoch, golden.last_frame, golden.pose, golden.flags);
    expect(toHex(bytes)).toBe(golden.bytes);
  });

  test.each(poses.things)("pr71 pr72: the report of the thing at $place has the server's bytes", (golden) => {
    const [x = 0, y = 0, z = 0] = golden.place;
    const [qx = 0, qy = 0, qz = 0, qw = 0] = golden.rotation;
    const bytes = encodeThingReport(golden.epoch, golden.thing, golden.flags, { x, y, z }, [qx, qy, qz, qw]);
    expect(toHex(bytes)).toBe(golden.bytes);
  });

  test.each(poses.tracked)("pr75 pr76: head and hands from $feet have the server's bytes", (golden) => {
    const tracked = new OwnTracked();
    tracked.flags = golden.flags;
    for (const name of PARTS) {
      const part = golden.parts[name];
      if (!part) continue;
      const [x = 0, y = 0, z = 0] = part.place;
      Object.assign(tracked[name], { isTracked: true, x, y, z, q: part.rotation, shape: part.shape });
    }
    const [x = 0, y = 0, z = 0] = golden.feet;
    expect(toHex(tracked.report(golden.epoch, { x, y, z }))).toBe(golden.bytes);
  });

  test.each(poses.frames)("pr76 pr78: $tracked.length heads and hands are read as told", (golden) => {
    const seen: unknown[] = [];
    readTracked(fromHex(golden.bytes), newTrackedRecord(), ({ slot, flags, numbers, states }) =>
      seen.push({ slot, flags, numbers: [...numbers], states: [...states] }),
    );
    expect(seen).toEqual(
      golden.tracked.map(({ slot, flags, parts }) => ({
        slot,
        flags,
        numbers: expect.anything(),
        states: PARTS.map((name) => (parts[name] ? 1 | (parts[name].shape << 1) : 0)),
      })),
    );
    for (const [index, { parts }] of golden.tracked.entries())
      for (const [at, name] of PARTS.entries()) {
        const { numbers } = seen[index] as { numbers: number[] };
        const told = parts[name] && [...parts[name].offset, ...parts[name].rotation];
        for (const [axis, value] of (told || []).entries())
          expect(numbers[at * PART_NUMBERS + axis]).toBeCloseTo(value, 12);
      }
  });

  test.each(poses.frames)(
    "pr11 pr14: a frame of sub-tick $sub_tick is read as the server reads it",
    (golden) => {
      const frame = new PoseFrame();
      expect(frame.open(fromHex(golden.bytes))).toBe(true);
      expect(frame).toMatchObject({
        subTick: golden.sub_tick,
        frame: golden.frame,
        serverMs: golden.server_ms,
      });
      const people = golden.people.map((_, index) => {
        frame.loadPerson(index);
        const { slot, flags, x, y, z, yaw, pitch } = frame;
        return { slot, flags, pose: { x, y, z, yaw, pitch } };
      });
      expect(people).toEqual(golden.people);
      const things = thingsIn(fromHex(golden.bytes));
      expect(things.map(({ rotation: _, ...seen }) => seen)).toEqual(
        golden.things.map(({ rotation: _, ...seen }) => seen),
      );
      for (const [index, { rotation }] of things.entries())
        for (const [axis, value] of rotation.entries())
          expect(value).toBeCloseTo(golden.things[index]!.rotation[axis]!, 12);
      const cells = golden.cells.map((_, index) => {
        frame.loadCell(index);
        return [frame.cellX, frame.cellZ, frame.count];
      });
      expect(cells).toEqual(golden.cells);
    },
  );

  test("a frame that does not have the length it names is left unread", () => {
    const whole = new Uint8Array(fromHex(poses.frames[1]!.bytes));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
        expect(new PoseFrame().open(whole.slice(0, length).buffer)).toBe(false);
      }),
    );
  });

  test("no bytes make the reader throw, and a frame it opens can be read to its end", () => {
    const frame = new PoseFrame();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        if (!frame.open(bytes.slice().buffer)) return;
        for (let index = 0; index < frame.people; index += 1) frame.loadPerson(index);
        for (const { rotation } of thingsIn(bytes.slice().buffer))
          expect(Math.hypot(...rotation)).toBeCloseTo(1, 9);
        readTracked(bytes.slice().buffer, newTrackedRecord(), ({ states, numbers }) => {
          expect(Math.max(...states)).toBeLessThan(16);
          expect(numbers.every(Number.isFinite)).toBe(true);
        });
        for (let index = 0; index < frame.cells; index += 1) frame.loadCell(index);
      }),
    );
  });
});

describe("events", () => {
  test.each(events.requests)("pr30: $name has the server's bytes", (golden) => {
    const body = withBytes(golden.body) as Requests[RequestName];
    expect(toHex(encodeRequest(golden.name as RequestName, golden.seq, body))).toBe(golden.bytes);
  });

  test.each(events.notices)("pr30: $name is read as the server meant it", (golden) => {
    const notice = decodeNotice(fromHex(golden.bytes));
    expect(notice).toEqual({ name: golden.name, seq: golden.seq, body: withBytes(golden.body) });
  });

  test("the golden file knows every kind", () => {
    expect(new Set(events.requests.map(({ name }) => name))).toEqual(new Set(Object.keys(RequestKind)));
    expect(new Set(events.notices.map(({ name }) => name))).toEqual(new Set(Object.keys(NoticeKind)));
  });

  test("pr31: an unknown kind and a damaged body are nothing, and never an exception", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 0, max: 255 }), (body, kind) => {
        const notice = decodeNotice(Uint8Array.from([3, kind, 1, 0, 0, 0, ...body]).buffer);
        expect(notice === null || typeof notice.body === "object").toBe(true);
      }),
    );
    expect(decodeNotice(Uint8Array.from([3, 255, 1, 0, 0, 0, 0x80]).buffer)).toBeNull();
  });

  test("a field that is left out is not said at all", () => {
    const body: Requests["AskPeople"] = { query: "mei" };
    const withHole = { ...body, after: undefined } as unknown as Requests["AskPeople"];
    expect(encodeRequest("AskPeople", 1, withHole)).toEqual(encodeRequest("AskPeople", 1, body));
  });
});
