import { describe, expect, test } from "vitest";
import { clipOf, contentsOf } from "../../src/report/clip";
import { Ring } from "../../src/report/ring";

const TAG = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]);
const [ME, BAD, OTHER] = ["par_me", "par_bad", "par_other"];

function minute() {
  const ring = new Ring();
  for (const participant of [BAD, OTHER]) {
    const heard = { participant, level: 12, flags: 1, tag: TAG, opus: new Uint8Array([9, 8]) };
    for (let at = 0; at < 100; at += 1) ring.sound({ ...heard, atMs: 50_000 + at * 20, sequence: at });
  }
  for (const [number, participant] of [BAD, ME, OTHER].entries()) {
    ring.line({
      participant,
      name: participant,
      atMs: 60_000,
      number,
      text: `said by ${participant}`,
      tag: TAG,
    });
    ring.place({ participant, atMs: 60_000, x: 1.5, z: -2 });
  }
  for (const participant of [BAD, OTHER]) {
    const said = {
      participant,
      name: participant,
      to: ME,
      saidAt: 1_700_000_000_000,
      text: "psst",
      tag: TAG,
    };
    ring.whisper({ ...said, atMs: 70_000 });
  }
  return ring.lastMinute(100_000);
}

describe("what a report sends", () => {
  const choice = { about: BAD, own: ME, withOwnWords: true };

  test("is what this one person said, the reporter's own lines, and where both stood: nobody else's", () => {
    const clip = clipOf(minute(), choice);
    expect(clip.voices.map(({ participant, packets }) => [participant, packets.length])).toEqual([
      [BAD, 100],
    ]);
    expect(clip.voices[0]?.packets[0]).toEqual([0, 12, 1, 10_000, "AQIDBAUGBwg=", "CQg="]);
    expect(clip.lines.map(({ participant }) => participant)).toEqual([BAD, ME]);
    expect(clip.whispers).toEqual([
      {
        participant: BAD,
        to: ME,
        said_at: 1_700_000_000_000,
        at_ms: 30_000,
        text: "psst",
        tag: "AQIDBAUGBwg=",
      },
    ]);
    expect(clip.places.map(({ participant }) => participant)).toEqual([BAD, ME]);
    expect(JSON.stringify(clip)).not.toContain(OTHER);
  });

  test("leaves out her own words where she wishes", () => {
    const clip = clipOf(minute(), { ...choice, withOwnWords: false });
    expect(clip.lines.map(({ participant }) => participant)).toEqual([BAD]);
  });

  test("is told to her as it is", () => {
    const contents = contentsOf(minute(), choice);
    expect(contents.soundS).toBe(2);
    expect(contents.lines.map(({ text }) => text)).toEqual([`said by ${BAD}`]);
    expect(contents.own.map(({ text }) => text)).toEqual([`said by ${ME}`]);
    expect(contents.whispers.length).toBe(1);
    expect(contents.hasPlaces).toBe(true);
  });
});
