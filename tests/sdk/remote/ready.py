"""A ready line, as an owner's page shows it once."""

from __future__ import annotations

import ast
import html
import re
from dataclasses import dataclass

import httpx

from tests.kill.form import Form, fill_in


@dataclass(frozen=True)
class Ready:
    """What is in the line."""

    lines: str
    """To be pasted."""
    url: str
    token: str
    ca_fingerprint: str | None


async def let_in(owner: httpx.AsyncClient, space: str, *may: str, label: str = "Notebook") -> Ready:
    """Make a token on the page of a Space's owner, with these capabilities; read the line for this computer."""
    page = f"/s/{space}/manage/experiences"
    ticked = {f"may-{each}": "on" for each in may}
    form: Form = await fill_in(owner, page, f"/s/{space}/manage/tokens", label=label, **ticked)
    shown = await owner.post(form.action, data=form.fields)
    assert shown.status_code == httpx.codes.CREATED, f"{shown.status_code}: {shown.text[:2_000]}"
    lines = html.unescape(re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", shown.text, re.DOTALL)[1])  # type: ignore[index]
    call = ast.parse(lines).body[-1].value  # type: ignore[attr-defined]
    named = {each.arg: ast.literal_eval(each.value) for each in call.keywords}
    return Ready(lines, ast.literal_eval(call.args[0]), named["token"], named.get("ca_fingerprint"))


async def end_tokens(owner: httpx.AsyncClient, space: str) -> None:
    """End every token that the page shows."""
    page = await owner.get(f"/s/{space}/manage/experiences")
    for action in re.findall(r'action="([^"]+/tokens/[^"]+/revoke)"', page.text):
        await owner.post(action)
