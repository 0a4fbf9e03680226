/** The things as a tree of rows: what is folded in has none; what is looked for stands with what it hangs on. */
import type { SceneEntity } from "../model/scene_model";
import type { Entities } from "./whereabouts";

export interface TreeRow {
  readonly entity: SceneEntity;
  readonly name: string;
  /** From 1. */
  readonly level: number;
  /** Among its brothers and sisters, from 1, and how many they are. */
  readonly position: number;
  readonly of: number;
  /** Null: nothing hangs on it. */
  readonly isOpen: boolean | null;
}

type NameOf = (entity: SceneEntity) => string;

export function treeRows(
  entities: Entities,
  open: ReadonlySet<string>,
  query: string,
  nameOf: NameOf,
  locale: string,
): TreeRow[] {
  const wanted =
    query.trim() === "" ? null : matching(entities, query.trim().toLocaleLowerCase(locale), nameOf);
  const children = new Map<string | null, { entity: SceneEntity; name: string }[]>();
  for (const entity of entities.values()) {
    if (wanted && !wanted.has(entity.id)) continue;
    const parent = entity.parent !== null && entities.has(entity.parent) ? entity.parent : null;
    const others = children.get(parent);
    const row = { entity, name: nameOf(entity) };
    if (others) others.push(row);
    else children.set(parent, [row]);
  }
  const order = new Intl.Collator(locale, { numeric: true });
  for (const group of children.values())
    group.sort(
      (one, other) => order.compare(one.name, other.name) || (one.entity.id < other.entity.id ? -1 : 1),
    );
  const rows: TreeRow[] = [];
  const write = (parent: string | null, level: number): void => {
    const group = children.get(parent) ?? [];
    group.forEach(({ entity, name }, index) => {
      const has = children.has(entity.id);
      const isOpen = has ? wanted !== null || open.has(entity.id) : null;
      rows.push({ entity, name, level, position: index + 1, of: group.length, isOpen });
      if (isOpen) write(entity.id, level + 1);
    });
  };
  write(null, 1);
  return rows;
}

/** What is called so, and everything that it hangs on. */
function matching(entities: Entities, query: string, nameOf: NameOf): Set<string> {
  const wanted = new Set<string>();
  for (const entity of entities.values()) {
    if (!nameOf(entity).toLocaleLowerCase().includes(query)) continue;
    for (
      let at: SceneEntity | undefined = entity;
      at && !wanted.has(at.id);
      at = entities.get(at.parent ?? "")
    )
      wanted.add(at.id);
  }
  return wanted;
}

/** Everything that has to be unfolded so that these have rows. */
export function opened(
  entities: Entities,
  open: ReadonlySet<string>,
  ids: readonly string[],
): ReadonlySet<string> {
  const more = new Set(open);
  for (const id of ids)
    for (let at = entities.get(id)?.parent ?? null; at !== null; at = entities.get(at)?.parent ?? null)
      more.add(at);
  return more.size === open.size ? open : more;
}

/** Where a key of ARIA's tree pattern leads from a row: another row, or a row to fold or unfold; null: nowhere. */
export function treeStep(
  rows: readonly TreeRow[],
  at: number,
  key: string,
): { readonly to: number } | { readonly fold: string; readonly open: boolean } | null {
  const row = rows[at];
  if (!row) return rows.length > 0 && (key === "ArrowDown" || key === "Home") ? { to: 0 } : null;
  switch (key) {
    case "ArrowDown":
      return at + 1 < rows.length ? { to: at + 1 } : null;
    case "ArrowUp":
      return at > 0 ? { to: at - 1 } : null;
    case "Home":
      return { to: 0 };
    case "End":
      return { to: rows.length - 1 };
    case "ArrowRight":
      if (row.isOpen === false) return { fold: row.entity.id, open: true };
      return row.isOpen ? { to: at + 1 } : null;
    case "ArrowLeft": {
      if (row.isOpen) return { fold: row.entity.id, open: false };
      for (let index = at - 1; index >= 0; index -= 1)
        if (rows[index]!.level < row.level) return { to: index };
      return null;
    }
    default:
      return null;
  }
}

/** The next row whose name begins with what was typed, from the one after `at` on and around. */
export function typedAhead(
  rows: readonly TreeRow[],
  at: number,
  typed: string,
  locale: string,
): number | null {
  const wanted = typed.toLocaleLowerCase(locale);
  // Who goes on typing the same word stays where she is as long as it fits.
  const from = typed.length > 1 ? at : at + 1;
  for (let step = 0; step < rows.length; step += 1) {
    const index = (Math.max(0, from) + step) % rows.length;
    if (rows[index]!.name.toLocaleLowerCase(locale).startsWith(wanted)) return index;
  }
  return null;
}
