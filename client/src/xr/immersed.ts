/** One session, from the first picture to the last: what takes the place of keys and camera in the stage's frame. */
import { type Signal, signal } from "@preact/signals";
import { Group } from "three";
import type { Language } from "../locale/language";
import type { ImmersionFace, XrMode } from "../model/immersion";
import type { Facts } from "../net/order";
import type { Frame, Immersed, Piece, StageState } from "../systems/state";
import { HomeFeet } from "./ar/home_feet";
import type { Comfort } from "./comfort";
import type { Act, FaceParts, Said, XrStage } from "./context";
import { Devices } from "./devices";
import { faceOf } from "./face";
import { Feet } from "./feet";
import { newPose, type Side } from "./hand";
import { LentPicture } from "./lent_picture";
import { followGround } from "./locomotion/floor";
import { riseFor, scaleFor } from "./locomotion/posture";
import type { Pointable } from "./pointable";
import { pitchOf, poseFromMatrix, Room, yawOf } from "./room";
import { Subjects } from "./subjects";
import { tellTracked } from "./told";
import { Veil } from "./veil";

/** A head so far from its feet is in a wall; and so far, deep in it. */
const IN_WALL_M = 0.3;
const DEEP_IN_WALL_M = 0.45;
/** A sentence of which she sees nothing else is said again before it is gone. */
const TOLD_AGAIN_MS = 6_500;

/** What the browser gave, and what she asked for. */
export interface Begun {
  readonly session: XRSession;
  readonly space: XRReferenceSpace;
  readonly mode: XrMode;
  readonly language: Language;
}

export class XrSession implements Immersed, XrStage {
  readonly stage: StageState;
  readonly session: XRSession;
  readonly space: XRReferenceSpace;
  readonly mode: XrMode;
  readonly language: Language;
  readonly comfort: Comfort;
  readonly room = new Room();
  readonly head = newPose();
  readonly root = new Group();
  readonly pointables = new Set<Pointable>();
  readonly busy = { left: false, right: false };
  readonly walk = { x: 0, z: 0, run: false };
  readonly said: Signal<Said | null> = signal(null);
  readonly acts: Signal<readonly Act[]> = signal([]);
  piece: Piece | null = null;
  /** The letters of names are then a little over half a degree high. */
  readonly pixel = 0.00095;
  frame: XRFrame | null = null;
  rise = 0;
  aiming: Side | null = null;

  readonly #devices: Devices;
  readonly #feet = new Feet();
  readonly #homeFeet = new HomeFeet();
  readonly #veil = new Veil();
  readonly #picture: LentPicture;
  readonly #gone = new AbortController();
  readonly #parts: FaceParts = {};
  readonly #subjects: Subjects;
  #placedCount = Number.NaN;
  #isSeen = false;
  #sits = false;
  #toldOfWallMs = Number.NEGATIVE_INFINITY;
  #nowMs = 0;

