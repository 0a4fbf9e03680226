/** Sends a Space as one file in pieces: after a broken line, and after a reload, it goes on from where it was. */
import { LineBroken, type Told, type UploadDoor, type UploadState } from "../media/upload_protocol";

export interface SendingWorld {
  readonly door: UploadDoor;
  /** Between two tries. */
  pause(ms: number): Promise<void>;
  /** What outlasts the page. */
  readonly memory: Pick<Storage, "getItem" | "setItem" | "removeItem">;
}

/** The upload that the form names, or a sentence that says why there is none. */
export type Sent = { readonly upload: string } | { readonly refused: string };

const AGAIN_MS = [1_000, 3_000, 10_000, 30_000] as const;
const MEMORY = "lanting-space-file";

/** Tells after each piece how many bytes are there, and whether the line is broken. Throws where `gone` is aborted. */
export async function sendSpace(
  file: File,
  world: SendingWorld,
  tell: (sent: number, isBroken: boolean) => void,
  gone: AbortSignal,
): Promise<Sent> {
  let state: UploadState | null = null;
  for (let tries = 0; ; ) {
    try {
      const told: Told<UploadState> = await (state === null
        ? begun(file, world)
        : nextPiece(file, world, state, gone));
      if ("refused" in told) {
        world.memory.removeItem(MEMORY);
        return { refused: told.message ?? "" };
      }
      state = told.answer;
      tries = 0;
      tell(state.offset, false);
      if (state.offset === file.size) return { upload: state.upload };
    } catch (error) {
      gone.throwIfAborted();
      if (!(error instanceof LineBroken)) throw error;
      tell(state?.offset ?? 0, true);
      await world.pause(AGAIN_MS[Math.min(tries, AGAIN_MS.length - 1)] as number);
      tries += 1;
      gone.throwIfAborted();
    }
  }
}

/** Throws away what has come of the file that is being sent. */
export async function stopSending(world: SendingWorld): Promise<void> {
  const known = remembered(world);
  world.memory.removeItem(MEMORY);
  if (known !== null) await world.door.cancel(known.upload);
}

async function begun(file: File, world: SendingWorld): Promise<Told<UploadState>> {
  const known = remembered(world);
  if (known?.file === nameOf(file)) {
    const told = await world.door.state(known.upload);
    if ("answer" in told) return told;
  }
  const told = await world.door.announceSpace(file.size);
  if ("answer" in told) {
    world.memory.setItem(MEMORY, JSON.stringify({ file: nameOf(file), upload: told.answer.upload }));
  }
  return told;
}

function nextPiece(file: File, world: SendingWorld, state: UploadState, gone: AbortSignal) {
  const end = Math.min(file.size, state.offset + state.chunk_bytes_max);
  return world.door.piece(state.upload, state.offset, file.slice(state.offset, end), gone);
}

/** What tells a file from another without reading it. */
function nameOf(file: File): string {
  return `${file.size}-${file.lastModified}-${file.name}`;
}

function remembered(world: SendingWorld): { readonly file: string; readonly upload: string } | null {
  return JSON.parse(world.memory.getItem(MEMORY) ?? "null");
}
