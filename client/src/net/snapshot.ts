/** Fetches what a place is: the Space's name and present revision, and the snapshot of one, which never changes. */
import type { SceneKind, Snapshot } from "../model/scene_model";

/** A Space as the server's list knows it. */
export interface SpaceFacts {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  /** The newest Revision that is kept as a whole; 0 where she may not look in yet. */
  readonly scene_revision: number;
}

export interface SceneSource {
  /** By id or slug, and by the code that opens it; null where this Server has no such Space. */
  space(space: string, code?: string | null): Promise<SpaceFacts | null>;
  snapshot(space: string, revision: number, code?: string | null, kind?: SceneKind): Promise<Snapshot>;
}

const NOT_FOUND = 404;

export const HTTP_SCENES: SceneSource = {
  async space(space, code = null) {
    const response = await fetch(pathOf(space, "", code));
    return response.status === NOT_FOUND ? null : bodyOf(response);
  },
  async snapshot(space, revision, code = null, kind = "published") {
    const scene = kind === "draft" ? "scene/draft" : "scene";
    return bodyOf(await fetch(pathOf(space, `/${scene}/${revision}`, code)));
  },
};

/** Whoever stands before a Space that opens by its code shows it; inside nobody asks for it. */
export function pathOf(space: string, rest: string, code: string | null): string {
  const path = `/api/spaces/${encodeURIComponent(space)}${rest}`;
  return code === null ? path : `${path}?code=${encodeURIComponent(code)}`;
}

async function bodyOf<Body>(response: Response): Promise<Body> {
  if (!response.ok) throw new Error(`${response.url} was answered with HTTP ${response.status}`);
  return response.json();
}
