"""The HUD's panels, opened one after the other as a visitor does, and whether what they say fits."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Final

from playwright.async_api import Page

IN_THE_BAR: Final = {"emotes": 2, "people": 3, "more": 4}
BEHIND_MORE: Final = {"invite": 0, "headset": 1, "look": 2, "photo": 3, "settings": 7}
CHAT: Final = 1
MORE: Final = IN_THE_BAR["more"]

NO_PICTURE: Final = """
new MutationObserver(() => document.getElementById("world")?.remove()).observe(document, {
  childList: true,
  subtree: true,
});
"""
"""Run ahead of the page: the HUD alone is looked at, and a machine without a graphics card draws nothing meanwhile."""

MISFITS: Final = """() => {
  const misfits = [];
  const texts = "button, label, legend, summary, h1, h2, p, a, dt, dd, .hud-word, .hud-who";
  for (const element of document.querySelectorAll("#hud *")) {
    const box = element.getBoundingClientRect();
    if (!element.matches(texts) || box.width < 3 || getComputedStyle(element).visibility === "hidden") continue;
    if (element.closest(".text-view:not(.shown):not(:focus-within), .unseen, svg")) continue;
    const says = element.textContent.trim().slice(0, 40);
    // A line of the chat at rest ends in an ellipsis on purpose: the open chat has all of it.
    const shortened = element.matches(".hud-chat:not(.open) .hud-line");
    if (!shortened && getComputedStyle(element).display !== "inline" && element.scrollWidth > element.clientWidth + 1)
      misfits.push(`cut: ${says}`);
    if (box.left < -1 || box.right > innerWidth + 1) misfits.push(`outside: ${says}`);
  }
  const walk = document.createTreeWalker(document.getElementById("hud"), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.data.trim();
    if (/^[a-z]+(-[a-z0-9_]+)+$/.test(text)) misfits.push(`not translated: ${text}`);
  }
  return [...new Set(misfits)];
}"""
"""Texts that are cut or outside the page, and keys that have no text."""

OVERLAPS: Final = """() => {
  const cards = [...document.querySelectorAll("#hud .paper-card")].filter((card) => {
    const { visibility, opacity } = getComputedStyle(card);
    return visibility !== "hidden" && opacity !== "0" && card.getBoundingClientRect().width > 3;
  });
  const named = cards.map((card) => [card.className, card.getBoundingClientRect()]);
  const found = [];
  named.forEach(([name, box], index) => {
    for (const [other, its] of named.slice(index + 1)) {
      const across = Math.min(box.right, its.right) - Math.max(box.left, its.left);
      const down = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top);
      if (across > 1 && down > 1) found.push(`${name} over ${other}`);
    }
  });
  return found;
}"""
"""Cards that lie over each other."""


UNFOLD: Final = "() => document.querySelectorAll('.hud-panel details').forEach((each) => { each.open = true; })"
"""Whatever a panel keeps folded is looked at too."""


async def open_panels(page: Page) -> AsyncIterator[str]:
    """Opens each panel in turn, and the chat, and yields its name while it is open; Escape closes it."""
    for name in (*IN_THE_BAR, *BEHIND_MORE):
        if name in IN_THE_BAR:
            await page.locator(".hud-bar button").nth(IN_THE_BAR[name]).click()
        else:
            await page.locator(".hud-bar button").nth(MORE).click()
            await page.locator(".hud-more li button").nth(BEHIND_MORE[name]).click()
        await page.locator(f".hud-{name}, .{name}-panel").first.wait_for(timeout=60_000)
        await _is_filled(page, name)
        await page.evaluate(UNFOLD)
        yield name
        await page.keyboard.press("Escape")
    await page.locator(".hud-bar button").nth(CHAT).click()
    await page.locator(".hud-say").wait_for()
    yield "chat"
    await page.keyboard.press("Escape")


async def open_host_states(page: Page) -> AsyncIterator[str]:
    """What a host's page shows beside that: all acts in force, raised hands, those who wait, one person, and each form.

    Somebody else is inside, and somebody waits.
    """
    bar = page.locator(".hud-hosting button")
    if await bar.count() == 1:
        await bar.click()
        await page.locator(".hud-host").wait_for()
        yield "host"
        await page.keyboard.press("Escape")
    await page.keyboard.press("h")
    # Of which the place in words has its own.
    in_sight = "#hud > :not(.text-view) .hud-act"
    # A locked door would send away who waits.
    acts = page.locator(f"{in_sight}[aria-pressed]:not([data-act=lock])")
    await acts.first.wait_for()
    for index in range(await acts.count()):
        await acts.nth(index).click()
        await acts.nth(index).and_(page.locator("[aria-pressed=true]")).wait_for()
    yield "all acts"
    lists = page.locator(f"{in_sight}[aria-expanded]")
    await lists.first.click()
    await page.locator(".hud-hands .hud-act").wait_for()
    yield "hands"
    await page.keyboard.press("Escape")
    await page.keyboard.press("h")
    await lists.last.click()
    await page.locator(".hud-waiters li").first.wait_for()
    yield "waiters"
    for index, name in enumerate(("turn away", "ban a waiter"), start=1):
        await page.locator(".hud-waiters li").first.locator("button").nth(index).click()
        await page.locator(".hud-act-form").wait_for()
        yield name
        await page.locator(".hud-act-form button[type=button]").click()
    await page.keyboard.press("Escape")
    async for name in _open_person(page):
        yield name


async def open_panel_states(page: Page) -> AsyncIterator[str]:
    """What experiences ask and show, on the page of a visitor of `every_panel.py`: how a form fares, and charts."""
    form = page.locator(".xp-panel").nth(1)
    await form.wait_for()
    yield "form"
    send = form.locator(".xp-buttons .hud-action")
    await send.click()
    await form.locator(".xp-fault").first.wait_for()
    yield "faults"
    await form.locator("input[type=text]").first.fill("Mei")
    await form.locator("[role=spinbutton]").fill("2")
    await send.click()
    await send.and_(page.locator("[aria-disabled]")).wait_for()
    yield "waiting"
    await _command(page, "/refuse")
    await form.locator(".xp-refused").wait_for()
    yield "refused"
    facts = page.locator(".xp-panel").first
    if await facts.locator(".xp-body").count() == 0:
        await facts.locator(".hud-close").first.click()
    await facts.locator("h2").scroll_into_view_if_needed()
    yield "charts"
    await facts.locator("details").evaluate_all("(all) => all.forEach((each) => { each.open = true; })")
    await facts.locator("table").last.scroll_into_view_if_needed()
    yield "tables"


async def _command(page: Page, line: str) -> None:
    await page.locator(".hud-bar button").nth(CHAT).click()
    await page.locator(".hud-say textarea").fill(line)
    offered = page.locator(".xp-commands [role=option]")
    await offered.wait_for()
    await page.keyboard.press("Enter")
    await offered.wait_for(state="detached")
    await page.keyboard.press("Escape")


async def _open_person(page: Page) -> AsyncIterator[str]:
    """The last of the list, what can be done with her, and a whisper."""
    await page.locator(".hud-bar button").nth(IN_THE_BAR["people"]).click()
    await page.locator(".hud-people li").nth(1).wait_for()
    await page.locator(".hud-whom").last.click()
    acts = page.locator(".hud-panel-body > .hud-person-acts button")
    await acts.first.wait_for()
    yield "person"
    for index, name in {0: "rename", 1: "mute", 2: "mute voice", 5: "remove", 6: "ban"}.items():
        await acts.nth(index).click()
        await page.locator(".hud-act-form").wait_for()
        yield name
        await page.locator(".hud-act-form button[type=button]").click()
        await acts.first.wait_for()
    await page.locator(".hud-person-ways button").last.click()
    await page.locator(".hud-to").wait_for()
    await page.locator(".hud-say textarea").fill("between us")
    await page.keyboard.press("Enter")
    await page.locator(".hud-whisper").first.wait_for()
    yield "whisper"
    await page.keyboard.press("Escape")


async def _is_filled(page: Page, name: str) -> None:
    """What a panel fetches or takes has come."""
    awaited = {
        "people": ".hud-people li",
        "invite": ".hud-code img",
        "photo": ".hud-photo img, .hud-photo [role=alert]",
    }.get(name)
    if awaited:
        await page.locator(awaited).first.wait_for(timeout=60_000)
