/** What this visitor may do here, as the Welcome said. Asking for more is refused by the server anyway. */
import { signal } from "@preact/signals";
import type { Permission } from "../protocol/generated";

export class Permissions {
  readonly held = signal<ReadonlySet<string>>(new Set());

  take(permissions: readonly string[]): void {
    this.held.value = new Set(permissions);
  }

  may(permission: Permission): boolean {
    return this.held.value.has(permission);
  }
}
