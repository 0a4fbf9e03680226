/**
 * What a voice waits in until it is heard: long enough that a late packet still comes in time, no longer.
 *
 * Nobody knows how late the next packet will be. So the buffer watches how little was left in it: if it never ran low
 * for a while, it waits too long, and leaves out whole periods (`stretch.ts`) until it does not; if it ran dry in the
 * midst of speech more than once, it wants more from then on. A stall is caught up with within a second. What is missing
 * goes on for a moment as it was, and fades. No WebAudio in here: the worklet and the scheduler both take from it.
 */
import { crossFade, OVERLAP, PERIOD_MAX, resemblingPeriod } from "./stretch";

export const SAMPLE_RATE = 48_000;
export const PACKET_SAMPLES = 960;
const MS = SAMPLE_RATE / 1000;

/** What should be left when the next packet comes. */
const SPARE_MIN = 12 * MS;
const SPARE_MAX = 180 * MS;
/** Each time it runs dry so much more is wanted, and after every while without that so much less. */
const SPARE_MORE = 15 * MS;
const SPARE_LESS = 5 * MS;
const CALM = 2 * SAMPLE_RATE;
/** Ran dry again within so long, the line is restless; once alone it was a stall. */
const RESTLESS = 4 * SAMPLE_RATE;
/** How far back is looked for the least that was left. */
const WATCHED = 200 * MS;
/** So much beyond what is wanted is left alone; beyond the second it is caught up with in haste. */
const TOLERATED = 10 * MS;
const FAR_BEHIND = 50 * MS;
/** Between two places where a period is left out, at leisure and in haste. */
const LEISURE = 60 * MS;
const HASTE = 10 * MS;
/** What is missing goes on, fading, for so long. */
const CONCEALED = 60 * MS;
const HELD_MAX = SAMPLE_RATE;
const TAIL = PERIOD_MAX + OVERLAP;

export class JitterBuffer {
  readonly #sound = new Float32Array(2 * SAMPLE_RATE);
  #start = 0;
  #end = 0;
  #next = -1;
  #isPlaying = false;
  /** What waits is the beginning of a word. */
  #isWord = false;
  /** How long the beginning has waited for more. */
  #waited = 0;
  #spare = SPARE_MIN;
  /** The least that was left, since the last look and in the whole while before it. */
  #least = Number.POSITIVE_INFINITY;
  #leastBefore = 0;
  #watched = 0;
  #sinceDry = RESTLESS;
  #calm = 0;
  #sinceShorter = LEISURE;
  /** Samples that were made up since the last true one; from CONCEALED on they are silence. */
  #madeUp = CONCEALED;
  #ranDry = false;
  /** The last that was heard, and where in it what goes on is read. */
  readonly #tail = new Float32Array(TAIL);
  #period = OVERLAP;
  #readAt = 0;
  readonly #block = new Float32Array(OVERLAP);
  #taken = OVERLAP;

  /** How many samples wait. */
  get held(): number {
    return this.#end - this.#start + OVERLAP - this.#taken;
  }

  /** How much it wants to have left, in milliseconds. */
  get spareMs(): number {
    return this.#spare / MS;
  }

