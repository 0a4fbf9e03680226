"""The moderation log and what acts change for good, in a real database (SP-100, SP-101, SP-117 to SP-124)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, event, select

from lanting.identity.tables import sanctions
from lanting.kernel.clock import Instant
from lanting.kernel.ids import ParticipantId, SanctionId, SpaceId, UserId
from lanting.protocol.host_request import Quiet
from lanting.protocol.word import Rules
from lanting.space.act import Admit, BanGuest, Effect, MuteGuest, MuteVoiceOf, SetRules
from lanting.space.command import SaveAct
from lanting.space.queries import (
    ADMITTED_MS,
    DELETED_KEPT_MS,
    LOG_KEPT_MS,
    NEWCOMERS_KEPT_OUT_MS,
    SpaceUnknown,
    admitted_users,
    create_space,
    delete_space,
    find_any_space,
    find_space,
    forget_old,
    is_admitted,
    last_acts,
    list_log,
    log_act,
    save_act,
)
from lanting.store.tables import metadata

GARDEN, LIBRARY = SpaceId("spc_0000000000000001"), SpaceId("spc_0000000000000002")
MEI, EVE = UserId("usr_0000000000000001"), UserId("usr_0000000000000002")
SANCTION = SanctionId("san_0000000000000001")
NOW = Instant(1_700_000_000_000)


def database() -> Connection:
    """A garden and a library, and rows that go with what they hang on."""
    engine = create_engine("sqlite://")
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA foreign_keys = ON"))
    connection = engine.connect()
    metadata.create_all(connection)
    for space, code in ((GARDEN, "BCDFHJ"), (LIBRARY, "XVTSRP")):
        create_space(connection, space, name="A place", slug=space, template="garden", created_at=Instant(1), code=code)
    return connection


@pytest.fixture
def connection() -> Iterator[Connection]:
    with database() as connection:
        yield connection


def act(effect: Effect | None = None, request_id: str = "request-00000001", **changes: object) -> SaveAct:
    saved = SaveAct(
        participant=ParticipantId("par_0000000000000001"),
        user=MEI,
        seq=1,
        request_id=request_id,
        by_name="Mei",
        act="ban",
        subject="Eve",
        facts={"why": "spam", "minutes": 10},
        effect=effect,
        at=NOW,
        request=Quiet(request_id=request_id, on=True),
        target=None,
    )
    return replace(saved, **changes)  # type: ignore[arg-type]


def held(connection: Connection) -> list[tuple[str, str, str, int | None, int | None, str | None, int | None]]:
    rows = connection.execute(select(sanctions).order_by(sanctions.c.made_at))
    return [
        (row.user_id, row.kind, row.reason, row.ends_at, row.lifted_at, row.network, row.network_until) for row in rows
    ]


def test_sp123_an_act_is_a_line_of_the_log_with_its_facts(connection: Connection) -> None:
    assert save_act(connection, GARDEN, act(), SANCTION) is False
    (entry,) = list_log(connection, GARDEN, None, 10)
    assert (entry.number, entry.by_name, entry.act, entry.subject, entry.at) == (1, "Mei", "ban", "Eve", NOW)
    assert entry.facts == {"why": "spam", "minutes": 10}
    assert list_log(connection, LIBRARY, None, 10) == []


def test_sp123_the_log_is_read_from_the_newest_in_pages(connection: Connection) -> None:
    for number in range(5):
        save_act(connection, GARDEN, act(request_id=f"request-0000000{number}"), SANCTION)
    first = list_log(connection, GARDEN, None, 2)
    assert [entry.number for entry in first] == [5, 4]
    assert [entry.number for entry in list_log(connection, GARDEN, first[-1].number, 10)] == [3, 2, 1]


def test_sp101_a_request_that_was_done_is_not_done_again(connection: Connection) -> None:
    save_act(connection, GARDEN, act(MuteGuest(EVE, "Eve", "loud", True)), SANCTION)
    again = act(MuteGuest(EVE, "Eve", "loud", False))
    assert save_act(connection, GARDEN, again, SanctionId("san_2")) is True
    assert [entry.number for entry in list_log(connection, GARDEN, None, 10)] == [1]
    assert [lifted for _, _, _, _, lifted, _, _ in held(connection)] == [None]
    assert save_act(connection, LIBRARY, act(), SANCTION) is False
    assert save_act(connection, GARDEN, act(user=EVE), SANCTION) is False


def test_sp101_the_last_requests_are_known_when_the_space_is_opened_anew(connection: Connection) -> None:
    for number in range(3):
        save_act(connection, GARDEN, act(request_id=f"request-0000000{number}"), SANCTION)
    assert last_acts(connection, GARDEN, 2) == [(MEI, "request-00000001"), (MEI, "request-00000002")]


def test_sp100_an_act_in_a_space_that_is_gone_is_refused(connection: Connection) -> None:
    with pytest.raises(SpaceUnknown):
        save_act(connection, SpaceId("spc_nowhere"), act(), SANCTION)


def test_sp119_a_ban_is_kept_with_its_end_and_with_the_network_for_a_day(connection: Connection) -> None:
    ends_at = Instant(NOW + 600_000)
    save_act(connection, GARDEN, act(BanGuest(EVE, "Eve", "spam", ends_at, True, "192.0.2.7")), SANCTION)
    assert held(connection) == [(EVE, "ban", "spam", ends_at, None, "192.0.2.7", NOW + NEWCOMERS_KEPT_OUT_MS)]


def test_sp119_without_newcomers_no_network_is_kept(connection: Connection) -> None:
    save_act(connection, GARDEN, act(BanGuest(EVE, "Eve", "", None, False, "192.0.2.7")), SANCTION)
    save_act(connection, GARDEN, act(BanGuest(MEI, "M", "", None, True), request_id="r" * 16), SanctionId("san_2"))
    assert [row[5:] for row in held(connection)] == [(None, None), (None, None)]


def test_sp117_a_mute_is_kept_until_it_is_lifted(connection: Connection) -> None:
    save_act(connection, GARDEN, act(MuteGuest(EVE, "Eve", "loud", True)), SANCTION)
    later = Instant(NOW + 5)
    save_act(connection, GARDEN, act(MuteGuest(EVE, "Eve", "", False), request_id="r" * 16, at=later), SANCTION)
    assert [(kind, lifted) for _, kind, _, _, lifted, _, _ in held(connection)] == [("mute", later)]


def test_sp160_a_muted_voice_is_kept_until_it_is_lifted_beside_a_closed_chat(connection: Connection) -> None:
    save_act(connection, GARDEN, act(MuteGuest(EVE, "Eve", "loud", True)), SANCTION)
    voice = MuteVoiceOf(EVE, "Eve", "a drill", True)
    save_act(connection, GARDEN, act(voice, request_id="r" * 16), SanctionId("san_2"))
    later = Instant(NOW + 5)
    save_act(connection, GARDEN, act(replace(voice, on=False), request_id="s" * 16, at=later), SANCTION)
    assert {(kind, why, lifted) for _, kind, why, _, lifted, _, _ in held(connection)} == {
        ("mute", "loud", None),
        ("voice", "a drill", later),
    }


def test_sp164_a_locked_door_and_muted_voices_are_rules_and_kept_like_them(connection: Connection) -> None:
    save_act(connection, GARDEN, act(SetRules(locked=True)), SANCTION)
    save_act(connection, GARDEN, act(SetRules(voices_muted=True), request_id="r" * 16), SANCTION)
    save_act(connection, GARDEN, act(SetRules(locked=False), request_id="s" * 16), SANCTION)
    found = find_space(connection, GARDEN)
    assert found is not None and found.rules == Rules(voices_muted=True)


def test_sp115_quiet_and_still_are_kept_beside_the_other_rules(connection: Connection) -> None:
    save_act(connection, GARDEN, act(SetRules(still=True)), SANCTION)
    save_act(connection, GARDEN, act(SetRules(quiet=True), request_id="r" * 16), SANCTION)
    found = find_space(connection, GARDEN)
    assert found is not None and found.rules == Rules(still=True, quiet=True)


def test_sp124_who_was_let_in_is_known_for_a_while_and_until_it_is_taken_back(connection: Connection) -> None:
    save_act(connection, GARDEN, act(Admit(EVE, True)), SANCTION)
    end = Instant(NOW + ADMITTED_MS)
    assert admitted_users(connection, GARDEN, Instant(end - 1)) == {EVE}
    assert admitted_users(connection, GARDEN, end) == frozenset()
    assert is_admitted(connection, GARDEN, EVE, NOW) and not is_admitted(connection, LIBRARY, EVE, NOW)
    again = Instant(NOW + 5)
    save_act(connection, GARDEN, act(Admit(EVE, True), request_id="s" * 16, at=again), SANCTION)
    assert is_admitted(connection, GARDEN, EVE, end)
    save_act(connection, GARDEN, act(Admit(EVE, False), request_id="r" * 16), SANCTION)
    assert not is_admitted(connection, GARDEN, EVE, NOW)


def test_sp124_what_is_kept_for_a_time_is_forgotten_after_it(connection: Connection) -> None:
    save_act(connection, GARDEN, act(Admit(EVE, True)), SANCTION)
    delete_space(connection, LIBRARY, NOW)
    log_act(
        connection,
        LIBRARY,
        user=MEI,
        request_id="r" * 16,
        by_name="Mei",
        act="delete",
        subject="",
        facts={},
        at=NOW,
    )
    assert forget_old(connection, Instant(NOW + ADMITTED_MS - 1)) == []
    assert is_admitted(connection, GARDEN, EVE, NOW)
    forget_old(connection, Instant(NOW + ADMITTED_MS))
    assert not is_admitted(connection, GARDEN, EVE, NOW)
    assert find_any_space(connection, LIBRARY) is not None
    assert forget_old(connection, Instant(NOW + DELETED_KEPT_MS)) == [LIBRARY]
    assert find_any_space(connection, LIBRARY) is None
    assert list_log(connection, LIBRARY, None, 10) == []
    forget_old(connection, Instant(NOW + LOG_KEPT_MS - 1))
    assert len(list_log(connection, GARDEN, None, 10)) == 1
    forget_old(connection, Instant(NOW + LOG_KEPT_MS))
    assert list_log(connection, GARDEN, None, 10) == []


@settings(max_examples=20)
@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=20))
def test_sp101_the_log_has_each_request_once_and_the_first_counts(asked: list[tuple[int, bool]]) -> None:
    with database() as connection:
        done: dict[int, bool] = {}
        for number, on in asked:
            saved = act(SetRules(quiet=on), request_id=f"request-0000000{number}")
            assert save_act(connection, GARDEN, saved, SANCTION) is (number in done)
            done.setdefault(number, on)
        assert [entry.number for entry in list_log(connection, GARDEN, None, 100)] == [*range(len(done), 0, -1)]
        found = find_space(connection, GARDEN)
        assert found is not None and found.rules.quiet is ([*done.values()] or [False])[-1]
