/** What a portal tells of the Space behind it: asked of the server by slug, while somebody stands near. */

export interface OtherSpaceAnswer {
  readonly name: string;
  readonly people: number;
  /** Where its picture is; null where it has none. */
  readonly picture: string | null;
}

/** The Space of that slug as it is now; null where this Server has none. Rejects where no answer came. */
export async function askOtherSpace(
  slug: string,
  ask: typeof fetch = fetch,
): Promise<OtherSpaceAnswer | null> {
  const path = `/api/spaces/${encodeURIComponent(slug)}`;
  const response = await ask(path);
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`${path} was answered with HTTP ${response.status}`);
  const { name, people, picture } = (await response.json()) as OtherSpaceAnswer & { picture?: string | null };
  return { name, people, picture: picture ?? null };
}
