import { PerspectiveCamera, Vector3 } from "three";
import { describe, expect, it } from "vitest";
import { CameraRig, type Onlooker } from "../../src/world/camera";
import { CollisionWorld } from "../../src/world/collision";
import { Yard } from "./yard";

const self: Onlooker = { x: 2, y: 0, z: 3, yaw: 0, pitch: 0 };

function shoot(yard: Yard, view: "first" | "third", who: Onlooker = self, frames = 1) {
  const camera = new PerspectiveCamera(50, 16 / 9, 0.1, 100);
  const rig = new CameraRig(camera);
  const world = new CollisionWorld(yard.entities);
  for (let frame = 0; frame < frames; frame += 1) rig.follow(who, view, world, 1_000 + frame * 16, 0.016);
  camera.updateMatrixWorld();
  return { camera, rig };
}

describe("the shoulder camera", () => {
  it("stands 3.4 m back, 0.55 m to the right and 2.1 m up", () => {
    const { camera, rig } = shoot(new Yard().floor(), "third");
    expect(camera.position.x).toBeCloseTo(2.55, 5);
    expect(camera.position.y).toBeCloseTo(2.1, 5);
    expect(camera.position.z).toBeCloseTo(6.4, 5);
    expect(rig.showsOwnFigure).toBe(true);
  });

  it("goes round with her and looks where she looks", () => {
    const { camera } = shoot(new Yard().floor(), "third", { ...self, yaw: Math.PI / 2 });
    expect(camera.position.x).toBeCloseTo(5.4, 5);
    expect(camera.position.z).toBeCloseTo(2.45, 5);
    expect(camera.getWorldDirection(new Vector3()).x).toBeCloseTo(-1, 5);
  });

  it("never stands behind a wall", () => {
    const yard = new Yard().floor();
    yard.solid("box", [20, 4, 0.2], [0, 2, 5]);
    const { camera } = shoot(yard, "third");
    expect(camera.position.z).toBeLessThan(4.9);
  });

  it("leaves out the own figure where a wall pushes it close", () => {
    const yard = new Yard().floor();
    yard.solid("box", [20, 4, 0.2], [0, 2, 3.6]);
    expect(shoot(yard, "third").rig.showsOwnFigure).toBe(false);
  });

  it("keeps the own head above the bar: higher than the lowest fifth of the picture", () => {
    const { camera } = shoot(new Yard().floor(), "third");
    const head = new Vector3(self.x, 1.5, self.z).project(camera);
    expect(head.y).toBeGreaterThan(-0.6);
    expect(Math.abs(head.x)).toBeLessThan(0.6);
  });
});

describe("the eyes", () => {
  it("are in the head, and the own figure is not drawn", () => {
    const { camera, rig } = shoot(new Yard().floor(), "first");
    expect(camera.position.x).toBe(2);
    expect(camera.position.z).toBe(3);
    expect(camera.position.y).toBeGreaterThan(1.4);
    expect(rig.showsOwnFigure).toBe(false);
  });
});

describe("the glide", () => {
  it("goes from the best side to the shoulder and stays there", () => {
    const camera = new PerspectiveCamera(50, 1.6, 0.1, 100);
    const rig = new CameraRig(camera);
    const world = new CollisionWorld(new Yard().floor().entities);
    const viewpoint = {
      target: [0, 0, 0] as [number, number, number],
      field_of_view_deg: 50,
      field_of_view_portrait_deg: 62,
    };
    rig.showViewpoint(new Vector3(0, 9, 22), viewpoint, 0, true);
    rig.beginGlide(1_000);
    rig.follow(self, "third", world, 1_000, 0.016);
    expect(camera.position.z).toBeCloseTo(22, 3);
    rig.follow(self, "third", world, 1_600, 0.016);
    expect(camera.position.z).toBeLessThan(15);
    rig.follow(self, "third", world, 2_300, 0.016);
    expect(camera.position.z).toBeCloseTo(6.4, 3);
  });

  it("takes the portrait angle on a phone", () => {
    const camera = new PerspectiveCamera(50, 0.5, 0.1, 100);
    new CameraRig(camera).follow(self, "third", new CollisionWorld(new Map()), 0, 0.016);
    expect(camera.fov).toBe(62);
  });
});

describe("sitting, the mirror, and whoever stands in the way", () => {
  it("sees from lower down while she sits", () => {
    const seated = shoot(new Yard().floor(), "first", { ...self, isSeated: true });
    expect(seated.camera.position.y).toBeCloseTo(1.14, 2);
  });

  it("faces her in the mirror, and shows her sides when she turns", () => {
    const { camera, rig } = shoot(new Yard().floor(), "third");
    const world = new CollisionWorld(new Yard().floor().entities);
    rig.faceSelf(self, world, 0.016);
    expect(camera.position.z).toBeLessThan(self.z - 2);
    expect(rig.showsOwnFigure).toBe(true);
    const before = camera.position.clone();
    rig.faceSelf({ ...self, yaw: 1 }, world, 0.016);
    expect(camera.position.distanceTo(before)).toBeCloseTo(0, 5);
  });

  it("sees through whoever stands between camera and self, and through nobody else", () => {
    const { rig } = shoot(new Yard().floor(), "third");
    expect(rig.clearance({ x: 2.3, y: 0, z: 5 })).toBe(0);
    expect(rig.clearance({ x: 2.5, y: 0, z: 6.3 })).toBe(0);
    expect(rig.clearance({ x: 3, y: 0, z: 4.8 })).toBeGreaterThan(0);
    expect(rig.clearance({ x: 3, y: 0, z: 4.8 })).toBeLessThan(1);
    expect(rig.clearance({ x: 4, y: 0, z: 5 })).toBe(1);
    expect(rig.clearance({ x: 2, y: 0, z: 1 })).toBe(1);
    expect(shoot(new Yard().floor(), "first").rig.clearance({ x: 2, y: 0, z: 4 })).toBe(1);
  });
});

describe("the glide from the best side to the shoulder", () => {
  const FRAME_MS = 16;

  /** The camera's places from the far side of a yard to the shoulder. */
  function glide(yard: Yard): Vector3[] {
    const camera = new PerspectiveCamera(50, 16 / 9, 0.1, 100);
    const rig = new CameraRig(camera);
    const world = new CollisionWorld(yard.entities);
    camera.position.set(4, 2.5, 18);
    rig.beginGlide(0);
    const places: Vector3[] = [];
    for (let nowMs = 0; nowMs <= 1_300; nowMs += FRAME_MS) {
      rig.follow(self, "third", world, nowMs, FRAME_MS / 1_000);
      places.push(camera.position.clone());
    }
    return places;
  }

  it("begins where the camera was, ends at the shoulder, and never jumps", () => {
    const places = glide(new Yard().floor());
    expect(places[0]?.distanceTo(new Vector3(4, 2.5, 18))).toBeLessThan(0.05);
    expect(places.at(-1)?.z).toBeCloseTo(6.4, 3);
    const steps = places.slice(1).map((place, at) => place.distanceTo(places[at] ?? place));
    expect(Math.max(...steps)).toBeLessThan(0.4);
    expect(steps[0]).toBeLessThan(0.05);
    expect(steps.at(-1)).toBeLessThan(0.05);
  });

  it("flies over what stands in its way", () => {
    const yard = new Yard().floor();
    yard.solid("box", [12, 3, 0.4], [2, 1.5, 12]);
    const over = glide(yard).filter(({ z }) => Math.abs(z - 12) < 0.6);
    expect(over.length).toBeGreaterThan(0);
    for (const { y } of over) expect(y).toBeGreaterThan(3.2);
  });
});
