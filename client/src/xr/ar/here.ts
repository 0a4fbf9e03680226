/**
 * The others in her own room, as large as they are: her floor is theirs, and what is built stays away until she asks for
 * it. Her steps are real ones.
 */
import { DirectionalLight, Group, HemisphereLight, Vector3 } from "three";
import type { Shown } from "../../model/pose_track";
import type { Landing } from "../../world/collision";
import type { Act, Subject, XrStage } from "../context";
import { StickTurn } from "../locomotion/turning";
import { Bare } from "./bare";
import { Overlay } from "./overlay";

/** How much of the place is seen around her: nothing, what lies on the ground, or all that is near. */
type Scenery = "none" | "floor" | "all";

/** Real metres: how far, and how high over her floor. */
const SEEN: Readonly<Record<Scenery, readonly [number, number]>> = {
  none: [0, 0],
  floor: [4, 0.12],
  all: [9, 30],
};
const TURN_RAD = Math.PI / 4;
/** Somebody's ground is looked for from so high over her feet, and so far down. */
const STEP_M = 0.35;
const FALL_M = 60;

export function openHere(xr: XrStage): Subject {
  return new Here(xr);
}

class Here implements Subject {
  readonly #xr: XrStage;
  readonly #bare: Bare;
  readonly #overlay: Overlay | null;
  readonly #lamps = new Group();
  readonly #stick = new StickTurn();
  readonly #middle = new Vector3();
  readonly #landing: Landing = { y: 0, slope: 1 };
  /** Where she came in. */
  readonly #start: { x: number; y: number; z: number; yaw: number };
  #scenery: Scenery = "none";
  #isSaid = false;

  constructor(xr: XrStage) {
    this.#xr = xr;
    const { x, y, z, yaw } = xr.stage.model.self;
    this.#start = { x, y, z, yaw };
    this.#bare = new Bare(xr.stage);
    this.#bare.freePeople();
    this.#overlay = Overlay.over(xr);
    // Figures that the renderer lights stand in the place's light only where the place is.
    const sun = new DirectionalLight("#fff6e8", 1.6);
    sun.position.set(1, 3, 1.5);
    this.#lamps.add(new HemisphereLight("#ffffff", "#b8b2a4", 1.8), sun);
    xr.root.add(this.#lamps);
    this.#offerActs();
    xr.stage.model.people.footing = (shown) => this.#setOnFloor(shown);
  }

  frame(seconds: number, nowMs: number): void {
    if (!this.#isSaid) this.#say(nowMs);
    this.#overlay?.frame(nowMs);
    this.#turnByStick(seconds);
    const { self } = this.#xr.stage.model;
    const [reach, height] = SEEN[this.#scenery];
    this.#bare.cut.show(this.#middle.set(self.x, self.y, self.z), reach, height);
    this.#bare.show(nowMs, this.#scenery !== "none", true);
    this.#lamps.visible = this.#scenery === "none";
  }

  dispose(): void {
    const { acts, stage } = this.#xr;
    acts.value = [];
    stage.model.people.footing = null;
    this.#overlay?.dispose();
    this.#lamps.removeFromParent();
    this.#bare.dispose();
    // Back on the place's own ground, where its walls count again.
    const { self } = stage.model;
    stage.ground?.walker.place(self.x, self.y, self.z);
  }

  /** While nothing of the place's ground is seen, hers is theirs: so high as they stand over the one, over the other. */
  #setOnFloor(shown: Shown): void {
    const { room, stage } = this.#xr;
    if (this.#scenery !== "none" || !stage.ground) return;
    const { world } = stage.ground;
    if (world.landInto(this.#landing, shown.x, shown.y + STEP_M, shown.z, FALL_M))
      shown.y += room.y - this.#landing.y;
  }

  #say(nowMs: number): void {
    this.#isSaid = true;
    if (this.#overlay) this.#overlay.tell("headset-here-began", nowMs);
    else this.#xr.say("headset-here-began");
  }

  /** As she has chosen to be turned. */
  #turnByStick(seconds: number): void {
    const { hands, main, isInput, comfort } = this.#xr;
    const turning = comfort.turning.peek();
    const angle = this.#stick.frame(isInput ? hands[main].stickX : 0, turning, seconds);
    if (angle === 0) return;
    if (turning === "smooth") this.#xr.turnBy(angle);
    else this.#turn(angle);
  }

  #turn(angle: number): void {
    this.#xr.cut(() => this.#xr.turnBy(angle));
  }

  #recentre(): void {
    const { x, y, z, yaw } = this.#start;
    this.#xr.cut(() => this.#xr.standAt(x, y, z, yaw));
  }

  #see(scenery: Scenery): void {
    this.#scenery = this.#scenery === scenery ? "none" : scenery;
    this.#offerActs();
  }

  #offerActs(): void {
    const acts: Act[] = [
      { key: "headset-here-turn", run: () => this.#turn(TURN_RAD) },
      { key: "headset-here-back", run: () => this.#recentre() },
      { key: "headset-here-floor", isOn: this.#scenery === "floor", run: () => this.#see("floor") },
      { key: "headset-here-all", isOn: this.#scenery === "all", run: () => this.#see("all") },
    ];
    this.#xr.acts.value = acts;
  }
}
