/**
 * Hears everybody from where she stands. The code for it comes after the first picture: until then the machine has enough
 * to do.
 */
import type { BodyState, Frame } from "./state";

/** Since the ground stands, the picture of it has been shown by then. */
const FIRST_PICTURE_MS = 500;

const since = new WeakMap<BodyState, number>();

export function hearVoices(body: BodyState, frame: Frame, fetch = () => import("../voice")): void {
  const { voice, state } = body.model;
  const control = voice.control.peek();
  if (control) control.frame(frame.nowMs);
  else if (state.peek() === "inside" && body.ground) fetchLater(body, frame.nowMs, fetch);
}

function fetchLater(body: BodyState, nowMs: number, fetch: () => Promise<typeof import("../voice")>): void {
  const sinceMs = since.get(body);
  if (sinceMs === undefined) since.set(body, nowMs);
  else if (nowMs - sinceMs >= FIRST_PICTURE_MS) {
    // Not twice, whatever comes of it.
    since.set(body, Number.POSITIVE_INFINITY);
    fetch().then(
      ({ openVoice }) => openVoice(body.model, body.visit),
      (error) => reportError(error),
    );
  }
}
