/** As much of Node as these tests need: the client's own types know nothing of it. */
declare module "node:fs" {
  export function existsSync(path: URL): boolean;
  export function readFileSync(path: URL): Uint8Array<ArrayBuffer>;
  export function readdirSync(path: URL): string[];
}
