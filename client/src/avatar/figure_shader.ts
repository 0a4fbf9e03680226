/**
 * Draws everybody in one draw: each point follows one or two bones of its figure, whose rows lie in a texture, one line a
 * figure.
 *
 * `figureLife` eyes closed, opacity, hair style, things worn (1 glasses, 2 wheelchair) and behind the point the open mouth · `figureColours` skin, hair, cloth,
 * legs · `figureMood` sash, eyes aside and up in radians, how far away in her thoughts.
 */
import {
  Color,
  type DataTexture,
  type Material,
  MeshBasicMaterial,
  MeshDepthMaterial,
  MeshLambertMaterial,
  Vector3,
} from "three";
import type { Lights } from "../components/site";
import { EYE_Y } from "./bones";
import { LIPS } from "./head";
import {
  CHEEK_AT,
  CLOTH_AT,
  COLOURS,
  EYE_AT,
  HAIR_AT,
  LINEN_AT,
  SHOE_AT,
  SOLE_AT,
  STEEL_AT,
  Tint,
  WOOD_AT,
} from "./palette";
import { EYES, GLASSES, Hair, MOUTH, WHEELCHAIR } from "./wearers";

/** A mouth wide open, behind the point of what is worn: less than half, so that neither disturbs the other. */
export const MOUTH_SHARE = 0.45;

const f = (value: number) => value.toFixed(4);
/** A whole number as the shader compares it: everything up to it. */
const upTo = (value: number) => f(value + 0.5);

const MOVE = `
  attribute vec3 part, follows;
  attribute vec4 figureLife, figureColours, figureMood;
  uniform highp sampler2D bones;

  bool isWorn(float wearers) {
    if (wearers < 0.5) return true;
    if (wearers < ${f(GLASSES - 0.5)}) return mod(floor(wearers / exp2(figureLife.z)), 2.0) > 0.5;
    if (wearers < ${upTo(GLASSES)}) return mod(figureLife.w, 2.0) > 0.5;
    if (wearers < ${upTo(EYES)} || wearers > ${upTo(WHEELCHAIR)}) return true;
    return figureLife.w > 1.5;
  }

  /** Eyes close to a line, and wander over the face towards what they look at. */
  void moveEyes(inout vec3 at) {
    at.y = ${f(EYE_Y)} + (at.y - ${f(EYE_Y)}) * (1.0 - 0.88 * figureLife.x);
    vec2 gaze = vec2(-figureMood.y, figureMood.z) * vec2(0.022, 0.016);
    at.xy += gaze;
    at.z += gaze.x * at.x * 5.0;
  }

  /** The lower lip sinks along the face, most in the middle, and the corners draw in. */
  void openMouth(inout vec3 at) {
    float open = fract(figureLife.w) / ${f(MOUTH_SHARE)};
    float aside = at.x / ${f(LIPS.half)};
    bool isLower = at.y < ${f(LIPS.y)} + ${f(LIPS.bend)} * at.x * at.x;
    float sunk = isLower ? 0.032 * open * max(0.0, 1.0 - aside * aside) : 0.0;
    at += vec3(-0.22 * open * at.x, -sunk, 0.45 * sunk);
  }

  /** Moves a point of the body from where it was modelled to where it is in the world. */
  void moveFigure(inout vec3 at, inout vec3 normal) {
    // What a figure does not wear shrinks to a point that fills nothing.
    if (!isWorn(part.y)) {
      at = vec3(0.0);
      return;
    }
    if (abs(part.y - ${f(EYES)}) < 0.5) moveEyes(at);
    if (abs(part.y - ${f(MOUTH)}) < 0.5) openMouth(at);
    int first = int(follows.x) * 3;
    vec4 x = texelFetch(bones, ivec2(first, gl_InstanceID), 0);
    vec4 y = texelFetch(bones, ivec2(first + 1, gl_InstanceID), 0);
    vec4 z = texelFetch(bones, ivec2(first + 2, gl_InstanceID), 0);
    if (follows.z > 0.0) {
      int second = int(follows.y) * 3;
      x = mix(x, texelFetch(bones, ivec2(second, gl_InstanceID), 0), follows.z);
      y = mix(y, texelFetch(bones, ivec2(second + 1, gl_InstanceID), 0), follows.z);
      z = mix(z, texelFetch(bones, ivec2(second + 2, gl_InstanceID), 0), follows.z);
    }
    vec4 point = vec4(at, 1.0);
    at = vec3(dot(x, point), dot(y, point), dot(z, point));
    normal = normalize(vec3(dot(x.xyz, normal), dot(y.xyz, normal), dot(z.xyz, normal)));
  }`;

