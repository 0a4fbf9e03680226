/** Listens to one's own microphone without sending anything: how loud it is, as long as the test runs. */
import { type MicTrouble, troubleOf } from "../voice/microphone";

export interface LevelTest {
  stop(): void;
}

interface Wishes {
  readonly input: string | null;
  readonly echo: boolean;
  readonly noise: boolean;
}

/** Quieter than this nothing shows; speech lies well above. */
const FLOOR_DB = -60;
const LOUD_DB = -12;

/** `onLevel` gets 0 … 1, once per picture. Answers with the reason where there is no microphone to be heard. */
export async function testLevel(
  { input, echo, noise }: Wishes,
  onLevel: (level: number) => void,
): Promise<LevelTest | MicTrouble> {
  if (!window.isSecureContext) return "voice_needs_https";
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: {
        ...(input === null ? {} : { deviceId: { ideal: input } }),
        echoCancellation: echo,
        noiseSuppression: noise,
        autoGainControl: noise,
      },
    });
    return listenTo(stream, onLevel);
  } catch (error) {
    return troubleOf(error);
  }
}

function listenTo(stream: MediaStream, onLevel: (level: number) => void): LevelTest {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let frame = 0;
  const look = () => {
    analyser.getFloatTimeDomainData(samples);
    onLevel(shareOf(samples));
    frame = requestAnimationFrame(look);
  };
  look();
  return {
    stop: () => {
      cancelAnimationFrame(frame);
      for (const track of stream.getTracks()) track.stop();
      void context.close();
    },
  };
}

/** How far up a meter these samples are. */
export function shareOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const db = 10 * Math.log10(sum / samples.length || Number.MIN_VALUE);
  return Math.min(1, Math.max(0, (db - FLOOR_DB) / (LOUD_DB - FLOOR_DB)));
}
