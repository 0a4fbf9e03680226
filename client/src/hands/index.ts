/**
 * Taking things along: what her own hand holds, what others hold, and what can be done with it. Fetched where a Scene has
 * something to take; works without a picture, and in one by pointing and flicking.
 *
 *     takes ──> Grab ──> ThingTaken ──> own hand, told at 20 Hz ──> Release ──> Edits, ThingLeft
 */
import { signal } from "@preact/signals";
import { HandOffer } from "../hud/hand_offer";
import { handOffer } from "../hud/offers";
import type { AppModel } from "../model/app_model";
import type { Goal } from "../model/going";
import type { CarriedThing, HandNews, Hands, HandsFace, HandTold, InHand, TrackedHand } from "../model/hands";
import type { SceneEntity } from "../model/scene_model";
import { GRAB_WITHIN_M, type HeldThing } from "../protocol/generated";
import { thingsIn } from "../protocol/thing_codec";
import type { Carrying, Moved } from "../systems/live/carrying";
import type { LivePlace } from "../systems/live/live_place";
import type { BodyState, Frame, StageState } from "../systems/state";
import { type Carried, CarriedThings } from "./carried";
import { listenForHandKeys } from "./keys";
import { type Spot, spotAlong, spotBefore, spotUnder } from "./laying";
import { feet, type Holder, OwnHand, type Standing } from "./own_hand";
import { Pointing } from "./pointing";
import { type Corners, sizeOf } from "./size";
import { PlaceSolids } from "./solids";
import { type Flick, throwOf } from "./throwing";
import { apart, lengthOf, UNTURNED, type Vector } from "./turn";

/** With this to spare of what the server grants: she may have moved since her last report. */
const REACH_M = GRAB_WITHIN_M - 0.4;
/** What others do with things is told so near. */
const TOLD_WITHIN_M = 12;
/** From a hand that touches a thing to its face. */
const TOUCHES_M = 0.25;
/** A tracked hand that opens slower than this throws nothing. */
const SWUNG_M_PER_S = 0.8;

export class HandsHere implements Hands {
  readonly inHand = signal<InHand | null>(null);
  readonly told = signal<HandTold | null>(null);

  readonly #model: AppModel;
  readonly #body: BodyState;
  readonly #things: CarriedThings;
  readonly #pointing: Pointing;
  readonly #moved = new Map<string, Moved>();
  #own: OwnHand | null = null;
  #solids: PlaceSolids | null = null;
  #news: readonly HandNews[] = [];
  #heard = 0;
  /** What she is walking to, to take it. */
  #wanted: string | null = null;
  /** Which tracked hand has asked for a thing, and waits for it; null once it has opened again. */
  #reaching: { readonly id: string; hand: TrackedHand | null; readonly isTouching: boolean } | null = null;
  /** What her hand is to say once it is left. */
  #leaving: HandTold["what"] = "laid";
  #measure: (id: string) => Corners | null = () => null;

  constructor(body: BodyState) {
    this.#body = body;
    this.#model = body.model;
    this.#things = new CarriedThings(body.model.clock);
    this.#pointing = new Pointing(this);
    this.#model.hands.value = this;
    if (typeof document !== "undefined") listenForHandKeys(document, this);
  }

