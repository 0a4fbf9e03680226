"""What is said aloud, in words: SP-168 and SP-169."""

from __future__ import annotations

import pytest

from lanting.identity.standing import Standing
from lanting.kernel.ids import EntityId, ParticipantId
from lanting.protocol.limit import HEARD_WITHIN_M
from lanting.protocol.notice import Captioned, Refused
from lanting.protocol.permission import Permission
from lanting.protocol.pose import Pose
from lanting.protocol.request import Caption
from lanting.space.array_pose_lane import ArrayPoseLane
from lanting.space.ground import Box, Zone
from tests.space.pose_stage import WIDE
from tests.space.stage import EVERYTHING, Allowed, Stage, told


class Talk:
    """People in a row who listen; one of them says something in words."""

    def __init__(self) -> None:
        self.lane = ArrayPoseLane(WIDE)
        self.stage = Stage(lane=self.lane)
        self.users = ""

    def come(self, user: str, x: float, standing: Standing | None = None) -> int:
        slot = self.stage.welcome(user, place=Pose(x, 0.0, 0.0), standing=standing).slot
        self.lane.place(slot, Pose(x, 0.0, 0.0))
        self.stage.space.hearing.listen(slot)
        self.users += user
        return slot

    def readers(self, user: str, text: str = "good morning") -> str:
        commands = self.stage.ask(user, Caption(text=text))
        return "".join(each for each in self.users if told(commands, self.stage.id_of(each)))


@pytest.fixture
def talk() -> Talk:
    talk = Talk()
    talk.come("a", 0.0)
    talk.come("b", HEARD_WITHIN_M - 1)
    talk.come("c", HEARD_WITHIN_M + 1)
    return talk


def test_sp168_words_go_as_far_as_the_voice_also_once_it_is_silent_and_as_one_line(talk: Talk) -> None:
    (command,) = talk.stage.ask("a", Caption(text="good\nmorning\u202e "))
    assert told([command], talk.stage.id_of("b")) == [Captioned(slot=0, text="good morning")]
    assert talk.readers("a") == "b"
    assert talk.readers("a", text=" \u200d ") == ""


def test_sp168_zones_mutes_and_hidden_pairs_hold_for_words_as_for_voices(talk: Talk) -> None:
    d, e = talk.come("d", 1.0), talk.come("e", 2.0)
    assert talk.readers("a") == "bde"
    talk.stage.space.hearing.mute(d, 0, True)
    assert talk.readers("a") == "be"
    talk.stage.block("a", "e")
    assert talk.readers("a") == "b"
    room = Zone(
        EntityId("ent_room"), Box(0.0, 1.5, 0.0, 3.0, 3.0, 3.0), is_private=True, is_quiet=False, is_stage=False
    )
    talk.stage.space.hearing.set_zones([room])
    assert talk.readers("a") == ""
    assert e not in talk.stage.space.hearing.speaking


def test_sp169_who_may_not_be_heard_or_whose_chat_is_closed_has_no_captions(talk: Talk) -> None:
    talk.stage.space.hearing.silence(0, True)
    assert talk.readers("a") == ""
    talk.come("f", 0.5, Allowed(muted_because="shouting"))
    assert talk.readers("f") == ""
    talk.come("g", 0.5, Allowed(allowed=EVERYTHING - {Permission.SPEAK}))
    (answer,) = told(talk.stage.ask("g", Caption(text="hello")), ParticipantId(talk.stage.id_of("g")))
    assert isinstance(answer, Refused) and answer.facts["needs"] == "speak"
