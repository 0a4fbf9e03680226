/**
 * The picture of the place, and a frame of it as one ordered list.
 *
 * `createStage` throws PictureUnavailable where the browser cannot draw. The caller prepares the model (`prepareFrame`)
 * and calls `frame` once for every screen refresh.
 */
import type { Quality } from "../components/site";
import { Crowd } from "../crowd/crowd";
import { NamePlates } from "../crowd/name_plates";
import type { Input } from "../input/input";
import type { AppModel } from "../model/app_model";
import { CameraRig } from "../world/camera";
import { takeOwnSteps } from "./own_steps";
import { showNames, showPeople } from "./people";
import { Picture } from "./picture";
import { takeOwnPlace, takeScene } from "./place";
import type { Frame, StageState } from "./state";
import { aimCamera, clearMist, moveThings } from "./view";

export { PictureUnavailable } from "./picture";

const FRAME_S_MAX = 0.25;

export interface StageOptions {
  readonly quality: Quality | "auto";
  readonly reducedMotion: boolean;
}

export interface Stage {
  readonly quality: Quality;
  /** Of the last picture, as the renderer counted them. */
  readonly drawn: { drawCalls: number; triangles: number };
  /** Draws one picture; `nowMs` as requestAnimationFrame gives it. */
  frame(nowMs: number): void;
  dispose(): void;
}

/** One picture, in the order in which it comes about. */
const FRAME: readonly ((stage: StageState, frame: Frame) => void)[] = [
  takeScene,
  takeOwnPlace,
  takeOwnSteps,
  aimCamera,
  moveThings,
  showPeople,
  showNames,
  clearMist,
];

export function createStage(
  canvas: HTMLCanvasElement,
  model: AppModel,
  input: Input,
  options: StageOptions,
): Stage {
  const picture = new Picture(canvas, options.quality);
  const state: StageState = {
    model,
    input,
    picture,
    rig: new CameraRig(picture.camera),
    crowd: new Crowd(picture.quality),
    names: new NamePlates(),
    reducedMotion: options.reducedMotion,
    place: null,
    placedCount: Number.NaN,
    isInside: false,
  };
  picture.scene.add(state.crowd.root, state.names.root);
  const drawn = { drawCalls: 0, triangles: 0 };
  const moment: Frame = { nowMs: Number.NaN, seconds: 0 };
  return {
    quality: picture.quality,
    drawn,
    frame(nowMs) {
      moment.seconds = Number.isNaN(moment.nowMs) ? 0 : Math.min(FRAME_S_MAX, (nowMs - moment.nowMs) / 1_000);
      moment.nowMs = nowMs;
      for (const system of FRAME) system(state, moment);
      if (!picture.draw()) return;
      drawn.drawCalls = picture.renderer.info.render.calls;
      drawn.triangles = picture.renderer.info.render.triangles;
    },
    dispose: () => picture.dispose(),
  };
}
