/** Who has what in hand, as the server tells it, and where each thing is shown. */
import type { CarriedThing } from "../model/hands";
import { newShownThing, type ShownThing, ThingTrack } from "../model/thing_track";
import { type HeldThing, ThingFlag } from "../protocol/generated";
import type { ThingRecord } from "../protocol/thing_codec";

/** What was told of a thing last may be shown for so long after it was left. */
const ENDING_MS = 400;

export class Carried implements CarriedThing {
  readonly track: ThingTrack;
  readonly shown: ShownThing = newShownThing();
  /** Heard of at least once, or in her own hand: it is somewhere else than the Scene says. */
  isPlaced = false;
  /** When it was left, on the local clock; null: it is in a hand. */
  leftMs: number | null = null;

  constructor(
    public told: HeldThing,
    jitter: { readonly jitterMs: number },
  ) {
    this.track = new ThingTrack(jitter);
  }

  get id(): string {
    return this.told.entity;
  }
  get slot(): number {
    return this.told.slot;
  }
  get isFlying(): boolean {
    return this.leftMs === null && (this.shown.flags & ThingFlag.FLYING) !== 0;
  }
  get x(): number {
    return this.shown.x;
  }
  get y(): number {
    return this.shown.y;
  }
  get z(): number {
    return this.shown.z;
  }
}

export class CarriedThings {
  /** By the Entity's id. */
  readonly all = new Map<string, Carried>();
  readonly #jitter: { readonly jitterMs: number };

  constructor(jitter: { readonly jitterMs: number }) {
    this.#jitter = jitter;
  }

  /** Exactly these are in hands. Returns those that were before, and are not. */
  begin(things: readonly HeldThing[], nowMs: number): void {
    const told = new Set(things.map(({ entity }) => entity));
    for (const id of this.all.keys()) if (!told.has(id)) this.left(id, nowMs);
    for (const thing of things) this.taken(thing);
  }

  taken(thing: HeldThing): Carried {
    const known = this.all.get(thing.entity);
    if (known && known.told.thing === thing.thing) {
      known.told = thing;
      known.leftMs = null;
      return known;
    }
    const carried = new Carried(thing, this.#jitter);
    this.all.set(thing.entity, carried);
    return carried;
  }

  left(id: string, nowMs: number): void {
    const carried = this.all.get(id);
    if (carried) carried.leftMs ??= nowMs;
  }

  hear(records: readonly ThingRecord[], serverMs: number): void {
    for (const { thing, place, rotation, flags } of records)
      for (const { told, track, leftMs } of this.all.values())
        if (told.thing === thing && leftMs === null) track.push(serverMs, place, rotation, flags);
  }

  /** Shows all but the own where they were a moment ago, and lets go of those that were left: `isSettled` in the picture. */
  show(own: string | null, serverMs: number, nowMs: number, isSettled: (id: string) => boolean): void {
    for (const [id, carried] of this.all) {
      if (id !== own && carried.track.sampleInto(carried.shown, serverMs)) carried.isPlaced = true;
      if (carried.leftMs === null) continue;
      const isOver = id === own || carried.track.isOver(serverMs) || nowMs - carried.leftMs > ENDING_MS;
      if (isOver && isSettled(id)) this.all.delete(id);
    }
  }
}
