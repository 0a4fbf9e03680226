/**
 * Handles around what is chosen, drawn over the picture: arrows move along the world's axes, the ring turns, squares size.
 * They stay one size on the screen, large enough for a finger. Keys have no need of them: arrows and numbers do the same.
 */
import { useEffect, useRef } from "preact/hooks";
import { Ray, Vector3 } from "three";
import type { DrawnPlace } from "../systems/drawn_place";
import { alongAxis, angleAround, factorsOf, onPlane, turnAround } from "./aim";
import { useDesk } from "./context";
import type { Desk, Tool } from "./desk";
import { Drag } from "./drag";
import { snapMove, snapped, type Vector } from "./snapping";
import { positionOf, tuple, turnOf, UP } from "./whereabouts";

const REACH_PIXELS = 84;
const RING_POINTS = 48;
/** An axis that looks at the eye has no length to pull at. */
const SHORT_PIXELS = 20;
const AXES = [new Vector3(1, 0, 0), new Vector3(0, 1, 0), new Vector3(0, 0, 1)] as const;
const NAMES = ["x", "y", "z"] as const;

type Handle = 0 | 1 | 2 | "middle" | "ring";

interface Stance {
  readonly centre: Vector3;
  /** Metres of an arm. */
  readonly reach: number;
  readonly axes: readonly Vector3[];
}

export function Gizmo({ drawn }: { readonly drawn: DrawnPlace }) {
  const { desk, words } = useDesk();
  const root = useRef<SVGSVGElement>(null);
  const tool = desk.tool.value;
  const isShown = desk.selection.value.length > 0 && desk.placing.value === null;
  useEffect(() => {
    const svg = root.current;
    if (!svg || !isShown) return undefined;
    return drawn.onPicture(() => draw(svg, desk, drawn, tool));
  }, [isShown, tool, drawn]);
  if (!isShown) return null;
  const hand = handOf(desk, drawn);
  const arms = tool === "turn" ? [] : ([0, 1, 2] as const);
  return (
    <svg ref={root} class={`build-gizmo build-gizmo-${tool}`} aria-hidden="true" focusable="false">
      <title>{words.text(`build-tool-${tool}`)}</title>
      {tool === "turn" && (
        <>
          <path class="g-ring" data-ring />
          <Knob handle="ring" hand={hand}>
            <circle class="g-knob" r="9" />
          </Knob>
        </>
      )}
      {arms.map((axis) => (
        <g key={axis} class={`g-${NAMES[axis]}`}>
          <line class="g-arm" data-arm={axis} />
          <Knob handle={axis} hand={hand}>
            {tool === "move" ? (
              <path class="g-knob" d="M11 0-6-8v16z" />
            ) : (
              <rect class="g-knob" x="-8" y="-8" width="16" height="16" rx="3" />
            )}
          </Knob>
        </g>
      ))}
      {tool !== "turn" && (
        <Knob handle="middle" hand={hand}>
          <circle class="g-knob g-middle" r="9" />
        </Knob>
      )}
    </svg>
  );
}

interface KnobProps {
  readonly handle: Handle;
  readonly hand: Hand;
  readonly children: preact.ComponentChildren;
}

function Knob({ handle, hand, children }: KnobProps) {
  return (
    <g
      class="g-handle"
      data-handle={handle}
      onPointerDown={(event) => hand.press(handle, event)}
      onPointerMove={(event) => hand.drag(event)}
      onPointerUp={(event) => hand.release(event, true)}
      onPointerCancel={(event) => hand.release(event, false)}
    >
      <circle class="g-reach" r="22" />
      {children}
    </g>
  );
}

