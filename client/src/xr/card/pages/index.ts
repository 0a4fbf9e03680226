/** All pages of a card by name, and what each has around it: the way back, and what was just done. */
import { button, type Content, text } from "../content";
import type { PageTools } from "../tools";
import type { PageName } from "../way";
import { homePage } from "./home";
import { peoplePage } from "./people";
import { personPage, removePage } from "./person";
import { comfortPage, portalsPage } from "./places";
import { blockPage, panicPage, reportPage } from "./safety";
import { shownPage } from "./shown";
import { chatPage, emotesPage } from "./words";

const PAGES: Readonly<Record<PageName, (tools: PageTools) => Content>> = {
  home: homePage,
  people: peoplePage,
  person: personPage,
  block: blockPage,
  report: reportPage,
  remove: removePage,
  emotes: emotesPage,
  chat: chatPage,
  portals: portalsPage,
  comfort: comfortPage,
  panic: panicPage,
  shown: shownPage,
};

/** Reads every signal that the page depends on. */
export function pageOf(tools: PageTools): Content {
  const { way, words } = tools;
  const content = PAGES[way.now.page](tools);
  const told = way.told.value;
  const blocks = told
    ? [text(words.reason(told.code, told.facts), "done"), ...content.blocks]
    : content.blocks;
  if (way.isFirst) return { ...content, blocks };
  return { ...content, blocks, before: button("back", words.text("person-back"), () => way.back()) };
}
