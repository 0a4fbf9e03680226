/** Fetches what is in a place: the Space's present revision, and the snapshot of one, which never changes. */
import type { Snapshot } from "../model/scene_model";

export interface SceneSource {
  presentRevision(space: string): Promise<number>;
  snapshot(space: string, revision: number): Promise<Snapshot>;
}

export const HTTP_SCENES: SceneSource = {
  async presentRevision(space) {
    const { scene_revision } = await fetchJson<{ scene_revision: number }>(
      `/api/spaces/${encodeURIComponent(space)}`,
    );
    return scene_revision;
  },
  snapshot: (space, revision) => fetchJson(`/api/spaces/${encodeURIComponent(space)}/scene/${revision}`),
};

async function fetchJson<Body>(path: string): Promise<Body> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} was answered with HTTP ${response.status}`);
  return response.json();
}
