/** Builds what is seen of the place when a snapshot has come, and again in another light or another quality. */
import { buildPlace, isUnmade } from "../components";
import type { Daylight } from "../components/daylight";
import { type Building, disposeOf, type Site } from "../components/site";
import { Crowd } from "../crowd/crowd";
import { askOtherSpace } from "../net/other_spaces";
import type { Frame, Place, StageState } from "./state";

/** Whether it is evening is asked so often. */
const DAYLIGHT_ASKED_MS = 1_000;

export function takeScene(stage: StageState, frame: Frame): void {
  const { scene } = stage.model;
  if (scene.revision.value === 0) return;
  const daylight = daylightNow(stage, frame);
  const { place, picture } = stage;
  if (!place || place.version !== scene.version) {
    if (place) discard(place, stage);
    stage.edits.forget();
    const site = build(stage, daylight);
    stage.place = { version: scene.version, site, sinceMs: frame.nowMs };
  } else if (place.site.daylight !== daylight || place.site.quality !== picture.quality) {
    // The same place in another light or fineness: nobody moves, and no mist rises.
    discard(place, stage);
    stage.place = { ...place, site: build(stage, daylight) };
  }
}

function build(stage: StageState, daylight: Daylight): Site {
  const { model } = stage;
  const site = buildPlace(model.scene.entities, buildingOf(stage, daylight));
  showSite(stage, site);
  if ([...model.scene.entities.values()].some(isUnmade)) stage.edits.follow();
  return site;
}

/** Draws this from now on. */
export function showSite(stage: StageState, site: Site): void {
  const { picture } = stage;
  picture.scene.add(site.root);
  picture.renderer.toneMappingExposure = site.exposure;
  if (stage.crowdQuality !== picture.quality) renewCrowd(stage);
  stage.crowd.setLight(site.lights);
  picture.prepare();
  stage.edits.drawn.clear();
}

function renewCrowd(stage: StageState): void {
  const { picture, crowd } = stage;
  picture.scene.remove(crowd.root);
  disposeOf(crowd.root);
  stage.crowdQuality = picture.quality;
  stage.crowd = new Crowd(picture.quality);
  picture.scene.add(stage.crowd.root);
}

function daylightNow(stage: StageState, frame: Frame): Daylight {
  if (!(frame.nowMs - stage.daylight.askedMs < DAYLIGHT_ASKED_MS)) {
    stage.daylight.now = stage.model.settings.isEvening ? "evening" : "morning";
    stage.daylight.askedMs = frame.nowMs;
  }
  return stage.daylight.now;
}

function discard(place: Place, stage: StageState): void {
  stage.picture.scene.remove(place.site.root);
  place.site.dispose();
}

export function buildingOf({ picture, media, edits }: StageState, daylight: Daylight): Building {
  return { quality: picture.quality, daylight, askSpace: askOtherSpace, media, playing: edits.playing };
}
