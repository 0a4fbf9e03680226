/**
 * Stands in for a package that glTF-Transform names (see vite.config.ts): it compiles its loops from text, which the
 * page's policy forbids. Nothing of ours asks for it, since the browser itself reads and writes pictures.
 */
function never(): never {
  throw new Error("pictures are read and written by the browser here");
}

export const getPixels = never;
export const savePixels = never;
export const lanczos2 = never;
export const lanczos3 = never;
export default never;
