"""Reports inside: words carry tags on the wire, who left is known, a decision reaches whoever is there."""

from __future__ import annotations

from lanting.identity.role import Role
from lanting.identity.tag import written
from lanting.kernel.ids import ParticipantId, SpaceId, UserId
from lanting.protocol.close_code import CloseCode
from lanting.protocol.host_request import Ban
from lanting.protocol.notice import ChatSaid, Decided, Reports
from lanting.protocol.request import Leave, Say
from lanting.space.act import BanGuest
from lanting.space.command import SaveAct
from lanting.space.departed import Person
from lanting.space.event import Decision
from tests.contracts.kept_place import KeptPlace


def person(garden: KeptPlace, participant: str) -> Person | None:
    return garden.house.look(lambda: garden.house.hall.person(garden.id, ParticipantId(participant)))


def test_sp183_a_line_is_known_again_by_what_its_listener_received(garden: KeptPlace) -> None:
    mei, zoe = garden.open(garden.guest()), garden.open(garden.guest())
    hers = mei.enter(name="Mei").participant
    zoe.enter(name="Zoe")
    mei.ask(Say(request_id="request-00000001", text="hello"))
    _, said = zoe.read_notice(ChatSaid)
    memory = garden.house.look(lambda: garden.house.tags.memory(garden.now))
    assert memory.minute_of(written(hers, said.line.number, "hello"), said.tag) is not None
    assert memory.minute_of(written(hers, said.line.number, "hallo"), said.tag) is None


def test_sp181_who_left_is_named_while_the_space_runs_and_after_it_was_forgotten(garden: KeptPlace) -> None:
    caller = garden.guest()
    wire = garden.open(caller)
    hers = wire.enter(name="Mei").participant
    inside = person(garden, hers)
    assert inside is not None and (inside.user, inside.name) == (caller.user, "Mei")
    wire.ask(Leave())
    assert wire.read_closing()[1] == CloseCode.NORMAL
    wire.answer_close()
    wire.cut()
    garden.house.until(lambda: garden.house.hall.running(garden.id) is None)
    left = person(garden, hers)
    assert left is not None and left.user == caller.user
    assert garden.house.look(lambda: garden.house.hall.persons_of(garden.id, caller.user)) == [left]
    elsewhere = SpaceId("spc_0000000000000009")
    assert garden.house.look(lambda: garden.house.hall.person(elsewhere, ParticipantId(hers))) is None


def test_sp182_she_is_told_before_she_is_sent_out_and_hosts_hear_of_the_queue(garden: KeptPlace) -> None:
    rude, keeper = garden.guest(), garden.guest()
    garden.give(keeper, Role.HOST)
    wire, host = garden.open(rude), garden.open(keeper)
    target = wire.enter(name="Rude").participant
    host.enter(name="Host")
    told = Decided(is_about_me=True, act="ban", note="enough", path="/decisions/rep_0000000000000001")
    act = SaveAct(
        participant=ParticipantId(""),
        user=UserId(keeper.user),
        seq=0,
        request_id="ban-rep_0000000000000001",
        by_name="",
        act="ban",
        subject="Rude",
        facts={"why": "enough"},
        effect=BanGuest(rude.user, "Rude", "enough", None, newcomers=False),
        at=garden.now,
        request=Ban(request_id="ban-rep_0000000000000001", participant=target),
        target=ParticipantId(target),
    )

    def decide() -> None:
        hall = garden.house.hall
        hall.reports_changed(garden.id, 2)
        hall.decided(Decision(rude.user, told))
        hall.act_stored(garden.id, act)

    garden.house.look(decide)
    assert wire.read_notice(Decided)[1] == told
    closing, code = wire.read_closing()
    assert (code, closing.facts["why"]) == (CloseCode.BANNED, "enough")
    assert host.read_notice(Reports)[1].waiting == 2
