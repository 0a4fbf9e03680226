"""The Owner of a Space, by its pages: forms as a browser sends them, sent again until they are answered."""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import Awaitable, Callable
from itertools import count

import httpx

from lanting.identity.role import Role
from lanting.protocol.word import Rules
from tests.asking import ANSWER_WITHIN_S
from tests.kill.disk import Disk
from tests.kill.form import Form, fill_in
from tests.kill.person import Person
from tests.kill.promise import Promise, Setting, Things

KNOCK_EVERY_S = 0.03
CLASS_PEOPLE = 40
"""The capacity that a class begins with."""
HOST_LINK = "For the host"
PLACE = "gallery"
"""Opened soonest, which is done after each kill."""


class Owner:
    """Makes a Space for a class, then changes its name, its capacity and its links, and is promised each change."""

    def __init__(self, url: str, source: random.Random) -> None:
        self.url = url
        self.space = ""
        """Its slug."""
        self.code = ""
        """The letters that open it."""
        self.http = browser(url)
        self._source = source
        self._numbers = count(1)
        self._secrets: dict[str, str] = {}
        """Of links that nobody has opened yet, by their label."""
        self.deeds = 0
        """How many forms were answered."""
        self.name = Setting("name", "Class")
        self.capacity = Setting("capacity", CLASS_PEOPLE)
        self.links: Things[str] = Things("link")
        self.revoked: Things[str] = Things("revoked link")
        self.opened: Things[str] = Things("holder of a link")
        self.lifted: Things[str] = Things("lifted ban")
        self.forms: Things[str] = Things("form in the log")
        self.acts: list[Callable[[], Awaitable[None]]] = [
            self._set_name,
            self._set_capacity,
            self._make_link,
            self._open_link,
            self._revoke_link,
        ]

    async def open_space(self) -> None:
        """Make the Space: once, however often the Server ends meanwhile."""
        made = await self._send(await self._form("/new", "/new", name=self.name.value, preset="class", template=PLACE))
        self.space = found(r'href="/s/([^"/]+)"', made)
        self.code = found(r'class="code-letters">([^<]+)<', await self.page())

    async def make_host(self, person: Person) -> None:
        """Give somebody a co-host's link, and have her open it."""
        opened = await person.http.post("/api/keys", json={"key": await self.host_link()})
        assert opened.status_code == httpx.codes.CREATED, opened.text
        self.opened.asked(HOST_LINK).accepted()

    async def host_link(self) -> str:
        """A new co-host's link, or what is secret in it."""
        await self._make_link(HOST_LINK, Role.HOST.value)
        return self._secrets.pop(HOST_LINK)

    async def lift_ban(self, name: str) -> None:
        """Whoever was banned may come again."""
        pattern = rf"<strong>[^<]*{re.escape(name)}[^<]*</strong>.*?/sanctions/(san_\w+)/lift"
        sanction = found(pattern, await self.page())
        promise = self.lifted.asked(name)
        # Sent a second time it is answered that there is no such ban any more.
        await self._send(Form(f"{self._manage}/sanctions/{sanction}/lift", "post"), promise, or_status=422)

    def broken_on(self, disk: Disk) -> list[str]:
        """Which promises the disk does not keep."""
        faults = self.name.broken(disk.name) + self.capacity.broken(disk.rules.get("capacity"))
        faults += self.links.broken(disk.links) + self.opened.broken(disk.holders)
        faults += self.revoked.broken(disk.revoked) + self.lifted.broken(disk.lifted)
        marked = [once.removeprefix(f"{act}-") for act, once in disk.acts if act in ("rules", "link")]
        return faults + self.forms.broken(marked)

    def broken_inside(self, name: str, rules: Rules) -> list[str]:
        """Which promises the Server does not keep towards who comes in."""
        return self.name.broken(name) + self.capacity.broken(rules.capacity or 0)

    async def somebody_with(self, role: Role) -> httpx.AsyncClient:
        """Somebody new, with a link that gives this Role."""
        label = f"Link {next(self._numbers)}"
        await self._make_link(label, role.value)
        somebody = browser(self.url)
        opened = await somebody.post("/api/keys", json={"key": self._secrets.pop(label)})
        assert opened.status_code == httpx.codes.CREATED, opened.text
        self.opened.asked(label).accepted()
        return somebody

    async def go(self) -> None:
        await self.http.aclose()

    @property
    def _manage(self) -> str:
        return f"/s/{self.space}/manage"

    async def _set_name(self) -> None:
        name = f"Class {next(self._numbers)}"
        form = await self._form(self._manage, f"{self._manage}/rules", name=name)
        await self._send_once(form, self.name.asked(name))

    async def _set_capacity(self) -> None:
        people = self._source.randint(CLASS_PEOPLE, 500)
        form = await self._form(self._manage, f"{self._manage}/rules", capacity=str(people))
        await self._send_once(form, self.capacity.asked(people))

    async def _make_link(self, label: str | None = None, role: str = Role.VISITOR.value) -> None:
        label = label or f"Link {next(self._numbers)}"
        form = await self._form(self._manage, f"{self._manage}/links", label=label, role=role)
        answer = await self._send_once(form, self.links.asked(label))
        # Where a kill swallowed the first answer, the secret is lost: it is shown once.
        if secret := re.search(r"/k/(lanting-key-[\w-]+)", answer):
            self._secrets[label] = secret[1]

    async def _open_link(self) -> None:
        """By somebody new. She asks once: with the answer lost, so are her cookies."""
        if not self._secrets:
            return
        label, secret = self._secrets.popitem()
        promise = self.opened.asked(label)
        async with browser(self.url) as somebody:
            try:
                answer = await somebody.post("/api/keys", json={"key": secret})
            except httpx.TransportError:
                return
        if answer.status_code == httpx.codes.CREATED:
            promise.accepted()
            self.deeds += 1

    async def _revoke_link(self) -> None:
        live = sorted(self.links.acknowledged - self.revoked.acknowledged - {HOST_LINK})
        if not live:
            return
        label = self._source.choice(live)
        key = found(rf"<strong[^>]*>{label}</strong>.*?/links/(key_\w+)/revoke", await self.page())
        self._secrets.pop(label, None)
        await self._send(Form(f"{self._manage}/links/{key}/revoke", "post"), self.revoked.asked(label))

    async def page(self) -> str:
        """The page on which the Space is kept."""
        while True:
            try:
                answer = await self.http.get(self._manage)
            except httpx.TransportError:
                await asyncio.sleep(KNOCK_EVERY_S)
                continue
            assert answer.is_success, f"{self._manage}: {answer.status_code}"
            return answer.text

    async def _form(self, page: str, action: str, **changes: str | None) -> Form:
        while True:
            try:
                return await fill_in(self.http, page, action, **changes)
            except httpx.TransportError:
                await asyncio.sleep(KNOCK_EVERY_S)

    async def _send_once(self, form: Form, promise: Promise) -> str:
        """A form that counts once, and is once in the log."""
        return await self._send(form, promise, self.forms.asked(form.fields["once"]))

    async def _send(self, form: Form, *promises: Promise, or_status: int = httpx.codes.OK) -> str:
        """Send a form until it is answered."""
        while True:
            try:
                answer = await self.http.post(form.action, data=form.fields, follow_redirects=False)
            except httpx.TransportError:
                await asyncio.sleep(KNOCK_EVERY_S)
                continue
            is_done = answer.status_code in (200, 201, 303, or_status)
            assert is_done, f"{form.action}: {answer.status_code} {answer.text[:2_000]}"
            for promise in promises:
                promise.accepted()
            self.deeds += 1
            return answer.text


def browser(url: str) -> httpx.AsyncClient:
    """What somebody asks for pages with."""
    return httpx.AsyncClient(base_url=url, headers={"Origin": url}, trust_env=False, timeout=ANSWER_WITHIN_S)


def found(pattern: str, text: str) -> str:
    """What a pattern finds in a page."""
    match = re.search(pattern, text, re.DOTALL)
    assert match is not None, f"{pattern} is not in {text[:2_000]}"
    return match[1]
