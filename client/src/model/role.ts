/** The Roles from the most to the least, each including the next. The server decides; this only spares vain attempts. */
import type { Role } from "./app_model";

const ORDER: readonly Role[] = ["operator", "owner", "host", "builder", "visitor", "watcher"];

export function isAbove(role: Role, other: Role): boolean {
  return ORDER.indexOf(role) < ORDER.indexOf(other);
}
