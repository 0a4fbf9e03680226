"""Who hears whom, counted in bytes at everybody's socket: what is not for her never leaves the Server."""

from __future__ import annotations

import secrets

import pytest

from lanting.identity.role import Role
from lanting.identity.standing import Standing
from lanting.protocol.host_request import GiveStage, MuteVoices
from lanting.protocol.limit import HEARD_WITHIN_M
from lanting.protocol.notice import ActDone, Blocks
from lanting.protocol.request import Block, MuteVoice
from lanting.protocol.voice import SILENCE_LEVEL, VoiceFlag
from lanting.protocol.word import Rules
from tests.contracts.house import Place, a_host
from tests.contracts.kept_place import KeptPlace
from tests.contracts.voicing import LEVEL, Talker, lay_out, reached, reaches_nobody, running_space
from tests.contracts.wire import Wire


@pytest.fixture
def three(place: Place) -> tuple[Talker, Talker, Talker]:
    """Two beside one another, and one who shall get nothing of what the first says."""
    return beside_one_another(place)


def beside_one_another(place: Place) -> tuple[Talker, Talker, Talker]:
    ann, bob, eve = Talker(place, "Ann"), Talker(place, "Bob"), Talker(place, "Eve")
    for number, each in enumerate((ann, bob, eve)):
        each.stand(float(number))
    return ann, bob, eve


def request_id() -> str:
    return secrets.token_urlsafe(16)


def host_of(place: Place) -> Wire:
    host = place.open(a_host())
    host.enter(name="Host")
    return host


def done(host: Wire, act: MuteVoices | GiveStage) -> None:
    asked = host.ask(act)
    assert host.read_notice(ActDone)[1].re == asked


def test_sp150_who_is_near_hears_and_nobody_hears_herself(three: tuple[Talker, Talker, Talker]) -> None:
    ann, bob, eve = three
    ann.say(b"hello", level=LEVEL, flags=VoiceFlag.BEGINS)
    for listener in (bob, eve):
        [packet] = listener.hear()
        assert (packet.opus, packet.sequence, packet.level) == (b"hello", 1, LEVEL)
        assert (packet.slot, packet.flags) == (ann.slot, VoiceFlag.BEGINS)
    assert ann.bytes_so_far() == b""


def test_sp150_beyond_earshot_not_a_byte(three: tuple[Talker, Talker, Talker]) -> None:
    ann, bob, eve = three
    eve.stand(HEARD_WITHIN_M + 1)
    reached(ann, bob, eve)


def test_pr83_nobody_speaks_as_another_or_from_a_stage_she_does_not_stand_on(
    three: tuple[Talker, Talker, Talker],
) -> None:
    ann, bob, eve = three
    eve.say(bytes([ann.slot]) * 40, level=255, flags=0xFF)
    for listener in (ann, bob):
        [packet] = listener.hear()
        assert (packet.slot, packet.flags, packet.level) == (eve.slot, VoiceFlag.BEGINS, SILENCE_LEVEL)


def test_pr83_what_is_sent_back_is_heard_as_hers_who_sent_it(three: tuple[Talker, Talker, Talker]) -> None:
    ann, bob, eve = three
    ann.say(b"an old promise")
    old = eve.voice.read_message()
    bob.hear()
    eve.voice.message(old)
    [packet] = bob.hear()
    assert packet.slot == eve.slot
    assert packet.tag not in old


def test_sp154_of_a_private_zone_not_a_byte_leaks_either_way(
    place: Place, three: tuple[Talker, Talker, Talker]
) -> None:
    ann, bob, eve = three
    eve.stand(8.0)
    lay_out(place, 0.5, is_private=True)
    reached(ann, bob, eve)
    eve.say(b"from outside")
    eve.bytes_so_far()
    place.pass_tick()
    assert ann.bytes_so_far() == bob.bytes_so_far() == b""


def test_sp155_in_a_quiet_zone_not_a_byte(place: Place, three: tuple[Talker, Talker, Talker]) -> None:
    ann, bob, eve = three
    eve.stand(8.0)
    lay_out(place, 8.0, is_quiet=True)
    reached(ann, bob, eve)
    reaches_nobody(eve, ann, bob)


