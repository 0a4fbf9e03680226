/**
 * Takes three.js module by module from its sources instead of as one file, so that what only a lazy chunk uses (loaders,
 * skinned meshes, wide lines) stays out of the first script.
 */
import type { Plugin } from "vite";

const SHADER_FILE = /\/three\/src\/.*\.glsl\.js$/;
const SHADER_TEXT = /\/\* glsl \*\/`(.*?)`/gs;

/** Of the rest, what every picture needs: one chunk of it is smaller than the many that bundlers make of what is shared. */
const EVERY_PICTURE =
  /\/three\/src\/(core|math\/[A-Z]|renderers|cameras|scenes|textures|materials|lights|objects\/Points|constants|utils)/;
const LOADERS_ONLY =
  /\/(Raycaster|.*Interleaved.*|MeshPhysical.*|Line.*|Sprite.*|Spot.*|Ambient.*|RectArea.*)\.js$/;

/** Whether a module belongs into the chunk that is fetched with the first picture. */
export function isForEveryPicture(id: string): boolean {
  return EVERY_PICTURE.test(id) && !LOADERS_ONLY.test(id);
}

export function threeFromSources(): Plugin {
  return {
    name: "lanting:three-from-sources",
    apply: "build",
    enforce: "pre",
    resolveId(id, importer) {
      return id === "three" ? this.resolve("three/src/Three.js", importer, { skipSelf: true }) : null;
    },
    transform(code, id) {
      if (!SHADER_FILE.test(id)) return null;
      return { code: code.replace(SHADER_TEXT, (_, text: string) => JSON.stringify(bare(text))), map: null };
    },
  };
}

/** What may stand without blanks around it in a line that is no directive. */
const AROUND_SIGNS = /[ \t]*([=*/,;(){}<>?:&|[\]])[ \t]*/g;

/** A shader without its comments, empty lines and blanks that mean nothing. */
function bare(text: string): string {
  return text
    .trim()
    .replace(/[ \t]*\/\/.*\n/g, "")
    .replace(/[ \t]*\/\*[\s\S]*?\*\//g, "")
    .replace(/\n\s*\n/g, "\n")
    .replace(/^[ \t]+/gm, "")
    .split("\n")
    .map((line) => (line.startsWith("#") ? line : line.replace(AROUND_SIGNS, "$1")))
    .join("\n");
}
