"""What programs keep, look up, hand over and have photographed (PR-110 to PR-119)."""

from __future__ import annotations

import io
import uuid
from collections.abc import AsyncIterator
from pathlib import Path
from typing import BinaryIO

import pytest

from lanting.identity.capability import Capability
from lanting.identity.role import Role
from lanting.kernel.error import LantingError
from lanting.kernel.ids import AssetId, SpaceId, UserId
from lanting.ledger.chain import verify
from lanting.protocol.experience import AnswerTaken, Photo, PhotoAsked
from lanting.protocol.message import Request
from lanting.protocol.notice import Refused
from lanting.protocol.program import (
    AskPhoto,
    AskRecords,
    HandedOver,
    HandOver,
    Keep,
    Kept,
    PhotoTaken,
    Recall,
    Recalled,
    Record,
    Recorded,
    Records,
)
from lanting.space.queries.kept import (
    PAGE_VALUES,
    Program,
    erase_person,
    forget_taken,
    kept_of_person,
    log_lines,
    logs_of,
    taken_answers,
)
from tests.runtime.experiences.playhouse import Playhouse, Visitor, playhouse


class NotThis(LantingError):
    """What is no picture."""

    code = "not_a_picture"


class Files:
    """A `FileShelf` in memory."""

    bytes_max = 50_000

    def __init__(self) -> None:
        self.taken: list[tuple[str, bytes]] = []
        self.forgotten: list[str] = []

    def open(self) -> BinaryIO:
        return io.BytesIO()

    async def take(self, space: SpaceId, user: UserId, name: str, file: BinaryIO) -> AssetId:
        file.seek(0)
        self.taken.append((name, file.read()))
        if name == "bad.png":
            raise NotThis("that is no picture")
        return AssetId(asset(len(self.taken)))

    async def forget(self, space: SpaceId, user: UserId, asset: str) -> None:
        self.forgotten.append(asset)


@pytest.fixture
def files() -> Files:
    return Files()


@pytest.fixture
async def house(tmp_path: Path, files: Files) -> AsyncIterator[Playhouse]:
    async with playhouse(tmp_path, files=files) as house:
        yield house


async def answer(visitor: Visitor, request: Request) -> object:
    seq = visitor.ask(request)
    return await visitor.told(object, lambda notice: getattr(notice, "re", None) == seq)  # type: ignore[type-var]


async def handed(visitor: Visitor, piece: HandOver) -> str | None:
    over = await answer(visitor, piece)
    assert isinstance(over, HandedOver)
    return over.asset


def asset(number: int) -> str:
    return f"ast_{number:016}"


def new_id() -> str:
    return str(uuid.uuid4())


async def test_what_is_kept_is_there_at_the_next_start_and_nobody_elses(house: Playhouse) -> None:
    space = await house.space()
    script = await house.program(space)
    assert isinstance(await answer(script, Keep(key="Book", version=2, value=b"first")), Kept)
    script.ask(Keep(key="Book", version=3, value=b"second"))
    recalled = await answer(script, Recall(key="Book"))
    assert isinstance(recalled, Recalled)
    assert [(each.version, each.value) for each in recalled.values] == [(3, b"second")]
    other = await house.program(space)
    assert await answer(other, Recall(key="Book")) == Recalled(re=2, values=[])
    script.ask(Keep(key="Book", version=3, value=None))
    again = await answer(script, Recall(key="Book"))
    assert isinstance(again, Recalled)
    assert again.values == []


