/**
 * A frame as one ordered list: first her body in the place, which needs no picture, then the picture of it.
 *
 * Without a canvas, or where the browser cannot draw, the body walks, goes, sits and travels all the same. The caller
 * prepares the model (`prepareFrame`) and calls `frame` once for every screen refresh.
 */
import { Vector3 } from "three";
import { Crowd } from "../crowd/crowd";
import { NamePlates } from "../crowd/name_plates";
import type { Input } from "../input/input";
import type { AppModel } from "../model/app_model";
import type { QualityChoice } from "../model/settings";
import type { Visit } from "../net/visit";
import { CameraRig } from "../world/camera";
import { type Fineness, QualityChooser } from "../world/quality";
import type { DrawnPlace } from "./drawn_place";
import { Edits } from "./edits";
import { takeGround, takeOwnPlace } from "./ground";
import { offerImmersion } from "./immersion";
import { showNames } from "./names";
import { takeOwnSteps } from "./own_steps";
import { showPeople } from "./people";
import { goalAt, takeTaps } from "./pick";
import { openDrawing, Picture, PictureUnavailable } from "./picture";
import { takeScene } from "./place";
import { Ring, showRing } from "./ring";
import type { BodyState, Frame, StageState } from "./state";
import { findUsable, passPortals } from "./usable";
import { aimCamera, clearMist, moveThings } from "./view";
import { hearVoices } from "./voices";

const FRAME_S_MAX = 0.25;

export interface Stage {
  /** Of the last picture; null where nothing is drawn. */
  readonly fineness: Fineness | null;
  /** Of the last picture, as the renderer counted them. */
  readonly drawn: {
    drawCalls: number;
    shadowCalls: number;
    triangles: number;
    live: number;
    merged: number;
  };
  /** What building needs of the drawn place; null where nothing is drawn. */
  building(): Promise<DrawnPlace | null>;
  /** Calls it before every refresh of the screen, or of the headset while she wears one; null where nothing is drawn. */
  readonly loop: ((draw: (nowMs: number) => void) => void) | null;
  /** One frame, drawn where it can be; `nowMs` as requestAnimationFrame gives it. */
  frame(nowMs: number): void;
}

const BODY: readonly ((body: BodyState, frame: Frame) => void)[] = [
  takeGround,
  followGround,
  takeOwnPlace,
  readDevices,
  takeOwnSteps,
  findUsable,
  passPortals,
  hearVoices,
];

/** One picture, in the order in which it comes about. */
const PICTURE: readonly ((stage: StageState, frame: Frame) => void)[] = [
  chooseFineness,
  takeScene,
  followScene,
  aimCamera,
  takeTaps,
  moveThings,
  showPeople,
  showNames,
  showRing,
  clearMist,
  drawImmersed,
  offerImmersion,
];

/** `asked` is the page's own wish for a quality, before the visitor's settings. */
export function createStage(
  canvas: HTMLCanvasElement | null,
  model: AppModel,
  input: Input,
  visit: Visit,
  asked: QualityChoice | null,
): Stage {
  const body = bodyOf(model, input, visit);
  const stage = canvas && openPicture(canvas, body, asked);
  const drawn = { drawCalls: 0, shadowCalls: 0, triangles: 0, live: 0, merged: 0 };
  const moment: Frame = { nowMs: Number.NaN, seconds: 0 };
  return {
    drawn,
    building: async () => stage && (await body.edits.fetch()).open(stage),
    loop: stage && ((each) => void stage.picture.renderer.setAnimationLoop(each)),
    get fineness() {
      return stage?.quality.now ?? null;
    },
    frame(nowMs) {
      moment.seconds = Number.isNaN(moment.nowMs) ? 0 : Math.min(FRAME_S_MAX, (nowMs - moment.nowMs) / 1_000);
      moment.nowMs = nowMs;
      // Somebody who comes in waits for the picture: only the first time does it go before the ground it is walked on.
      const isFirst = stage !== null && stage.ground === null;
      if (!isFirst) move(stage ?? body, moment);
      if (stage) draw(stage, moment, drawn);
      if (isFirst) move(stage, moment);
    },
  };
}

