"""What hosts are told of the queue, who is remembered, and what the two whom a decision concerns hear."""

from __future__ import annotations

from lanting.identity.role import Role
from lanting.identity.standing import Standing
from lanting.identity.tag import Tags, whispered, written
from lanting.kernel.clock import Moment
from lanting.kernel.ids import ParticipantId, SessionId, SpaceId, UserId
from lanting.protocol.notice import ChatSaid, Decided, Reports, Whispered
from lanting.protocol.request import ChangeCard, Leave, Say, SayTo
from lanting.protocol.word import ChatLine, Look
from lanting.space.command import SaveLine, TellAll
from lanting.space.departed import REPORTED_WITHIN_MS, Departed
from lanting.space.event import Decision, LineStored, ReportsChanged, StandingChanged
from lanting.space.participant import Participant
from tests.space.hosting_stage import HostingStage

SECRET = bytes(range(32))
HERE = SpaceId("spc_0000000000000001")


def waiting(stage: HostingStage, user: str, *events: object) -> list[int]:
    """What one hears of the queue in the next step."""
    heard = stage.heard(user, stage.step(*events))  # type: ignore[arg-type]
    return [each.waiting for each in heard if isinstance(each, Reports)]


def test_sp180_hosts_hear_when_the_queue_changes_and_visitors_never() -> None:
    stage = HostingStage()
    stage.come("host", Role.HOST)
    stage.come("visitor")
    assert waiting(stage, "host") == []
    commands = stage.step(ReportsChanged(2))
    assert [each.waiting for each in stage.heard("host", commands) if isinstance(each, Reports)] == [2]
    assert not any(isinstance(each, Reports) for each in stage.heard("visitor", commands))
    assert waiting(stage, "host") == [], "once is enough"
    assert waiting(stage, "host", ReportsChanged(0)) == [0]


def test_sp180_who_comes_as_a_host_or_becomes_one_hears_it_too() -> None:
    stage = HostingStage()
    stage.step(ReportsChanged(3))
    stage.come("visitor")
    arrival = stage.step(stage.entered("host", standing=Standing(Role.HOST)))
    assert [each.waiting for each in stage.heard("host", arrival) if isinstance(each, Reports)] == [3]
    assert waiting(stage, "visitor", StandingChanged(stage.id_of("visitor"), Standing(Role.HOST))) == [3]
    assert waiting(stage, "visitor") == []


def somebody(number: int, user: str = "usr_1") -> Participant:
    ids = ParticipantId(f"par_{number}"), UserId(user), number, SessionId("ses_1")
    return Participant(*ids, Standing(Role.VISITOR), f"Name {number}", Look(), program=False, epoch=0)


def test_sp181_who_left_is_known_for_fifteen_minutes_by_each_name_she_had() -> None:
    departed = Departed()
    departed.left(HERE, somebody(1), Moment(0))
    departed.left(HERE, somebody(2), Moment(60_000))
    soon = Moment(REPORTED_WITHIN_MS - 1)
    known = departed.find(HERE, ParticipantId("par_1"), soon)
    assert known is not None and (known.user, known.name) == ("usr_1", "Name 1")
    assert [each.participant for each in departed.of_user(HERE, UserId("usr_1"), soon)] == ["par_2", "par_1"]
    assert departed.find(SpaceId("spc_2"), ParticipantId("par_1"), soon) is None
    assert departed.find(HERE, ParticipantId("par_1"), Moment(soon + 1)) is None


def test_sp181_of_many_the_last_are_remembered() -> None:
    departed = Departed(departed_max=2)
    for number in range(3):
        departed.left(HERE, somebody(number), Moment(number))
    remembered = [departed.find(HERE, ParticipantId(f"par_{number}"), Moment(3)) is not None for number in range(3)]
    assert remembered == [False, True, True]


def test_sp181_a_space_remembers_whoever_leaves_it_as_she_was_called_last() -> None:
    stage, departed = HostingStage(), Departed()
    stage.space.witness.swear_in(Tags(SECRET), departed)
    stage.come("rude")
    who = stage.id_of("rude")
    stage.ask("rude", ChangeCard(name="Somebody else", look=Look()))
    stage.ask("rude", Leave())
    known = departed.find(stage.space.settings.id, who, stage.moment)
    assert known is not None and (known.user, known.name) == ("rude", "Somebody else")


def test_sp182_a_decision_is_told_to_whom_it_concerns_where_she_is() -> None:
    stage = HostingStage()
    stage.come("rude")
    stage.come("other")
    told = Decided(is_about_me=True, act="warn", note="be kind", path="/decisions/rep_1")
    commands = stage.step(Decision(UserId("rude"), told))
    assert stage.heard("rude", commands) == [told]
    assert stage.heard("other", commands) == []
    assert stage.step(Decision(UserId("nobody"), told)) == []


def test_sp183_lines_and_whispers_carry_tags_that_prove_them() -> None:
    stage, tags = HostingStage(), Tags(SECRET)
    stage.space.witness.swear_in(tags, Departed())
    stage.come("mei")
    stage.come("zoe")
    mei, zoe = stage.id_of("mei"), stage.id_of("zoe")
    [save] = stage.ask("mei", Say(request_id="request-00000001", text="hello"))
    assert isinstance(save, SaveLine)
    line = ChatLine(number=1, participant=mei, name="mei", program=False, text="hello", said_at=stage.now)
    commands = stage.step(LineStored(mei, save.seq, save.request_id, line, False, UserId("mei")))
    [said] = [each.notice for each in commands if isinstance(each, TellAll) and isinstance(each.notice, ChatSaid)]
    memory = tags.memory(stage.now)
    assert memory.minute_of(written(mei, 1, "hello"), said.tag) is not None
    heard = stage.heard("zoe", stage.ask("mei", SayTo(participant=zoe, text="psst")))
    [whisper] = [each for each in heard if isinstance(each, Whispered)]
    assert memory.minute_of(whispered(mei, whisper.said_at, zoe, "psst"), whisper.tag) is not None
    assert memory.minute_of(whispered(mei, whisper.said_at, mei, "psst"), whisper.tag) is None
