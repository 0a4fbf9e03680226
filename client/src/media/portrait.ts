/** A small picture of a model, in the place's own light, for the library. */
import {
  AmbientLight,
  Box3,
  Color,
  DirectionalLight,
  HemisphereLight,
  NeutralToneMapping,
  type Object3D,
  PerspectiveCamera,
  Scene,
  Sphere,
  SRGBColorSpace,
  Vector3,
  WebGLRenderer,
} from "three";
import { PAPER } from "../components/ink";
import { parseModel } from "./gltf";

const FIELD_DEG = 32;
/** A little from the left and from above; models look along +Z. */
const FROM = new Vector3(-0.55, 0.42, 1);

/** Rejects where the file cannot be shown. */
export async function portraitOf(file: Blob, side: number): Promise<ImageBitmap> {
  const { scene: model } = await parseModel(file);
  const renderer = new WebGLRenderer({ antialias: true, preserveDrawingBuffer: true });
  try {
    renderer.outputColorSpace = SRGBColorSpace;
    renderer.toneMapping = NeutralToneMapping;
    renderer.setSize(side, side, false);
    const scene = new Scene();
    scene.background = new Color(PAPER);
    const sun = new DirectionalLight("#ffdfb0", 2.6);
    sun.position.set(-3, 4, 3);
    scene.add(model, sun, new HemisphereLight("#e4f0f2", "#c9c29a", 2.1), new AmbientLight("#ffffff", 0.5));
    renderer.render(scene, cameraBefore(model));
    return await createImageBitmap(renderer.domElement);
  } finally {
    renderer.dispose();
    renderer.forceContextLoss();
  }
}

function cameraBefore(model: Object3D): PerspectiveCamera {
  const ball = new Box3().setFromObject(model).getBoundingSphere(new Sphere());
  const radius = Math.max(ball.radius, 0.001);
  const distance = radius / Math.sin(((FIELD_DEG / 2) * Math.PI) / 180);
  const camera = new PerspectiveCamera(FIELD_DEG, 1, distance / 100, distance * 4);
  camera.position.copy(FROM).normalize().multiplyScalar(distance).add(ball.center);
  camera.lookAt(ball.center);
  return camera;
}
