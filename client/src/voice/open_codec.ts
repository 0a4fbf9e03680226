/** Fetches what this browser needs for Opus, and no more. */
import type { Codec, CodecName } from "./codec";

export async function openCodec(name: CodecName): Promise<Codec> {
  return name === "browser"
    ? (await import("./browser_codec")).BROWSER_CODEC
    : (await import("./wasm_codec")).openWasmCodec();
}
