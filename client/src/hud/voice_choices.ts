/** What she has chosen about words and voices, kept on this device; but that her own words are written is agreed to anew each time. */
import { effect, type Signal, signal } from "@preact/signals";
import { recall, remember } from "../model/memory";

function kept(name: string): Signal<boolean> {
  const key = `lanting.setting.${name}`;
  const choice = signal(recall<boolean>(key) ?? false);
  effect(() => remember(key, choice.value));
  return choice;
}

/** What others say is shown in words, where their own browsers write it. */
export const captions = kept("captions");
/** Lines of the chat are read aloud. */
export const readsAloud = kept("read-aloud");
/** Her own browser writes what she says, for those who hear her. */
export const captionsMine = signal(false);
