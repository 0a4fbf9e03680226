/**
 * What a builder has in hand: what is chosen, what is about to be placed, on which grid, and everything she can do with it.
 * Each act is one edit, and so one step to undo; what came of it is told in a sentence.
 */
import { type ReadonlySignal, signal } from "@preact/signals";
import { Vector3 } from "three";
import type { Transform } from "../components/generated";
import type { Words } from "../locale/words";
import type { AppModel } from "../model/app_model";
import type { Building, EditOutcome } from "../model/building";
import { recall, remember } from "../model/memory";
import type { Operation, SceneEntity } from "../model/scene_model";
import type { Facts } from "../net/order";
import type { DrawnPlace } from "../systems/drawn_place";
import { turnAround } from "./aim";
import { copyText, pastedThings, pasting } from "./clipboard";
import {
  copying,
  ENTITY,
  grouping,
  isLocked,
  locking,
  moving,
  removing,
  set,
  sizing,
  turning,
  ungrouping,
} from "./edits";
import { nameOf } from "./kind";
import type { Piece } from "./pieces";
import { FINE, GRID, type Grid, snapped, type Vector } from "./snapping";
import { Standing } from "./standing";
import { type Entities, middleOf, UP } from "./whereabouts";

export type Tool = "move" | "turn" | "size";
export type Sheet = "palette" | "library" | "tree" | "thing" | "history" | "draft" | "more" | "takeaway";

export interface Told {
  readonly text: string;
  readonly isRefusal: boolean;
}

export interface Bench {
  readonly model: AppModel;
  readonly building: Building;
  /** Null until it has come, and where nothing is drawn. */
  readonly drawn: ReadonlySignal<DrawnPlace | null>;
  readonly words: () => Words;
  readonly newId: () => string;
}

/** A copy stands so far beside what it is a copy of. */
const BESIDE_M = 0.5;
const PLACED_KEY = "lanting.built";
/** One press of a key makes a thing so many times as large. */
const GROWTH = 1.1;

export class Desk {
  /** What lies open: over the left half, or on a telephone over the foot. */
  readonly sheet = signal<Sheet | null>("palette");
  readonly tool = signal<Tool>("move");
  readonly grid = signal<Grid>(GRID);
  /** What follows the pointer until it is put down. */
  readonly placing = signal<Piece | null>(null);
  /** Each tap chooses one more. */
  readonly isGathering = signal(false);
  readonly told = signal<Told | null>(null);
  /** The rectangle that is being drawn, in CSS pixels. */
  readonly frame = signal<readonly [number, number, number, number] | null>(null);
  /** The kind of file that is looked for in the library; null: any. */
  readonly wanted = signal<"image" | "model" | "sound" | "array" | null>(null);
  /** A table and its pictures, brought to become a row of things. */
  readonly table = signal<readonly File[] | null>(null);
  /** Its name wants to be written: it has just been placed. */
  readonly fresh = signal<string | null>(null);
  /** Rises when the sheet about what is chosen is asked for. */
  readonly thingAsked = signal(0);
  /** As which Revision she last published. */
  readonly published = signal<number | null>(null);

  readonly model: AppModel;
  readonly building: Building;
  readonly drawn: ReadonlySignal<DrawnPlace | null>;
  readonly standing: Standing;
  readonly #words: () => Words;
  readonly #newId: () => string;
  /** What she has copied here, as text. */
  readonly hasCopied = signal(false);
  /** What she has put down since she began. */
  readonly placed = new Set<string>();
  /** Somebody new has put her first thing down. */
  readonly hasPlaced = signal(recall<boolean>(PLACED_KEY) ?? false);
  #copied = "";

  constructor({ model, building, drawn, words, newId }: Bench) {
    this.model = model;
    this.building = building;
    this.drawn = drawn;
    this.#words = words;
    this.#newId = newId;
    this.standing = new Standing(model, drawn);
  }

  get entities(): Entities {
    return this.model.scene.entities;
  }

  get selection(): ReadonlySignal<readonly string[]> {
    return this.building.selection;
  }

  /** The chosen that may be changed. */
  get free(): readonly string[] {
    return this.selection.peek().filter((id) => !isLocked(this.entities, id));
  }