/** Every tint by its number; what is nobody's choice is a colour of its own or made from one of hers. */
const TINT = `
  uniform vec3 palette[${COLOURS.length}];
  varying vec3 figureTint;
  varying float figureOpacity;

  vec3 plainTint(float tint) {
    vec3 skin = palette[int(figureColours.x)];
    vec3 hair = palette[${HAIR_AT} + int(figureColours.y)] + 0.012;
    if (tint < ${upTo(Tint.SKIN)}) return skin;
    if (tint < ${upTo(Tint.HAIR)}) return abs(figureLife.z - ${f(Hair.HIJAB)}) < 0.5
      ? palette[${CLOTH_AT} + int(figureMood.x)] : hair;
    if (tint < ${upTo(Tint.CLOTH)}) return palette[${CLOTH_AT} + int(figureColours.z)];
    if (tint < ${upTo(Tint.LEGS)}) return palette[${CLOTH_AT} + int(figureColours.w)] * 0.9;
    if (tint < ${upTo(Tint.SASH)}) return palette[${CLOTH_AT} + int(figureMood.x)];
    if (tint < ${upTo(Tint.EYE)}) return palette[${EYE_AT}];
    if (tint < ${upTo(Tint.CHEEK)}) return mix(skin, palette[${CHEEK_AT}], 0.45);
    if (tint < ${upTo(Tint.SHOE)}) return palette[${SHOE_AT}];
    if (tint < ${upTo(Tint.SMILE)}) return mix(skin * vec3(0.62, 0.42, 0.4), palette[${EYE_AT}], 0.3);
    if (tint < ${upTo(Tint.LINEN)}) return palette[${LINEN_AT}];
    if (tint < ${upTo(Tint.SOLE)}) return palette[${SOLE_AT}];
    if (tint < ${upTo(Tint.BROW)}) return mix(hair, palette[${EYE_AT}], 0.35);
    if (tint < ${upTo(Tint.WOOD)}) return palette[${WOOD_AT}];
    if (tint < ${upTo(Tint.STEEL)}) return palette[${STEEL_AT}];
    return palette[${EYE_AT}] * 1.5;
  }

  vec3 tintOf(float tint, float shade) {
    return mix(plainTint(tint) * shade, palette[${LINEN_AT}], 0.42 * figureMood.w);
  }`;

/** Fading people are drawn with ever fewer dots, so that nothing has to be sorted. */
const FADE = `
  float dots = fract(52.9829189 * fract(dot(floor(gl_FragCoord.xy), vec2(0.06711056, 0.00583715))));
  if (figureOpacity < 0.996 && figureOpacity <= dots) discard;`;

/** What looks at the eye is never quite unlit, as in a room with pale walls; so no face is dark against the sun. */
const KINDNESS = 0.17;
/** And a little of the sky's light lies around every outline, so that a figure stands off from what is behind it. */
const RIM = `
  float figureFacing = clamp(dot(normalize(normal), normalize(vViewPosition)), 0.0, 1.0);
  float figureEdge = 1.0 - figureFacing;
  outgoingLight += diffuseColor.rgb * (${f(KINDNESS)} * figureFacing + 0.35 * figureEdge * figureEdge * figureEdge);`;

/** The light on figures where it is reckoned for each point and not for each dot of the picture. */
export class FigureLight {
  readonly uniforms = {
    skyLight: { value: new Color() },
    groundLight: { value: new Color() },
    sunLight: { value: new Color() },
    sunFrom: { value: new Vector3(0, 1, 0) },
    fillLight: { value: new Color() },
    fillFrom: { value: new Vector3(0, 1, 0) },
  };

