import { afterEach, expect, test, vi } from "vitest";
import type { Sound } from "../../src/components/generated";
import { BroughtSounds } from "../../src/media/sounds";
import { AppModel } from "../../src/model/app_model";
import type { SoundGraph, Source } from "../../src/sound/graph";
import { entity } from "../text/place";

const LENGTH_S = 60;
const SOUND: Sound = {
  asset: "ast_lake",
  volume: 1,
  near_m: 2,
  far_m: 20,
  is_looping: true,
  starts: "at_once",
};

afterEach(() => vi.unstubAllGlobals());

/** A place with one sound, and from where in it that was begun, each time. */
async function heard(sound: Sound) {
  const offsets: number[] = [];
  const stop = vi.fn();
  const graph = {
    source: (_: unknown, { offsetS }: Source) => {
      offsets.push(offsetS);
      return { hasEnded: false, moveTo: () => undefined, stop };
    },
    decode: async () => ({ duration: LENGTH_S }),
  } as unknown as SoundGraph;
  const card = { id: sound.asset, kind: "sound", url: "/assets/lake" };
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => Response.json({ assets: [card] })),
  );
  const model = new AppModel();
  model.scene.take({
    revision: 1,
    template: "lake",
    entities: [entity("shore", { components: { sound } })],
  });
  const sounds = new BroughtSounds(model, graph);
  const look = (seconds: number) => sounds.look(1_000 * seconds);
  await vi.waitFor(() => {
    look(607);
    expect(offsets).toHaveLength(1);
  });
  return { offsets, look, stop };
}

test("whoever comes late hears a loop at the second at which all hear it", async () => {
  const { offsets, look } = await heard(SOUND);
  for (const seconds of [607.05, 607.1]) look(seconds);
  expect(offsets).toEqual([7]);
});

test("after the page slept a loop is taken up where it is for the others", async () => {
  const { offsets, look, stop } = await heard(SOUND);
  for (const seconds of [607.05, 625.5, 625.55]) look(seconds);
  expect(offsets).toEqual([7, 25.5]);
  expect(stop).toHaveBeenCalledOnce();
});

test("what plays once for whoever comes is not begun again after the page slept", async () => {
  const { offsets, look } = await heard({ ...SOUND, is_looping: false });
  look(625.5);
  expect(offsets).toEqual([0]);
});