function move(body: BodyState, moment: Frame): void {
  for (const system of BODY) system(body, moment);
}

function draw(stage: StageState, moment: Frame, drawn: Stage["drawn"]): void {
  for (const system of PICTURE) system(stage, moment);
  const { picture } = stage;
  if (!picture.draw()) return;
  drawn.drawCalls = picture.renderer.info.render.calls - picture.shadowCalls;
  drawn.shadowCalls = picture.shadowCalls;
  drawn.triangles = picture.renderer.info.render.triangles;
  stage.immersed?.drawn();
  Object.assign(drawn, stage.edits.following?.counts);
}

function bodyOf(model: AppModel, input: Input, visit: Visit): BodyState {
  return {
    model,
    input,
    visit,
    ground: null,
    edits: new Edits(model),
    placedCount: Number.NaN,
    askedToStandMs: Number.NEGATIVE_INFINITY,
    eyesFreeUntilMs: Number.NEGATIVE_INFINITY,
    usableAskedMs: Number.NEGATIVE_INFINITY,
    immersed: null,
  };
}

/** Null where this browser cannot draw: the HUD says so in words, and all the rest goes on. */
function openPicture(
  canvas: HTMLCanvasElement,
  body: BodyState,
  asked: QualityChoice | null,
): StageState | null {
  try {
    const setting = body.model.settings.quality.peek();
    const drawing = openDrawing(canvas, asked ?? setting);
    const quality = new QualityChooser(setting, asked, devicePixelRatio, drawing.isSlow);
    return stageOf(new Picture(canvas, drawing, quality.now), quality, body);
  } catch (error) {
    if (!(error instanceof PictureUnavailable)) throw error;
    body.model.tidings.value = { code: "picture-missing", facts: {} };
    return null;
  }
}

function stageOf(picture: Picture, quality: QualityChooser, body: BodyState): StageState {
  const stage: StageState = {
    ...body,
    picture,
    eye: new Vector3(),
    isImmersionAsked: false,
    media: {
      get space() {
        return body.model.spaceSlug;
      },
      renderer: picture.renderer,
      arriving: body.model.arriving,
    },
    quality,
    rig: new CameraRig(picture.camera),
    crowd: new Crowd(picture.quality),
    crowdQuality: picture.quality,
    names: new NamePlates(),
    ring: new Ring(),
    get reducedMotion() {
      return body.model.settings.reducedMotion;
    },
    goalAt: (x, y) => goalAt(stage, x, y),
    place: null,
    daylight: { now: "morning", askedMs: Number.NaN },
    cameraPlacedCount: Number.NaN,
    isInside: false,
    isVeiling: false,
    veilSinceMs: Number.NaN,
  };
  picture.scene.add(stage.crowd.root, stage.names.root, stage.ring.mesh);
  body.model.quality.value = picture.quality;
  hearPhotos(stage);
  return stage;
}

/** A program of hers may ask for a picture, also while the page is hidden and no frame comes. */
function hearPhotos(stage: StageState): void {
  stage.model.hearers.add((notice) => {
    if (notice.name === "PhotoAsked")
      import("../photo_asked").then(({ answerPhoto }) => answerPhoto(stage, notice.body), reportError);
  });
}

function followGround(body: BodyState, frame: Frame): void {
  body.edits.following?.walk(body, frame);
}

function followScene(stage: StageState, frame: Frame): void {
  stage.edits.following?.draw(stage, frame);
}

function readDevices({ immersed }: BodyState, frame: Frame): void {
  immersed?.read(frame);
}

function drawImmersed({ immersed }: StageState, frame: Frame): void {
  immersed?.draw(frame);
}

function chooseFineness({ quality, picture, model, immersed }: StageState, frame: Frame): void {
  // A headset's pictures come at its own pace, and are drawn for it.
  if (immersed) return;
  if (!quality.frame(frame.nowMs, model.settings.quality.peek())) return;
  picture.setFineness(quality.now);
  model.quality.value = picture.quality;
}
