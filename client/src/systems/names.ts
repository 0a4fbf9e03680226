/** Shows the names of those who are near, above their heads: nearest first, and none over another. */
import { Vector3 } from "three";
import { eyesOf } from "../crowd/attention";
import { PLATE_PX } from "../crowd/name_plates";
import { headsetSign } from "../model/headset_sign";
import type { Person } from "../model/people";
import { PoseFlag } from "../protocol/generated";
import { attentionOf } from "./people";
import type { Frame, Immersed, StageState } from "./state";

const NAMES_WITHIN_M = 16;
const NAMES_FADE_FROM_M = 12;
const NAMES_MAX = 24;
/** Of a name that was never written yet, CSS pixels. */
const NAME_WIDTH = 110;
const ABOVE_EYES_M = 0.31;
/** Over a bun or a hat. */
const ABOVE_TALL_HAIR_M = 0.36;

const FLAT: Pick<Immersed, "scale" | "piece"> = { scale: 1, piece: null };
const offset = new Vector3();

/** Those whose names may be shown in this picture, nearest first: kept from frame to frame, so that nothing is made. */
const nearest: { person: Person | null; distance: number }[] = Array.from({ length: NAMES_MAX }, () => ({
  person: null,
  distance: 0,
}));
/** Of each name in the last picture: the middle of its foot, half its width, whose it is. */
const onScreen = new Float32Array(NAMES_MAX * 4);
let written = 0;

export function showNames(stage: StageState, frame: Frame): void {
  const { names, picture, model, immersed } = stage;
  const canvas = picture.renderer.domElement;
  const ratio = picture.renderer.getPixelRatio();
  const [width, height] = immersed?.size ?? [canvas.width / ratio, canvas.height / ratio];
  names.begin(width, height, frame.nowMs / 1_000);
  if (immersed) names.stand(stage.eye, immersed.pixel);
  const attention = attentionOf(model);
  const count = findNearest(stage);
  let taken = 0;
  for (let at = 0; at < count; at += 1) {
    const { person, distance } = nearest[at] ?? { person: null, distance: 0 };
    if (!person?.card) continue;
    const { shown, card } = person;
    const y = nameHeight(person);
    offset.set(shown.x, y, shown.z).project(picture.camera);
    if (offset.z > 1 || Math.abs(offset.x) > 1.1 || Math.abs(offset.y) > 1.1) continue;
    const isUp = model.raised.value.includes(person.slot);
    const sign = headsetSign(person);
    const worn = model.experiences.value?.badges.value.get(card.participant);
    const key = `${person.slot}:${person.cardVersion}${isUp ? "^" : ""}${sign ?? ""}${worn?.mark ?? ""}`;
    const half = (names.widthOf(key) || NAME_WIDTH) / 2;
    const [px, py] = [((offset.x + 1) / 2) * width, ((1 - offset.y) / 2) * height];
    if (overlaps(taken, px, py, half)) continue;
    onScreen.set([px, py, half, person.slot], taken * 4);
    taken += 1;
    const fade = 1 - Math.max(0, (distance - NAMES_FADE_FROM_M) / (NAMES_WITHIN_M - NAMES_FADE_FROM_M));
    const typing = (shown.flags & PoseFlag.TYPING) !== 0;
    const opacity = fade * person.opacity;
    const isHeard = attention.isHeard(person);
    names.add(
      key,
      card.name,
      card.program,
      shown.x,
      y,
      shown.z,
      opacity,
      typing,
      isHeard,
      isUp,
      sign,
      worn?.list,
    );
  }
  written = taken;
  names.end();
}

/** Whose name a point of the last picture lies on, in CSS pixels; null: nobody's. */
export function nameAt(x: number, y: number): number | null {
  for (let at = 0; at < written * 4; at += 4) {
    const above = (onScreen[at + 1] ?? 0) - y;
    const isOn = Math.abs(x - (onScreen[at] ?? 0)) <= (onScreen[at + 2] ?? 0);
    if (isOn && above >= 0 && above <= PLATE_PX) return onScreen[at + 3] ?? null;
  }
  return null;
}

/** Where the foot of somebody's plate is. */
function nameHeight(person: Person): number {
  const style = person.card?.look.hair_style;
  return eyesOf(person) + (style === 1 || style === 6 ? ABOVE_TALL_HAIR_M : ABOVE_EYES_M);
}

/** Whether a name there would lie over one that is nearer. */
function overlaps(taken: number, x: number, y: number, half: number): boolean {
  for (let at = 0; at < taken * 4; at += 4) {
    const apart = Math.abs(x - (onScreen[at] ?? 0));
    if (apart < half + (onScreen[at + 2] ?? 0) && Math.abs(y - (onScreen[at + 1] ?? 0)) < PLATE_PX + 2)
      return true;
  }
  return false;
}

/** Fills `nearest` with others within sight of their names, nearest first; returns how many. */
function findNearest({ model, eye, immersed }: StageState): number {
  const { scale, piece } = immersed ?? FLAT;
  let count = 0;
  for (const person of model.people.list) {
    // Through the door one sees people, and no names.
    if (person.self || !person.visible || person.opacity === 0 || !person.card?.name) continue;
    const { shown } = person;
    if (piece && Math.hypot(shown.x - piece.x, shown.z - piece.z) > piece.reach) continue;
    const distance = Math.hypot(shown.x - eye.x, nameHeight(person) - eye.y, shown.z - eye.z) / scale;
    if (distance > NAMES_WITHIN_M) continue;
    const last = nearest[NAMES_MAX - 1];
    if (count === NAMES_MAX && last && distance >= last.distance) continue;
    let at = Math.min(count, NAMES_MAX - 1);
    for (; at > 0 && (nearest[at - 1]?.distance ?? 0) > distance; at -= 1) copy(at - 1, at);
    const slot = nearest[at];
    if (slot) Object.assign(slot, { person, distance });
    count = Math.min(count + 1, NAMES_MAX);
  }
  return count;
}

function copy(from: number, to: number): void {
  const [source, target] = [nearest[from], nearest[to]];
  if (source && target) Object.assign(target, source);
}
