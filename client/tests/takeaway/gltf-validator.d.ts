/** Khronos' own check of glTF; it brings no types. */
declare module "gltf-validator" {
  export interface Message {
    readonly code: string;
    readonly message: string;
    /** 0 error, 1 warning, 2 information, 3 hint. */
    readonly severity: 0 | 1 | 2 | 3;
    readonly pointer?: string;
  }
  export interface Report {
    readonly issues: { readonly numErrors: number; readonly messages: readonly Message[] };
  }
  export function validateBytes(
    bytes: Uint8Array,
    options?: { readonly maxIssues?: number },
  ): Promise<Report>;
}
