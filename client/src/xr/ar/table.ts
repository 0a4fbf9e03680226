/**
 * The place on her table: looked for with a ring, set down with a press, then moved, turned and made larger by hand. She
 * herself stands in it where she stood.
 */
import { Vector3 } from "three";
import type { Subject, XrStage } from "../context";
import { SIDES, type Side } from "../hand";
import type { Pointable } from "../pointable";
import { Bare } from "./bare";
import { Guide } from "./guide";
import { Handling } from "./handling";
import { Marks } from "./marks";
import { findMeaning, forgetMeaning, type Meaning, newMeaning, type Shown } from "./meaning";
import { type Middle, middleOf } from "./middle";
import { grown, SCALE, type Standing, setRoom, turned } from "./standing";
import { Surface } from "./surface";

/** As much of the place as is seen, real metres from its middle; and how high it may be. */
const REACH_M = 0.6;
const TALL_M = 2;
const REACH_LEAST_M = 0.12;
/** Set down in the air: so far before her, so high over the floor. */
const BEFORE_M = 1;
const TABLE_M = 0.75;
/** A press while a table is looked for is met so far from the hand: behind any card. */
const SEEKING_M = 3;
/** One act more or less. */
const GROWTH = 1.25;
const TURN_RAD = Math.PI / 8;
/** With a stick. */
const STICK_FROM = 0.25;
const STICK_RAD_PER_S = 1.4;
const STICK_GROWTH_PER_S = 2;
const FIGURE_M = 0.5;

const local = new Vector3();

export function openTable(xr: XrStage): Subject {
  return new Table(xr);
}

class Table implements Subject, Pointable {
  readonly #xr: XrStage;
  readonly #bare: Bare;
  readonly #surface: Surface;
  readonly #guide: Guide;
  readonly #marks = new Marks();
  readonly #handling = new Handling();
  readonly #meanings: Readonly<Record<Side, Meaning>> = { left: newMeaning(), right: newMeaning() };
  /** Null until it stands somewhere. */
  #standing: Standing | null = null;
  #middle: Middle | null = null;
  #edition = Number.NaN;

