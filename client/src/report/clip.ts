/**
 * What of the last minute goes into a report about one person: what she said and where she stood; of the reporter's own
 * words only what she agrees to; of nobody else anything. In the shape that `POST /api/spaces/{space}/reports` takes.
 */
import { KEPT_MS, type LastMinute } from "./ring";

/** The most of each that a report takes; of more, the last. */
const PACKETS_MAX = 3_000;
const LINES_MAX = 200;
const WHISPERS_MAX = 100;
const PLACES_MAX = 4_000;
const PACKET_S = 0.02;

export interface Choice {
  readonly about: string;
  /** The reporter's own participant. */
  readonly own: string;
  readonly withOwnWords: boolean;
}

export interface Clip {
  readonly voices: { readonly participant: string; readonly packets: readonly Packet[] }[];
  readonly lines: {
    readonly participant: string;
    readonly number: number;
    readonly at_ms: number;
    readonly text: string;
    readonly tag: string;
  }[];
  readonly whispers: {
    readonly participant: string;
    readonly to: string;
    readonly said_at: number;
    readonly at_ms: number;
    readonly text: string;
    readonly tag: string;
  }[];
  readonly places: {
    readonly participant: string;
    readonly at_ms: number;
    readonly x: number;
    readonly z: number;
  }[];
}

/** sequence, level, flags, milliseconds since the clip's beginning, tag, Opus. */
type Packet = readonly [number, number, number, number, string, string];

/** What she is told that she sends. */
export interface Contents {
  readonly soundS: number;
  readonly lines: readonly Said[];
  readonly whispers: readonly Said[];
  /** Lines of her own. */
  readonly own: readonly Said[];
  readonly hasPlaces: boolean;
}

export interface Said {
  readonly key: string;
  readonly name: string;
  readonly text: string;
}

export function contentsOf(minute: LastMinute, { about, own }: Choice): Contents {
  const linesOf = (participant: string) =>
    minute.lines
      .filter((line) => line.participant === participant)
      .map(({ number, name, text }) => ({ key: `line-${number}`, name, text }));
  return {
    soundS: Math.ceil(minute.sounds.filter((sound) => sound.participant === about).length * PACKET_S),
    lines: linesOf(about),
    whispers: minute.whispers
      .filter((whisper) => whisper.participant === about)
      .map(({ saidAt, name, text }) => ({ key: `whisper-${saidAt}`, name, text })),
    own: linesOf(own),
    hasPlaces: minute.places.some(({ participant }) => participant === about),
  };
}

export function clipOf(minute: LastMinute, { about, own, withOwnWords }: Choice): Clip {
  const sinceMs = minute.untilMs - KEPT_MS;
  const at = (atMs: number) => Math.min(KEPT_MS, Math.max(0, Math.round(atMs - sinceMs)));
  const packets = minute.sounds
    .filter(({ participant }) => participant === about)
    .map(
      ({ sequence, level, flags, atMs, tag, opus }): Packet => [
        sequence,
        level,
        flags,
        at(atMs),
        base64(tag),
        base64(opus),
      ],
    );
  return {
    voices: packets.length === 0 ? [] : [{ participant: about, packets: packets.slice(-PACKETS_MAX) }],
    lines: minute.lines
      .filter(({ participant }) => participant === about || (withOwnWords && participant === own))
      .map(({ participant, number, atMs, text, tag }) => ({
        participant,
        number,
        at_ms: at(atMs),
        text,
        tag: base64(tag),
      }))
      .slice(-LINES_MAX),
    whispers: minute.whispers
      .filter(({ participant }) => participant === about)
      .map(({ participant, to, saidAt, atMs, text, tag }) => ({
        participant,
        to,
        said_at: saidAt,
        at_ms: at(atMs),
        text,
        tag: base64(tag),
      }))
      .slice(-WHISPERS_MAX),
    places: minute.places
      .filter(({ participant }) => participant === about || participant === own)
      .map(({ participant, atMs, x, z }) => ({ participant, at_ms: at(atMs), x, z }))
      .slice(-PLACES_MAX),
  };
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
