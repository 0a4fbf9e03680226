/**
 * One material for a whole framed picture: wood, gilt and paper take the place's light; the picture and its plate are seen
 * as they are, as under a good lamp, since the colours in a picture are its maker's.
 */
import {
  Color,
  DataTexture,
  type Material,
  MeshBasicMaterial,
  MeshStandardMaterial,
  type Texture,
} from "three";
import type { Site } from "../components/site";

/** In the evening the lamp above a picture is warm and low. */
const LAMP: Readonly<Record<Site["daylight"], string>> = { morning: "#ffffff", evening: "#e2d3bd" };

export interface Sheets {
  readonly picture: { value: Texture };
  readonly plate: { value: Texture };
}

/** A texture of one colour, until there is a picture. */
export function blank(colour: string): DataTexture {
  const { r, g, b } = new Color(colour).convertLinearToSRGB();
  const bytes = new Uint8Array([r, g, b, 1].map((part) => Math.round(part * 255)));
  const texture = new DataTexture(bytes, 1, 1);
  texture.colorSpace = "srgb";
  texture.needsUpdate = true;
  return texture;
}

/** `paper` is seen through where a picture is clear. */
export function hungMaterial(site: Site, sheets: Sheets, paper: string): Material {
  const isLow = site.quality === "low";
  const material = isLow
    ? new MeshBasicMaterial({ vertexColors: true })
    : new MeshStandardMaterial({ vertexColors: true, roughness: 0.8, metalness: 0 });
  const own = {
    ...sheets,
    lamp: { value: new Color(LAMP[site.daylight]) },
    paper: { value: new Color(paper) },
  };
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, own);
    shader.vertexShader =
      `attribute float sheet;\nvarying float onSheet;\nvarying vec2 atSheet;\n${shader.vertexShader}`.replace(
        "#include <begin_vertex>",
        "#include <begin_vertex>\nonSheet = sheet;\natSheet = uv;",
      );
    shader.fragmentShader = SHEETS + shader.fragmentShader;
    if (!isLow) shader.fragmentShader = gilded(shader.fragmentShader);
    shader.fragmentShader = shader.fragmentShader
      .replace(
        "#include <opaque_fragment>",
        `if (onSheet > 1.5) outgoingLight = lamp * texture2D(plate, atSheet).rgb;
         else if (onSheet > 0.5) {
           vec4 seen = texture2D(picture, atSheet);
           outgoingLight = lamp * mix(paper, seen.rgb, seen.a);
         }
         #include <opaque_fragment>`,
      )
      // Colours that are baked or painted are what they shall look like.
      .replace("#include <tonemapping_fragment>", isLow ? "" : UNTONED);
  };
  material.customProgramCacheKey = () => `hung ${site.quality}`;
  return material;
}

const SHEETS = `
  uniform sampler2D picture, plate;
  uniform vec3 lamp, paper;
  varying float onSheet;
  varying vec2 atSheet;
`;

const UNTONED = `
  if (onSheet < 0.5) {
    #include <tonemapping_fragment>
  }
`;

function gilded(shader: string): string {
  return shader
    .replace(
      "#include <roughnessmap_fragment>",
      "#include <roughnessmap_fragment>\nif (onSheet < -0.5) roughnessFactor = 0.32;",
    )
    .replace(
      "#include <metalnessmap_fragment>",
      "#include <metalnessmap_fragment>\nif (onSheet < -0.5) metalnessFactor = 0.45;",
    );
}
