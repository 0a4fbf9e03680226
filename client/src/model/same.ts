/** Values as the wire brings them: equal in content, though other objects. */
import type { SceneEntity } from "./scene_model";

export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || !a || !b) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => isSame(a[key as keyof typeof a], b[key as keyof typeof b]));
}

/** An Entity with those components of an earlier one that are equal; the earlier one itself where all is. */
export function withOldParts(entity: SceneEntity, before: SceneEntity): SceneEntity {
  const components: Record<string, unknown> = { ...entity.components };
  for (const [name, old] of Object.entries(before.components))
    if (isSame(components[name], old)) components[name] = old;
  const kept = { ...entity, components };
  return isSame(kept, before) ? before : kept;
}
