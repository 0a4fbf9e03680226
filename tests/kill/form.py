"""Forms as a browser without scripts has them: what stands in them is sent, but for what somebody changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

import httpx


@dataclass
class Form:
    """One form of a page."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    """What would be sent if it were sent now."""


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._select: str | None = None
        self._area: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(given.get("action", ""), given.get("method", "get").lower()))
        if not self.forms:
            return
        fields = self.forms[-1].fields
        name = given.get("name", "")
        if tag == "input" and name:
            kind = given.get("type", "text")
            if kind not in ("radio", "checkbox", "submit", "file") or "checked" in given:
                fields[name] = given.get("value", "on" if kind == "checkbox" else "")
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and ("selected" in given or self._select not in fields):
            fields[self._select] = given.get("value", "")
        elif tag == "textarea":
            self._area, fields[name] = name, ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.forms[-1].fields[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = None
        elif tag == "textarea":
            self._area = None


def forms_in(html: str) -> list[Form]:
    page = _Page()
    page.feed(html)
    return page.forms


async def fill_in(client: httpx.AsyncClient, page: str, action: str, **changes: str | None) -> Form:
    """The form of a page with what somebody changed in it; None takes a tick out. Raises LookupError."""
    answer = await client.get(page)
    for form in forms_in(answer.text):
        if form.action == action and form.method == "post":
            changed = form.fields | changes
            return Form(form.action, form.method, {name: value for name, value in changed.items() if value is not None})
    raise LookupError(f"{page} ({answer.status_code}) has no form for {action}")
