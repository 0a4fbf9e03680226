/**
 * One's own microphone: asked for, listened to in the audio thread, and let go. What goes wrong has one of six names, each
 * with a sentence that says what to do.
 */
import type { VoiceInput } from "../model/voice";
import captureUrl from "./capture.worklet.ts?worker&url";
import type { Speaking } from "./packets";

export type MicTrouble =
  | "mic_denied"
  | "mic_missing"
  | "mic_busy"
  | "mic_lost"
  | "voice_needs_https"
  | "voice_unsupported";

export class MicRefused extends Error {
  constructor(readonly code: MicTrouble) {
    super(code);
  }
}

export interface MicWishes {
  /** Null: as the system chooses. */
  readonly input: string | null;
  readonly echo: boolean;
  readonly noise: boolean;
}

const TROUBLE_OF: Readonly<Record<string, MicTrouble>> = {
  NotAllowedError: "mic_denied",
  SecurityError: "mic_denied",
  NotFoundError: "mic_missing",
  OverconstrainedError: "mic_missing",
  NotReadableError: "mic_busy",
  AbortError: "mic_busy",
};

/** What she is told of a microphone that would not open. */
export function troubleOf(error: unknown): MicTrouble {
  return (error instanceof Error && TROUBLE_OF[error.name]) || "voice_unsupported";
}

export class Microphone {
  /** Every 20 ms: how loud it is, in −dB, and whether it is sent. */
  onlevel: ((level: number, isSent: boolean) => void) | null = null;
  /** The device is gone. */
  onlost: (() => void) | null = null;
  /** The system gives silence instead, as during a call; later it may give sound again. */
  oninterrupted: ((isInterrupted: boolean) => void) | null = null;

  readonly #stream: MediaStream;
  readonly #source: MediaStreamAudioSourceNode;
  readonly #node: AudioWorkletNode;

  /** `packets`: where what is said goes. Throws MicRefused. */
  static async open(context: AudioContext, wishes: MicWishes, packets: MessagePort): Promise<Microphone> {
    if (!window.isSecureContext) throw new MicRefused("voice_needs_https");
    if (!navigator.mediaDevices?.getUserMedia || !context.audioWorklet)
      throw new MicRefused("voice_unsupported");
    const stream = await askFor(wishes);
    try {
      const source = sourceOf(stream, context);
      await source.context.audioWorklet.addModule(captureUrl);
      return new Microphone(source, stream, packets, source.context === context);
    } catch (error) {
      for (const track of stream.getTracks()) track.stop();
      reportError(error);
      throw new MicRefused("voice_unsupported");
    }
  }

  private constructor(
    source: MediaStreamAudioSourceNode,
    stream: MediaStream,
    packets: MessagePort,
    private readonly isContextShared: boolean,
  ) {
    this.#stream = stream;
    this.#source = source;
    this.#node = new AudioWorkletNode(source.context, "lanting-capture", {
      channelCount: 1,
      channelCountMode: "explicit",
    });
    this.#node.port.postMessage(packets, [packets]);
    this.#node.port.onmessage = ({ data }: MessageEvent<{ level: number; isSent: boolean }>) =>
      this.onlevel?.(data.level, data.isSent);
    // What leads nowhere is not listened to by every browser; the node itself says nothing.
    this.#source.connect(this.#node).connect(source.context.destination);
    for (const track of stream.getAudioTracks()) {
      track.onended = () => this.onlost?.();
      track.onmute = () => this.oninterrupted?.(true);
      track.onunmute = () => this.oninterrupted?.(false);
    }
  }

  set speaking(speaking: Speaking) {
    this.#node.port.postMessage(speaking);
  }

  /** Off is off: the device's own light goes out. */
  stop(): void {
    this.onlevel = null;
    this.onlost = null;
    this.oninterrupted = null;
    this.#source.disconnect();
    this.#node.disconnect();
    this.#node.port.postMessage("gone");
    if (!this.isContextShared) (this.#source.context as AudioContext).close().catch(() => undefined);
    for (const track of this.#stream.getTracks()) track.stop();
  }
}

/** Firefox joins no microphone to a context of another rate: then it gets one of its own, at whatever rate it has. */
function sourceOf(stream: MediaStream, context: AudioContext): MediaStreamAudioSourceNode {
  try {
    return context.createMediaStreamSource(stream);
  } catch {
    return new AudioContext({ latencyHint: "interactive" }).createMediaStreamSource(stream);
  }
}

async function askFor({ input, echo, noise }: MicWishes): Promise<MediaStream> {
  const wanted = (id: string | null): MediaStreamConstraints => ({
    audio: {
      ...(id === null ? {} : { deviceId: { exact: id } }),
      channelCount: 1,
      echoCancellation: echo,
      noiseSuppression: noise,
      autoGainControl: noise,
    },
  });
  try {
    return await navigator.mediaDevices.getUserMedia(wanted(input));
  } catch (error) {
    // The chosen one is not plugged in today: better another than none.
    if (input === null || troubleOf(error) !== "mic_missing") throw new MicRefused(troubleOf(error));
  }
  try {
    return await navigator.mediaDevices.getUserMedia(wanted(null));
  } catch (error) {
    throw new MicRefused(troubleOf(error));
  }
}

/** The microphones of this machine; without names before one was allowed. */
export async function microphones(): Promise<VoiceInput[]> {
  const devices = (await navigator.mediaDevices?.enumerateDevices?.().catch(() => [])) ?? [];
  return devices
    .filter(({ kind, deviceId }) => kind === "audioinput" && deviceId !== "")
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}
