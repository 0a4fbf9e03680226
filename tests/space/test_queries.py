"""What must last: SP-31, SP-32, SP-34 and the Spaces themselves, in a real database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Connection, create_engine, func, select

from lanting.kernel.clock import Instant
from lanting.kernel.ids import ParticipantId, SpaceId, UserId
from lanting.space.command import SaveLine
from lanting.space.queries import (
    ANSWERS_KEPT_MS,
    CodeTaken,
    SlugTaken,
    SpaceUnknown,
    change_space,
    create_space,
    find_space,
    find_space_by_code,
    list_spaces,
    recent_lines,
    recent_requests,
    save_line,
    trim_answers,
)
from lanting.space.tables import answers
from lanting.store.tables import metadata

GARDEN, LIBRARY = SpaceId("spc_0000000000000001"), SpaceId("spc_0000000000000002")
HELLO = SaveLine(
    participant=ParticipantId("par_0000000000000001"),
    user=UserId("usr_0000000000000001"),
    seq=1,
    request_id="0123456789abcdef",
    name="Ann",
    program=False,
    text="hello, 世界",
    said_at=1_700_000_000_000,
)


@pytest.fixture
def connection() -> Iterator[Connection]:
    """An empty database with a garden and a library."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        metadata.create_all(connection)
        for space, slug, template, code in (
            (GARDEN, "garden", "pavilion", "BCDFHJ"),
            (LIBRARY, "library", "hall", "XVTSRP"),
        ):
            create_space(
                connection,
                space,
                name=f"A {slug}",
                slug=slug,
                template=template,
                created_at=Instant(1 + (space == LIBRARY)),
                code=code,
            )
        yield connection
    engine.dispose()


def say(connection: Connection, request_id: str, text: str = "hello", space: SpaceId = GARDEN) -> tuple[int, bool]:
    line, repeated = save_line(connection, space, replace(HELLO, request_id=request_id, text=text))
    return line.number, repeated


def test_a_space_is_found_by_its_id_and_by_its_slug(connection: Connection) -> None:
    garden = find_space(connection, "garden")
    assert garden is not None and garden == find_space(connection, GARDEN)
    assert (garden.id, garden.name, garden.template, garden.created_at) == (GARDEN, "A garden", "pavilion", 1)
    assert find_space(connection, "nowhere") is None


def test_spaces_are_listed_oldest_first(connection: Connection) -> None:
    assert [space.slug for space in list_spaces(connection)] == ["garden", "library"]


def test_a_space_speaks_english_until_another_language_is_chosen_for_it(connection: Connection) -> None:
    assert [space.language for space in list_spaces(connection)] == ["en", "en"]
    changed = change_space(connection, GARDEN, language="zh-CN")
    assert (changed.language, changed.name) == ("zh-CN", "A garden")
    assert change_space(connection, GARDEN, name="Another").language == "zh-CN"
    assert [space.language for space in list_spaces(connection)] == ["zh-CN", "en"]


def test_no_two_spaces_have_one_slug(connection: Connection) -> None:
    with pytest.raises(SlugTaken, match="garden"):
        create_space(
            connection,
            SpaceId("spc_0000000000000003"),
            name="Another",
            slug="garden",
            template="hall",
            created_at=Instant(3),
            code="KLMNPR",
        )


def test_ht45_no_two_spaces_have_one_code(connection: Connection) -> None:
    with pytest.raises(CodeTaken):
        create_space(
            connection,
            SpaceId("spc_0000000000000003"),
            name="Another",
            slug="another",
            template="hall",
            created_at=Instant(3),
            code="BCDFHJ",
        )


def test_ht45_a_space_is_found_by_its_code(connection: Connection) -> None:
    assert find_space_by_code(connection, "XVTSRP") == find_space(connection, LIBRARY)
    assert find_space_by_code(connection, "KLMNPR") is None


def test_sp32_numbers_rise_by_one_in_each_space(connection: Connection) -> None:
    assert [say(connection, f"garden-request-{n}")[0] for n in range(3)] == [1, 2, 3]
    assert say(connection, "library-request-0", space=LIBRARY)[0] == 1


def test_sp31_a_repeat_finds_the_first_line_and_stores_nothing(connection: Connection) -> None:
    first, repeated = save_line(connection, GARDEN, HELLO)
    assert not repeated
    again = save_line(connection, GARDEN, replace(HELLO, text="something else", said_at=HELLO.said_at + 5))
    assert again == (first, True)
    assert [said.line for said in recent_lines(connection, GARDEN, 10)] == [first]
    assert say(connection, "another-request-id") == (2, False)


def test_sp31_the_same_request_id_of_another_user_or_in_another_space_is_another_request(
    connection: Connection,
) -> None:
    save_line(connection, GARDEN, HELLO)
    assert save_line(connection, GARDEN, replace(HELLO, user=UserId("usr_0000000000000002")))[1] is False
    assert save_line(connection, LIBRARY, HELLO)[1] is False


def test_sp31_the_requests_behind_the_last_lines_are_known_by_user(connection: Connection) -> None:
    for number in range(3):
        save_line(connection, GARDEN, replace(HELLO, request_id=f"request-number-{number}"))
    save_line(connection, LIBRARY, HELLO)
    assert recent_requests(connection, GARDEN, 2) == {(HELLO.user, f"request-number-{number}") for number in (1, 2)}


def test_sp31_answers_are_forgotten_after_a_day_and_their_lines_stay(connection: Connection) -> None:
    save_line(connection, GARDEN, HELLO)
    later = replace(HELLO, request_id="a-day-after-that", said_at=HELLO.said_at + ANSWERS_KEPT_MS)
    save_line(connection, GARDEN, later)
    assert save_line(connection, GARDEN, HELLO)[1] is True
    save_line(connection, GARDEN, replace(later, request_id="and-a-bit-more--", said_at=later.said_at + 1))
    assert save_line(connection, GARDEN, HELLO)[1] is False
    assert len(recent_lines(connection, GARDEN, 10)) == 4


def test_sp31_trimming_one_space_leaves_the_answers_of_others(connection: Connection) -> None:
    save_line(connection, GARDEN, HELLO)
    save_line(connection, LIBRARY, HELLO)
    trim_answers(connection, GARDEN, Instant(HELLO.said_at + 1))
    assert connection.execute(select(func.count()).select_from(answers)).scalar() == 1


def test_a_unit_that_fails_leaves_no_hole_in_the_numbers(connection: Connection) -> None:
    say(connection, "the-first-request")
    unit = connection.begin_nested()
    say(connection, "the-lost-request-")
    unit.rollback()
    assert say(connection, "the-lost-request-") == (2, False)


def test_sp34_recent_lines_are_the_last_ones_oldest_first_and_as_they_were_said(connection: Connection) -> None:
    save_line(connection, GARDEN, HELLO)
    for n in range(5):
        say(connection, f"garden-request-{n}", text=f"line {n}")
    assert [line.number for line in recent_lines(connection, GARDEN, 3)] == [4, 5, 6]
    first = recent_lines(connection, GARDEN, 100)[0].line
    assert (first.text, first.name, first.program, first.said_at) == ("hello, 世界", "Ann", False, HELLO.said_at)
    assert recent_lines(connection, LIBRARY, 3) == []


def test_nothing_is_said_in_a_space_that_is_not_there(connection: Connection) -> None:
    with pytest.raises(SpaceUnknown):
        save_line(connection, SpaceId("spc_000000000000000z"), HELLO)
