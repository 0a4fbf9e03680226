/**
 * The picture that a program with a token of hers asks for: drawn as she sees the place, or from where the program says,
 * in so many pixels, and sent piece by piece. Fetched with the first that is asked for.
 */
import { isMaking } from "./data/work";
import { PHOTO_BYTES_MAX, type PhotoAsked } from "./protocol/generated";
import { showNames } from "./systems/names";
import { showPeople } from "./systems/people";
import { takeScene } from "./systems/place";
import type { Frame, StageState } from "./systems/state";
import { aimCamera, clearMist, moveThings } from "./systems/view";

const QUALITIES = [0.92, 0.75] as const;
const PIECE_BYTES_MAX = 15_000;
const EYE_M = 1.56;
const FIELD_OF_VIEW_DEG = 50;
const LOOK_EVERY_MS = 100;
/** What was put up just before is on its way: so often nothing more may come. */
const CALM_LOOKS = 4;
/** The server does not wait much longer. */
const WAITS_MS = 15_000;

export async function answerPhoto(stage: StageState, asked: PhotoAsked): Promise<void> {
  let photo: Blob | null = null;
  try {
    await arrived(stage);
    // What she wears shows the picture to her eyes, in its own size.
    if (!stage.immersed && !stage.picture.isLost) photo = await taken(stage, asked);
  } catch (error) {
    reportError(error);
  }
  const bytes = photo ? new Uint8Array(await photo.arrayBuffer()) : new Uint8Array();
  for (const piece of piecesOf(bytes, asked.photo)) stage.visit.sendPhoto(piece);
}

/** In order; of no picture one that is empty. */
export function piecesOf(bytes: Uint8Array, photo: string) {
  const count = Math.max(1, Math.ceil(bytes.length / PIECE_BYTES_MAX));
  return Array.from({ length: count }, (_, at) => ({
    photo,
    piece: bytes.slice(at * PIECE_BYTES_MAX, (at + 1) * PIECE_BYTES_MAX),
    is_last: at === count - 1,
  }));
}

/** Until nothing is on its way any more; where the page is hidden no frame is drawn but these. */
async function arrived(stage: StageState): Promise<void> {
  const from = performance.now();
  let calm = 0;
  while (calm < CALM_LOOKS && performance.now() - from < WAITS_MS) {
    if (document.hidden) drawn(stage);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    calm = stage.model.arriving.peek() || isMaking() ? 0 : calm + 1;
  }
}

async function taken(stage: StageState, asked: PhotoAsked): Promise<Blob | null> {
  for (const quality of QUALITIES) {
    const photo = await pictured(stage, asked, quality);
    if (!photo || photo.size <= PHOTO_BYTES_MAX) return photo;
  }
  return null;
}

/** The canvas is copied as it is asked for it; the next frame gives it its size and her view back. */
function pictured(stage: StageState, asked: PhotoAsked, quality: number): Promise<Blob | null> {
  const { picture, quality: chosen } = stage;
  const canvas = picture.renderer.domElement;
  drawn(stage, asked);
  const photo = new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
  picture.setFineness(chosen.now);
  if (document.hidden) drawn(stage);
  return photo;
}

/** A frame's picture by hand. */
function drawn(stage: StageState, asked: PhotoAsked | null = null): void {
  const { picture, model } = stage;
  const frame: Frame = { nowMs: performance.now(), seconds: 0 };
  model.prepareFrame(frame.nowMs);
  takeScene(stage, frame);
  stage.edits.following?.draw(stage, frame);
  // What has a size to be fitted is fitted by this; the photo's own comes after it.
  if (asked) picture.draw();
  aimCamera(stage, frame);
  if (asked) aim(stage, asked);
  moveThings(stage, frame);
  showPeople(stage, frame);
  showNames(stage, frame);
  clearMist(stage, frame);
  picture.draw();
}

function aim(stage: StageState, { width, height, place, pitch }: PhotoAsked): void {
  const { picture, rig, eye } = stage;
  const { camera, renderer } = picture;
  renderer.setPixelRatio(1);
  renderer.setSize(width, height, false);
  camera.aspect = width / height;
  if (place) {
    camera.position.set(place.x, place.y + EYE_M, place.z);
    camera.rotation.set(pitch, place.yaw, 0);
    camera.fov = FIELD_OF_VIEW_DEG;
    rig.showsOwnFigure = true;
    rig.ownFigure = 1;
    eye.copy(camera.position);
  }
  camera.updateProjectionMatrix();
}
