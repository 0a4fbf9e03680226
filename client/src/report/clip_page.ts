/** The script of a report's page: fetches what was reported and plays it, once somebody presses. */
import { offerListening, type Track } from "./listening";

async function tracksFrom(path: string): Promise<readonly Track[]> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`the clip cannot be fetched: ${response.status}`);
  return (await response.json()).tracks;
}

offerListening(document, {
  tracks: tracksFrom,
  open: async (packets) => (await import("../voice/clip_player")).ClipPlayer.open(packets),
});
