/** `heron`: it stands by the water while nobody is near, and flies when somebody comes. */
import { Group, type Object3D, Vector3 } from "three";
import type { Heron } from "./generated";
import { type HeronBody, heronBody } from "./heron_body";
import type { Around, BuilderOf, Bystander } from "./site";

/** While it stands at a perch people may come a little nearer than when it chooses one. */
const CHOOSES_BEYOND = 1.35;
const SPEED_M_PER_S = 5.5;
const FLIGHT_S_MIN = 2.4;
/** Where it goes when people are everywhere: high over the bamboo. */
const AWAY = new Vector3(-46, 24, -62);
export const NOWHERE = -1;

export const heron: BuilderOf<"heron"> = (site) => ({
  add(component, { matrix }) {
    const perches = component.perches.map((point) => new Vector3(...point).applyMatrix4(matrix));
    const body = heronBody(site);
    const bird = new Bird(component, perches, body);
    site.root.add(bird.root);
    site.everyFrame((seconds, around) => bird.update(seconds, around));
  },
});

/**
 * The perch it wants: the one whose turn it is by the clock, else the next one that nobody is near; so everybody who
 * knows of the same people sees it at the same stone. `at` is where it stands already, NOWHERE where it does not.
 */
export function wantedPerch(
  perches: readonly Vector3[],
  { shy_m, stay_s }: Pick<Heron, "shy_m" | "stay_s">,
  seconds: number,
  people: readonly Bystander[],
  at: number,
): number {
  const first = Math.floor(seconds / stay_s) % perches.length;
  for (let next = 0; next < perches.length; next += 1) {
    const number = (first + next) % perches.length;
    const perch = perches[number];
    if (perch && !isNear(perch, people, number === at ? shy_m : shy_m * CHOOSES_BEYOND)) return number;
  }
  return NOWHERE;
}

function isNear(perch: Vector3, people: readonly Bystander[], within_m: number): boolean {
  for (const { visible, shown } of people) {
    if (visible && Math.hypot(shown.x - perch.x, shown.z - perch.z) < within_m) return true;
  }
  return false;
}

class Bird {
  readonly root: Object3D = new Group();
  readonly #heron: Heron;
  readonly #perches: readonly Vector3[];
  readonly #body: HeronBody;
  readonly #from = new Vector3();
  readonly #to = new Vector3();
  #at = Number.NaN;
  #startS = 0;
  #flightS = 0;
  #heading = 0;

  constructor(heron: Heron, perches: readonly Vector3[], body: HeronBody) {
    this.#heron = heron;
    this.#perches = perches;
    this.#body = body;
    this.root.add(body.standing, body.flying);
  }

  update(seconds: number, { people }: Around): void {
    const wanted = wantedPerch(this.#perches, this.#heron, seconds, people, this.#at);
    if (Number.isNaN(this.#at)) this.#alight(wanted);
    else if (wanted !== this.#at && !this.#isFlying(seconds)) this.#takeOff(wanted, seconds);
    if (this.#isFlying(seconds)) this.#fly(seconds);
    else this.#stand(seconds);
  }

  #isFlying(seconds: number): boolean {
    return seconds < this.#startS + this.#flightS && seconds >= this.#startS;
  }

  #alight(perch: number): void {
    this.#at = perch;
    this.#to.copy(this.#perches[perch] ?? AWAY);
    this.#heading = 1.3 * perch + 0.6;
  }

  #takeOff(perch: number, seconds: number): void {
    this.#from.copy(this.#to);
    this.#alight(perch);
    this.#startS = seconds;
    this.#flightS = Math.max(FLIGHT_S_MIN, this.#from.distanceTo(this.#to) / SPEED_M_PER_S);
  }

  #fly(seconds: number): void {
    const { standing, flying, left, right } = this.#body;
    standing.visible = false;
    flying.visible = true;
    const part = (seconds - this.#startS) / this.#flightS;
    place(this.root.position, this.#from, this.#to, part);
    place(ahead, this.#from, this.#to, Math.min(part + 0.02, 1.02));
    ahead.sub(this.root.position);
    this.root.rotation.set(0, Math.atan2(-ahead.x, -ahead.z), 0);
    flying.rotation.x = Math.atan2(ahead.y, Math.hypot(ahead.x, ahead.z)) * 0.7;
    // Slow strokes; it glides before it lands.
    const glide = part > 0.72 ? 0.25 : 1;
    const beat = Math.sin(seconds * 8.5) * 0.62 * glide + 0.12;
    left.rotation.z = -beat;
    right.rotation.z = beat;
  }

  #stand(seconds: number): void {
    const { standing, flying, head } = this.#body;
    flying.visible = false;
    standing.visible = this.#at !== NOWHERE;
    this.root.position.copy(this.#to);
    this.root.rotation.set(0, this.#heading, 0);
    // It looks about, holds still for a while, and looks again.
    const look = Math.sin(seconds * 0.23) + 0.5 * Math.sin(seconds * 0.61 + 2);
    head.rotation.y = 0.75 * Math.max(-1, Math.min(1, 2.4 * look));
    head.rotation.x = 0.12 * Math.sin(seconds * 0.37);
    standing.position.y = 0.004 * Math.sin(seconds * 1.4);
  }
}

const ahead = new Vector3();

/** A curve that rises soon, bends aside and comes down late. */
function place(out: Vector3, from: Vector3, to: Vector3, part: number): void {
  const eased = part * part * (3 - 2 * part);
  const height = Math.min(6, 1.6 + 0.12 * from.distanceTo(to));
  out.lerpVectors(from, to, eased);
  out.y += height * Math.sin(Math.PI * Math.min(Math.max(part, 0), 1) ** 0.8);
  const aside = 0.16 * Math.sin(Math.PI * part);
  out.x += aside * (to.z - from.z);
  out.z -= aside * (to.x - from.x);
}
