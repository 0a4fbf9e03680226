"""Experiences for the tests of pages: known without any code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from lanting.kernel.clock import Instant
from lanting.kernel.ids import SpaceId, UserId
from lanting.ledger.chain import hash_of
from lanting.protocol.manifest import Manifest, SettingField
from lanting.space.queries import KeptExperience, find_experience
from lanting.space.queries.kept import Program, StoredValue, add_record, keep_value
from lanting.web.offered import Offered, Source
from tests.web.conftest import SPACE, House

QUIZ = Manifest(
    name="quiz",
    title="quiz-title",
    about="Asks <questions>.",
    capabilities=["edit", "chat", "fly"],
    keeps="quiz-keeps",
    settings=[
        SettingField(name="questions", kind="long_text", value="a;b\nc;d", label="Questions", chars_max=5_000),
        SettingField(name="seconds", kind="number", value=20, min=5, max=60, is_whole=True),
        SettingField(name="teams", kind="choice", value="two", options=["one", "two"]),
        SettingField(name="aloud", kind="yes_no", value=True),
        SettingField(name="greeting", kind="text", value="Hello", chars_max=20),
    ],
    commands={"start": "Begins."},
    template="teaching-room",
    words={
        "en": {"quiz-title": "Classroom quiz", "quiz-keeps": "Marks, until they are erased."},
        "fr": {"quiz-title": "Quiz de classe"},
        "zh-CN": {"quiz-title": "课堂问答"},
    },
)
BROKEN = Offered("broken", None, 'File "broken.py", line 3\nNameError: <x>')


class FewExperiences:
    """A catalogue of what it is given, or has been given since."""

    def __init__(self, *offers: Offered) -> None:
        self.offered: Sequence[Offered] = offers

    async def offers(self) -> Sequence[Offered]:
        return self.offered

    async def offer(self, name: str) -> Offered | None:
        return next((each for each in self.offered if each.name == name), None)

    async def known(self) -> Sequence[Offered]:
        return self.offered

    def sources(self) -> Mapping[str, Source]:
        return {"quiz": Source("lanting-quiz", "1.2")}


def with_experiences(house: House) -> None:
    house.experiences = FewExperiences(Offered("quiz", QUIZ), BROKEN)


async def kept(house: House, name: str = "quiz") -> KeptExperience | None:
    return await house.store.read(lambda connection: find_experience(connection, SPACE, name))


async def keep_of(house: House, program: UserId, person: str, key: str, value: bytes) -> None:
    """As the experience itself keeps something about somebody."""
    stored = StoredValue(key, 1, value, person)
    at = house.clock.now()
    await house.store.write(lambda connection: keep_value(connection, Program(SPACE, program), stored, at))


async def write_down(house: House, program: UserId, *bodies: str) -> None:
    """As the experience itself appends to its minutes."""

    def write(connection: Connection) -> None:
        for number, body in enumerate(bodies):
            at = house.clock.now()
            add_record(connection, Program(SpaceId(SPACE), program), "minutes", f"r{number}", body, at, _hash_of)

    await house.store.write(write)


def _hash_of(previous: str, number: int, at: int, body: str) -> str:
    return hash_of(previous, number, Instant(at), body)
