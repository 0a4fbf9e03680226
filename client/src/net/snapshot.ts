/** Fetches what a place is: the Space's name and present revision, and the snapshot of one, which never changes. */
import type { Snapshot } from "../model/scene_model";

/** A Space as the server's list knows it. */
export interface SpaceFacts {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly scene_revision: number;
}

export interface SceneSource {
  /** By id or slug; null where this Server has no such Space. */
  space(space: string): Promise<SpaceFacts | null>;
  snapshot(space: string, revision: number): Promise<Snapshot>;
}

const NOT_FOUND = 404;

export const HTTP_SCENES: SceneSource = {
  async space(space) {
    const response = await fetch(`/api/spaces/${encodeURIComponent(space)}`);
    return response.status === NOT_FOUND ? null : bodyOf(response);
  },
  async snapshot(space, revision) {
    return bodyOf(await fetch(`/api/spaces/${encodeURIComponent(space)}/scene/${revision}`));
  },
};

async function bodyOf<Body>(response: Response): Promise<Body> {
  if (!response.ok) throw new Error(`${response.url} was answered with HTTP ${response.status}`);
  return response.json();
}
