/**
 * Draws everybody in one draw: each point follows one bone of its figure, whose rows lie in a texture, one line a figure.
 *
 * `figureLife` eyes closed, opacity, hair style, glasses · `figureColours` skin, hair, cloth, legs · `figureSash` sash.
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
import { EYE_Y, GLASSES } from "./body";
import { CHEEK_AT, CLOTH_AT, COLOURS, EYE_AT, HAIR_AT, paletteColours, SHOE_AT } from "./palette";

const f = (value: number) => value.toFixed(4);

const MOVE = `
  attribute vec3 part;
  attribute vec4 figureLife, figureColours;
  attribute float figureSash;
  uniform highp sampler2D bones;

  /** Moves a point of the body from where it was modelled to where it is in the world. */
  void moveFigure(inout vec3 at, inout vec3 normal) {
    float wearers = part.z;
    bool worn = wearers < 0.5 || mod(floor(wearers / exp2(figureLife.z)), 2.0) > 0.5;
    if (wearers > ${f(GLASSES - 0.5)}) worn = figureLife.w > 0.5;
    bool isEye = wearers < 0.5 && abs(part.y - 5.0) < 0.5;
    if (isEye) at.y = ${f(EYE_Y)} + (at.y - ${f(EYE_Y)}) * (1.0 - 0.85 * figureLife.x);

    int first = int(part.x) * 3;
    vec4 x = texelFetch(bones, ivec2(first, gl_InstanceID), 0);
    vec4 y = texelFetch(bones, ivec2(first + 1, gl_InstanceID), 0);
    vec4 z = texelFetch(bones, ivec2(first + 2, gl_InstanceID), 0);
    vec4 point = vec4(at, worn ? 1.0 : 0.0);
    // What a figure does not wear shrinks to a point that fills nothing.
    if (!worn) point.xyz = vec3(0.0);
    at = vec3(dot(x, point), dot(y, point), dot(z, point));
    normal = vec3(dot(x.xyz, normal), dot(y.xyz, normal), dot(z.xyz, normal));
  }`;

const TINT = `
  uniform vec3 palette[${COLOURS}];
  varying vec3 figureTint;
  varying float figureOpacity;

  vec3 tintOf(float tint) {
    vec3 skin = palette[int(figureColours.x)];
    if (tint < 0.5) return skin;
    if (tint < 1.5) return abs(figureLife.z - 5.0) < 0.5
      ? palette[${CLOTH_AT} + int(figureSash)]
      : palette[${HAIR_AT} + int(figureColours.y)];
    if (tint < 2.5) return palette[${CLOTH_AT} + int(figureColours.z)];
    if (tint < 3.5) return palette[${CLOTH_AT} + int(figureColours.w)] * 0.82;
    if (tint < 4.5) return palette[${CLOTH_AT} + int(figureSash)];
    if (tint < 5.5) return palette[${EYE_AT}];
    if (tint < 6.5) return mix(skin, palette[${CHEEK_AT}], 0.45);
    if (tint < 7.5) return palette[${SHOE_AT}];
    return mix(skin, palette[${EYE_AT}], 0.72);
  }`;

/** Fading people are drawn with ever fewer dots, so that nothing has to be sorted. */
const FADE = `
  float dots = fract(52.9829189 * fract(dot(floor(gl_FragCoord.xy), vec2(0.06711056, 0.00583715))));
  if (figureOpacity < 0.996 && figureOpacity <= dots) discard;`;

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

const POINT_LIGHT = `
  uniform vec3 skyLight, groundLight, sunLight, sunFrom, fillLight, fillFrom;
  vec3 figureLit(vec3 n) {
    return mix(groundLight, skyLight, 0.5 + 0.5 * n.y)
      + sunLight * max(dot(n, sunFrom), 0.0) + fillLight * max(dot(n, fillFrom), 0.0);
  }`;

/** The uniform that holds the bones of a crowd; the texture is another one when the crowd grows. */
export type BonesUniform = { value: DataTexture };

/** The material of a crowd. */
export function figureMaterial(bones: BonesUniform, light: FigureLight | null): Material {
  const palette: { value: Color[] } = { value: paletteColours() };
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
        "void main() {",
        `void main() {
         vec3 figureNormal = normal;
         vec3 figureAt = position;
         moveFigure(figureAt, figureNormal);
         figureTint = tintOf(part.y)${light ? " * figureLit(figureNormal)" : ""};
         figureOpacity = figureLife.y;`,
      );
    shader.fragmentShader =
      `varying vec3 figureTint;\nvarying float figureOpacity;\n${shader.fragmentShader}`.replace(
        "#include <color_fragment>",
        `diffuseColor.rgb = figureTint;\n${FADE}`,
      );
  };
  material.customProgramCacheKey = () => (light ? "figure lit by points" : "figure");
  return material;
}

/** The same movement for the shadow map. */
export function figureShadowMaterial(bones: BonesUniform): MeshDepthMaterial {
  const material = new MeshDepthMaterial();
  material.onBeforeCompile = (shader) => {
    shader.uniforms.bones = bones;
    shader.vertexShader = `${MOVE}\n${shader.vertexShader}`.replace(
      "#include <begin_vertex>",
      `vec3 figureNormal = vec3(0.0);
       vec3 transformed = position;
       moveFigure(transformed, figureNormal);`,
    );
  };
  material.customProgramCacheKey = () => "figure shadow";
  return material;
}
