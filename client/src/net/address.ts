/** The page's address and title while one travels from Space to Space without a page load. */
import type { PageAddress } from "./travel";

/** An invitation's link carries the six letters that open its Space. */
const CODE = "code";

/** The code in the address; null where there is none. */
export function codeIn(page: Document): string | null {
  return new URLSearchParams(page.defaultView?.location.search).get(CODE) || null;
}

export function addressOf(page: Document): PageAddress {
  const first = slugOf(page.defaultView?.location.pathname ?? "");
  const code = codeIn(page);
  const show = (slug: string, push: boolean) => {
    const { history, location } = page.defaultView!;
    const search = new URLSearchParams(location.search);
    // It opens the Space that it came with, and is nobody else's business.
    if (slug === first && code !== null) search.set(CODE, code);
    else search.delete(CODE);
    const url = `/s/${encodeURIComponent(slug)}${search.size > 0 ? `?${search}` : ""}`;
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
