/**
 * What a builder's hand does over the picture: a tap chooses or places, a press on what is chosen drags it over whatever
 * is under the pointer, Shift and a drag choose all in a rectangle. Everything else looks around and walks as ever.
 */
import { effect } from "@preact/signals";
import { Quaternion, Vector3 } from "three";
import type { Claim } from "../input/pointers";
import type { SceneEntity } from "../model/scene_model";
import type { Box, DrawnPlace, Stand } from "../systems/drawn_place";
import type { Desk } from "./desk";
import { Drag } from "./drag";
import { isLocked, topmost, withBelow } from "./edits";
import type { Entities } from "./whereabouts";

const TAP_PIXELS = 6;
const LEVEL = 0.7;

/** What one walks on and looks into is no thing to be taken up by a tap; the tree has it. */
const GROUND = ["height_field", "paving", "sky", "light", "hills", "clouds", "bounds"] as const;

export function isGround({ components }: SceneEntity): boolean {
  return GROUND.some((name) => components[name]);
}

/** What a tap on a part means: first the whole that has a name, then, once that is chosen, the part itself. */
export function meantBy(entities: Entities, picked: string, chosen: readonly string[]): string | null {
  const part = entities.get(picked);
  if (!part || isGround(part)) return null;
  let whole = part;
  for (let at: SceneEntity | undefined = part; at; at = entities.get(at.parent ?? ""))
    if ((at.name !== "" || at.words !== null) && !isGround(at)) whole = at;
  return chosen.includes(whole.id) ? part.id : whole.id;
}

/** Follows the hand until it is stopped; `page` is where the pointer is heard while something is being placed. */
export function followHand(
  desk: Desk,
  claimPicture: (claim: Claim | null) => void,
  canvas: HTMLElement,
): () => void {
  claimPicture(new Hand(desk));
  const gone = new AbortController();
  canvas.addEventListener(
    "pointermove",
    (event) => {
      if (desk.placing.peek() && event.pointerType !== "touch") desk.aim(pointOn(canvas, event));
    },
    { signal: gone.signal },
  );
  const forget = effect(() => {
    if (desk.placing.value === null) desk.drawn.value?.ghost(null);
  });
  return () => {
    gone.abort();
    forget();
    claimPicture(null);
  };
}

/** In CSS pixels of the picture; null: the pointer is over something else. */
export function pointOn(
  canvas: Element,
  { clientX, clientY }: Pick<PointerEvent, "clientX" | "clientY">,
): { x: number; y: number } | null {
  if (canvas.ownerDocument.elementFromPoint(clientX, clientY) !== canvas) return null;
  const bounds = canvas.getBoundingClientRect();
  return { x: clientX - bounds.left, y: clientY - bounds.top };
}

export function useCanvasPoint() {
  return (event: Pick<PointerEvent, "clientX" | "clientY">) => {
    const canvas = document.querySelector("#world");
    return canvas && pointOn(canvas, event);
  };
}

type Doing =
  | { readonly what: "frame"; readonly x: number; readonly y: number; readonly more: boolean }
  | { readonly what: "slide"; readonly slide: Slide };

class Hand implements Claim {
  readonly #desk: Desk;
  #doing: Doing | null = null;
  #from = { x: 0, y: 0, isFar: false };

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  press(x: number, y: number, event: PointerEvent): boolean {
    const desk = this.#desk;
    const drawn = desk.drawn.peek();
    if (!drawn || event.button !== 0 || desk.placing.peek()) return false;
    this.#from = { x, y, isFar: false };
    if (event.pointerType === "mouse" && event.shiftKey) {
      this.#doing = { what: "frame", x, y, more: true };
      return true;
    }
    const picked = drawn.pick(x, y)?.entity;
    const slide = picked === undefined ? null : Slide.of(desk, drawn, picked, x, y);
    this.#doing = slide && { what: "slide", slide };
    return this.#doing !== null;
  }

