"""What changes something over HTTP is refused to whoever lacks the right to it, and then nothing is changed."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio

from lanting.identity.role import Role
from lanting.protocol.host_request import Ban
from lanting.web import application
from tests.kill.owner import Owner, browser, found
from tests.kill.person import Person, until
from tests.kill.reviving import Reviving
from tests.media.pictures import png

Route = tuple[str, str]
RIGHTS: dict[Route, Role | str] = {
    ("POST", "/s/{space}/manage/rules"): Role.OWNER,
    ("POST", "/s/{space}/manage/code"): Role.OWNER,
    ("POST", "/s/{space}/manage/links"): Role.OWNER,
    ("POST", "/s/{space}/manage/links/{key}/revoke"): Role.OWNER,
    ("POST", "/s/{space}/manage/key"): Role.OWNER,
    ("POST", "/s/{space}/manage/delete"): Role.OWNER,
    ("POST", "/s/{space}/manage/restore"): Role.OWNER,
    ("POST", "/s/{space}/manage/outside/add"): Role.OWNER,
    ("POST", "/s/{space}/manage/outside/remove"): Role.OWNER,
    ("POST", "/s/{space}/manage/experiences/{name}/on"): Role.OWNER,
    ("POST", "/s/{space}/manage/experiences/{name}/off"): Role.OWNER,
    ("POST", "/s/{space}/manage/tokens"): Role.OWNER,
    ("POST", "/s/{space}/manage/tokens/{key}/revoke"): Role.OWNER,
    ("POST", "/s/{space}/kept/erase"): "anybody; it is about herself alone",
    ("POST", "/s/{space}/manage/sanctions/{sanction}/lift"): Role.HOST,
    ("PUT", "/api/spaces/{space}/picture"): Role.BUILDER,
    ("DELETE", "/api/spaces/{space}/picture"): Role.BUILDER,
    ("POST", "/api/spaces/{space}/uploads"): Role.BUILDER,
    ("PATCH", "/api/spaces/{space}/assets/{asset}"): Role.BUILDER,
    ("PUT", "/api/spaces/{space}/assets/{asset}/light"): Role.BUILDER,
    ("PUT", "/api/spaces/{space}/assets/{asset}/thumb"): Role.BUILDER,
    ("DELETE", "/api/spaces/{space}/assets/{asset}"): Role.BUILDER,
    ("PATCH", "/api/uploads/{upload}"): "whoever has begun it, as long as she may edit where it goes",
    ("DELETE", "/api/uploads/{upload}"): "whoever has begun it, as long as she may edit where it goes",
    ("POST", "/operator/restore/{space}"): Role.OPERATOR,
    ("POST", "/o/{token}"): "whoever knows the secret in it",
    ("POST", "/api/operator/changed"): "whoever knows the secret in it",
    ("POST", "/k/{secret}"): "whoever knows the secret in it",
    ("POST", "/api/keys"): "whoever knows the secret in it",
    ("POST", "/api/spaces/{space}/enter"): "anybody; what one is inside is looked up",
    ("POST", "/e/{space}/enter"): "anybody; within another site's page one is a Visitor",
    ("POST", "/s/{space}/reports/{report}/decide"): Role.HOST,
    (
        "POST",
        "/s/{space}/reports/{report}/answer",
    ): "whoever may decide, by the same door; tests/web/test_report_acts.py",
    ("POST", "/api/spaces/{space}/reports"): "whoever is inside, or was lately",
    ("POST", "/e/{space}/reports"): "whoever is inside, or was lately",
    ("POST", "/decisions/{report}/appeal"): "whom the decision is about",
    ("POST", "/api/move"): "anybody; only who one is goes along",
    ("POST", "/new"): "whoever sits at the Server's own computer, and the Operator",
    ("POST", "/new/file"): "whoever sits at the Server's own computer, and the Operator",
    ("POST", "/api/uploads"): "whoever sits at the Server's own computer, and the Operator",
}
"""The least Role that each takes, or in words why it takes none. A new route without an entry here fails below."""
FORMS: dict[str, dict[str, str]] = {
    "/s/{space}/manage/rules": {
        "name": "Class",
        "language": "en",
        "entry": "anyone",
        "approval": "nobody",
        "chat": "on",
    },
    "/s/{space}/manage/links": {"role": "host", "label": "For me", "ends": "never"},
    "/s/{space}/manage/tokens": {"label": "Model", "ends": "day"},
    "/s/{space}/manage/delete": {"typed": "Class"},
    "/s/{space}/reports/{report}/decide": {"decision": "mute_chat", "note": "enough"},
    "/s/{space}/manage/outside/add": {"site": "https://school.example"},
    "/s/{space}/manage/outside/remove": {"site": "https://school.example"},
}
"""What is sent, where an empty form would be refused to an Owner as well."""
BODIES: dict[Route, dict[str, Any]] = {
    ("POST", "/api/spaces/{space}/uploads"): {"name": "Vase", "bytes": 9},
    ("PATCH", "/api/spaces/{space}/assets/{asset}"): {"name": "Vase"},
}
"""The same, where it is JSON that is sent."""
OF_ROLES = {route: role for route, role in RIGHTS.items() if isinstance(role, Role)}


@dataclass
class Class:
    """A Space with one of each, and who tries."""

    owner: Owner
    data: Path
    places: dict[str, str]
    """What stands in the braces of a route."""
    people: dict[str, tuple[Role, httpx.AsyncClient]]

    def tables(self) -> list[str]:
        """Everything that the database holds."""
        with closing(sqlite3.connect(f"file:{self.data / 'lanting.db'}?mode=ro", uri=True)) as database:
            return list(database.iterdump())


pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def lesson(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Class]:
    with Reviving(tmp_path_factory.mktemp("rights") / "data", {"trusted_networks": ["127.0.0.0/8"]}) as server:
        server.start()
        owner, stranger = (Owner(server.url, random.Random(1)) for _ in range(2))
        await owner.open_space()
        await stranger.open_space()
        host = Person(server.url, owner.space, "Host", code=owner.code)
        victim = Person(server.url, owner.space, "Victim", code=owner.code)
        bot = Person(server.url, owner.space, "Bot", code=owner.code, program=True)
        await owner.make_host(host)
        host.come()
        await until(lambda: host.is_inside)
        victim.come()
        await until(lambda: host.waiters != [])
        await host.ask(Ban(request_id="ban-0123456789abcdef", participant=host.waiters[0].id))
        bot.come()
        await until(lambda: bot.waiting is not None)
        page = await owner.page()
        asset = await _brought(owner)
        people = {
            "nobody": (Role.VISITOR, browser(server.url)),
            "bot": (Role.VISITOR, bot.http),
            "banned": (Role.VISITOR, victim.http),
            "visitor": (Role.VISITOR, await owner.somebody_with(Role.VISITOR)),
            "builder": (Role.BUILDER, await owner.somebody_with(Role.BUILDER)),
            "host": (Role.HOST, host.http),
            "owner of another Space": (Role.VISITOR, stranger.http),
            "owner": (Role.OWNER, owner.http),
        }
        places = {
            "{space}": owner.space,
            "{asset}": asset,
            "{key}": found(r"/links/(key_\w+)/revoke", page),
            "{report}": _a_report(server.data / "lanting.db", owner.space),
            "{sanction}": found(r"/sanctions/(san_\w+)/lift", page),
        }
        yield Class(owner, server.data, places, people)
        for each in (host, victim, bot):
            await each.go()
        for _, client in people.values():
            await client.aclose()


async def test_every_route_that_changes_something_says_who_may() -> None:
    routes: set[Route] = set()
    for module in vars(application).values():
        for handler in getattr(module, "HANDLERS", ()):
            for path in handler.paths:
                routes |= {(method, _bare(path)) for method in handler.http_methods - {"GET", "HEAD", "OPTIONS"}}
    assert routes == set(RIGHTS)


async def test_what_takes_a_role_is_refused_below_it_and_changes_nothing(lesson: Class) -> None:
    before = lesson.tables()
    order = list(Role)
    for (method, path), least in OF_ROLES.items():
        for name, (role, client) in lesson.people.items():
            if order.index(role) > order.index(least):
                answer = await _send(lesson, client, method, path)
                assert answer.status_code in (403, 404), f"{name}: {method} {path} is {answer.status_code}"
    assert lesson.tables() == before


async def test_what_takes_a_role_is_refused_to_a_page_of_somebody_else(lesson: Class) -> None:
    """The cookies of the Owner come along, and who sends the form is another site."""
    before = lesson.tables()
    _, owner = lesson.people["owner"]
    for method, path in RIGHTS:
        for headers in ({"Origin": "https://elsewhere.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
            answer = await _send(lesson, owner, method, path, headers)
            assert answer.status_code == 403, f"{method} {path} with {headers} is {answer.status_code}"
    assert lesson.tables() == before


async def test_a_right_is_none_where_others_could_read_along(lesson: Class) -> None:
    """The same cookies under another name of this machine, over plain http."""
    before = lesson.tables()
    _, owner = lesson.people["owner"]
    for (method, path), least in OF_ROLES.items():
        headers = {"Host": "lanting.example", "Origin": "http://lanting.example"}
        answer = await _send(lesson, owner, method, path, headers)
        assert answer.status_code in (403, 404), f"{method} {path} ({least}) is {answer.status_code}"
    assert lesson.tables() == before


async def test_the_owner_may_do_it_all(lesson: Class) -> None:
    """Or the refusals above would prove nothing. Last in this file, for it changes what they look at."""
    before = lesson.tables()
    _, owner = lesson.people["owner"]
    theirs = [route for route, role in OF_ROLES.items() if role is not Role.OPERATOR]
    for method, path in sorted(theirs, key=lambda route: ("/delete" in route[1], "/restore" in route[1])):
        if method != "PUT":
            answer = await _send(lesson, owner, method, path)
            assert answer.status_code < 400, f"{method} {path} is {answer.status_code}: {answer.text[:500]}"
    assert lesson.tables() != before


async def _send(
    lesson: Class, client: httpx.AsyncClient, method: str, path: str, headers: dict[str, str] | None = None
) -> httpx.Response:
    address = path
    for brace, value in lesson.places.items():
        address = address.replace(brace, value)
    body: dict[str, Any] = {"content": b"\xff\xd8\xff"} if method == "PUT" else {"data": FORMS.get(path, {"once": ""})}
    if (method, path) in BODIES:
        body = {"json": BODIES[method, path]}
    return await client.request(method, address, headers=headers, **body)


def _a_report(database: Path, space: str) -> str:
    """Somebody has reported somebody who is no host."""
    report = "rep_0000000000000001"
    with closing(sqlite3.connect(database)) as connection, connection:
        (space_id,) = connection.execute("SELECT id FROM spaces WHERE ? IN (id, slug)", (space,)).fetchone()
        who = ("usr_0000000000000001", "Mei", "usr_0000000000000002", "Rude", "visitor", "threat", "")
        connection.execute(
            "INSERT INTO reports (id, space_id, reporter_id, reporter_name, about_id, about_name, about_role, reason,"
            " text, made_at, state, note, appeal, outcome_note, about_read, reporter_read)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 'open', '', '', '', 1, 1)",
            (report, space_id, *who),
        )
    return report


async def _brought(owner: Owner) -> str:
    """A picture in the Space's library."""
    content = png()
    begun = await owner.http.post(f"/api/spaces/{owner.space}/uploads", json={"name": "Ink", "bytes": len(content)})
    path = f"/api/uploads/{begun.json()['upload']}"
    answer = await owner.http.patch(path, content=content, headers={"Upload-Offset": "0"})
    return str(answer.json()["asset"]["id"])


def _bare(path: str) -> str:
    """A path without the types in its braces."""
    return path.replace(":str}", "}")
