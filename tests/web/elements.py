"""A page as its elements: what a browser, a screen reader or a link preview makes of the HTML."""

from __future__ import annotations

from html.parser import HTMLParser

Attributes = dict[str, str | None]


class Elements(HTMLParser):
    """Every start tag with its attributes, and which of them stand open inside one another."""

    VOID = frozenset({"meta", "link", "input", "img", "br", "hr"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, Attributes]] = []
        self.unclosed: list[str] = []
        self.strayed: list[str] = []
        """End tags that close nothing, or something else than what stands open."""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.unclosed.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if self.unclosed and self.unclosed[-1] == tag:
            self.unclosed.pop()
        else:
            self.strayed.append(tag)

    def all(self, tag: str, **wanted: str) -> list[Attributes]:
        return [each for name, each in self.found if name == tag and wanted.items() <= each.items()]

    def one(self, tag: str, **wanted: str) -> Attributes:
        (match,) = self.all(tag, **wanted)
        return match

    def meta(self, name: str) -> str | None:
        """What the page says of itself under `name`, as Open Graph or as a plain description."""
        (said,) = self.all("meta", property=name) + self.all("meta", name=name)
        return said["content"]