async def test_what_is_kept_of_persons_comes_page_by_page_and_is_given_out_and_erased_with_them(
    house: Playhouse,
) -> None:
    space = await house.space()
    script = await house.program(space)
    for number in range(PAGE_VALUES + 50):
        script.ask(Keep(key="Marks", version=1, value=b"%d" % number, person=f"psn_{number:04}"))
    script.ask(Keep(key="Other", version=1, value=b"", person="psn_0007"))
    first = await answer(script, Recall(key="Marks", is_prefix=True))
    assert isinstance(first, Recalled)
    second = await answer(script, Recall(key="Marks", is_prefix=True, after=first.next))
    assert isinstance(second, Recalled)
    people = [each.person for each in (*first.values, *second.values)]
    assert people == [f"psn_{number:04}" for number in range(PAGE_VALUES + 50)]
    assert second.next is None
    program = Program(space, script.connection.user)
    hers = await house.store.read(lambda connection: kept_of_person(connection, program, "psn_0007"))
    assert [(each.key, each.value) for each in hers] == [("Marks", b"7"), ("Other", b"")]
    assert await house.store.write(lambda connection: erase_person(connection, program, "psn_0007")) == 2
    nothing = await answer(script, Recall(key="Other", person="psn_0007"))
    assert isinstance(nothing, Recalled) and nothing.values == []