def test_sp156_a_stage_is_heard_by_all_however_far_and_only_by_who_was_given_it(
    place: Place, three: tuple[Talker, Talker, Talker]
) -> None:
    ann, bob, eve = three
    host = host_of(place)
    lay_out(place, 0.0, width_m=1.0, is_stage=True)
    bob.stand(45.0)
    eve.stand(-45.0)
    reaches_nobody(ann, bob, eve)
    done(host, GiveStage(request_id=request_id(), participant=ann.welcome.participant, on=True))
    ann.say(b"everybody")
    for listener in (bob, eve):
        [packet] = listener.hear()
        assert (packet.opus, packet.flags) == (b"everybody", VoiceFlag.STAGE)
    done(host, GiveStage(request_id=request_id(), participant=ann.welcome.participant, on=False))
    reaches_nobody(ann, bob, eve)


def test_sp157_who_muted_a_voice_gets_not_a_byte_of_it(three: tuple[Talker, Talker, Talker]) -> None:
    ann, bob, eve = three
    eve.line.ask(MuteVoice(participant=ann.welcome.participant, on=True))
    eve.line.settle()
    reached(ann, bob, eve)


def test_sp157_whom_a_host_has_muted_nobody_hears_until_it_is_lifted(
    place: Place, three: tuple[Talker, Talker, Talker]
) -> None:
    ann, bob, eve = three
    host = host_of(place)
    done(host, MuteVoices(request_id=request_id(), participant=ann.welcome.participant, on=True))
    reaches_nobody(ann, bob, eve)
    done(host, MuteVoices(request_id=request_id(), participant=ann.welcome.participant, on=False))
    ann.say(b"again")
    assert [packet.opus for packet in bob.hear()] == [b"again"]


def test_sp157_when_a_host_has_muted_all_nobody_is_heard(place: Place, three: tuple[Talker, Talker, Talker]) -> None:
    ann, bob, eve = three
    host = host_of(place)
    done(host, MuteVoices(request_id=request_id(), on=True))
    reaches_nobody(ann, bob, eve)


def test_sp157_where_the_rules_allow_no_voice_not_a_byte(place: Place, three: tuple[Talker, Talker, Talker]) -> None:
    ann, bob, eve = three
    place.set_rules(Rules(voice=False))
    running = running_space(place)
    place.house.until(lambda: not running.space.settings.rules.voice)
    reaches_nobody(ann, bob, eve)


def test_sp157_without_the_permission_not_a_byte_and_she_hears_all_the_same(
    place: Place, three: tuple[Talker, Talker, Talker]
) -> None:
    ann, bob, eve = three
    running = running_space(place)

    def watches() -> None:
        [connection] = [each for each in running.connections if each.user == ann.user]
        running.set_standing(connection, Standing(Role.WATCHER))

    place.house.look(watches)
    place.pass_tick()
    reaches_nobody(ann, bob, eve)
    bob.say(b"hello")
    assert [packet.opus for packet in ann.hear()] == [b"hello"]


def test_sp158_who_blocked_another_and_who_was_blocked_get_not_a_byte_of_one_another(garden: KeptPlace) -> None:
    ann, bob, eve = beside_one_another(garden)
    ann.line.ask(Block(request_id=request_id(), participant=eve.welcome.participant))
    ann.line.read_notice(Blocks)
    reached(ann, bob, eve)
    eve.say(b"and back")
    assert [packet.opus for packet in bob.hear()] == [b"and back"]
    assert ann.bytes_so_far() == b""


def test_sp159_who_speaks_is_shown_to_those_who_cannot_hear_her(
    place: Place, three: tuple[Talker, Talker, Talker]
) -> None:
    ann, bob, eve = three
    eve.stand(30.0)
    reached(ann, bob, eve)
    running = running_space(place)
    place.house.until(lambda: ann.slot in running.space.hearing.speaking)