  /** A decoded packet. One that comes twice or too late is left out; what is missing before it is made up. */
  put(sequence: number, begins: boolean, samples: Float32Array): void {
    const ahead = this.#next < 0 || begins ? 0 : ((sequence - this.#next + 0x18000) & 0xffff) - 0x8000;
    if (ahead < 0) return;
    if (this.#ranDry && !begins) this.#wantMore();
    this.#ranDry = false;
    if (begins) this.#isWord = !this.#isPlaying;
    if (ahead > 0 && this.#waiting > 0) this.#fill(Math.min(ahead, 3) * PACKET_SAMPLES);
    this.#next = (sequence + 1) & 0xffff;
    this.#append(samples);
    if (this.#waiting > HELD_MAX) this.#start = this.#end - HELD_MAX;
  }

  /** The next samples that are heard. Silence where there is nothing to say. */
  take(out: Float32Array): void {
    for (let at = 0; at < out.length; ) {
      if (this.#taken === OVERLAP) this.#make();
      const count = Math.min(out.length - at, OVERLAP - this.#taken);
      out.set(this.#block.subarray(this.#taken, this.#taken + count), at);
      this.#taken += count;
      at += count;
    }
  }

  get #waiting(): number {
    return this.#end - this.#start;
  }

  /** Fills the next block. */
  #make(): void {
    this.#taken = 0;
    if (!this.#isPlaying && !this.#mayBegin()) {
      this.#block.fill(0);
      return;
    }
    this.#watch();
    if (this.#isTooLong()) this.#playShorter();
    else this.#play();
    if (this.#madeUp === 0) this.#keep(OVERLAP);
  }

  /** Enough is there; or it has waited for as long, since a last short word is not kept for ever. */
  #mayBegin(): boolean {
    const wanted = this.#spare + PACKET_SAMPLES;
    this.#waited = this.#waiting > 0 ? this.#waited + OVERLAP : 0;
    this.#isPlaying = this.#waiting >= wanted || this.#waited > wanted;
    if (this.#isPlaying) {
      // A word comes with the breath before it: of that no more is heard than there is time for.
      if (this.#isWord) this.#start += Math.max(0, Math.min(PACKET_SAMPLES, this.#waiting - wanted));
      this.#isWord = false;
      this.#waited = 0;
      this.#least = Number.POSITIVE_INFINITY;
      this.#leastBefore = 0;
      this.#watched = 0;
    }
    return this.#isPlaying;
  }

  #play(): void {
    const count = Math.min(OVERLAP, this.#waiting);
    this.#block.set(this.#sound.subarray(this.#start, this.#start + count));
    if (count > 0 && this.#madeUp > 0) this.#join(count);
    this.#start += count;
    if (count < OVERLAP) this.#goOn(count);
  }

  #playShorter(): void {
    const period = resemblingPeriod(this.#sound, this.#start);
    crossFade(this.#block, 0, this.#sound, this.#start, this.#sound, this.#start + period, OVERLAP);
    if (this.#madeUp > 0) this.#join(OVERLAP);
    this.#start += period + OVERLAP;
    this.#least -= period;
    this.#leastBefore -= period;
    this.#sinceShorter = 0;
  }

  /** From what went on in its place to what has come. */
  #join(count: number): void {
    const madeUp = new Float32Array(count);
    this.#repeat(madeUp, 0);
    crossFade(this.#block, 0, madeUp, 0, this.#block, 0, count);
    this.#madeUp = 0;
  }

  /** Nothing is there: what was heard last goes on and fades; then it is silent, and the next word begins anew. */
  #goOn(from: number): void {
    if (this.#madeUp === 0) {
      this.#ranDry = true;
      this.#keep(from);
      this.#period = resemblingPeriod(this.#tail, TAIL - OVERLAP, -1);
      this.#readAt = TAIL - this.#period;
    }
    this.#repeat(this.#block, from);
    this.#isPlaying = this.#madeUp < CONCEALED;
  }

  /** The first samples of the block were truly heard. */
  #keep(count: number): void {
    this.#tail.copyWithin(0, count);
    this.#tail.set(this.#block.subarray(0, count), TAIL - count);
  }

  /** The last period again and again, ever more softly. */
  #repeat(out: Float32Array, from: number): void {
    for (let i = from; i < out.length; i += 1) {
      out[i] = (this.#tail[this.#readAt] as number) * Math.max(0, 1 - this.#madeUp / CONCEALED);
      this.#readAt = this.#readAt + 1 === TAIL ? TAIL - this.#period : this.#readAt + 1;
      this.#madeUp += 1;
    }
  }

  #isTooLong(): boolean {
    if (this.#waiting < 2 * OVERLAP + PERIOD_MAX) return false;
    const excess = Math.min(this.#least, this.#waiting) - this.#spare;
    if (excess > FAR_BEHIND) return this.#sinceShorter >= HASTE;
    return Math.min(excess, this.#leastBefore - this.#spare) > TOLERATED && this.#sinceShorter >= LEISURE;
  }

  /** Before each block: the least that was left, over the last while. */
  #watch(): void {
    this.#sinceDry += OVERLAP;
    this.#sinceShorter += OVERLAP;
    this.#watched += OVERLAP;
    this.#calm += OVERLAP;
    this.#least = Math.min(this.#least, this.#waiting);
    if (this.#watched >= WATCHED) {
      this.#leastBefore = this.#least;
      this.#least = this.#waiting;
      this.#watched = 0;
    }
    if (this.#calm >= CALM) {
      this.#calm = 0;
      this.#spare = Math.max(SPARE_MIN, this.#spare - SPARE_LESS);
    }
  }

  /** It ran dry while somebody was speaking. */
  #wantMore(): void {
    if (this.#sinceDry < RESTLESS) this.#spare = Math.min(SPARE_MAX, this.#spare + SPARE_MORE);
    this.#sinceDry = 0;
    this.#calm = 0;
  }

  /** Packets that were skipped on the way: what was there before goes on towards what comes. */
  #fill(count: number): void {
    const filler = new Float32Array(count);
    const known = Math.min(this.#waiting, PACKET_SAMPLES);
    for (let i = 0; i < count; i += 1) {
      filler[i] = (this.#sound[this.#end - known + (i % known)] as number) * Math.max(0, 1 - i / CONCEALED);
    }
    this.#append(filler);
  }

  #append(samples: Float32Array): void {
    if (this.#end + samples.length > this.#sound.length) {
      this.#sound.copyWithin(0, this.#start, this.#end);
      this.#end -= this.#start;
      this.#start = 0;
    }
    this.#sound.set(samples, this.#end);
    this.#end += samples.length;
  }
}
