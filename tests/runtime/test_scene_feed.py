"""The feed of a Scene: in order, without gaps, and never faster than somebody can take it (SC-40 to SC-43)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from lanting.identity.apart import Apart
from lanting.identity.standing import Standing
from lanting.kernel.ids import UserId
from lanting.protocol.limit import EDITS_BATCH_BYTES_MAX
from lanting.protocol.message import Notice, decode_notice
from lanting.protocol.operation import RemoveEntity, SetProperties
from lanting.protocol.scene_notice import AppliedEdit, Edits, SceneReset
from lanting.runtime.connection import Connection
from lanting.runtime.scene_feed import HELD_BYTES_MAX, AuthoredEdit, SceneFeed

FIRST = 10


@dataclass
class FakeSocket:
    is_backed_up: bool = False
    sent: list[bytes] = field(default_factory=list)

    def send(self, message: bytes) -> None:
        self.sent.append(message)


class FullSocket(FakeSocket):
    """One message fills it."""

    def send(self, message: bytes) -> None:
        super().send(message)
        self.is_backed_up = True


@dataclass(eq=False)
class Listener:
    """What a feed needs of a connection."""

    socket: FakeSocket = field(default_factory=FakeSocket)
    may_hear: bool = True
    standing: Standing = Standing()

    @property
    def connection(self) -> Connection:
        return cast(Connection, self)

    @property
    def heard(self) -> list[Notice | None]:
        return [decode_notice(message)[1] for message in self.socket.sent]

    @property
    def revisions(self) -> list[int]:
        return [edit.revision for told in self.heard if isinstance(told, Edits) for edit in told.edits]


def feed() -> SceneFeed:
    return SceneFeed("published", FIRST, lambda connection: cast(Listener, connection).may_hear)


def edit(revision: int, size: int = 1, user: str = "usr_1") -> AuthoredEdit:
    """About so many bytes large."""
    operations = [
        RemoveEntity(id="ent_0000000000000000"),
        SetProperties(id="", component="x", values={"x": "y" * size}),
    ]
    applied = AppliedEdit(
        revision=revision, kind="edit", participant=f"par of {user}", request_id=None, at=0, operations=[*operations]
    )
    return AuthoredEdit(UserId(user), applied)


@given(
    st.lists(st.one_of(st.integers(1, 3), st.sampled_from(["stuck", "free", "back"])), max_size=30),
    st.integers(0, 40_000),
)
def test_sc40_whatever_happens_nobody_misses_an_edit_or_hears_one_twice(acts: list[object], size: int) -> None:
    told, one, other = feed(), Listener(), Listener()
    for each in (one, other):
        told.follow(each.connection, FIRST)
    known, resets = FIRST, 0
    for act in [*acts, "free"]:
        if isinstance(act, int):
            told.tell([edit(known + number, size) for number in range(1, act + 1)])
            known += act
        elif act == "back":
            one.socket.sent.clear()
            told.follow(one.connection, known)
        else:
            other.socket.is_backed_up = act == "stuck"
            for lost in told.catch_up():
                told.send_reset(lost, known)
                other.socket.sent.clear()
                resets += 1
                told.follow(other.connection, known)
    for each in (one, other):
        revisions = each.revisions
        assert revisions == list(range(known - len(revisions) + 1, known + 1))
    if not resets:
        assert len(other.revisions) == known - FIRST


def test_sc41_a_batch_is_split_into_messages_that_are_small_enough() -> None:
    told, listener = feed(), Listener()
    told.follow(listener.connection, FIRST)
    told.tell([edit(FIRST + number, 60_000) for number in range(1, 6)])
    assert listener.revisions == [11, 12, 13, 14, 15]
    assert len(listener.socket.sent) == 1 + 3
    assert all(len(message) < EDITS_BATCH_BYTES_MAX + 100 for message in listener.socket.sent)


def test_sc42_who_can_take_no_more_in_the_midst_of_a_batch_gets_the_rest_later() -> None:
    """However many large edits come at once, no more than a message waits for her beyond what she can take."""
    told, listener = feed(), Listener(FullSocket())
    told.follow(listener.connection, FIRST)
    listener.socket.is_backed_up = False
    told.tell([edit(FIRST + number, 60_000) for number in range(1, 6)])
    assert listener.revisions == [11, 12]
    for revisions in ([11, 12, 13, 14], [11, 12, 13, 14, 15]):
        assert told.catch_up() == []
        listener.socket.is_backed_up = False
        assert told.catch_up() == []
        assert listener.revisions == revisions


def test_sc42_only_so_much_is_held() -> None:
    told = feed()
    for number in range(1, 30):
        told.tell([edit(FIRST + number, 30_000)])
    oldest = next(after for after in range(FIRST, told.revision) if told.holds_after(after))
    assert (told.revision - oldest) * 30_000 <= HELD_BYTES_MAX < (told.revision - oldest + 2) * 30_000
    assert not told.holds_after(told.revision + 1)


def test_sc43_what_no_message_can_hold_is_told_by_nobody() -> None:
    told, listener = feed(), Listener()
    told.follow(listener.connection, FIRST)
    assert not told.tell([edit(FIRST + 1, EDITS_BATCH_BYTES_MAX)])
    told.reset(FIRST + 1)
    assert listener.heard[-1] == SceneReset(scene="published", revision=FIRST + 1)
    told.tell([edit(FIRST + 2)])
    assert listener.revisions == []
    told.follow(listener.connection, FIRST + 1)
    assert listener.revisions == [FIRST + 2]


def test_sc51_who_may_not_hear_it_any_more_does_not() -> None:
    told, listener = feed(), Listener()
    told.follow(listener.connection, FIRST)
    listener.may_hear = False
    told.tell([edit(FIRST + 1)])
    listener.may_hear = True
    told.tell([edit(FIRST + 2)])
    assert listener.revisions == []


def test_sp176_what_the_unseen_build_is_seen_and_who_built_it_is_not() -> None:
    told, all_seeing = feed(), Listener()
    wary = Listener(standing=Standing(apart=Apart(has_blocked=frozenset({UserId("usr_2")}))))
    for each in (all_seeing, wary):
        told.follow(each.connection, FIRST)
    told.tell([edit(FIRST + 1, user="usr_1"), edit(FIRST + 2, user="usr_2")])
    again = Listener(standing=wary.standing)
    told.follow(again.connection, FIRST)
    for each, authors in ((all_seeing, ["usr_1", "usr_2"]), (wary, ["usr_1", None]), (again, ["usr_1", None])):
        edits = [applied for notice in each.heard if isinstance(notice, Edits) for applied in notice.edits]
        assert [applied.participant for applied in edits] == [author and f"par of {author}" for author in authors]
        assert all(applied.operations for applied in edits)
