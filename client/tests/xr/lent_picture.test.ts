import { Group, PerspectiveCamera, Scene } from "three";
import { beforeEach, describe, expect, test } from "vitest";
import { AppModel } from "../../src/model/app_model";
import type { StageState } from "../../src/systems/state";
import { LentPicture } from "../../src/xr/lent_picture";

const FLAT = { quality: "high", pixelRatio: 2 } as const;

describe("the picture that is lent to a session", () => {
  let stage: StageState;
  let session: XRSession;
  let asked: number[];
  let foveation: number;
  let cuts: number;

  beforeEach(() => {
    asked = [];
    cuts = 0;
    foveation = Number.NaN;
    const setFoveation = (part: number) => {
      foveation = part;
    };
    const xr = { enabled: true, setFoveation, getCamera: () => ({ cameras: [{}, {}] }) };
    const picture = {
      renderer: { xr, info: { render: { calls: 84 } } },
      scene: new Scene(),
      camera: new PerspectiveCamera(50, 1, 0.1, 600),
      shadowCalls: 4,
      ...FLAT,
      setFineness(fineness: typeof FLAT) {
        Object.assign(picture, fineness);
      },
    };
    stage = {
      picture,
      model: new AppModel(),
      quality: { now: FLAT },
      crowd: { fullMost: Number.POSITIVE_INFINITY },
      rig: { cut: () => (cuts += 1) },
    } as unknown as StageState;
    session = {
      supportedFrameRates: new Float32Array([72, 90]),
      frameRate: 90,
      updateTargetFrameRate: async (rate: number) => void asked.push(rate),
    } as unknown as XRSession;
  });

  const lend = (room: Group) => new LentPicture(stage, session, room, new Group(), 4);

  test("is drawn plainly from within her room, at a rate and a sharpness that the device bears", () => {
    const room = new Group();
    lend(room).begin({ nowMs: 0, seconds: 0 });
    expect(stage.picture.camera.parent).toBe(room);
    expect(stage.model.quality.value).toBe("low");
    expect(stage.crowd.fullMost).toBe(8);
    expect([foveation, asked]).toEqual([0.8, [72]]);
  });

  test("is drawn finely for who asked for the finest herself", () => {
    stage.model.settings.quality.value = "high";
    lend(new Group());
    expect(stage.picture.quality).toBe("high");
  });

  test("counts what is drawn for each eye, without the shadows", () => {
    const lent = lend(new Group());
    lent.begin({ nowMs: 0, seconds: 0 });
    lent.drawn();
    expect(lent.counted).toMatchObject({ frames: 1, drawCallsPerEye: 40 });
  });

  test("comes back as it was", () => {
    const lent = lend(new Group());
    lent.begin({ nowMs: 0, seconds: 0 });
    stage.picture.camera.scale.setScalar(50);
    lent.giveBack();
    const { picture, crowd, model } = stage;
    expect([picture.camera.parent, picture.camera.near, picture.camera.scale.x]).toEqual([null, 0.1, 1]);
    expect(picture).toMatchObject(FLAT);
    expect([picture.scene.children.length, picture.renderer.xr.enabled, cuts]).toEqual([0, false, 1]);
    expect([crowd.fullMost, model.quality.value]).toEqual([Number.POSITIVE_INFINITY, "high"]);
  });
});
