/** Whom somebody looks at: who speaks, else who is near. Plain numbers, no three.js. */
import type { Gaiting, Seen } from "../avatar/gait";
import type { Chat } from "../model/chat";
import type { Person } from "../model/people";
import { shortTurn } from "../model/pose_track";
import { Gait, PoseFlag } from "../protocol/generated";

/** Who comes so near is looked at. */
const NEAR_M = 4;
const SPEAKER_M = 12;
const TOO_NEAR_M = 0.3;
/** A line of chat is listened to for so long. */
const LISTENED_MS = 4_000;
/** Nobody looks over her own shoulder. */
const BEHIND_RAD = 1.9;
/** Whoever is looked at already stays so unless somebody else is nearer by this. */
const LOYALTY_M = 0.8;
/** Whoever watches the picture is looked at before others who are as near: that is how one feels seen. */
const COURTESY_M = 1.5;
const EYES_M = 1.53;
const EYES_SEATED_M = 1.27;

export function eyesOf({ shown, card, tracked }: Person): number {
  if (tracked?.head.isTracked) return tracked.head.y;
  return shown.y + (shown.flags & PoseFlag.SEATED || card?.look.wheelchair ? EYES_SEATED_M : EYES_M);
}

export class Attention {
  #speaker = "";
  #spokeMs = Number.NEGATIVE_INFINITY;
  #lastLine: number | null = null;
  #hasHeard = false;
  #voices: ReadonlySet<number> = new Set();
  readonly #lookedAt = new WeakMap<Person, Person>();

  /** Notes whose voice is heard, and who spoke last in the chat. What was said before she came calls for nobody's eyes. */
  listen(chat: Chat, voices: ReadonlySet<number>, nowMs: number): void {
    this.#voices = voices;
    const last = chat.lines.peek().at(-1);
    if (last && this.#hasHeard && last.number !== this.#lastLine) {
      this.#speaker = last.participant;
      this.#spokeMs = nowMs;
    }
    this.#lastLine = last?.number ?? null;
    this.#hasHeard = true;
  }

  /** Whether her voice is in the air: it comes from her, or the server says that it does. */
  isHeard({ shown, slot }: Person): boolean {
    return (shown.flags & PoseFlag.SPEAKING) !== 0 || this.#voices.has(slot);
  }

  speaks(person: Person, nowMs: number): boolean {
    if (this.isHeard(person)) return true;
    return nowMs - this.#spokeMs < LISTENED_MS && person.card?.participant === this.#speaker;
  }

  /** Fills in where somebody who stands or sits still looks. */
  direct(seen: Seen, person: Person, gaiting: Gaiting, around: readonly Person[], nowMs: number): void {
    seen.attends = false;
    if (person.self || seen.away || (person.shown.flags & PoseFlag.GAIT) !== Gait.STILL) return;
    const other = this.#choose(person, gaiting, around, nowMs);
    if (!other) {
      this.#lookedAt.delete(person);
      return;
    }
    this.#lookedAt.set(person, other);
    const [dx, dz] = [other.shown.x - person.shown.x, other.shown.z - person.shown.z];
    seen.attends = true;
    seen.towardsYaw = Math.atan2(-dx, -dz);
    seen.towardsPitch = Math.atan2(eyesOf(other) - eyesOf(person), Math.hypot(dx, dz));
  }

  #choose(person: Person, gaiting: Gaiting, around: readonly Person[], nowMs: number): Person | null {
    const before = this.#lookedAt.get(person);
    let [chosen, least]: [Person | null, number] = [null, Number.POSITIVE_INFINITY];
    for (const other of around) {
      if (other === person) continue;
      const [dx, dz] = [other.shown.x - person.shown.x, other.shown.z - person.shown.z];
      const distance = Math.hypot(dx, dz);
      const speaks = distance < SPEAKER_M && this.speaks(other, nowMs);
      if (distance < TOO_NEAR_M || (distance > NEAR_M && !speaks)) continue;
      if (Math.abs(shortTurn(gaiting.bodyYaw, Math.atan2(-dx, -dz))) > BEHIND_RAD) continue;
      const favour = (other === before ? LOYALTY_M : 0) + (other.self ? COURTESY_M : 0);
      const rank = distance - favour - (speaks ? 2 * SPEAKER_M : 0);
      if (rank < least) [chosen, least] = [other, rank];
    }
    return chosen;
  }
}
