"""Whatever happens: while a Block holds, nothing that somebody is told says anything of whom it hides from her."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from lanting.identity.role import Role
from lanting.identity.standing import Standing
from lanting.kernel.ids import EntityId, UserId
from lanting.protocol.notice import Blocks
from lanting.protocol.pose import Pose
from lanting.protocol.request import AskPeople, ChangeCard, Enter, Grab, Leave, Press, RaiseHand, SayTo, ShowEmote
from lanting.space.command import Command, Greet, SaveLine
from lanting.space.event import LineRestored
from lanting.space.ground import Button, Ground
from lanting.space.thing import Takeable, ThingPlace
from tests.space.block_stage import BlockStage, request_id, said_in
from tests.space.stage import ground_of

USERS = ("ann", "bob", "cat", "mei")
STANDINGS = dict.fromkeys(USERS, Standing()) | {"mei": Standing(Role.HOST)}
CUP, BELL = EntityId("ent_cup"), EntityId("ent_bell")
users = st.sampled_from(USERS)
deeds = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["come", "go", "break", "resume", "rename", "say", "wave", "list", "press"]), users),
        st.tuples(st.sampled_from(["grab", "raise", "wait"]), users),
        st.tuples(st.sampled_from(["block", "lift", "whisper", "part"]), users, users),
    ),
    max_size=40,
)


class Law:
    """Plays what happens, and holds what is told in each step against the Blocks that held before and after it."""

    def __init__(self) -> None:
        here = ground_of()
        ground = Ground(here.bounds, here.walk_grid, here.spawns, buttons=(Button(BELL, Pose(0.0, 0.0, 0.0)),))
        self.stage = BlockStage(ground=ground)
        place = ThingPlace((0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0))
        self.stage.space.look_things_up(lambda _: Takeable(place))
        self.ids: dict[str, set[str]] = defaultdict(set)
        self.slots: dict[str, int] = {}
        self.numbers = 0

    def play(self, deed: str, user: str, other: str = "") -> None:
        hidden = self.hidden()
        commands = self.do(deed, user, other)
        for command in commands:
            if isinstance(command, Greet):
                self.ids[str(command.user)].add(command.participant)
                self.slots[str(command.user)] = command.welcome.slot
        for viewer, unseen in hidden & self.hidden():
            if self.is_inside(viewer):
                self.check(viewer, unseen, commands)
        inside = [each for each in USERS if self.is_inside(each)]
        assert self.stage.poses.hidden == {
            (self.slots[viewer], self.slots[unseen])
            for viewer, unseen in self.hidden()
            if viewer in inside and unseen in inside
        }

    def check(self, viewer: str, unseen: str, commands: list[Command]) -> None:
        """Names and words of each User begin with her own. Her own list of whom she has blocked is hers to read."""
        for notice in self.stage.heard(viewer, commands):
            if isinstance(notice, Blocks):
                continue
            texts, slots = said_in(notice)
            assert not any(text.startswith(f"{unseen}:") for text in texts), notice
            assert not texts & self.ids[unseen], notice
            assert not (self.is_inside(unseen) and self.slots[unseen] in slots), notice

    def do(self, deed: str, user: str, other: str) -> list[Command]:
        stage = self.stage
        if deed == "wait":
            return stage.step(after_ms=1_500)
        if deed == "part" and user != other:
            return self.part(user, other)
        if deed == "come":
            return stage.step(stage.entered(user, name=self.words(user), standing=STANDINGS[user]))
        if not self.is_inside(user):
            return []
        match deed:
            case "go":
                return stage.ask(user, Leave())
            case "break":
                return stage.step(stage.broke(user))
            case "resume":
                standing = stage.with_blocks(user, STANDINGS[user])
                return stage.step(LineRestored(stage.id_of(user), Enter(name=user), standing))
            case "rename":
                return stage.ask(user, ChangeCard(name=self.words(user)))
            case "say":
                (save,) = [each for each in self.say(user) if isinstance(each, SaveLine)]
                return stage.step(stage.stored(save))
            case "wave":
                return stage.ask(user, ShowEmote(emote="wave"))
            case "list":
                return stage.ask(user, AskPeople())
            case "press":
                return stage.ask(user, Press(entity=BELL))
            case "grab":
                return stage.ask(user, Grab(entity=CUP))
            case "raise":
                return stage.ask(user, RaiseHand(on=True))
            case "whisper" if self.is_inside(other):
                return stage.ask(user, SayTo(participant=stage.id_of(other), text=self.words(user)))
            case "block" if self.is_inside(other) and user != other:
                return stage.block_by(user, other)
            case "lift" if (UserId(user), UserId(other)) in stage.kept:
                return stage.lift(user, other)
        return []

    def part(self, user: str, other: str) -> list[Command]:
        """In another Space."""
        pair = (UserId(user), UserId(other))
        return [] if pair in self.stage.blocks else self.stage.block(user, other)

    def say(self, user: str) -> list[Command]:
        return [self.stage.say(user, self.words(user), request_id())]

    def words(self, user: str) -> str:
        self.numbers += 1
        return f"{user}: {self.numbers}"

    def is_inside(self, user: str) -> bool:
        return self.stage.space.participant_of(UserId(user)) is not None

    def hidden(self) -> set[tuple[str, str]]:
        """Who must not be told of whom now: both ways, but for a host whom somebody has blocked."""
        pairs = {(str(user), str(blocked)) for user, blocked in self.stage.blocks}
        return pairs | {(blocked, user) for user, blocked in pairs if blocked != "mei"}


@given(deeds)
def test_sp171_nothing_that_is_told_says_anything_of_whom_a_block_hides(what: list[tuple[str, ...]]) -> None:
    law = Law()
    for each in [("come", user) for user in USERS]:
        law.play(*each)
    for each in what:
        law.play(*each)
    for user in USERS:
        law.play("come", user)
    law.play("wait", "ann")