async def test_a_program_keeps_so_many_values_and_may_still_change_them(
    house: Playhouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lanting.space.queries.kept.STATE_VALUES_MAX", 2)
    script = await house.program(await house.space())
    for key in ("a", "b"):
        assert isinstance(await answer(script, Keep(key=key, version=1, value=b"")), Kept)
    refused = await answer(script, Keep(key="c", version=1, value=b""))
    assert isinstance(refused, Refused)
    assert (refused.code, refused.facts) == ("too_many_values", {"values_max": 2})
    assert isinstance(await answer(script, Keep(key="a", version=1, value=b"other")), Kept)


async def test_a_log_is_a_chain_that_anybody_can_check_and_a_repeated_record_is_there_once(house: Playhouse) -> None:
    space = await house.space()
    script = await house.program(space, Capability.RECORDS)
    first = Record(request_id=new_id(), log="minutes", body='{"motion":"tea"}')
    one = await answer(script, first)
    two = await answer(script, Record(request_id=new_id(), log="minutes", body='{"yes":3}'))
    again = await answer(script, first)
    assert isinstance(one, Recorded)
    assert isinstance(two, Recorded)
    assert isinstance(again, Recorded)
    assert (one.number, two.number) == (1, 2)
    assert (again.number, again.hash) == (1, one.hash)
    page = await answer(script, AskRecords(log="minutes", limit=1))
    rest = await answer(script, AskRecords(log="minutes", after=1))
    assert isinstance(page, Records)
    assert isinstance(rest, Records)
    assert page.next == 1
    assert rest.next is None
    lines = [*page.lines, *rest.lines]
    verdict = verify([line.encode() for line in lines])
    assert (verdict.records, verdict.last_hash, verdict.broken) == (2, two.hash, None)
    program = Program(space, script.connection.user)
    assert await house.store.read(lambda connection: logs_of(connection, program)) == [("minutes", 2)]
    from lanting.ledger.chain import line_of

    written = await house.store.read(lambda connection: list(log_lines(connection, program, "minutes", line_of)))
    assert written == lines


async def test_logs_and_keeping_need_what_was_allowed(house: Playhouse) -> None:
    space = await house.space()
    script = await house.program(space)
    refused = await answer(script, Record(request_id=new_id(), log="minutes", body="{}"))
    assert isinstance(refused, Refused)
    assert refused.code == "no_records"
    mei = await house.enter(space)
    refused = await answer(mei, Recall(key="Book"))
    assert isinstance(refused, Refused)
    assert refused.code == "not_permitted"


async def test_pr37_what_was_kept_for_an_answer_marks_it_as_taken_for_a_day(house: Playhouse) -> None:
    space = await house.space()
    script, request_id = await house.program(space), new_id()
    script.ask(Keep(key="Book", version=1, value=b"", for_answers=[request_id]))
    await script.told(Kept)
    assert await house.store.read(lambda connection: taken_answers(connection, space)) == [request_id]
    now = house.clock.now()
    await house.store.write(lambda connection: forget_taken(connection, now))
    assert await house.store.read(lambda connection: taken_answers(connection, space)) == [request_id]


# Files


async def test_a_file_comes_in_pieces_and_is_taken_once(house: Playhouse, files: Files) -> None:
    script, file = await house.program(await house.space(), Capability.EDIT), new_id()
    first = HandOver(file=file, name="lake.npy", at=0, piece=b"one ", is_last=False)
    last = HandOver(file=file, name="lake.npy", at=4, piece=b"two", is_last=True)
    assert [await handed(script, piece) for piece in (first, first, last, last)] == [None, None, asset(1), asset(1)]
    assert files.taken == [("lake.npy", b"one two")]
    newer = HandOver(file=new_id(), name="lake.npy", at=0, piece=b"three", is_last=True, replaces=asset(1))
    assert await handed(script, newer) == asset(2)
    assert files.forgotten == [asset(1)]


async def test_pr102_files_are_brought_only_by_who_may_change_the_place(house: Playhouse, files: Files) -> None:
    script = await house.program(await house.space(), Capability.CHAT, Capability.RECORDS)
    refused = await answer(script, HandOver(file=new_id(), name="lake.npy", at=0, piece=b"one", is_last=True))
    assert isinstance(refused, Refused)
    assert (refused.code, refused.facts) == ("no_edit", {"request": "program.hand_over"})
    assert files.taken == []


async def test_a_file_that_is_no_good_or_too_large_is_refused_with_the_reason(house: Playhouse) -> None:
    script, large = await house.program(await house.space(), Capability.EDIT), new_id()
    refused = await answer(script, HandOver(file=new_id(), name="bad.png", at=0, piece=b"?", is_last=True))
    assert isinstance(refused, Refused)
    assert refused.code == "not_a_picture"
    refused = await answer(script, HandOver(file=large, name="lake.npy", at=0, piece=bytes(50_001), is_last=False))
    assert isinstance(refused, Refused)
    assert refused.code == "asset_too_large"
    refused = await answer(script, HandOver(file=large, name="lake.npy", at=7, piece=b"", is_last=True))
    assert isinstance(refused, Refused)
    assert (refused.code, refused.facts) == ("upload_offset", {"offset": 0})


# Pictures


async def test_a_page_of_the_tokens_owner_takes_the_picture_and_nobody_elses(house: Playhouse) -> None:
    space = await house.space()
    mei, mo = await house.enter(space), await house.enter(space, "Mo")
    script = await house.program(space, owner=mei.connection.user)
    script.ask(AskPhoto(width=320, height=180))
    asked = await mei.told(PhotoAsked)
    assert (asked.width, asked.height) == (320, 180)
    mo.ask(Photo(photo=asked.photo, piece=b"forged", is_last=True))
    mei.ask(Photo(photo=asked.photo, piece=b"one", is_last=False))
    mei.ask(Photo(photo=asked.photo, piece=b"two", is_last=True))
    pieces = [await script.told(PhotoTaken) for _ in range(2)]
    assert [(each.piece, each.is_last) for each in pieces] == [(b"one", False), (b"two", True)]


async def test_without_such_a_page_or_where_she_declines_there_is_no_picture(house: Playhouse) -> None:
    space = await house.space()
    mei = await house.enter(space, role=Role.OWNER)
    nobodys = await house.program(space, owner=UserId("usr_0000000000000000"))
    refused = await answer(nobodys, AskPhoto())
    assert isinstance(refused, Refused)
    assert refused.code == "no_camera"
    script = await house.program(space)
    seq = script.ask(AskPhoto())
    mei.ask(Photo(photo=(await mei.told(PhotoAsked)).photo, piece=b"", is_last=True))
    assert (await script.told(Refused)).re == seq
    assert not [notice for notice in mei.notices if isinstance(notice, AnswerTaken)]
