import { Scene } from "three";
import { expect, test } from "vitest";
import { Edits } from "../../../src/systems/edits";
import { LivePlace } from "../../../src/systems/live/live_place";
import { Rebuilding } from "../../../src/systems/live/rebuilding";
import type { StageState } from "../../../src/systems/state";
import { Yard } from "../../world/yard";
import { bodyIn } from "../body";
import { drawnIn, entity, Garden, LIGHT, newcomer, shape, transform } from "./garden";

test("in another light the whole place is built beside the old one, and what was edited meanwhile is in it", () => {
  const garden = new Garden([
    entity("sun", LIGHT, transform(0, 0, 0)),
    entity("box", shape(), transform(0, 0, 0)),
  ]);
  const { model } = bodyIn(new Yard());
  Object.assign(model, { scene: garden.scene });
  const edits = new Edits(model);
  const scene = new Scene();
  scene.add(garden.place.base.root);
  const stage = {
    model,
    edits,
    media: null,
    crowdQuality: "high",
    crowd: { setLight: () => undefined },
    picture: { scene, renderer: { toneMappingExposure: 1 }, quality: "high", prepare: () => undefined },
    place: { version: 1, site: garden.place.base, sinceMs: 0 },
  } as unknown as StageState;

  garden.edit({ op: "set", id: "sun", component: "light", values: { sun: "#ffffff" } });
  garden.frame();
  let rebuilding = Rebuilding.advance(null, stage, garden.place);
  expect(scene.children).toEqual([garden.place.base.root]);
  garden.move("box", transform(3, 0, 0));
  while (rebuilding) rebuilding = Rebuilding.advance(rebuilding, stage, garden.place);

  const site = stage.place?.site;
  expect(site).not.toBe(garden.place.base);
  expect(scene.children).toEqual([site?.root]);
  expect(site?.lights.sun.color.getHexString()).toBe("ffffff");
  const live = new LivePlace(site!, garden.scene, edits.drawn);
  live.take(edits.drawn.keys());
  live.settle();
  expect(drawnIn(live)).toEqual(drawnIn(newcomer(garden)));
});
