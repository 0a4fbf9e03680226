/** Asks the browser for a session, and finds the floor in it. */
import type { WebGLRenderer } from "three";
import type { XrMode } from "../model/immersion";

/** Where a device knows no floor, her eyes are so high above it. */
const EYES_M = 1.6;

/** What a session may use; nothing of it is needed, and what is missing is done without. */
const FEATURES: Readonly<Record<XrMode, readonly string[]>> = {
  vr: ["local-floor", "bounded-floor", "hand-tracking", "layers"],
  table: ["local-floor", "hit-test", "dom-overlay", "hand-tracking", "plane-detection"],
  here: ["local-floor", "hit-test", "dom-overlay", "hand-tracking", "plane-detection"],
};

/** Must be called within the press that asks for it. `overlay` stays usable over the picture of a phone's camera. */
export function requestSession(xr: XRSystem, mode: XrMode, overlay: HTMLElement | null): Promise<XRSession> {
  const optionalFeatures = [...FEATURES[mode]];
  if (mode === "vr") return xr.requestSession("immersive-vr", { optionalFeatures });
  return xr.requestSession("immersive-ar", {
    optionalFeatures,
    ...(overlay && { domOverlay: { root: overlay } }),
  });
}

/** The renderer draws for the session from now on; returns the space in which all poses are told, its floor at 0. */
export async function beginDrawing(renderer: WebGLRenderer, session: XRSession): Promise<XRReferenceSpace> {
  const floor = await session.requestReferenceSpace("local-floor").catch(() => null);
  renderer.xr.enabled = true;
  renderer.xr.setReferenceSpaceType(floor ? "local-floor" : "local");
  await renderer.xr.setSession(session);
  const space = renderer.xr.getReferenceSpace();
  if (!space) throw new Error("the session ended before its first picture");
  if (floor) return space;
  const lifted = space.getOffsetReferenceSpace(new XRRigidTransform({ y: -EYES_M }));
  renderer.xr.setReferenceSpace(lifted);
  return lifted;
}

/** Why no session came, as the visitor is told: `headset-…`. */
export function refusalOf(error: unknown): string {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "headset-not-allowed";
  if (name === "InvalidStateError") return "headset-busy";
  if (name === "NotSupportedError") return "headset-missing";
  reportError(error);
  return "headset-failed";
}
