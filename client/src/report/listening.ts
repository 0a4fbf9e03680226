/**
 * Listening to what was reported: a button for each voice and one for all together, nothing plays by itself, and whoever
 * speaks at the moment is marked, as is the line that was written then. Escape stops.
 */

/** A voice of the clip, as the server hands it out. */
export interface Track {
  readonly participant: string;
  readonly name: string;
  readonly packets: readonly (readonly [number, number, number, number, string])[];
}

export interface ClipPacket {
  readonly speaker: string;
  readonly sequence: number;
  readonly opus: Uint8Array;
  /** Since the clip's beginning. */
  readonly atMs: number;
}

export interface Player {
  /** One voice, or with null all of them. */
  play(speaker: string | null): Promise<void> | void;
  stop(): void;
  readonly positionS: number;
  onended: (() => void) | null;
}

export interface Sources {
  readonly tracks: (path: string) => Promise<readonly Track[]>;
  readonly open: (packets: readonly ClipPacket[]) => Promise<Player>;
}

/** So long after a packet its speaker counts as speaking, and a line as being said. */
const SPEAKS_MS = 250;
const SAID_MS = 4_000;
const LOOK_EVERY_MS = 100;
const SECOND_MS = 1_000;

export function offerListening(page: Document, sources: Sources): void {
  for (const section of page.querySelectorAll<HTMLElement>("section[data-clip]")) {
    new Listening(section, sources).offer();
  }
}

class Listening {
  #player: Player | null = null;
  #pressed: HTMLButtonElement | null = null;
  #timer: ReturnType<typeof setInterval> | null = null;
  #packets: readonly ClipPacket[] | null = null;

  constructor(
    private readonly section: HTMLElement,
    private readonly sources: Sources,
  ) {}

  offer(): void {
    for (const button of this.section.querySelectorAll("button")) {
      const speaker = button.closest<HTMLElement>("[data-speaker]")?.dataset.speaker ?? null;
      if (speaker === null && !("all" in button.dataset)) continue;
      button.hidden = false;
      this.#label(button, false);
      button.addEventListener("click", () => void this.#press(button, speaker));
    }
    this.section.ownerDocument.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#stop();
    });
  }

  async #press(button: HTMLButtonElement, speaker: string | null): Promise<void> {
    const isOn = this.#pressed === button;
    this.#stop();
    if (isOn) return;
    this.#pressed = button;
    this.#label(button, true);
    try {
      this.#packets ??= packetsOf(await this.sources.tracks(this.section.dataset.clip ?? ""));
      this.#player ??= await this.sources.open(this.#packets);
      if (this.#pressed !== button) return;
      await this.#play(this.#player, this.#packets, speaker);
    } catch {
      this.#stop();
      this.#tell(this.section.dataset.failed ?? "");
    }
  }

  async #play(player: Player, all: readonly ClipPacket[], speaker: string | null): Promise<void> {
    const packets = all.filter((packet) => speaker === null || packet.speaker === speaker);
    if (packets.length === 0) return this.#stop();
    const beginsMs = all.reduce((first, { atMs }) => Math.min(first, atMs), Number.POSITIVE_INFINITY);
    player.onended = () => this.#stop();
    await player.play(speaker);
    this.#timer = setInterval(
      () => this.#mark(packets, beginsMs + player.positionS * SECOND_MS),
      LOOK_EVERY_MS,
    );
  }

  #stop(): void {
    this.#player?.stop();
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    if (this.#pressed) this.#label(this.#pressed, false);
    this.#pressed = null;
    this.#mark([], Number.NaN);
    this.#tell("");
  }

  #label(button: HTMLButtonElement, isOn: boolean): void {
    const { play, stop } = this.section.dataset;
    button.textContent = (isOn ? stop : play) ?? "";
    button.setAttribute("aria-pressed", String(isOn));
    const name = button.closest("[data-speaker]")?.querySelector("span")?.textContent;
    if (name) button.setAttribute("aria-label", `${button.textContent}: ${name}`);
  }

  /** Who speaks and what was written at this moment of the clip. */
  #mark(packets: readonly ClipPacket[], nowMs: number): void {
    const speaking = new Set(
      packets.filter(({ atMs }) => atMs <= nowMs && nowMs < atMs + SPEAKS_MS).map(speakerOf),
    );
    for (const row of this.section.querySelectorAll<HTMLElement>("[data-speaker]")) {
      show(row, speaking.has(row.dataset.speaker ?? ""));
    }
    for (const line of this.section.ownerDocument.querySelectorAll<HTMLElement>("[data-at]")) {
      const at = Number(line.dataset.at);
      show(line, at <= nowMs && nowMs < at + SAID_MS);
    }
  }

  #tell(sentence: string): void {
    const told = this.section.querySelector("[data-status]");
    if (told) told.textContent = sentence;
  }
}

function show(element: HTMLElement, isNow: boolean): void {
  if (isNow) element.setAttribute("aria-current", "true");
  else element.removeAttribute("aria-current");
}

function speakerOf({ speaker }: ClipPacket): string {
  return speaker;
}

function packetsOf(tracks: readonly Track[]): ClipPacket[] {
  return tracks.flatMap(({ participant, packets }) =>
    packets.map(([sequence, , , atMs, opus]) => ({
      speaker: participant,
      sequence,
      atMs,
      opus: bytesOf(opus),
    })),
  );
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
