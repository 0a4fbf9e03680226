/** A real room with a table in it, as a device would tell of it, and a small place to be set into it. */
import { signal } from "@preact/signals";
import {
  Color,
  FogExp2,
  Group,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  PointLight,
  Scene,
  ShaderMaterial,
  Vector3,
} from "three";
import type { AppModel } from "../../../src/model/app_model";
import { takeGround } from "../../../src/systems/ground";
import type { FaceParts, OpenSubject, XrStage } from "../../../src/xr/context";
import { newHand } from "../../../src/xr/hand";
import type { Pointable } from "../../../src/xr/pointable";
import { Room } from "../../../src/xr/room";
import { encodeFrame } from "../../frame";
import { LOOK, ORDINARY } from "../../look";
import { bodyIn } from "../../systems/body";
import { Yard } from "../../world/yard";

/** Where the device finds its table, metres of the real room; null: it sees none. */
export const TABLE = new Vector3(0.1, 0.75, -0.8);

export class RealRoom {
  readonly model: AppModel;
  readonly xr: XrStage;
  readonly said: string[] = [];
  readonly scene = new Scene();
  readonly paper = new Color("#ffffff");
  readonly mist = new FogExp2("#ffffff", 0.01);
  readonly ground = new Mesh(new PlaneGeometry(), new MeshBasicMaterial());
  readonly sky = new Mesh(new PlaneGeometry(), new ShaderMaterial());
  readonly lamp = new PointLight();
  readonly figures = new Mesh(new PlaneGeometry(), new MeshBasicMaterial());
  readonly parts: FaceParts = {};
  found: Vector3 | null = TABLE;
  nowMs = 0;

  constructor(open: (xr: XrStage) => ReturnType<OpenSubject>, more: Partial<XRSession> = {}) {
    const yard = new Yard().floor().bounds(15);
    yard.add({ spawn: { radius_m: 1 } }, [4, 0, 2], Math.PI / 2);
    const { body, model } = bodyIn(yard);
    takeGround(body);
    this.model = model;
    const site = { root: new Group() };
    site.root.add(this.ground, this.sky, this.lamp);
    const crowd = { root: new Group().add(this.figures) };
    this.scene.background = this.paper;
    this.scene.fog = this.mist;
    const found = () => this.found;
    this.xr = {
      stage: {
        ...body,
        picture: { scene: this.scene, prepare: () => undefined },
        place: { site },
        crowd,
        ring: { mesh: new Mesh() },
      },
      room: new Room(),
      session: {
        inputSources: [],
        requestReferenceSpace: async () => ({}),
        requestHitTestSource: async () => ({ cancel: () => undefined }),
        ...more,
      },
      frame: {
        getHitTestResults: () =>
          found() ? [wallBefore(TABLE), poseAt(found()!)].map((pose) => ({ getPose: () => pose })) : [],
      },
      space: {},
      isInput: true,
      main: "right",
      mode: "table",
      acts: signal([]),
      piece: null,
      comfort: { turning: signal("wide") },
      language: { words: signal({ text: (key: string) => key }) },
      hands: { left: newHand("left"), right: newHand("right") },
      pointables: new Set<Pointable>(),
      root: new Group(),
      say: (key: string) => void this.said.push(key),
      tell: (parts: FaceParts) => Object.assign(this.parts, parts),
      cut: (then: () => void) => then(),
      turnBy: (angle: number) => this.xr.room.turn(angle),
    } as unknown as XrStage;
    this.xr.room.head.position.set(0, 1.6, 0);
    this.#subject = open(this.xr);
  }

  readonly #subject: ReturnType<OpenSubject>;

  get hand() {
    return this.xr.hands.right;
  }

  act(key: string): void {
    this.xr.acts
      .peek()
      .find((each) => each.key === key)!
      .run();
  }

  /** Bo comes, and stands there. */
  meet(x: number, z: number): void {
    this.model.people.meet(
      [{ slot: 9, participant: "par_9", name: "Bo", look: LOOK, ...ORDINARY, program: false }],
      0,
    );
    this.model.hear(encodeFrame(1_000, [{ slot: 9, x, z }]), 0);
    this.model.prepareFrame(0);
  }

  async frames(count = 1, ms = 14): Promise<void> {
    for (let at = 0; at < count; at += 1) {
      await Promise.resolve();
      this.nowMs += ms;
      this.#subject.frame(ms / 1_000, this.nowMs);
    }
  }

  /** Points at a place in the world, as pointing would tell the one thing that is there; true where it is met. */
  point(at: Vector3, wasPressed = false): boolean {
    const { hand, xr } = this;
    Object.assign(hand, { kind: "controller", isTracked: true });
    hand.ray.origin.copy(xr.room.toWorld(new Vector3(0.2, 1.3, 0)));
    hand.ray.lookAt(at);
    const [thing] = xr.pointables;
    const isMet = !!thing && thing.meet("right", hand.ray) < Number.POSITIVE_INFINITY;
    hand.wasPressed = wasPressed;
    if (wasPressed) hand.isDown = true;
    if (isMet) thing.point("right", hand.isDown);
    hand.wasPressed = false;
    return isMet;
  }

  /** Presses there and lets go. */
  async press(at: Vector3): Promise<void> {
    this.point(at, true);
    await this.frames();
    this.hand.isDown = false;
    await this.frames();
  }

  dispose(): void {
    this.#subject.dispose();
  }
}

function poseAt({ x, y, z }: Vector3) {
  return { transform: { matrix: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, y, z, 1] } };
}

/** Its upright points aside: nothing stands on a wall. */
function wallBefore({ x, y, z }: Vector3) {
  return { transform: { matrix: [0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, x, y, z + 0.3, 1] } };
}