function stanceOf(desk: Desk, drawn: DrawnPlace, tool: Tool): Stance | null {
  const ids = desk.selection.peek();
  const bounds = drawn.boundsOf(ids);
  const first = ids[0];
  if (first === undefined || !desk.entities.has(first)) return null;
  const centre = bounds
    ? new Vector3(...bounds.min).add(new Vector3(...bounds.max)).multiplyScalar(0.5)
    : positionOf(desk.entities, first);
  const middle = drawn.project(tuple(centre));
  if (!middle.inFront) return null;
  let pixels = 0;
  for (const axis of AXES) {
    const end = drawn.project(tuple(centre.clone().addScaledVector(axis, 0.1)));
    pixels = Math.max(pixels, Math.hypot(end.x - middle.x, end.y - middle.y) * 10);
  }
  // Sizes are a thing's own; ways are the world's.
  const turn = tool === "size" && ids.length === 1 ? turnOf(desk.entities, first) : null;
  const axes = AXES.map((axis) => (turn ? axis.clone().applyQuaternion(turn) : axis));
  return { centre, reach: REACH_PIXELS / Math.max(pixels, 0.01), axes };
}

function draw(svg: SVGSVGElement, desk: Desk, drawn: DrawnPlace, tool: Tool): void {
  const stance = stanceOf(desk, drawn, tool);
  svg.classList.toggle("away", stance === null || desk.free.length === 0);
  if (!stance) return;
  const at = (point: Vector3) => drawn.project(tuple(point));
  const middle = at(stance.centre);
  place(svg, "middle", middle.x, middle.y, 0);
  stance.axes.forEach((axis, index) => {
    const end = at(stance.centre.clone().addScaledVector(axis, stance.reach));
    const [dx, dy] = [end.x - middle.x, end.y - middle.y];
    const isShort = Math.hypot(dx, dy) < SHORT_PIXELS || !end.inFront;
    const arm = svg.querySelector<SVGLineElement>(`[data-arm="${index}"]`);
    const knob = place(svg, `${index}`, end.x, end.y, (Math.atan2(dy, dx) * 180) / Math.PI);
    for (const part of [arm, knob]) part?.classList.toggle("away", isShort);
    for (const [name, value] of Object.entries({ x1: middle.x, y1: middle.y, x2: end.x, y2: end.y }))
      arm?.setAttribute(name, value.toFixed(1));
  });
  const ring = svg.querySelector("[data-ring]");
  if (ring) drawRing(svg, ring, stance, at);
}

function drawRing(
  svg: SVGSVGElement,
  ring: Element,
  { centre, reach }: Stance,
  at: (point: Vector3) => { x: number; y: number },
): void {
  let path = "";
  let lowest = { x: 0, y: Number.NEGATIVE_INFINITY };
  for (let index = 0; index <= RING_POINTS; index += 1) {
    const angle = (index / RING_POINTS) * 2 * Math.PI;
    const point = at(centre.clone().add(new Vector3(Math.sin(angle) * reach, 0, Math.cos(angle) * reach)));
    path += `${index === 0 ? "M" : "L"}${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
    // The knob is where the ring is nearest to the eye.
    if (point.y > lowest.y) lowest = point;
  }
  ring.setAttribute("d", path);
  if (!svg.classList.contains("held")) place(svg, "ring", lowest.x, lowest.y, 0);
}

function place(svg: SVGSVGElement, handle: string, x: number, y: number, degrees: number): Element | null {
  const knob = svg.querySelector(`[data-handle="${handle}"]`);
  knob?.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${degrees.toFixed(1)})`);
  return knob;
}

interface Hand {
  press(handle: Handle, event: PointerEvent): void;
  drag(event: PointerEvent): void;
  release(event: PointerEvent, finished: boolean): void;
}

/** One drag of one handle at a time. */
function handOf(desk: Desk, drawn: DrawnPlace): Hand {
  let pull: Pull | null = null;
  const rayOf = (event: PointerEvent) => {
    const canvas = document.querySelector("#world")!.getBoundingClientRect();
    const { origin, direction } = drawn.rayAt(event.clientX - canvas.left, event.clientY - canvas.top);
    return new Ray(new Vector3(...origin), new Vector3(...direction));
  };
  const svgOf = (event: PointerEvent) => (event.currentTarget as Element).closest("svg");
  return {
    press(handle, event) {
      const stance = stanceOf(desk, drawn, desk.tool.peek());
      if (event.button !== 0 || !stance) return;
      event.preventDefault();
      (event.currentTarget as Element).setPointerCapture?.(event.pointerId);
      svgOf(event)?.classList.add("held");
      pull = new Pull(new Drag(desk), handle, stance, rayOf(event), event);
      const { isOn, step_m } = desk.grid.peek();
      const { x, y, z } = stance.centre;
      if (isOn && desk.tool.peek() === "move") drawn.grid({ x, y: floorUnder(drawn, desk, y), z, step_m });
    },
    drag(event) {
      pull?.to(rayOf(event), event);
    },
    release(event, finished) {
      svgOf(event)?.classList.remove("held");
      drawn.grid(null);
      pull?.end(finished);
      pull = null;
    },
  };
}