  constructor(stage: StageState, begun: Begun, comfort: Comfort, memoryGb: number | undefined) {
    this.stage = stage;
    this.session = begun.session;
    this.space = begun.space;
    this.mode = begun.mode;
    this.language = begun.language;
    this.comfort = comfort;
    this.#devices = new Devices(begun.session, this.room);
    this.root.add(this.#veil.mesh);
    this.#picture = new LentPicture(stage, begun.session, this.room.root, this.root, memoryGb);
    this.#subjects = new Subjects(this);
    this.#listen();
    stage.visit.stopGoing();
    stage.immersed = this;
    stage.model.immersion.mode.value = this.mode;
  }

  get hands() {
    return this.#devices.hands;
  }

  get main(): Side {
    return this.comfort.mainHand.peek();
  }

  get size(): [number, number] {
    const [across = 1, , , , , up = 1] = this.stage.picture.camera.projectionMatrix.elements;
    return [2 / (across * this.pixel), 2 / (up * this.pixel)];
  }

  get scale(): number {
    return this.room.scale;
  }

  get isInput(): boolean {
    return this.session.visibilityState === "visible";
  }

  get isCutting(): boolean {
    return this.#veil.isCutting;
  }

  get face(): ImmersionFace {
    return faceOf(this, this.#picture.counted, this.#parts);
  }

  // -- in the stage's frame, in this order

  read(frame: Frame): void {
    this.#picture.begin(frame);
    this.#nowMs = frame.nowMs;
    const { renderer } = this.stage.picture;
    this.frame = renderer.xr.getFrame() ?? null;
    const pose = this.frame?.getViewerPose(this.space);
    if (!this.frame || !pose) {
      this.#devices.rest();
      return;
    }
    poseFromMatrix(pose.transform.matrix, this.room.head);
    if (!this.#isSeen) this.#firstSeen();
    this.#devices.read(this.frame, this.space, this.main, this.isInput);
  }

  step(frame: Frame): void {
    const { ground, model } = this.stage;
    if (!ground || !this.#isSeen) return;
    this.#followPlacing();
    this.walk.x = this.walk.z = 0;
    this.walk.run = false;
    this.#subjects.step(frame);
    if (this.mode === "table") this.#setIntoWorld();
    else {
      if (this.mode === "here") this.#stepAtHome(frame);
      else {
        if (!model.self.isSeated) this.#stepOnFoot(frame);
        this.#followGround(frame);
      }
      this.#lookAround();
    }
    tellTracked(this, model.self);
  }

  aim(): void {
    const { picture, rig, eye, isInside, cameraPlacedCount } = this.stage;
    if (!isInside || cameraPlacedCount !== this.stage.model.self.placedCount) this.#enterPicture();
    rig.showsOwnFigure = this.mode === "table";
    this.#setIntoWorld();
    eye.copy(this.head.position);
    // What is drawn before the picture asks the camera already where it is.
    picture.renderer.xr.updateCamera(picture.camera);
    this.#devices.jointsToWorld();
  }

  draw(frame: Frame): void {
    this.#subjects.draw(frame);
    if (!this.#isSeen) this.#veil.ask(1);
    this.#veil.frame(frame.nowMs);
  }

  drawn(): void {
    this.frame = null;
    this.#picture.drawn();
  }

  // -- for everything that goes on in it

  standAt(x: number, y: number, z: number, yaw = this.room.yaw + this.room.headYaw): void {
    const { ground, model } = this.stage;
    if (!ground) return;
    const { walker } = ground;
    walker.place(x, y, z);
    const { position } = walker;
    this.room.stand(position.x, position.y + this.rise, position.z, yaw);
    model.self.x = position.x;
    model.self.y = position.y;
    model.self.z = position.z;
    this.#feet.forget();
    this.#setIntoWorld();
  }

  recentre(): void {
    // How tall she is, nobody can measure while she sits.
    if (!this.stage.model.self.isSeated) this.room.scaleTo(this.#measuredScale());
    this.#rise();
    this.#placedAnew();
    this.#setIntoWorld();
  }

  turnBy(angle: number): void {
    this.room.turn(angle);
    this.#setIntoWorld();
  }

  veil(part: number): void {
    this.#veil.ask(part);
  }

  cut(then: () => void): void {
    this.#veil.cut(then, this.#nowMs, this.stage.reducedMotion);
  }

  say(key: string, facts: Facts = {}): void {
    this.said.value = { key, facts, count: (this.said.peek()?.count ?? 0) + 1 };
  }

  pulse(side: Side, strength: number, ms: number): void {
    this.hands[side].pulse(strength, ms);
  }

  end(): void {
    void this.session.end().catch(() => undefined);
  }

  tell(parts: FaceParts): void {
    Object.assign(this.#parts, parts);
  }

  /** The flat picture is as it was before. */
  dispose(): void {
    const { stage } = this;
    this.#gone.abort();
    this.#subjects.dispose();
    this.#devices.dispose();
    this.#veil.dispose();
    this.#picture.giveBack();
    stage.immersed = null;
    stage.model.self.tracked = null;
    stage.model.immersion.mode.value = null;
  }

  // -- inner parts

  #listen(): void {
    const { signal } = this.#gone;
    const { domElement } = this.stage.picture.renderer;
    // The device was turned anew: she stays where she is in the place, and looks where she looked.
    this.space.addEventListener("reset", () => this.#placedAnew(), { signal });
    domElement.addEventListener("webglcontextlost", () => this.end(), { signal });
    // Whoever is put out is told so where she is, and may come back from there; at the door there is nothing around her.
    const forget = this.stage.model.state.subscribe((state) => {
      if (state === "door") this.end();
    });
    signal.addEventListener("abort", forget);
  }

  /** The first pose: she comes to stand where she stood, and looks where she looked. */
  #firstSeen(): void {
    this.#isSeen = true;
    this.room.place(0, 0, 0, 0, this.#measuredScale());
    this.#rise();
    this.#placedAnew();
  }

  #measuredScale(): number {
    if (this.mode !== "vr") return 1;
    const { posture, eyeHeightM } = this.comfort;
    return scaleFor(posture.peek(), eyeHeightM.peek(), this.room.head.position.y);
  }

  /** Where her eyes are now, the figure's are. */
  #rise(): void {
    this.#sits = this.stage.model.self.isSeated;
    const eyesM = this.room.head.position.y * this.room.scale;
    this.rise = this.mode === "vr" ? riseFor(this.comfort.posture.peek(), this.#sits, eyesM) : 0;
  }

  #followGround(frame: Frame): void {
    const { ground, model } = this.stage;
    const isDown = model.self.isSeated || (ground?.walker.isOnGround ?? false);
    if (!followGround(this.room, model.self.y + this.rise, isDown, frame.seconds) || this.isCutting) return;
    this.cut(() => this.room.lift(model.self.y + this.rise));
  }

  /** The server has set her somewhere: the room is there at once, behind the paper. */
  #followPlacing(): void {
    const { self } = this.stage.model;
    if (this.#placedCount === self.placedCount) return;
    this.#placedCount = self.placedCount;
    if (this.#sits !== self.isSeated) this.#rise();
    if (this.mode !== "table") this.#placedAnew();
  }

  #placedAnew(): void {
    const { self } = this.stage.model;
    this.room.stand(self.x, self.y + this.rise, self.z, self.yaw);
    this.#feet.forget();
    if (!this.stage.reducedMotion) this.#veil.lift(this.#nowMs);
  }

  #stepOnFoot(frame: Frame): void {
    const { ground, model } = this.stage;
    if (!ground || model.isHeldStill) return;
    const { walker } = ground;
    this.room.poseToWorld(this.room.head, this.head);
    this.#feet.step(walker, this.room, this.head.position, this.walk, frame.seconds);
    const { self } = model;
    self.x = walker.position.x;
    self.y = walker.position.y;
    self.z = walker.position.z;
    self.vx = this.#feet.vx;
    self.vz = this.#feet.vz;
    self.gait = walker.gait;
    this.#hideWall();
  }

  #stepAtHome(frame: Frame): void {
    const { model } = this.stage;
    if (model.isHeldStill || model.self.isSeated) return;
    this.room.poseToWorld(this.room.head, this.head);
    this.#homeFeet.step(model.self, this.head.position, frame.seconds);
  }

  #hideWall(): void {
    const deep = (this.#feet.headOff - IN_WALL_M) / (DEEP_IN_WALL_M - IN_WALL_M);
    if (deep > 0) this.#veil.ask(Math.min(1, deep));
    if (deep <= 0) this.#toldOfWallMs = Number.NEGATIVE_INFINITY;
    else if (this.#nowMs - this.#toldOfWallMs > TOLD_AGAIN_MS) {
      this.#toldOfWallMs = this.#nowMs;
      this.say("headset-in-wall");
    }
  }

  #lookAround(): void {
    const { self } = this.stage.model;
    this.#setIntoWorld();
    self.yaw = wrapped(yawOf(this.head.turn));
    self.pitch = pitchOf(this.head.turn);
  }

  #setIntoWorld(): void {
    this.room.poseToWorld(this.room.head, this.head);
    this.#devices.toWorld();
  }

  /** The picture is of where she is: nothing glides there. */
  #enterPicture(): void {
    this.stage.isInside = true;
    this.stage.cameraPlacedCount = this.stage.model.self.placedCount;
  }
}

const TAU = Math.PI * 2;

function wrapped(angle: number): number {
  return angle - TAU * Math.floor(angle / TAU);
}
