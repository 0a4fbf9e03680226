/** The page's address and title while one travels from Space to Space without a page load. */
import type { PageAddress } from "./travel";

export function addressOf(page: Document): PageAddress {
  const show = (slug: string, push: boolean) => {
    const { history, location } = page.defaultView!;
    const url = `/s/${encodeURIComponent(slug)}${location.search}`;
    if (push) history.pushState(null, "", url);
    else history.replaceState(null, "", url);
  };
  return {
    arrived(space, push) {
      const { dataset } = page.body;
      page.title = page.title.replace(dataset.spaceName ?? space.name, space.name);
      Object.assign(dataset, { spaceId: space.id, spaceName: space.name, spaceSlug: space.slug });
      if (push) show(space.slug, true);
    },
    // The history's step back was taken; the address is put right where it led.
    stayed: (slug) => show(slug, false),
  };
}

/** The slug of the Space that an address leads to; null for any other page. */
export function slugOf(path: string): string | null {
  const found = /^\/s\/([^/]+)\/?$/.exec(path);
  return found?.[1] === undefined ? null : decodeURIComponent(found[1]);
}

/** Calls `onSpace` when the back or forward button leads to another Space of this visit. */
export function listenForBack(page: Document, onSpace: (slug: string) => void): void {
  const window = page.defaultView!;
  window.addEventListener("popstate", () => {
    const slug = slugOf(window.location.pathname);
    if (slug !== null) onSpace(slug);
  });
}