  get carried(): readonly CarriedThing[] {
    return [...this.#things.all.values()].filter(({ leftMs }) => leftMs === null);
  }

  /** What she can lay, throw or give back. */
  get held(): OwnHand | null {
    return this.#own?.isHeld ? this.#own : null;
  }

  get face(): HandsFace {
    const carried = this.carried.map(({ id, slot, isFlying, x, y, z }) => ({ id, slot, isFlying, x, y, z }));
    return { inHand: this.inHand.value, carried };
  }

  hear(frame: ArrayBuffer, serverMs: number): void {
    if (this.#things.all.size > 0) this.#things.hear(thingsIn(frame), serverMs);
  }

  takes(goal: Goal): boolean {
    this.#wanted = null;
    const entity = goal.to === "entity" && goal.use ? this.#model.scene.entities.get(goal.id) : undefined;
    if (!entity?.components.grabbable) return false;
    if (this.held?.taken.id === entity.id) {
      this.lay();
      return true;
    }
    const isInHand = this.#things.all.get(entity.id)?.leftMs === null;
    if (isInHand || apart(this.#standingOf(entity).place, feet(this.#holder)) <= REACH_M) {
      void this.#grab(entity.id);
      return true;
    }
    this.#wanted = entity.id;
    this.#body.visit.goer.goTo({ to: "entity", id: entity.id, use: false });
    return true;
  }

  take(id: string, hand: TrackedHand, isTouching: boolean): void {
    const { held } = this;
    if (held?.taken.id === id) {
      held.holdBy(hand, isTouching);
      return;
    }
    this.#wanted = null;
    this.#reaching = { id, hand, isTouching };
    void this.#grab(id);
  }

  letGo(hand: TrackedHand): void {
    if (this.#reaching?.hand === hand) this.#reaching.hand = null;
    if (this.held?.hand === hand) this.#open(this.held);
  }

  untrack(): void {
    this.#reaching = null;
    if (this.held?.hand) this.held.holdBy(null, false);
  }

  lay(): void {
    const { held } = this;
    if (held && this.#solids) this.#layOn(held, spotBefore(this.#solids, held.taken.size, this.#holder));
  }

  /** On what a ray of the picture meets; false: that is out of her reach. */
  layAlong(from: Vector, direction: Vector): boolean {
    const { held } = this;
    if (!held || !this.#solids) return false;
    const spot = spotAlong(this.#solids, { from, direction }, held.taken.size, this.#holder);
    if (spot !== "beyond") this.#layOn(held, spot);
    return spot !== "beyond";
  }

  throw(flick: Flick | null = null): void {
    const { held } = this;
    if (!held) return;
    held.throw(throwOf(this.#holder, flick));
    this.#leaving = "thrown";
    this.#say("thrown", held.taken.id, null);
  }

  giveBack(): void {
    const { held } = this;
    if (!held) return;
    if (held.giveBack(this.#holder)) this.#leaving = "back";
    else this.#refuse("hand-far");
  }

  /** One frame of her body in the place. `place`: as it is drawn; null: it is not. */
  step(frame: Frame, place: LivePlace | null): void {
    const { ground, visit } = this.#body;
    const state = this.#model.state.peek();
    if (!ground || (state !== "inside" && state !== "reconnecting")) return;
    if (this.#solids?.world !== ground.world) this.#solids = new PlaceSolids(ground.world);
    this.#hearNews(frame.nowMs);
    this.#takeWanted();
    const own = this.#own;
    if (own) {
      if (own.step(frame.seconds, this.#holder)) void this.#release(own);
      const report = own.report(frame.nowMs);
      if (report) visit.carry(report);
      this.#showOwn(own);
    }
    const serverMs = this.#model.clock.serverNowMs(frame.nowMs);
    const { entities } = this.#model.scene;
    const isSettled = (id: string) => !place || place.shown.get(id) === entities.get(id);
    this.#things.show(own?.taken.id ?? null, serverMs, frame.nowMs, isSettled);
    this.#markUsable();
    this.#showState();
  }

  /** One picture, after the place was worked on. */
  show(stage: StageState, carrying: Carrying): void {
    this.#pointing.stage = stage;
    if (this.#own?.hand) {
      this.#own.follow(this.#holder);
      this.#showOwn(this.#own);
    }
    this.#measure = (id) => {
      carrying.putBack();
      const box = carrying.ownBounds(id);
      return box && { min: box.min.toArray(), max: box.max.toArray() };
    };
    this.#moved.clear();
    // A draft is looked at as it is: what hands do is done in the published place.
    if (this.#model.scene.kind.peek() === "published")
      for (const [id, { isPlaced, shown }] of this.#things.all) if (isPlaced) this.#moved.set(id, shown);
    carrying.show(this.#moved);
  }

  #hearNews(nowMs: number): void {
    const { handNews } = this.#model;
    if (this.#news !== handNews) {
      this.#news = handNews;
      this.#heard = 0;
    }
    for (; this.#heard < handNews.length; this.#heard += 1) this.#hear(handNews[this.#heard]!, nowMs);
    // The Welcome stays, for whoever has not heard it yet.
    if (handNews.length > 1) handNews.length = 1;
    this.#heard = handNews.length;
  }

  #hear({ name, body }: HandNews, nowMs: number): void {
    if (name === "Welcome") {
      this.#things.begin(body.things, nowMs);
      const mine = body.things.find(({ slot }) => slot === this.#model.self.slot);
      if (this.#own && mine?.entity !== this.#own.taken.id) this.#drop();
      if (mine) this.#takeInHand(mine);
      if (this.#own?.state === "left") void this.#release(this.#own);
    } else if (name === "ThingTaken") this.#hearTaken(body);
    else this.#hearLeft(body.entity, nowMs);
  }

  #hearTaken(thing: HeldThing): void {
    const isMine = thing.slot === this.#model.self.slot;
    if (!isMine) {
      const wasMine = this.#own?.taken.id === thing.entity;
      const carried = this.#things.taken(thing);
      if (wasMine) this.#drop();
      if (wasMine || this.#isNear(carried)) this.#say(wasMine ? "caught" : "taken", thing.entity, thing.slot);
      return;
    }
    if (this.#own && this.#own.taken.id === thing.entity) this.#own = null;
    this.#takeInHand(thing);
    this.#say("taken", thing.entity, null);
  }

  #hearLeft(id: string, nowMs: number): void {
    this.#things.left(id, nowMs);
    const own = this.#own;
    if (own?.taken.id !== id) return;
    if (own.state !== "left") this.#say("lost", id, null);
    else if (this.#leaving !== "thrown") this.#say(this.#leaving, id, null);
    this.#drop();
  }

  /** It is in her hand, or still is after a break of the line. */
  #takeInHand(thing: HeldThing): void {
    const carried = this.#things.taken(thing);
    const { epoch } = thing;
    if (this.#own) {
      Object.assign(this.#own.taken, { thing: thing.thing, epoch });
      return;
    }
    const entity = this.#model.scene.entities.get(thing.entity);
    const grabbable = entity?.components.grabbable;
    if (!entity || !grabbable || !this.#solids) return;
    const home = homeOf(entity);
    const size = sizeOf(entity, this.#measure(entity.id), home.turn);
    const taken = { id: entity.id, thing: thing.thing, epoch, size, ...grabbable, home };
    this.#own = new OwnHand(taken, this.#solids, this.#standingOf(entity), this.#holder);
    carried.shown.flags = 0;
    this.#leaving = "laid";
    this.#comeInto(this.#own);
  }

  /** A tracked hand waits for it, or has opened meanwhile. */
  #comeInto(own: OwnHand): void {
    const reaching = this.#reaching;
    this.#reaching = null;
    if (reaching?.id !== own.taken.id) return;
    if (!reaching.hand) {
      this.#open(own);
      return;
    }
    // The answer took its time: a hand that is elsewhere by now touches it no more.
    const { x, y, z } = reaching.hand.position;
    const isThere = apart(own.middle, [x, y, z]) <= TOUCHES_M + Math.max(...own.taken.size.half);
    own.holdBy(reaching.hand, reaching.isTouching && isThere);
  }

  /** Thrown, put down right there, or dropped. */
  #open(own: OwnHand): void {
    const { velocity, middle, taken } = own;
    const isThrown = lengthOf(velocity) >= SWUNG_M_PER_S;
    const spot = isThrown || !this.#solids ? null : spotUnder(this.#solids, middle, taken.size, this.#holder);
    if (spot !== null && typeof spot !== "string") {
      own.lay({ place: spot.place, turn: own.upright });
      this.#leaving = "laid";
      return;
    }
    own.throw(velocity);
    this.#leaving = isThrown ? "thrown" : "laid";
    if (isThrown) this.#say("thrown", taken.id, null);
  }

  #drop(): void {
    this.#own = null;
  }

  async #grab(entity: string): Promise<void> {
    const { visit } = this.#body;
    const refusal = visit.tellRefusal(await visit.ask("Grab", { entity }));
    if (refusal && this.#reaching?.id === entity) this.#reaching = null;
  }

  async #release(own: OwnHand): Promise<void> {
    const { visit } = this.#body;
    const { place, turn, taken } = own;
    const answer = await visit.ask("Release", {
      entity: taken.id,
      position: [...place],
      rotation: [...turn],
    });
    // The server was quicker.
    if (answer?.name !== "Refused" || answer.body.code === "thing_not_held") return;
    visit.tellRefusal(answer);
    if (this.#own === own) own.keep();
  }

  #layOn(held: OwnHand, spot: Spot): void {
    if (typeof spot === "string") this.#refuse(spot === "beyond" ? "hand-far" : "hand-nowhere");
    else {
      held.lay({ place: spot.place, turn: held.turn });
      this.#leaving = "laid";
    }
  }

  /** She has come to what she went to take. */
  #takeWanted(): void {
    const going = this.#model.going.peek();
    if (this.#wanted === null || going?.state === "finding" || going?.state === "walking") return;
    const wanted = this.#wanted;
    this.#wanted = null;
    if (going?.state === "arrived" && going.goal.to === "entity" && going.goal.id === wanted)
      void this.#grab(wanted);
  }

  #showOwn({ taken, place, turn, isFlying }: OwnHand): void {
    const carried = this.#things.all.get(taken.id);
    if (!carried) return;
    const { shown } = carried;
    [shown.x, shown.y, shown.z] = place;
    for (const axis of [0, 1, 2, 3] as const) shown.turn[axis] = turn[axis];
    shown.flags = isFlying ? 1 : 0;
    carried.isPlaced = true;
  }

  /** What is in a hand is used where it is, and by nobody else; what flies may be caught. */
  #markUsable(): void {
    for (const thing of this.#body.ground?.things ?? []) {
      const carried = thing.kind === "thing" ? this.#things.all.get(thing.id) : undefined;
      if (!carried && !thing.isHeld) continue;
      thing.isHeld = carried !== undefined && carried.leftMs === null && !carried.isFlying;
      if (carried?.isPlaced) Object.assign(thing, { x: carried.x, y: carried.y, z: carried.z });
    }
  }

  #showState(): void {
    const own = this.#own;
    const before = this.inHand.peek();
    if (before?.id === own?.taken.id && before?.state === own?.state) return;
    this.inHand.value = own && { id: own.taken.id, state: own.state };
    const { held } = this;
    handOffer.value = held ? HandOffer : null;
    this.#body.input.holding = held ? this.#pointing : null;
  }

  #standingOf(entity: SceneEntity): Standing {
    const carried = this.#things.all.get(entity.id);
    if (!carried?.isPlaced) return homeOf(entity);
    const { x, y, z, turn } = carried.shown;
    return { place: [x, y, z], turn: [...turn] };
  }

  #isNear({ isPlaced, id, shown }: Carried): boolean {
    const entity = this.#model.scene.entities.get(id);
    const place: Vector = isPlaced || !entity ? [shown.x, shown.y, shown.z] : homeOf(entity).place;
    return apart(place, feet(this.#holder)) <= TOLD_WITHIN_M;
  }

  get #holder(): Holder {
    return this.#model.self;
  }

  #say(what: HandTold["what"], id: string, slot: number | null): void {
    this.told.value = { what, id, slot };
  }

  #refuse(code: string): void {
    this.#model.tidings.value = { code, facts: {} };
  }
}

/** Where the Scene has it: such an Entity hangs on nothing. */
function homeOf({ components: { transform } }: SceneEntity): Standing {
  return { place: transform?.position ?? [0, 0, 0], turn: transform?.rotation ?? UNTURNED };
}