  drag(x: number, y: number): void {
    const doing = this.#doing;
    const from = this.#from;
    from.isFar ||= Math.hypot(x - from.x, y - from.y) > TAP_PIXELS;
    if (!doing || !from.isFar) return;
    if (doing.what === "frame") this.#desk.frame.value = [doing.x, doing.y, x, y];
    else doing.slide.to(x, y);
  }

  release(x: number, y: number, finished: boolean): void {
    const doing = this.#doing;
    this.#doing = null;
    const desk = this.#desk;
    desk.frame.value = null;
    if (!doing) return;
    if (!this.#from.isFar) {
      if (finished) this.#choose(x, y, doing.what === "frame");
    } else if (doing.what === "slide") doing.slide.end(finished);
    else if (finished) this.#chooseIn(doing.x, doing.y, x, y);
  }

  tap(x: number, y: number, event: PointerEvent): boolean {
    const desk = this.#desk;
    if (desk.placing.peek()) void desk.placeAt(x, y);
    else this.#choose(x, y, event.shiftKey || event.ctrlKey || event.metaKey);
    return true;
  }

  #choose(x: number, y: number, more: boolean): void {
    const desk = this.#desk;
    const picked = desk.drawn.peek()?.pick(x, y);
    const chosen = desk.selection.peek();
    const id = picked ? meantBy(desk.entities, picked.entity, chosen) : null;
    if (more || desk.isGathering.peek()) {
      if (id !== null) desk.toggle(id);
    } else desk.select(id === null ? [] : [id]);
  }

  #chooseIn(ax: number, ay: number, bx: number, by: number): void {
    const desk = this.#desk;
    const found = desk.drawn.peek()?.pickIn(ax, ay, bx, by) ?? [];
    const meant = found.map((id) => meantBy(desk.entities, id, [])).filter((id) => id !== null);
    desk.select([...new Set([...desk.selection.peek(), ...meant])]);
    desk.tell("build-chosen", { things: desk.selection.peek().length });
  }
}

/** What is chosen slides over whatever is under the pointer; several keep their distances. */
class Slide {
  readonly #drag: Drag;
  readonly #drawn: DrawnPlace;
  readonly #own: Box | null;
  readonly #except: ReadonlySet<string>;
  readonly #start: Stand;

  static of(desk: Desk, drawn: DrawnPlace, picked: string, x: number, y: number): Slide | null {
    const { entities } = desk;
    const top = topmost(entities, desk.selection.peek()).find((id) =>
      withBelow(entities, id).some((each) => each.id === picked),
    );
    if (top === undefined || isLocked(entities, top)) return null;
    const except = new Set(
      desk.selection.peek().flatMap((id) => withBelow(entities, id).map((each) => each.id)),
    );
    const own = drawn.ownBoundsOf(top);
    const start = drawn.standOn(x, y, own, except);
    const now = drawn.worldOf(top);
    return start && now && new Slide(desk, drawn, own, except, { ...start, position: now.position });
  }

  private constructor(
    desk: Desk,
    drawn: DrawnPlace,
    own: Box | null,
    except: ReadonlySet<string>,
    start: Stand,
  ) {
    this.#drag = new Drag(desk);
    this.#drawn = drawn;
    this.#own = own;
    this.#except = except;
    this.#start = start;
  }

  to(x: number, y: number): void {
    const stand = this.#drawn.standOn(x, y, this.#own, this.#except);
    if (!stand) return;
    const { desk } = this.#drag;
    const isFloor = stand.normal[1] > LEVEL;
    const position = desk.standing.onGrid(stand, isFloor, desk.grid.peek());
    const by = position.sub(new Vector3(...this.#start.position));
    const turn = isFloor || this.#drag.ids.length > 1 ? null : new Quaternion(...stand.rotation);
    this.#drag.moveTo(by, turn);
  }

  end(finished: boolean): void {
    this.#drag.end(finished);
  }
}