  tell(key: string, facts: Facts = {}): void {
    this.told.value = { text: this.#words().text(key, facts), isRefusal: false };
  }

  // Choosing

  select(ids: readonly string[]): void {
    this.fresh.value = null;
    this.building.select(ids);
  }

  /** One more, or one less. */
  toggle(id: string): void {
    const chosen = this.selection.peek();
    this.select(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  }

  switchGrid(): void {
    const { isOn } = this.grid.peek();
    this.grid.value = { ...GRID, isOn: !isOn };
    this.tell(isOn ? "build-grid-off" : "build-grid-on");
  }

  /** The next of these after the one that is chosen. */
  showNext(ids: readonly string[]): void {
    const at = ids.indexOf(this.selection.peek()[0] ?? "");
    const next = ids[(at + 1) % ids.length];
    if (next !== undefined) this.openThing(next);
  }

  /** Chosen, with the keys in what is said of it. */
  openThing(id: string): void {
    this.select([id]);
    this.fresh.value = id;
    this.askThing();
  }

  askThing(): void {
    this.thingAsked.value += 1;
  }

  // Placing

  /** Before her at once where a key asked for it; else it follows the pointer. */
  offer(piece: Piece, byKey: boolean): void {
    if (byKey || this.drawn.peek() === null) void this.placeBefore(piece);
    else this.begin(piece);
  }

  begin(piece: Piece): void {
    this.select([]);
    this.placing.value = piece;
    this.tell("build-placing", { name: this.pieceName(piece) });
  }

  /** The ghost goes, and nothing was placed. */
  giveUp(): void {
    this.placing.value = null;
    this.drawn.peek()?.ghost(null);
  }

  /** The ghost stands where a point of the picture is; null: nowhere. */
  aim(at: { readonly x: number; readonly y: number } | null): void {
    const piece = this.placing.peek();
    const added = piece && at && this.standing.aimed(piece, at.x, at.y, this.grid.peek(), "");
    const drawn = this.drawn.peek();
    if (!piece || !added) {
      drawn?.ghost(null);
      return;
    }
    const { position, rotation } = added.components.transform as unknown as Transform;
    drawn?.ghost(piece.components, position, rotation);
  }

  async placeAt(x: number, y: number): Promise<void> {
    const piece = this.placing.peek();
    const operation = piece && this.standing.aimed(piece, x, y, this.grid.peek(), this.#newId());
    if (!piece || !operation) {
      this.tell("build-nowhere");
      return;
    }
    this.giveUp();
    await this.#added(piece, operation);
  }

  /** Where she looks, on the ground: without any pointer. */
  async placeBefore(piece: Piece): Promise<void> {
    this.giveUp();
    await this.#added(piece, this.standing.before(piece, this.grid.peek(), this.#newId()));
  }

  async #added(piece: Piece, operation: Operation): Promise<void> {
    const outcome = await this.edit([operation]);
    if (outcome.refused || !("id" in operation)) return;
    this.placed.add(operation.id);
    this.hasPlaced.value = true;
    remember(PLACED_KEY, true);
    this.select([operation.id]);
    this.fresh.value = operation.id;
    this.tell("build-placed", { name: this.pieceName(piece) });
  }

  pieceName(piece: Piece): string {
    if (piece.name !== "") return piece.name;
    if (piece.offer !== null) return this.#words().text(`build-kind-${piece.offer}`);
    return this.nameOf({ id: "", parent: null, words: null, is_locked: false, ...piece });
  }

  nameOf(entity: SceneEntity): string {
    return nameOf(this.#words(), entity);
  }

  // Changing

  /** One edit; a refusal is told, and what was told of the one before is over. */
  async edit(operations: readonly Operation[]): Promise<EditOutcome> {
    if (operations.length === 0) return NOTHING;
    this.told.value = null;
    return this.tellRefusal(await this.building.edit([...operations]));
  }

  tellRefusal(outcome: EditOutcome): EditOutcome {
    const { refused } = outcome;
    if (refused)
      this.told.value = { text: this.#words().reason(refused.code, refused.facts), isRefusal: true };
    return outcome;
  }

  /** Some properties of one component of all the chosen that have it. */
  change(component: string, values: Readonly<Record<string, unknown>>): Promise<EditOutcome> {
    const has = (id: string) =>
      component === ENTITY ||
      component === "transform" ||
      component in (this.entities.get(id)?.components ?? {});
    return this.edit(
      this.free
        .filter(has)
        .flatMap((id) => [set(id, component, values), ...this.#along(id, component, values)]),
    );
  }

  /** A solid that is as large as what is seen of it stays so. */
  #along(id: string, component: string, values: Readonly<Record<string, unknown>>): Operation[] {
    const { shape, collider } = this.entities.get(id)!.components;
    const isSame = shape && collider && shape.size.every((value, axis) => value === collider.size[axis]);
    return component === "shape" && "size" in values && isSame
      ? [set(id, "collider", { size: values.size })]
      : [];
  }

  nudge(direction: Vector3, isFine: boolean): Promise<EditOutcome> {
    const grid = isFine ? FINE : this.grid.peek();
    const step = grid.isOn ? grid.step_m : FINE.step_m;
    return this.edit(moving(this.entities, this.free, direction.clone().multiplyScalar(step)));
  }

  turn(sign: 1 | -1, isFine: boolean): Promise<EditOutcome> {
    const grid = isFine ? FINE : this.grid.peek();
    const degrees = sign * (grid.isOn ? grid.step_deg : FINE.step_deg);
    return this.edit(
      turning(this.entities, this.free, turnAround(UP, degrees), middleOf(this.entities, this.free)),
    );
  }

  grow(sign: 1 | -1): Promise<EditOutcome> {
    const by = GROWTH ** sign;
    const factors: Vector = [by, by, by];
    return this.edit(this.free.flatMap((id) => sizing(this.entities.get(id)!, factors)));
  }

  async remove(): Promise<void> {
    const ids = this.free;
    const outcome = await this.edit(removing(this.entities, ids));
    if (ids.length > 0 && !outcome.refused) this.tell("build-removed", { things: ids.length });
  }

  async duplicate(): Promise<void> {
    const beside = new Vector3(snapped(BESIDE_M, this.grid.peek().step_m, this.grid.peek().isOn), 0, 0);
    const copies = copying(this.entities, this.selection.peek(), this.#newId, beside);
    await this.#pasted(copies.operations, copies.tops);
  }

  async #pasted(operations: readonly Operation[], tops: readonly string[]): Promise<void> {
    const outcome = await this.edit(operations);
    if (outcome.refused || tops.length === 0) return;
    for (const id of tops) this.placed.add(id);
    this.select(tops);
    this.tell("build-pasted", { things: tops.length });
  }

  /** The chosen as text, kept here too: not every page may read the clipboard. */
  copy(): string {
    this.#copied = copyText(this.entities, this.selection.peek());
    this.hasCopied.value = true;
    this.tell("build-copied", { things: this.selection.peek().length });
    return this.#copied;
  }

  /** False where the text holds no things. */
  paste(text = this.#copied): boolean {
    const things = pastedThings(text);
    if (things === null) return false;
    if (typeof things === "string") {
      this.told.value = { text: this.#words().reason(things), isRefusal: true };
      return true;
    }
    const { operations, tops } = pasting(things, this.#newId, this.standing.footBefore(this.grid.peek()));
    void this.#pasted(operations, tops);
    return true;
  }

  async group(): Promise<void> {
    const id = this.#newId();
    const outcome = await this.edit(grouping(this.entities, this.free, id));
    if (outcome.refused) return;
    this.select([id]);
    this.fresh.value = id;
    this.tell("build-grouped");
  }

  async ungroup(): Promise<void> {
    const children = [...this.entities.values()].filter(({ parent }) => this.free.includes(parent ?? ""));
    const outcome = await this.edit(ungrouping(this.entities, this.free));
    if (outcome.refused || children.length === 0) return;
    this.select(children.map(({ id }) => id));
    this.tell("build-ungrouped");
  }

  async lock(on: boolean): Promise<void> {
    const outcome = await this.edit(locking(this.entities, this.selection.peek(), on));
    if (!outcome.refused) this.tell(on ? "build-locked" : "build-unlocked");
  }

  async undo(): Promise<void> {
    this.#toldBack(await this.building.undo(), "build-undone");
  }

  async redo(): Promise<void> {
    this.#toldBack(await this.building.redo(), "build-redone");
  }

  #toldBack(outcome: EditOutcome, key: string): void {
    if (this.tellRefusal(outcome).refused) return;
    this.tell(outcome.kept > 0 ? "build-kept" : key, { kept: outcome.kept });
  }
}

export const NOTHING: EditOutcome = { refused: null, revision: null, kept: 0 };
