/**
 * The stage's picture while it is lent to a session: taken from within her room, drawn as finely as the headset bears, and
 * given back as it was.
 */
import type { Object3D } from "three";
import type { Frame, StageState } from "../systems/state";
import type { Counted } from "./face";
import { EyeQuality, rateWithin } from "./quality";

/** A hand before her eyes is nearer than anything on a screen. */
const NEAR_M = 0.05;
/** Where a device does not say how many pictures a second it shows. */
const RATE_PER_S = 72;
const SCRIPTS_MAX = 30;

export class LentPicture {
  readonly counted: Counted = { frames: 0, drawCallsPerEye: 0, scriptMs: 0 };
  readonly #stage: StageState;
  readonly #session: XRSession;
  readonly #room: Object3D;
  readonly #root: Object3D;
  readonly #quality: EyeQuality;
  readonly #nearM: number;
  readonly #scripts = new Float32Array(SCRIPTS_MAX);
  #startedMs = 0;

  /** The camera hangs in `room`; whatever only she sees is in `root`. `memoryGb` as the browser tells it. */
  constructor(
    stage: StageState,
    session: XRSession,
    room: Object3D,
    root: Object3D,
    memoryGb: number | undefined,
  ) {
    this.#stage = stage;
    this.#session = session;
    this.#room = room;
    this.#root = root;
    this.#quality = new EyeQuality(memoryGb);
    const { picture, quality, model } = stage;
    this.#nearM = picture.camera.near;
    picture.camera.near = NEAR_M;
    room.add(picture.camera);
    picture.scene.add(room, root);
    // Shadows are dear for two eyes: only who asked for the finest has them.
    if (model.settings.quality.peek() !== "high") this.#draw({ ...quality.now, quality: "low" });
    this.#applyStep();
  }

  begin(frame: Frame): void {
    this.#startedMs = performance.now();
    if (this.#quality.frame(frame.nowMs, this.#session.frameRate ?? RATE_PER_S)) this.#applyStep();
    // The crowd may have been made anew.
    this.#stage.crowd.fullMost = this.#quality.now.fullMax;
  }

  drawn(): void {
    const { renderer, shadowCalls } = this.#stage.picture;
    const eyes = Math.max(1, renderer.xr.getCamera().cameras.length);
    this.counted.drawCallsPerEye = (renderer.info.render.calls - shadowCalls) / eyes;
    this.#scripts[this.counted.frames % SCRIPTS_MAX] = performance.now() - this.#startedMs;
    this.counted.frames += 1;
    if (this.counted.frames % SCRIPTS_MAX === 0)
      this.counted.scriptMs = this.#scripts.slice().sort()[SCRIPTS_MAX >> 1]!;
  }

  giveBack(): void {
    const { picture, quality, crowd, rig } = this.#stage;
    picture.renderer.xr.enabled = false;
    picture.scene.remove(this.#room, this.#root);
    this.#room.remove(picture.camera);
    picture.camera.scale.setScalar(1);
    picture.camera.near = this.#nearM;
    this.#draw(quality.now);
    crowd.fullMost = Number.POSITIVE_INFINITY;
    rig.cut();
  }

  #draw(fineness: StageState["quality"]["now"]): void {
    const { picture, model } = this.#stage;
    picture.setFineness(fineness);
    model.quality.value = picture.quality;
  }

  #applyStep(): void {
    const { foveation, rateMax } = this.#quality.now;
    this.#stage.picture.renderer.xr.setFoveation(foveation);
    const rate = rateWithin(this.#session.supportedFrameRates, rateMax);
    if (rate !== null && rate !== this.#session.frameRate)
      void this.#session.updateTargetFrameRate(rate).catch(() => undefined);
  }
}
