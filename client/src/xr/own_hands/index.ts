/**
 * Her own hands, as she sees them: bare ones joint by joint, and around controllers hands that hold and press, in her
 * figure's skin and sleeves. Both in one draw. Over her own room they are left out: there she sees the real ones.
 */
import { Color, Vector3 } from "three";
import { CLOTH, SKIN } from "../../avatar/palette";
import { HandShape, type Look } from "../../protocol/generated";
import type { OpenSubject, Subject, XrStage } from "../context";
import { type HandState, JOINTS, SIDES, type Side } from "../hand";
import { Capsules } from "./capsules";
import { addSleeve, BARE_PARTS, Hue, PARTS, POINTS } from "./hand_form";
import { Grasp } from "./held_hand";

const APPEAR_S = 0.15;
const WOOD = "#8c5a3a";

interface Drawn {
  readonly points: Float32Array;
  readonly grasp: Grasp;
  /** 0 … 1: they come and go in a blink. */
  share: number;
  isHolding: boolean;
}

class OwnHands implements Subject {
  readonly #xr: XrStage;
  readonly #capsules = new Capsules(SIDES.length * PARTS.length);
  readonly #hands: Readonly<Record<Side, Drawn>> = { left: newDrawn(), right: newDrawn() };
  readonly #tints: Readonly<Record<Hue, Color>> = {
    [Hue.SKIN]: new Color(SKIN[0]),
    [Hue.CLOTH]: new Color(CLOTH[0]),
    [Hue.SASH]: new Color(CLOTH[3]),
    [Hue.WOOD]: new Color(WOOD),
  };
  #look: Look | null = null;
  #litFor: unknown = null;

  constructor(xr: XrStage) {
    this.#xr = xr;
    xr.root.add(this.#capsules.mesh);
  }

  frame(seconds: number): void {
    this.#takeLook();
    this.#takeLight();
    this.#capsules.begin();
    for (const side of SIDES) this.#show(this.#xr.hands[side], this.#hands[side], seconds);
    this.#capsules.end();
  }

  dispose(): void {
    this.#xr.root.remove(this.#capsules.mesh);
    this.#capsules.dispose();
  }

  #show(hand: HandState, drawn: Drawn, seconds: number): void {
    const isSeen = hand.isTracked && (hand.joints !== null || hand.kind === "controller");
    const step = seconds / APPEAR_S;
    drawn.share = isSeen ? Math.min(1, drawn.share + step) : Math.max(0, drawn.share - step);
    if (isSeen) placeJoints(drawn, hand, this.#xr.room.scale, seconds);
    if (drawn.share === 0) return;
    const thick = this.#xr.room.scale * drawn.share;
    const parts = drawn.isHolding ? PARTS.length : BARE_PARTS;
    for (let at = 0; at < parts; at += 1) {
      const { from, to, fromRadius, toRadius, hue, ends } = PARTS[at]!;
      this.#capsules.add(
        drawn.points,
        from,
        to,
        fromRadius * thick,
        toRadius * thick,
        this.#tints[hue],
        ends,
      );
    }
  }

  #takeLook(): void {
    const look = this.#xr.stage.model.people.self?.card?.look ?? null;
    if (!look || look === this.#look) return;
    this.#look = look;
    this.#tints[Hue.SKIN].set(SKIN[look.skin] ?? SKIN[0]);
    this.#tints[Hue.CLOTH].set(CLOTH[look.cloth] ?? CLOTH[0]);
    this.#tints[Hue.SASH].set(CLOTH[look.sash] ?? CLOTH[3]);
  }

  #takeLight(): void {
    const lights = this.#xr.stage.place?.site.lights;
    if (!lights || lights === this.#litFor) return;
    this.#litFor = lights;
    this.#capsules.light(lights);
  }
}

export const openHands: OpenSubject = (xr) => (xr.mode === "vr" ? new OwnHands(xr) : NOTHING);

const NOTHING: Subject = { frame: () => undefined, dispose: () => undefined };
const point = new Vector3();

function newDrawn(): Drawn {
  return { points: new Float32Array(POINTS * 3), grasp: new Grasp(), share: 0, isHolding: false };
}

/** Fills the points of a hand, in the world. */
function placeJoints(drawn: Drawn, hand: HandState, scale: number, seconds: number): void {
  const { points, grasp } = drawn;
  drawn.isHolding = hand.joints === null;
  if (hand.joints) {
    for (let joint = 0; joint < JOINTS; joint += 1)
      for (let axis = 0; axis < 3; axis += 1)
        points[joint * 3 + axis] = hand.joints[joint * 16 + 12 + axis] ?? 0;
  } else {
    grasp.follow(hand.trigger, hand.squeeze, hand.shape === HandShape.POINTING, seconds);
    grasp.jointsInto(points, hand.side === "left" ? -1 : 1);
    for (let at = 0; at < points.length; at += 3) {
      point.fromArray(points, at).applyQuaternion(hand.grip.turn).multiplyScalar(scale);
      point.add(hand.grip.position).toArray(points, at);
    }
  }
  addSleeve(points, scale);
}
