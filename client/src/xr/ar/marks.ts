/** What is drawn on the real table: the ring that looks for it, the edge of the place, and a ring around whom a hand means. */
import { type BufferGeometry, Group, Mesh, MeshBasicMaterial, RingGeometry, type Vector3 } from "three";
import { CELADON, PAPER } from "../../components/ink";

/** The looking ring's rim, real metres; around it, faintly, as much room as the place will take. */
const RETICLE_M = 0.05;
const LINE_M = 0.004;
/** Paper and ink together are seen on any table. */
const LINE = 0.3;
/** Over the table, against flickering. */
const LIFT_M = 0.002;
/** The edge is drawn just outside of what is seen, so that nothing of it hides it. */
const BESIDE_M = 0.015;
const FIGURE_M = 0.011;
const SEGMENTS = 72;

export class Marks {
  /** Hung into the room: real metres. */
  readonly root = new Group();
  readonly #reticle = new Group();
  readonly #room = ring(1, 0.006, PAPER, 0.55);
  readonly #edge = ring(1, 0.014, PAPER, 0.8);
  readonly #grip = ring(1, 0.05, CELADON, 0);
  readonly #figure = ring(FIGURE_M, 0.0025, CELADON, 0.95);

  constructor() {
    this.#reticle.add(ring(RETICLE_M, LINE_M, PAPER, 1), ring(RETICLE_M + LINE_M, LINE_M * LINE, CELADON, 1));
    this.#reticle.add(ring(LINE_M * 1.4, LINE_M * 1.4, PAPER, 1), this.#room);
    this.root.add(this.#reticle, this.#edge, this.#grip, this.#figure);
    this.hide();
  }

  hide(): void {
    for (const mark of this.root.children) mark.visible = false;
  }

  showReticle(at: Vector3, reach: number): void {
    this.#reticle.visible = true;
    this.#reticle.position.copy(at);
    this.#room.scale.setScalar(reach);
  }

  /** `isMeant`: a hand could turn the place by it now. */
  showEdge(at: Vector3, reach: number, isMeant: boolean): void {
    this.#edge.visible = true;
    this.#grip.visible = isMeant;
    this.#grip.material.opacity = 0.75;
    for (const mark of [this.#edge, this.#grip]) {
      mark.position.copy(at).setY(at.y + LIFT_M);
      mark.scale.setScalar(reach + BESIDE_M);
    }
  }

  /** Around the feet of somebody; real metres, as `grown` says how large figures are. */
  showFigure(at: Vector3, grown: number): void {
    this.#figure.visible = true;
    this.#figure.position.copy(at);
    this.#figure.position.y += LIFT_M;
    this.#figure.scale.setScalar(Math.max(1, grown));
  }

  dispose(): void {
    this.root.removeFromParent();
    this.root.traverse((object) => {
      if (!(object instanceof Mesh)) return;
      (object.geometry as BufferGeometry).dispose();
      (object.material as MeshBasicMaterial).dispose();
    });
  }
}

function ring(outer: number, width: number, color: string, opacity: number) {
  const geometry = new RingGeometry(outer - width, outer, SEGMENTS).rotateX(-Math.PI / 2);
  const material = new MeshBasicMaterial({
    color,
    opacity,
    transparent: true,
    depthWrite: false,
    toneMapped: false,
    fog: false,
  });
  const mesh = new Mesh(geometry, material);
  mesh.renderOrder = 3;
  return mesh;
}
