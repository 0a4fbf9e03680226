"""The relay: one message to each listener for what came together, nothing to who does not keep up (PR-82 to PR-86)."""

from __future__ import annotations

import asyncio

from lanting.identity.tag import Tags, spoken
from lanting.kernel.clock import Instant, Moment
from lanting.protocol.limit import ACKNOWLEDGE_WITHIN_MS, VOICE_GATHERED_MS, VOICE_UNACKNOWLEDGED_MS
from lanting.protocol.pose import Pose, PoseFlag
from lanting.protocol.voice import Speech, VoiceFlag, VoiceFrame, decode_voice_frame
from lanting.runtime.boundary import Boundary
from lanting.runtime.voice_relay import VoiceRelay
from lanting.space.array_pose_lane import ArrayPoseLane
from lanting.space.hearing import SPEAKS_FOR_MS, Hearing
from tests.space.pose_stage import WIDE

SECRET = bytes(32)


class HandClock:
    def __init__(self) -> None:
        self.at = 1_000

    def now(self) -> Instant:
        return Instant(self.at)

    def moment(self) -> Moment:
        return Moment(self.at)


class Company:
    """People around one table, with a relay between them."""

    def __init__(self, people: int) -> None:
        self.clock = HandClock()
        self.poses = ArrayPoseLane(WIDE)
        self.hearing = Hearing(self.poses)
        self.relay = VoiceRelay(self.hearing, Tags(SECRET), self.clock, Boundary(self.clock))
        self.heard: list[list[VoiceFrame]] = [[] for _ in range(people)]
        for slot in range(people):
            self.poses.occupy(slot, Pose(float(slot), 0.0, 0.0), 0, self.clock.moment())
            self.relay.connect(slot, lambda data, slot=slot: self.heard[slot].append(decode_voice_frame(data)))

    def say(self, slot: int, sequence: int, opus: bytes = b"word", flags: int = 0) -> None:
        self.relay.said(slot, f"par_{slot}", Speech(0, sequence, 10, flags, opus))

    async def pass_on(self) -> None:
        """Let the gathering end."""
        done = asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().call_later(VOICE_GATHERED_MS / 1_000, done.set_result, None)
        await done


async def test_pr82_what_comes_together_goes_out_in_one_message() -> None:
    company = Company(3)
    company.say(0, 7, flags=VoiceFlag.BEGINS)
    company.say(1, 9)
    await company.pass_on()
    [frame] = company.heard[2]
    assert [(packet.slot, packet.sequence, packet.flags, packet.opus) for packet in frame.packets] == [
        (0, 7, VoiceFlag.BEGINS, b"word"),
        (1, 9, 0, b"word"),
    ]
    assert [packet.slot for packet in company.heard[0][0].packets] == [1], "nobody hears herself"


async def test_pr82_no_word_waits_for_the_end_of_other_work() -> None:
    company = Company(3)
    company.say(0, 7)
    with company.relay.held_up():
        assert [len(heard) for heard in company.heard] == [0, 1, 1]
    company.say(0, 8)
    await company.pass_on()
    assert [packet.sequence for frame in company.heard[2] for packet in frame.packets] == [7, 8]


async def test_pr86_a_packet_carries_the_tag_of_whose_it_is_the_same_to_all() -> None:
    company = Company(3)
    company.say(0, 7)
    await company.pass_on()
    packets = [company.heard[listener][0].packets[0] for listener in (1, 2)]
    [said] = {spoken("par_0", each.sequence, each.level, each.flags, each.opus) for each in packets}
    assert said.number == 7 and said.payload.endswith(b"word")
    assert {each.tag for each in packets} == {Tags(SECRET).of(said, company.clock.now())}


async def test_pr85_who_acknowledges_nothing_misses_packets_and_hears_again_when_she_does() -> None:
    company = Company(3)
    company.say(0, 1)
    await company.pass_on()
    company.relay.acknowledged(1, company.heard[1][0].frame)
    company.clock.at += VOICE_UNACKNOWLEDGED_MS
    company.say(0, 2)
    await company.pass_on()
    assert [len(company.heard[listener]) for listener in (1, 2)] == [2, 1]
    company.relay.acknowledged(2, company.heard[2][0].frame)
    company.say(0, 3)
    await company.pass_on()
    assert company.heard[2][-1].packets[0].sequence == 3, "the newest, not what was missed"


async def test_pr84_an_acknowledgement_of_what_was_never_sent_says_nothing() -> None:
    company = Company(2)
    company.say(0, 1)
    await company.pass_on()
    company.relay.acknowledged(1, 40_000)
    company.clock.at += ACKNOWLEDGE_WITHIN_MS
    assert company.relay.look(company.clock.moment()) == [1]


async def test_sp159_who_speaks_is_shown_to_all_until_she_is_silent() -> None:
    company = Company(2)
    company.say(0, 1)
    await company.pass_on()
    company.relay.look(company.clock.moment())
    assert company.poses.flags(0) & PoseFlag.SPEAKING
    company.clock.at += SPEAKS_FOR_MS
    company.relay.look(company.clock.moment())
    assert not company.poses.flags(0) & PoseFlag.SPEAKING


async def test_sp159_who_speaks_and_closes_her_voice_is_not_shown_for_ever() -> None:
    company = Company(2)
    company.say(0, 1)
    await company.pass_on()
    company.relay.look(company.clock.moment())
    company.relay.disconnect(0)
    company.clock.at += SPEAKS_FOR_MS
    company.relay.look(company.clock.moment())
    assert not company.poses.flags(0) & PoseFlag.SPEAKING


async def test_sp159_who_speaks_and_leaves_leaves_nothing_to_show() -> None:
    company = Company(2)
    company.say(0, 1)
    await company.pass_on()
    company.relay.look(company.clock.moment())
    company.poses.vacate(0)
    company.hearing.vacate(0)
    company.clock.at += SPEAKS_FOR_MS
    assert company.relay.look(company.clock.moment()) == []


async def test_pr82_who_is_gone_before_the_message_goes_out_is_no_trouble() -> None:
    company = Company(3)
    company.say(0, 1)
    company.relay.disconnect(1)
    await company.pass_on()
    assert [len(heard) for heard in company.heard] == [0, 0, 1]
