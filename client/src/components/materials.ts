/** One vertex-coloured material per finish: what looks alike is one draw. */
import { type Material, MeshBasicMaterial, MeshLambertMaterial, MeshStandardMaterial } from "three";
import type { Materials, Quality } from "./site";

const GLOW = 0.12;

export function createMaterials(quality: Quality): Materials {
  if (quality === "low") {
    // The light is in the colours already (`baked_light`).
    const baked = new MeshBasicMaterial({ vertexColors: true, toneMapped: false });
    return { finishes: { matt: baked, gilt: baked, glow: baked }, ground: baked };
  }
  const matt = new MeshStandardMaterial({ vertexColors: true, roughness: 0.92, metalness: 0 });
  const gilt = new MeshStandardMaterial({ vertexColors: true, roughness: 0.3, metalness: 0.45 });
  return { finishes: { matt, gilt, glow: glowing() }, ground: matt };
}

function glowing(): Material {
  const glow = new MeshLambertMaterial({ vertexColors: true });
  glow.onBeforeCompile = (shader) => {
    shader.fragmentShader = shader.fragmentShader.replace(
      "#include <emissivemap_fragment>",
      `totalEmissiveRadiance += vColor.rgb * ${GLOW};`,
    );
  };
  glow.customProgramCacheKey = () => "glow";
  return glow;
}
