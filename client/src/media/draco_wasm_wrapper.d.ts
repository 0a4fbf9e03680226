declare module "three/examples/jsm/libs/draco/gltf/draco_wasm_wrapper.js" {
  /** Draco's decoder as its own build makes it. */
  export default function make(how: { readonly wasmBinary: ArrayBuffer }): Promise<unknown>;
}
