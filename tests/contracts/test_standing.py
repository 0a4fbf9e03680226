"""Whatever is committed about somebody's rights reaches her where she is: inside, at the door, and once only."""

from __future__ import annotations

import msgspec
import pytest

from lanting.identity.queries import revoke_key
from lanting.identity.role import Role, permissions_of
from lanting.protocol.close_code import CloseCode
from lanting.protocol.limit import KNOWN_AFTER_MS
from lanting.protocol.notice import RulesChanged, Standing
from lanting.protocol.request import AskPeople
from lanting.protocol.word import Rules
from lanting.space.tables import spaces
from tests.contracts.kept_place import KeptPlace

HOUR_MS = 60 * 60 * 1_000


@pytest.mark.parametrize("role", [Role.HOST, Role.BUILDER, Role.WATCHER])
def test_ht51_who_comes_with_a_key_comes_in_its_role(garden: KeptPlace, role: Role) -> None:
    caller = garden.guest()
    garden.give(caller, role)
    welcome = garden.open(caller).enter()
    assert (welcome.role, set(welcome.permissions)) == (role.value, set(permissions_of(role)))


def test_ht69_a_key_that_is_opened_elsewhere_counts_inside_at_once(garden: KeptPlace) -> None:
    caller = garden.guest()
    wire = garden.open(caller)
    assert wire.enter().role == "visitor"
    garden.give(caller, Role.HOST)
    garden.tell_standings()
    told = wire.read_notice(Standing)[1]
    assert (told.role, set(told.permissions)) == ("host", set(permissions_of(Role.HOST)))


def test_ht55_a_revoked_role_link_ends_inside_and_nobody_else_hears_of_it(garden: KeptPlace) -> None:
    caller, other = garden.guest(), garden.open(garden.guest())
    new = garden.give(caller, Role.HOST)
    wire = garden.open(caller)
    wire.enter()
    other.enter()
    now = garden.now
    garden.write(lambda connection: revoke_key(connection, garden.id, new.key.id, now))
    garden.tell_standings()
    assert wire.read_notice(Standing)[1].role == "visitor"
    asked = other.ask(AskPeople())
    while getattr(heard := other.read_event()[1], "re", None) != asked:
        assert not isinstance(heard, Standing)


def test_ht55_where_the_link_alone_had_let_her_in_she_is_sent_out(garden: KeptPlace) -> None:
    garden.change_rules(Rules(entry="link"))
    by_link, by_code = garden.guest(), msgspec.structs.replace(garden.guest(), has_code=True)
    keys = [garden.give(caller, Role.VISITOR) for caller in (by_link, by_code)]
    wires = [garden.open(caller) for caller in (by_link, by_code)]
    for wire in wires:
        wire.enter()
    now = garden.now
    for new in keys:
        garden.write(lambda connection, new=new: revoke_key(connection, garden.id, new.key.id, now))  # type: ignore[misc]
    garden.tell_standings()
    assert wires[0].read_closing()[1] == CloseCode.NOT_ADMITTED
    wires[1].settle()


def test_ht54_a_role_ends_inside_when_its_link_does_and_stays_ended_when_the_clock_is_put_back(
    garden: KeptPlace,
) -> None:
    caller = garden.guest()
    garden.give(caller, Role.HOST, for_ms=HOUR_MS)
    wire = garden.open(caller)
    assert wire.enter().role == "host"
    garden.house.clock.jump(HOUR_MS)
    assert wire.read_notice(Standing)[1].role == "visitor"
    garden.house.clock.jump(-HOUR_MS)
    garden.tell_standings()
    wire.settle()
    assert garden.open(caller).enter().role == "visitor"


@pytest.mark.parametrize("jump_ms", [-HOUR_MS, HOUR_MS, 400 * 24 * HOUR_MS])
def test_ht54_wherever_the_clock_jumps_nobody_is_sent_out_or_loses_a_role(garden: KeptPlace, jump_ms: int) -> None:
    callers = [garden.guest() for _ in Role]
    for caller, role in zip(callers, (Role.HOST, Role.BUILDER, Role.VISITOR, Role.WATCHER), strict=False):
        garden.give(caller, role)
    wires = [garden.open(caller) for caller in callers]
    roles = [wire.enter().role for wire in wires]
    garden.house.clock.jump(jump_ms)
    garden.tell_standings()
    for wire in wires:
        wire.settle()
    assert [garden.open(caller).enter().role for caller in callers] == roles


def test_ht69_other_rules_and_another_name_reach_everybody_inside(garden: KeptPlace) -> None:
    wire = garden.open(garden.guest())
    wire.enter()
    garden.change_rules(Rules(chat=False))
    garden.house.look(lambda: garden.house.hall.rules_changed(garden.id))
    told = wire.read_notice(RulesChanged)[1]
    assert (told.space_name, told.rules.chat, told.by) == ("The garden", False, None)
    assert garden.open(garden.guest()).enter().space_name == "The garden"


def test_ht69_a_space_that_is_deleted_sends_everybody_away_and_is_not_found(garden: KeptPlace) -> None:
    inside, at_door = garden.open(garden.guest()), garden.open(garden.guest())
    inside.enter()
    now = garden.now
    deleted = spaces.update().where(spaces.c.id == garden.id)
    garden.write(lambda connection: connection.execute(deleted.values(deleted_at=now)).close())
    garden.house.look(lambda: garden.house.hall.close_space(garden.id, CloseCode.SPACE_DELETED))
    assert inside.read_closing()[1] == CloseCode.SPACE_DELETED
    assert at_door.read_close() == CloseCode.SPACE_DELETED
    answer = garden.asks(garden.guest())
    assert (answer.status, answer.code) == (404, "space_unknown")
    garden.write(lambda connection: connection.execute(deleted.values(deleted_at=None)).close())
    assert garden.open(garden.guest()).enter().people == 1, "nobody of before is left in it"


def test_ht59_a_guest_is_new_until_she_has_been_here_long_enough(garden: KeptPlace) -> None:
    mei = garden.guest(is_known=False)
    wire = garden.open(mei)
    assert wire.enter().is_new
    garden.house.clock.advance(KNOWN_AFTER_MS)
    assert garden.house.look(lambda: garden.house.hall.has_become_known(mei.user))
    assert not garden.open(mei).enter().is_new
