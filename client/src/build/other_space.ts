/** The Spaces of this Server that everybody may see: where a portal can lead. */

export interface OtherSpace {
  readonly slug: string;
  readonly name: string;
}

export async function askSpaces(ask: typeof fetch = fetch): Promise<readonly OtherSpace[]> {
  const response = await ask("/api/spaces");
  if (!response.ok) throw new Error(`/api/spaces was answered with HTTP ${response.status}`);
  return (await response.json()) as OtherSpace[];
}