  set({ hemisphere, sun, fill }: Lights): void {
    const { uniforms } = this;
    uniforms.skyLight.value.copy(hemisphere.color).multiplyScalar(hemisphere.intensity / Math.PI);
    uniforms.groundLight.value.copy(hemisphere.groundColor).multiplyScalar(hemisphere.intensity / Math.PI);
    uniforms.sunLight.value.copy(sun.color).multiplyScalar(sun.intensity / Math.PI);
    uniforms.sunFrom.value.copy(sun.position).normalize();
    uniforms.fillLight.value.copy(fill.color).multiplyScalar(fill.intensity / Math.PI);
    uniforms.fillFrom.value.copy(fill.position).normalize();
  }
}

/** `figureLit(n, at)`: all of that light on a point that looks along `n`. */
export const POINT_LIGHT = `
  uniform vec3 skyLight, groundLight, sunLight, sunFrom, fillLight, fillFrom;
  vec3 figureLit(vec3 n, vec3 at) {
    return mix(groundLight, skyLight, 0.5 + 0.5 * n.y)
      + ${f(KINDNESS)} * max(dot(n, normalize(cameraPosition - at)), 0.0)
      + sunLight * max(dot(n, sunFrom), 0.0) + fillLight * max(dot(n, fillFrom), 0.0);
  }`;

/** Where a shader of three begins its work: built, it has fewer blanks. */
const MAIN = /void main\(\)\s*\{/;

/** The uniform that holds the bones of a crowd; the texture is another one when the crowd grows. */
export type BonesUniform = { value: DataTexture };

/** The material of a crowd. */
export function figureMaterial(bones: BonesUniform, light: FigureLight | null): Material {
  const palette = { value: COLOURS.map((colour) => new Color(colour)) };
  const material = light ? new MeshBasicMaterial() : new MeshLambertMaterial();
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, { bones, palette }, light?.uniforms);
    shader.vertexShader = `${MOVE}\n${TINT}\n${light ? POINT_LIGHT : ""}\n${shader.vertexShader}`.replace(
      "#include <begin_vertex>",
      "vec3 transformed = figureAt;",
    );
    // Lambert's shader turns normals, the basic one has none: in both, the figure is moved before anything else.
    shader.vertexShader = shader.vertexShader
      .replace("#include <beginnormal_vertex>", "vec3 objectNormal = figureNormal;")
      .replace(
        MAIN,
        `void main() {
         vec3 figureNormal = normal;
         vec3 figureAt = position;
         moveFigure(figureAt, figureNormal);
         figureTint = tintOf(part.x, part.z)${light ? " * figureLit(figureNormal, figureAt)" : ""};
         figureOpacity = figureLife.y;`,
      );
    shader.fragmentShader = `varying vec3 figureTint;\nvarying float figureOpacity;\n${shader.fragmentShader}`
      .replace("#include <color_fragment>", `diffuseColor.rgb = figureTint;\n${FADE}`)
      .replace("#include <opaque_fragment>", `${light ? "" : RIM}\n#include <opaque_fragment>`);
  };
  material.customProgramCacheKey = () => (light ? "figure lit by points" : "figure");
  return material;
}

/** The same movement for the shadow map. */
export function figureShadowMaterial(bones: BonesUniform): MeshDepthMaterial {
  const material = new MeshDepthMaterial();
  material.onBeforeCompile = (shader) => {
    shader.uniforms.bones = bones;
    shader.vertexShader = `${MOVE}\nvarying float figureOpacity;\n${shader.vertexShader}`.replace(
      "#include <begin_vertex>",
      `vec3 figureNormal = vec3(0.0, 1.0, 0.0);
       vec3 transformed = position;
       moveFigure(transformed, figureNormal);
       figureOpacity = figureLife.y;`,
    );
    // Whoever fades takes her shadow with her.
    shader.fragmentShader = `varying float figureOpacity;\n${shader.fragmentShader}`.replace(
      MAIN,
      `void main() {${FADE}`,
    );
  };
  material.customProgramCacheKey = () => "figure shadow";
  return material;
}