function floorUnder(drawn: DrawnPlace, desk: Desk, otherwise: number): number {
  return drawn.boundsOf(desk.selection.peek())?.min[1] ?? otherwise;
}

/** A handle under way: where it was taken, and what every new point of the pointer makes of the chosen. */
class Pull {
  readonly #drag: Drag;
  readonly #handle: Handle;
  readonly #stance: Stance;
  readonly #fromPixels: { readonly x: number; readonly y: number };
  readonly #start: number | null;
  readonly #point: Vector3 | null;

  constructor(drag: Drag, handle: Handle, stance: Stance, ray: Ray, event: PointerEvent) {
    this.#drag = drag;
    this.#handle = handle;
    this.#stance = stance;
    this.#fromPixels = { x: event.clientX, y: event.clientY };
    this.#start = typeof handle === "number" ? alongAxis(ray, stance.centre, stance.axes[handle]!) : null;
    this.#point = typeof handle === "number" ? null : onPlane(ray, stance.centre, UP as Vector3);
  }

  to(ray: Ray, event: PointerEvent): void {
    const tool = this.#drag.desk.tool.peek();
    if (tool === "turn") this.#turn(ray, event);
    else if (tool === "size") this.#size(ray, event);
    else this.#move(ray);
  }

  end(finished: boolean): void {
    this.#drag.end(finished);
  }

  #move(ray: Ray): void {
    const { centre, axes } = this.#stance;
    const moved = new Vector3();
    if (typeof this.#handle === "number") {
      const now = alongAxis(ray, centre, axes[this.#handle]!);
      if (now === null || this.#start === null) return;
      moved.copy(axes[this.#handle]!).multiplyScalar(now - this.#start);
    } else {
      const now = onPlane(ray, centre, UP as Vector3);
      if (!now || !this.#point) return;
      moved.copy(now).sub(this.#point).setY(0);
    }
    const { before, ids, desk } = this.#drag;
    const from = tuple(positionOf(before, ids[0]!));
    const to = snapMove(from, moved.toArray() as Vector, desk.grid.peek());
    this.#drag.moveTo(new Vector3(...to).sub(new Vector3(...from)));
  }

  #turn(ray: Ray, event: PointerEvent): void {
    const { centre } = this.#stance;
    const now = onPlane(ray, centre, UP as Vector3);
    // Seen from the side the ring is a line: then the way across the screen counts.
    const radians =
      now && this.#point
        ? angleAround(UP as Vector3, centre, this.#point, now)
        : (event.clientX - this.#fromPixels.x) / REACH_PIXELS;
    const { isOn, step_deg } = this.#drag.desk.grid.peek();
    this.#drag.turn(turnAround(UP as Vector3, snapped((radians * 180) / Math.PI, step_deg, isOn)), centre);
  }

  #size(ray: Ray, event: PointerEvent): void {
    const { centre, axes, reach } = this.#stance;
    if (typeof this.#handle !== "number") {
      const pulled = (event.clientX - this.#fromPixels.x - (event.clientY - this.#fromPixels.y)) / 2;
      this.#drag.size(factorsOf(REACH_PIXELS, REACH_PIXELS + pulled, null));
      return;
    }
    const now = alongAxis(ray, centre, axes[this.#handle]!);
    if (now !== null && this.#start !== null)
      this.#drag.size(factorsOf(reach, reach + now - this.#start, this.#handle));
  }
}
