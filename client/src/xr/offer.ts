/** Whether this device can take her into the place, or show it on her table; and where it cannot, why. */
import type { Immersion } from "../model/immersion";
import type { StageState } from "../systems/state";

/** Each is told as `headset-obstacle-…`. */
export type Obstacle = "insecure" | "framed" | "apple" | "browser" | "phone" | "none" | "unfetched";

/** What is asked of the browser. */
export interface Device {
  readonly xr: XRSystem | undefined;
  /** https, or this very computer: elsewhere no browser lends a headset. */
  readonly isSecure: boolean;
  readonly isFramed: boolean;
  readonly browser: string;
  readonly touches: number;
}

/** Says what this device offers, and has the code of it at hand where it offers anything. */
export function offerTo(stage: StageState): Promise<void> {
  return findOffer(stage.model.immersion, async () => (await import("./index")).openXr(stage));
}

/** Asks the device now, and again whenever a headset is plugged in or out; `open` fetches the code of sessions. */
export async function findOffer(
  immersion: Immersion,
  open: () => Promise<void>,
  device: Device = thisDevice(),
): Promise<void> {
  const { xr } = device;
  const ask = async () => {
    const [vr, ar] = xr
      ? await Promise.all([supports(xr, "immersive-vr"), supports(xr, "immersive-ar")])
      : [false, false];
    if (!vr && !ar) {
      immersion.offer.value = { vr, ar, obstacle: obstacleOf(device) };
      return;
    }
    try {
      // Fetched ahead: the press itself has to ask for the session.
      await open();
      immersion.offer.value = { vr, ar, obstacle: null };
    } catch (error) {
      reportError(error);
      immersion.offer.value = { vr: false, ar: false, obstacle: "unfetched" };
    }
  };
  xr?.addEventListener("devicechange", () => void ask());
  await ask();
}

/** The nearest thing that can be done about it comes first. */
export function obstacleOf({ xr, isSecure, isFramed, browser, touches }: Device): Obstacle {
  if (!isSecure) return "insecure";
  // An iPad calls itself a Mac, but no Mac is touched by five fingers.
  if (!xr && (/iPhone|iPad|iPod/.test(browser) || (/Macintosh/.test(browser) && touches > 1))) return "apple";
  if (!xr) return "browser";
  if (isFramed) return "framed";
  return /Android/.test(browser) ? "phone" : "none";
}

function supports(xr: XRSystem, mode: XRSessionMode): Promise<boolean> {
  return xr.isSessionSupported(mode).catch(() => false);
}

function thisDevice(): Device {
  return {
    xr: navigator.xr,
    isSecure: globalThis.isSecureContext,
    isFramed: window.top !== window,
    browser: navigator.userAgent,
    touches: navigator.maxTouchPoints,
  };
}
