"""The laws that hold whatever happens: nothing leaks, nothing is shared, and who followed sees what a newcomer sees."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from lanting.kernel.clock import Moment
from lanting.kernel.ids import ParticipantId, SessionId, UserId
from lanting.protocol.limit import CARDS_PUSHED_PEOPLE_MAX
from lanting.protocol.message import Notice
from lanting.protocol.notice import Cards, ChatSaid, People, Welcome
from lanting.protocol.request import AskCards, AskPeople, ChangeCard, Leave
from lanting.protocol.word import Card, ChatLine, Look
from lanting.space.command import Command, Forget, Greet, HangUp, SaveLine
from lanting.space.event import LineRestored
from tests.space.stage import Stage, told

USERS = [f"user {number}" for number in range(6)]
PEOPLE_MAX = 4
PROGRAMS_MAX = 2


class Follower:
    """What a client knows: its Welcome, and every notice since, folded."""

    def __init__(self, welcome: Welcome) -> None:
        self.session = welcome.session
        self.people = welcome.people
        self.cards: dict[int, Card] = {card.slot: card for card in welcome.cards}
        self.lines: list[ChatLine] = list(welcome.chat)

    def hear(self, notices: Iterable[Notice]) -> None:
        for notice in notices:
            if isinstance(notice, Cards):
                self.people = notice.people
                self.cards.update((card.slot, card) for card in notice.cards)
                for slot in notice.left:
                    self.cards.pop(slot, None)
            elif isinstance(notice, ChatSaid):
                self.lines.append(notice.line)


class Followed(RuleBasedStateMachine):
    """A small Space in which everything happens to a few Users, all of whom follow."""

    @initialize()
    def open(self) -> None:
        self.stage = Stage(people_max=PEOPLE_MAX, programs_max=PROGRAMS_MAX)
        self.followers: dict[ParticipantId, Follower] = {}
        self.saving: list[SaveLine] = []
        self.stored: dict[tuple[str, str], ChatLine] = {}

    def carry_out(self, commands: list[Command]) -> None:
        """Do what `runtime` does, in order."""
        for command in commands:
            if isinstance(command, Greet):
                if command.welcome.resumed:
                    assert self.followers[command.participant].session == command.session
                else:
                    self.followers[command.participant] = Follower(command.welcome)
            elif isinstance(command, Forget | HangUp):
                self.followers.pop(command.participant, None)
            elif isinstance(command, SaveLine):
                self.saving.append(command)
            for participant, follower in self.followers.items():
                follower.hear(told([command], participant))

    def is_inside(self, user: str) -> bool:
        return self.stage.space.participant_of(UserId(user)) is not None

    def inside(self) -> list[str]:
        return [user for user in USERS if self.is_inside(user)]

    @rule(user=st.sampled_from(USERS), name=st.sampled_from(["Ann", "ann", "\u200b", "Zoë"]), program=st.booleans())
    def enter(self, user: str, name: str, program: bool) -> None:
        self.carry_out(self.stage.step(self.stage.entered(user, name=name, program=program)))

    @rule(user=st.sampled_from(USERS))
    def leave(self, user: str) -> None:
        if self.is_inside(user):
            self.carry_out(self.stage.ask(user, Leave()))

    @rule(user=st.sampled_from(USERS))
    def line_breaks(self, user: str) -> None:
        if self.is_inside(user):
            self.carry_out(self.stage.step(self.stage.broke(user)))

    @rule(user=st.sampled_from(USERS))
    def line_is_restored(self, user: str) -> None:
        if self.is_inside(user):
            restored: LineRestored = self.stage.restored(user)
            self.carry_out(self.stage.step(restored))

    @rule(user=st.sampled_from(USERS), name=st.sampled_from(["Ann", "Bo", "Zoë"]), hair=st.integers(0, 5))
    def change_card(self, user: str, name: str, hair: int) -> None:
        if self.is_inside(user):
            self.carry_out(self.stage.ask(user, ChangeCard(name=name, look=Look(hair=hair))))

    @rule(user=st.sampled_from(USERS), slots=st.lists(st.integers(0, 12), min_size=1, max_size=4))
    def ask_cards(self, user: str, slots: list[int]) -> None:
        if self.is_inside(user):
            self.carry_out(self.stage.ask(user, AskCards(slots=slots)))

    @rule(user=st.sampled_from(USERS), request_id=st.sampled_from(["a" * 16, "b" * 16]))
    def say(self, user: str, request_id: str) -> None:
        if self.is_inside(user):
            self.saving.append(self.stage.say(user, f"{request_id} of {user}", request_id))

    @precondition(lambda self: self.saving)
    @rule()
    def line_is_stored(self) -> None:
        """What the database does: a request id it knows gets its first line."""
        save = self.saving.pop(0)
        key = (save.user, save.request_id)
        repeated = key in self.stored
        event = self.stage.stored(save, number=self.stored[key].number if repeated else None, repeated=repeated)
        self.stored.setdefault(key, event.line)
        self.carry_out(self.stage.step(event))

    @rule(ms=st.sampled_from([50, 400, 1_000, 30_000, 60_000]))
    def time_passes(self, ms: int) -> None:
        self.carry_out(self.stage.step(after_ms=ms))

    @rule()
    def sp12_who_followed_sees_what_a_newcomer_sees(self) -> None:
        """A second tab is a newcomer: its Welcome says all there is."""
        self.carry_out(self.stage.step(after_ms=1_000))
        if not (cards := self.everybody()):
            return
        card = cards[0]
        user = next(user for user in self.inside() if self.stage.id_of(user) == card.participant)
        self.carry_out(self.stage.step(self.stage.entered(user, name=card.name, look=card.look, program=card.program)))
        newcomer = self.followers[ParticipantId(card.participant)]
        for follower in self.followers.values():
            assert follower.cards == newcomer.cards
            assert follower.people == newcomer.people
            numbers = [line.number for line in follower.lines]
            assert numbers == sorted(set(numbers)) and follower.lines == newcomer.lines

    def teardown(self) -> None:
        if hasattr(self, "stage"):
            self.sp12_who_followed_sees_what_a_newcomer_sees()

    def everybody(self) -> list[Card]:
        """The people list, as anybody inside is given it."""
        if not (users := self.inside()):
            return []
        commands = self.stage.ask(users[0], AskPeople(limit=100))
        self.carry_out(commands)
        (page,) = [notice for notice in told(commands, self.stage.id_of(users[0])) if isinstance(notice, People)]
        assert page.total == len(page.cards) == len(users)
        return page.cards

    @invariant()
    def nothing_is_shared_and_nothing_leaks(self) -> None:
        space, poses = self.stage.space, self.stage.poses
        cards = self.everybody()
        assert len({card.name.casefold() for card in cards}) == len(cards)
        assert {card.slot for card in cards} == set(poses.poses)
        assert {card.participant for card in cards} == set(self.followers)
        assert space.people_count == sum(not card.program for card in cards) <= PEOPLE_MAX
        assert len(cards) - space.people_count <= PROGRAMS_MAX
        assert space.is_empty == (not cards)
        assert poses.connected.isdisjoint(poses.away)
        assert poses.connected | poses.away == set(poses.poses)


TestFollowed = Followed.TestCase
TestFollowed.settings = settings(stateful_step_count=30)


def test_sp24_what_a_viewer_knows_of_a_crowd_stays_true() -> None:
    """She asked for some cards of a crowd, and the crowd goes on changing."""
    stage = Stage()
    stage.fill(CARDS_PUSHED_PEOPLE_MAX + 20)
    viewer = ParticipantId(stage.welcome("viewer").participant)
    follower = Follower(stage.welcome("viewer"))
    follower.session = SessionId("ses_viewer")
    for number in range(0, CARDS_PUSHED_PEOPLE_MAX, 7):
        follower.hear(told(stage.ask("viewer", AskCards(slots=[number, number + 1])), viewer))
        follower.hear(told(stage.ask(f"person {number}", ChangeCard(look=Look(cloth=5))), viewer))
        follower.hear(told(stage.ask(f"person {number + 1}", Leave()), viewer))
    follower.hear(told(stage.step(after_ms=1_000), viewer))
    known = dict(follower.cards)
    follower.hear(told(stage.ask("viewer", AskCards(slots=sorted(known))), viewer))
    assert follower.cards == known
    assert len(known) == 8 and follower.people == stage.space.people_count


def test_sp15_a_step_in_which_nothing_happens_looks_at_nobody() -> None:
    """A pose lane that may not be asked, and a thousand people: the step is done without touching either."""
    stage = Stage()
    stage.fill(1_000)
    for _ in range(30):
        stage.step(after_ms=1_000)
    asked: list[int] = []
    stage.poses.pose = asked.append  # type: ignore[method-assign, assignment]
    assert stage.step(after_ms=50) == []
    assert asked == [] and stage.moment > Moment(0)
