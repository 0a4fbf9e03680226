/** One vertex-coloured material per finish: what looks alike is one draw. */
import { type Material, MeshBasicMaterial, MeshLambertMaterial, MeshStandardMaterial } from "three";
import { type Daylight, glowIn } from "./daylight";
import { NOISE } from "./noise";
import type { Materials, Quality } from "./site";

/** All of them are the place's: its parts come and go without them. */
export function createMaterials(quality: Quality, daylight: Daylight): Materials {
  const made = materialsFor(quality, daylight);
  for (const material of [...Object.values(made.finishes), made.ground]) material.userData.isShared = true;
  return { ...made, foliage: new Map() };
}

function materialsFor(quality: Quality, daylight: Daylight): Omit<Materials, "foliage"> {
  if (quality === "low") {
    // The light is in the colours already (`baked_light`).
    const baked = new MeshBasicMaterial({ vertexColors: true, toneMapped: false });
    const glow =
      daylight === "morning" ? baked : new MeshBasicMaterial({ vertexColors: true, toneMapped: false });
    return { finishes: { matt: baked, gilt: baked, glow }, ground: baked };
  }
  const matt = new MeshStandardMaterial({ vertexColors: true, roughness: 0.92, metalness: 0 });
  const gilt = new MeshStandardMaterial({ vertexColors: true, roughness: 0.3, metalness: 0.45 });
  return { finishes: { matt, gilt, glow: glowing(daylight) }, ground: brushed() };
}

function glowing(daylight: Daylight): Material {
  const glow = new MeshLambertMaterial({ vertexColors: true });
  const share = glowIn(daylight).toFixed(2);
  glow.onBeforeCompile = (shader) => {
    shader.fragmentShader = shader.fragmentShader.replace(
      "#include <emissivemap_fragment>",
      `totalEmissiveRadiance += vColor.rgb * ${share};`,
    );
  };
  glow.customProgramCacheKey = () => `glow ${share}`;
  return glow;
}

/** The ground, laid on with a dry brush: clouds of tone a few metres wide, and fine strokes within them. */
function brushed(): Material {
  const ground = new MeshStandardMaterial({ vertexColors: true, roughness: 0.96, metalness: 0 });
  ground.onBeforeCompile = (shader) => {
    shader.vertexShader = `varying vec2 onMap;\n${shader.vertexShader}`.replace(
      "#include <begin_vertex>",
      "#include <begin_vertex>\nonMap = (modelMatrix * vec4(position, 1.0)).xz;",
    );
    shader.fragmentShader = `varying vec2 onMap;\n${NOISE}\n${shader.fragmentShader}`.replace(
      "#include <color_fragment>",
      `#include <color_fragment>
       float cloud = noise(onMap * 0.55) + 0.5 * noise(onMap * 1.7 + 31.0);
       float stroke = noise(vec2(onMap.x * 9.0 + 2.0 * cloud, onMap.y * 3.2)) - 0.5;
       float fine = noise(onMap * 23.0) - 0.5;
       float green = smoothstep(0.0, 0.06, diffuseColor.g - diffuseColor.r);
       diffuseColor.rgb *= 1.0 + (0.16 * (cloud - 0.75) + (0.16 * stroke + 0.1 * fine) * mix(0.45, 1.0, green));
       diffuseColor.rgb += green * vec3(0.035, 0.02, -0.02) * (cloud - 0.75);`,
    );
  };
  ground.customProgramCacheKey = () => "brushed ground";
  return ground;
}
