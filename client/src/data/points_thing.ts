/** `points`: an array as a cloud of small balls; of very many, so many are drawn as can be told apart from where one stands. */
import {
  BufferAttribute,
  BufferGeometry,
  Points as Cloudlet,
  Color,
  Group,
  type Object3D,
  ShaderMaterial,
  Sphere,
  UniformsLib,
  UniformsUtils,
  Vector2,
  Vector3,
} from "three";
import type { Points } from "../components/generated";
import type { Quality } from "../components/site";
import type { Move, ThingPlace } from "../components/things_later";
import { type ArrayDrawing, ArrayThing } from "./array_thing";
import { axesOf } from "./axes";
import type { Cloud } from "./cloud";
import { textureOf } from "./surface_thing";
import { makeCloud } from "./work";

const DRAWN_MAX: Readonly<Record<Quality, number>> = { high: 1_500_000, low: 120_000 };
/** From so many of its own lengths away on, ever fewer are drawn. */
const WHOLE_WITHIN = 1.5;
const DRAWN_PART_MIN = 0.02;
/** Where fewer are drawn each is larger, up to so much. */
const GROWN_MAX = 2.5;
const IN_THE_EVENING = 0.72;

export function showPoints(place: ThingPlace, points: Points): Move {
  const thing = new ArrayThing(place, "points", points, (file) => pointsDrawing(file, points, place));
  thing.come();
  return (seconds, around) => thing.update(seconds, around);
}

/** What is made of an array's file. */
export async function pointsDrawing(file: Blob, points: Points, place: ThingPlace): Promise<ArrayDrawing> {
  const wish = {
    size: points.size,
    isStretched: points.is_stretched,
    from: points.value_from,
    to: points.value_to,
  };
  return drawingOf(await makeCloud(file, wish), points, place);
}

/** How many of a cloud's points are drawn, seen from so many of its lengths away. */
export function drawnOf(count: number, lengths: number, quality: Quality): number {
  const share = Math.max(DRAWN_PART_MIN, Math.min(1, (WHOLE_WITHIN / Math.max(lengths, 1e-6)) ** 2));
  return Math.ceil(Math.min(count, DRAWN_MAX[quality] * share));
}

function drawingOf(cloud: Cloud, points: Points, { site, group }: ThingPlace): ArrayDrawing {
  const low = new Vector3(...cloud.low);
  const size = new Vector3(...cloud.high).sub(low);
  const geometry = new BufferGeometry();
  geometry.setAttribute("spot", new BufferAttribute(cloud.spots, 4, true));
  if (cloud.tints) geometry.setAttribute("tint", new BufferAttribute(cloud.tints, 4, true));
  geometry.boundingSphere = new Sphere(low.clone().addScaledVector(size, 0.5), size.length() / 2);
  const material = ballMaterial(points, cloud, low, size, site.daylight === "evening" ? IN_THE_EVENING : 1);
  const balls = new Cloudlet(geometry, material);
  balls.userData.isUntouchable = true;
  const pixels = new Vector2();
  balls.onBeforeRender = (renderer) => {
    (material.uniforms.height as { value: number }).value = renderer.getDrawingBufferSize(pixels).y;
  };
  const root = new Group();
  root.add(balls, namesOf(cloud, points));
  const middle = new Vector3();
  return {
    root,
    look(eye) {
      const length = size.length() * group.matrixWorld.getMaxScaleOnAxis();
      const away = eye ? group.getWorldPosition(middle).distanceTo(eye) : 0;
      const drawn = drawnOf(cloud.count, away / Math.max(length, 1e-6), site.quality);
      geometry.setDrawRange(0, drawn);
      const grown = Math.min(GROWN_MAX, Math.sqrt(cloud.count / Math.max(1, drawn)));
      (material.uniforms.width as { value: number }).value = points.point_m * grown;
    },
  };
}

function namesOf(cloud: Cloud, points: Points): Object3D {
  const { lows, highs, from, to, low, high } = cloud;
  const axis = (title: string, at: 0 | 1 | 2) => ({ title, from: lows[at], to: highs[at] });
  const axes = { x: axis(points.x_title, 0), y: axis(points.y_title, 1), z: axis(points.z_title, 2) };
  const title = points.value_title || points.z_title;
  return axesOf(
    {
      low,
      high,
      title: points.title,
      axes: points.has_axes ? axes : null,
      legend: points.has_legend && !cloud.tints ? { colours: points.colours, title, from, to } : null,
    },
    document.documentElement.lang || "en",
  );
}

function ballMaterial(
  points: Points,
  cloud: Cloud,
  low: Vector3,
  size: Vector3,
  brightness: number,
): ShaderMaterial {
  const table = textureOf(points.colours);
  const material = new ShaderMaterial({
    fog: true,
    toneMapped: false,
    defines: cloud.tints ? { TINTED: 1 } : {},
    uniforms: UniformsUtils.merge([
      UniformsLib.fog,
      {
        low: { value: low },
        size: { value: size },
        width: { value: points.point_m },
        height: { value: 720 },
        light: { value: new Color(brightness, brightness, brightness) },
      },
    ]),
    vertexShader: `
      attribute vec4 spot;
      uniform vec3 low, size;
      uniform float width, height;
      uniform sampler2D table;
      varying vec3 colour;
      #ifdef TINTED
        attribute vec4 tint;
      #endif
      #include <fog_pars_vertex>
      void main() {
        #ifdef TINTED
          colour = mix(tint.rgb / 12.92, pow((tint.rgb + 0.055) / 1.055, vec3(2.4)), step(0.04045, tint.rgb));
        #else
          colour = texture2D(table, vec2(mix(0.5, 255.5, spot.w) / 256.0, 0.5)).rgb;
        #endif
        vec4 mvPosition = modelViewMatrix * vec4(low + size * spot.xyz, 1.0);
        gl_Position = projectionMatrix * mvPosition;
        float scale = length(modelViewMatrix[0].xyz);
        gl_PointSize = clamp(scale * width * height * projectionMatrix[1][1] * 0.5 / gl_Position.w, 1.5, 64.0);
        #include <fog_vertex>
      }`,
    fragmentShader: `
      uniform vec3 light;
      varying vec3 colour;
      #include <fog_pars_fragment>
      void main() {
        vec2 at = 2.0 * gl_PointCoord - 1.0;
        float out2 = dot(at, at);
        if (out2 > 1.0) discard;
        // A ball, lit from the upper left as everything here.
        float lit = 0.8 + 0.2 * sqrt(1.0 - out2) - 0.12 * (at.x + at.y);
        gl_FragColor = vec4(light * colour * lit, 1.0);
        #include <colorspace_fragment>
        #include <fog_fragment>
      }`,
  });
  material.uniforms.table = { value: table };
  material.addEventListener("dispose", () => table.dispose());
  return material;
}
