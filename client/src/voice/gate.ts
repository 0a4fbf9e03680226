/**
 * Whether somebody speaks, so that silence is not sent: louder than the room has been, for a moment and a little after.
 *
 * Levels are in decibels below the loudest that can be said, 127 … 0 (RFC 6464).
 */

export const SILENCE_LEVEL = 127;
/** So much above the room, and never softer than this, counts as speech. */
const ABOVE_ROOM_DB = 9;
const SOFTEST_LEVEL = 62;
/** The gate stays open between two words. */
const HELD_PACKETS = 15;
/** The room is learnt from what is softer at once, from what is louder slowly: a fan that begins is a room too. */
const ROOM_RISES_DB = 0.04;
const ROOM_LEVEL_FIRST = 70;

/** Of a packet: the root of the mean square, against full scale. */
export function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const rms = Math.sqrt(sum / samples.length);
  return rms > 0 ? Math.min(SILENCE_LEVEL, Math.max(0, Math.round(-20 * Math.log10(rms)))) : SILENCE_LEVEL;
}

export class VoiceGate {
  #roomLevel = ROOM_LEVEL_FIRST;
  #openFor = 0;

  /** Whether a packet of this level is to be sent. */
  opens(level: number): boolean {
    if (level > this.#roomLevel) this.#roomLevel = level;
    else this.#roomLevel -= Math.min(ROOM_RISES_DB, this.#roomLevel - level);
    const isSpeech = level <= SOFTEST_LEVEL && level <= this.#roomLevel - ABOVE_ROOM_DB;
    this.#openFor = isSpeech ? HELD_PACKETS : Math.max(0, this.#openFor - 1);
    return this.#openFor > 0;
  }
}
