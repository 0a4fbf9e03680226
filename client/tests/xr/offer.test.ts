import { describe, expect, test, vi } from "vitest";
import { Immersion } from "../../src/model/immersion";
import { type Device, findOffer, obstacleOf } from "../../src/xr/offer";

/** A browser that has WebXR, for those modes. */
function xrWith(...modes: XRSessionMode[]): XRSystem & { modes: XRSessionMode[] } {
  return Object.assign(new EventTarget(), {
    modes,
    isSessionSupported(this: { modes: XRSessionMode[] }, mode: XRSessionMode) {
      return Promise.resolve(this.modes.includes(mode));
    },
  }) as unknown as XRSystem & { modes: XRSessionMode[] };
}

function device(its: Partial<Device> = {}): Device {
  return { xr: undefined, isSecure: true, isFramed: false, browser: "X11; Linux", touches: 0, ...its };
}

describe("what a device offers", () => {
  test("is told once the code of sessions is here: the press itself has to ask for one", async () => {
    const immersion = new Immersion();
    const open = vi.fn(async () => expect(immersion.offer.value).toBeNull());
    await findOffer(immersion, open, device({ xr: xrWith("immersive-vr") }));
    expect(open).toHaveBeenCalledOnce();
    expect(immersion.offer.value).toEqual({ vr: true, ar: false, obstacle: null });
  });

  test("changes when a headset is connected, without a reload", async () => {
    const immersion = new Immersion();
    const xr = xrWith();
    await findOffer(immersion, async () => undefined, device({ xr }));
    expect(immersion.offer.value).toEqual({ vr: false, ar: false, obstacle: "none" });
    xr.modes.push("immersive-vr", "immersive-ar");
    xr.dispatchEvent(new Event("devicechange"));
    await expect.poll(() => immersion.offer.value).toEqual({ vr: true, ar: true, obstacle: null });
  });

  test("is nothing, and nothing is fetched, where the browser refuses the question or has no WebXR", async () => {
    const immersion = new Immersion();
    const open = vi.fn();
    const refusing = Object.assign(xrWith(), {
      isSessionSupported: () => Promise.reject(new Error("policy")),
    });
    await findOffer(immersion, open, device({ xr: refusing, isFramed: true }));
    expect(immersion.offer.value?.obstacle).toBe("framed");
    await findOffer(immersion, open, device());
    expect(immersion.offer.value?.obstacle).toBe("browser");
    expect(open).not.toHaveBeenCalled();
  });

  test("is nothing where its code could not be fetched", async () => {
    vi.stubGlobal("reportError", vi.fn());
    const immersion = new Immersion();
    const open = () => Promise.reject(new Error("offline"));
    await findOffer(immersion, open, device({ xr: xrWith("immersive-ar") }));
    expect(immersion.offer.value).toEqual({ vr: false, ar: false, obstacle: "unfetched" });
    vi.unstubAllGlobals();
  });
});

const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)";
const IPAD = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
const ANDROID = "Mozilla/5.0 (Linux; Android 14; Pixel 8)";

test.each([
  ["plain http, whatever the device", device({ isSecure: false, browser: IPHONE }), "insecure"],
  ["an iPhone", device({ browser: IPHONE, touches: 5 }), "apple"],
  ["an iPad, which calls itself a Mac", device({ browser: IPAD, touches: 5 }), "apple"],
  ["a browser on a Mac without WebXR", device({ browser: IPAD }), "browser"],
  ["an Android phone without AR", device({ xr: xrWith(), browser: ANDROID }), "phone"],
  ["a computer without a headset", device({ xr: xrWith() }), "none"],
])("%s is told what can be done there", (_, its, why) => {
  expect(obstacleOf(its)).toBe(why);
});