  constructor(xr: XrStage) {
    this.#xr = xr;
    this.#bare = new Bare(xr.stage);
    this.#surface = new Surface(xr.session);
    this.#guide = new Guide(xr);
    xr.room.root.add(this.#marks.root);
    xr.pointables.add(this);
    xr.tell({ table: () => this.#face });
    xr.piece = { x: 0, z: 0, reach: 0 };
    this.#offerActs();
  }

  frame(seconds: number, nowMs: number): void {
    this.#findMiddle();
    this.#marks.hide();
    if (this.#standing && this.#middle) {
      this.#guide.stand(nowMs);
      this.#stand(this.#standing, this.#middle, seconds);
    } else this.#seek(seconds, nowMs);
    const isPlaced = this.#standing !== null;
    this.#bare.show(nowMs, isPlaced, isPlaced);
  }

  dispose(): void {
    const { pointables, acts } = this.#xr;
    pointables.delete(this);
    acts.value = [];
    this.#xr.piece = null;
    this.#guide.dispose();
    this.#surface.dispose();
    this.#marks.dispose();
    this.#bare.dispose();
  }

  // -- something to point at

  meet(side: Side): number {
    const shown = this.#shown;
    const { scale } = this.#xr.room;
    if (!shown) return this.#mayPress ? SEEKING_M * scale : Number.POSITIVE_INFINITY;
    const meaning = this.#meanings[side];
    // Whoever holds it holds it wherever she points meanwhile.
    if (this.#handling.holds(side)) return Math.min(SEEKING_M * scale, meaning.distance);
    findMeaning(meaning, this.#xr.hands[side], shown);
    return meaning.distance;
  }

  near(): number {
    return Number.POSITIVE_INFINITY;
  }

  point(side: Side, isDown: boolean): void {
    const { hands, room } = this.#xr;
    const { hold } = this.#meanings[side];
    if (!isDown || this.#handling.holds(side) || !hands[side].wasPressed) return;
    if (!this.#standing) this.#press();
    else if (hold) this.#handling.take(hands[side], hold, this.#standing, room, this.#reach);
  }

  leave(side: Side): void {
    if (!this.#handling.holds(side)) forgetMeaning(this.#meanings[side]);
  }

  // -- looking for a table

  get #mayPress(): boolean {
    return this.#surface.isFound || this.#guide.isAirOffered;
  }

  #seek(seconds: number, nowMs: number): void {
    this.#surface.look(this.#xr, seconds);
    this.#guide.seek(this.#surface, nowMs);
    if (this.#surface.isFound) this.#marks.showReticle(this.#surface.point, REACH_M);
  }

  #press(): void {
    if (this.#surface.isFound) this.#setDown(this.#surface.point);
    else this.#setDownInAir();
  }

  #setDownInAir(): void {
    const { head, headYaw } = this.#xr.room;
    const [x, z] = [-Math.sin(headYaw) * BEFORE_M, -Math.cos(headYaw) * BEFORE_M];
    this.#setDown(local.set(head.position.x + x, TABLE_M, head.position.z + z));
  }

  /** She sees it from where people come in. */
  #setDown(spot: Vector3): void {
    if (!this.#middle) return;
    const { head } = this.#xr.room;
    const looking = Math.atan2(head.position.x - spot.x, head.position.z - spot.z);
    const yaw = this.#middle.yaw - looking;
    this.#standing = { spot: spot.clone(), yaw, scale: this.#standing?.scale ?? SCALE };
    this.#offerActs();
  }

  #lift(): void {
    const { self } = this.#xr.stage.model;
    this.#standing = null;
    this.#xr.piece = { x: 0, z: 0, reach: 0 };
    this.#xr.room.place(self.x, self.y, self.z, 0, 1);
    this.#guide.begin();
    this.#offerActs();
  }

  // -- on the table

  get #reach(): number {
    if (!this.#standing || !this.#middle) return REACH_M;
    return Math.min(REACH_M, Math.max(REACH_LEAST_M, this.#middle.reach / this.#standing.scale));
  }

  get #shown(): Shown | null {
    const { stage, room, piece } = this.#xr;
    if (!this.#standing || !piece) return null;
    const { list: people } = stage.model.people;
    return { standing: this.#standing, room, reach: this.#reach, people, piece };
  }

  /** In the world: the place's middle, or where the ring lies that looks for a table. */
  get #face() {
    const { room } = this.#xr;
    const isPlaced = this.#standing !== null;
    const { x, y, z } =
      isPlaced && this.#middle ? this.#middle.at : room.toWorld(this.#surface.point.clone());
    return { isPlaced, scale: this.#standing?.scale ?? SCALE, x, y, z };
  }

  #stand(before: Standing, middle: Middle, seconds: number): void {
    const { room } = this.#xr;
    const held = this.#handling.frame(before, room, (side) => this.#open(side));
    const standing = this.#handling.isHeld ? held : this.#byStick(held, seconds);
    this.#standing = standing;
    setRoom(room, standing, middle.at);
    this.#bare.cut.show(middle.at, REACH_M, TALL_M);
    this.#xr.piece = { x: middle.at.x, z: middle.at.z, reach: REACH_M * standing.scale };
    const isMeant = SIDES.some((side) => this.#meanings[side].hold === "turn");
    this.#marks.showEdge(standing.spot, this.#reach, isMeant);
    for (const side of SIDES) this.#markMeant(this.#meanings[side], standing);
  }

  #markMeant({ person }: Meaning, { scale }: Standing): void {
    if (!person?.visible) return;
    this.#xr.room.root.worldToLocal(local.copy(person.shown));
    this.#marks.showFigure(local, FIGURE_M / scale);
  }

  #open(side: Side): void {
    const { person } = this.#meanings[side];
    if (person) this.#xr.stage.model.met.value = person.slot;
  }

  /** With one hand alone: aside turns it, ahead and back makes it larger and smaller. */
  #byStick(standing: Standing, seconds: number): Standing {
    const { hands, main, isInput } = this.#xr;
    const { stickX, stickY } = hands[main];
    if (!isInput || Math.hypot(stickX, stickY) < STICK_FROM) return standing;
    const next = turned(standing, stickX * STICK_RAD_PER_S * seconds);
    return grown(next, STICK_GROWTH_PER_S ** (-stickY * seconds));
  }

  #findMiddle(): void {
    const { scene } = this.#xr.stage.model;
    if (scene.version === this.#edition || scene.revision.peek() === 0) return;
    this.#edition = scene.version;
    this.#middle = middleOf(scene.entities);
  }

  #offerActs(): void {
    const change = (by: (standing: Standing) => Standing) => () => {
      if (this.#standing) this.#standing = by(this.#standing);
    };
    this.#xr.acts.value = this.#standing
      ? [
          { key: "headset-table-larger", run: change((standing) => grown(standing, GROWTH)) },
          { key: "headset-table-smaller", run: change((standing) => grown(standing, 1 / GROWTH)) },
          { key: "headset-table-turn", run: change((standing) => turned(standing, TURN_RAD)) },
          { key: "headset-table-anew", run: () => this.#lift() },
        ]
      : [{ key: "headset-table-air", run: () => this.#setDownInAir() }];
  }
}
