import { describe, expect, it } from "vitest";
import {
  BALL_Z,
  dutyFor,
  type Foot,
  HEEL_Z,
  type LegTurn,
  legInto,
  reachFor,
  runningAt,
  sinkAt,
  stepInto,
  strideFor,
} from "../../src/avatar/legs";

const foot: Foot = { y: 0, z: 0, pitch: 0 };

/** Where heel or ball are, ahead of the body. */
function touching(part: number, speed: number): { z: number; y: number } {
  stepInto(foot, part, reachFor(speed), dutyFor(speed), runningAt(speed));
  const pivot = foot.pitch > 0 ? HEEL_Z : BALL_Z;
  const [cos, sin] = [Math.cos(foot.pitch), Math.sin(foot.pitch)];
  return { y: foot.y - 0.1 * cos - pivot * sin, z: foot.z - 0.1 * sin + pivot * cos - pivot };
}

describe("a step", () => {
  it("is longer the faster one goes, and nothing while one stands", () => {
    expect(reachFor(0)).toBe(0);
    expect(reachFor(1.6)).toBeGreaterThan(reachFor(0.5));
    expect(strideFor(reachFor(4.5), dutyFor(4.5))).toBeGreaterThan(
      1.7 * strideFor(reachFor(1.6), dutyFor(1.6)),
    );
    expect(reachFor(40)).toBeLessThan(0.5);
  });

  it("keeps what touches the ground where it is: feet do not slide", () => {
    for (const speed of [0.5, 1.6, 4.5]) {
      const [duty, stride] = [dutyFor(speed), strideFor(reachFor(speed), dutyFor(speed))];
      const places = [0.02, 0.2, 0.4, 0.6, 0.8, 0.98].map((part) => {
        const at = touching(part * duty, speed);
        expect(Math.abs(at.y)).toBeLessThan(0.001);
        return at.z - part * duty * stride;
      });
      expect(Math.max(...places) - Math.min(...places)).toBeLessThan(0.001);
    }
  });

  it("lifts the foot on its way ahead, and goes on where it ended", () => {
    for (const speed of [1.6, 4.5]) {
      const duty = dutyFor(speed);
      expect(touching((duty + 1) / 2, speed).y).toBeGreaterThan(0.03);
      for (const seam of [duty, 1]) {
        const [before, after] = [seam - 1e-6, seam % 1].map((part) => {
          stepInto(foot, part, reachFor(speed), duty, runningAt(speed));
          return { ...foot };
        });
        expect(after?.z).toBeCloseTo(before?.z ?? 9, 3);
        expect(after?.y).toBeCloseTo(before?.y ?? 9, 3);
        expect(after?.pitch).toBeCloseTo(before?.pitch ?? 9, 3);
      }
    }
  });
});

describe("a leg", () => {
  const leg: LegTurn = { thighX: 0, thighZ: 0, knee: 0 };

  it("brings the ankle where it is wanted, the knee ahead", () => {
    legInto(leg, 0.02, -0.6, -0.2);
    const [thigh, shin] = [leg.thighX, leg.thighX + leg.knee];
    const down = 0.34 * Math.cos(thigh) + 0.34 * Math.cos(shin);
    expect(down).toBeCloseTo(Math.hypot(0.6, 0.02), 2);
    expect(-0.34 * Math.sin(thigh) - 0.34 * Math.sin(shin)).toBeCloseTo(-0.2, 2);
    expect(leg.knee).toBeLessThan(0);
  });

  it("is nearly straight when one stands, and never torn", () => {
    legInto(leg, 0, -0.68, 0);
    expect(leg.knee).toBeGreaterThan(-0.2);
    legInto(leg, 0, -2, 0);
    expect(Number.isFinite(leg.knee)).toBe(true);
  });

  it("lets the hips sink only as far as a step asks for", () => {
    expect(sinkAt(0.3, 0, 0)).toBe(0);
    for (let phase = 0; phase < 1; phase += 0.05) {
      expect(sinkAt(phase, reachFor(1.6), 0)).toBeGreaterThan(0.02);
      expect(sinkAt(phase, reachFor(1.6), 0)).toBeLessThan(0.1);
    }
  });
});
