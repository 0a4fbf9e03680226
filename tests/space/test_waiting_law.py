"""In any order of arrivals, breaks, words and rules: nobody too many, unasked or passed (SP-80 to SP-90)."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from lanting.identity.standing import Standing
from lanting.kernel.ids import ParticipantId, UserId
from lanting.protocol.host_request import LetIn, TurnAway
from lanting.protocol.limit import PLACE_HELD_MS, RESUME_WITHIN_MS, WAITING_TOLD_EVERY_MS
from lanting.protocol.word import Rules
from lanting.space.command import Command, Forget, Greet, HangUp, Hold
from tests.space.waiting_stage import HOST, INVITED, NEW, Door, lists

USERS = "abcdef"
KINDS = {"visitor": Standing(), "new": NEW, "invited": INVITED, "host": HOST}

users = st.sampled_from(USERS)
rules = st.builds(
    Rules,
    approval=st.sampled_from(["nobody", "new", "everybody"]),
    capacity=st.sampled_from([None, 1, 1, 2]),
)
comings = st.tuples(
    st.just("come"),
    users,
    st.sampled_from(["visitor", "visitor", "visitor", "new", "invited", "host"]),
    st.sampled_from([False, False, False, True]),
)
actions = st.one_of(
    comings,
    comings,
    st.tuples(st.sampled_from(["break", "break", "leave", "leave", "restore", "turn away"]), users),
    st.tuples(st.sampled_from(["let in", "send back"]), users),
    st.tuples(st.just("let in the next")),
    st.tuples(st.just("rules"), rules),
    st.tuples(st.just("wait"), st.sampled_from([WAITING_TOLD_EVERY_MS, PLACE_HELD_MS, RESUME_WITHIN_MS])),
)


@dataclass
class Seen:
    """One User, as the commands show her."""

    id: ParticipantId
    standing: Standing
    program: bool
    is_inside: bool = False
    is_broken: bool = False
    way: tuple[str, int] | None = None
    """What she was told last while she waits: for what, and at which place."""


@dataclass
class Watcher:
    """Carries out the commands as `runtime` would, and holds the Space to its promises."""

    door: Door
    rules: Rules
    seen: dict[str, Seen] = field(default_factory=dict)
    admitted: set[str] = field(default_factory=set)
    sent_back: set[str] = field(default_factory=set)
    listed: int = 0
    """How many wait, as the host was told last."""

    def user_of(self, participant: ParticipantId) -> str | None:
        return next((user for user, seen in self.seen.items() if seen.id == participant), None)

    @property
    def filling(self) -> int:
        return sum(seen.is_inside and not seen.program and not seen.standing.is_host for seen in self.seen.values())

    def follow(self, commands: list[Command]) -> None:
        before = {user: seen.way for user, seen in self.seen.items()}
        filled = self.filling
        greeted: list[str] = []
        for command in commands:
            match command:
                case Greet(participant=participant):
                    user = self.user_of(participant)
                    assert user is not None
                    if not self.seen[user].is_inside:
                        assert not self.seen[user].is_broken, "who is not there does not come in"
                        self.let_in_lawfully(user)
                        greeted.append(user)
                    self.seen[user].is_inside, self.seen[user].is_broken, self.seen[user].way = True, False, None
                case Hold(participant=participant, waiting=waiting):
                    user = self.user_of(participant)
                    assert user is not None and not self.seen[user].is_broken
                    self.seen[user].is_inside = False
                    self.seen[user].way = waiting.reason, waiting.place
                case HangUp(participant=participant) | Forget(participant=participant):
                    if (user := self.user_of(participant)) is not None:
                        self.forget(user)
        for heard in lists(commands, self.door.ids["host"]):
            self.listed = heard.total
        assert self.filling <= max(filled, self.door.space.settings.capacity)
        self.check_order(before, greeted)

    def let_in_lawfully(self, user: str) -> None:
        """She needed no host's word, or had one."""
        standing = self.seen[user].standing
        needs_word = self.rules.approval == "everybody" or (self.rules.approval == "new" and standing.new_for_ms > 0)
        is_invited = standing.is_invited and user not in self.sent_back
        assert not needs_word or standing.is_host or is_invited or user in self.admitted
        self.sent_back.discard(user)

    def check_order(self, before: dict[str, tuple[str, int] | None], greeted: list[str]) -> None:
        for user in greeted:
            who = self.seen[user]
            if who.program or who.standing.is_host:
                continue
            way = before.get(user)
            for other, place in before.items():
                still = self.seen.get(other)
                if still is None or still.way is None or still.is_broken or place is None or place[0] != "full":
                    continue
                if still.way[0] == "full" and not still.program:
                    assert way is not None and way[0] == "full" and way[1] < place[1], f"{user} passed {other}"

    def check_places(self) -> None:
        """Everyone who waits has one turn, nobody shares it, and it only moves up."""
        for reason in ("approval", "full"):
            told = [seen.way for seen in self.seen.values() if seen.way and not seen.is_broken]
            places = [place for waited_for, place in told if waited_for == reason]
            assert len(places) == len(set(places))
        assert self.listed == sum(not seen.is_inside for seen in self.seen.values())
        inside = {user for user in USERS if self.door.space.participant_of(UserId(user)) is not None}
        assert inside == {user for user, seen in self.seen.items() if seen.is_inside}
        assert (
            self.door.space.people_count == sum(seen.is_inside and not seen.program for seen in self.seen.values()) + 1
        ), "the host of the test is inside, and nobody who waits is counted"

    # What happens

    def do(self, action: tuple[object, ...]) -> None:
        match action:
            case ("come", str(user), str(kind), bool(program)):
                self.come(user, KINDS[kind], program)
            case ("rules", Rules() as rules):
                self.rules = rules
                self.follow(self.door.set_rules(rules))
            case ("wait", int(ms)):
                self.follow(self.pass_time(ms))
            case ("let in the next",):
                self.word(None, on=True)
            case (str(what), str(user)) if user in self.seen:
                self.with_one(what, user)

    def come(self, user: str, standing: Standing, program: bool) -> None:
        known = self.seen.get(user)
        entered = self.door.entered(user, standing=standing, program=program)
        commands = self.door.step(entered)
        if known is None or (known.program != program and not known.is_inside):
            self.seen[user] = Seen(entered.participant, standing, program)
        elif HangUp not in map(type, commands) or known.program == program:
            known.standing, known.program, known.is_broken = standing, program, False
        self.follow([each for each in commands if not _ends_another(each, entered.participant, self.seen, user)])

    def with_one(self, what: str, user: str) -> None:
        seen = self.seen[user]
        self.door.ids[user] = seen.id
        if what == "break":
            seen.is_broken = True
            self.follow(self.door.breaks(user))
        elif what == "restore" and seen.is_inside:
            seen.standing = Standing()
            seen.is_broken = False
            self.follow(self.door.restores(user))
        elif what == "leave" and not seen.is_broken:
            self.follow(self.door.goes(user))
        elif what == "let in":
            self.word(user, on=True)
        elif what == "send back":
            self.word(user, on=False)
        elif what == "turn away" and not seen.is_inside and not seen.standing.is_host:
            self.follow(self.door.act(TurnAway(request_id=self.door.request_id(), participant=seen.id)))
            assert user not in self.seen

    def word(self, user: str | None, *, on: bool) -> None:
        participant = self.seen[user].id if user is not None else None
        commands = self.door.ask("host", LetIn(request_id=self.door.request_id(), participant=participant, on=on))
        for stored in self.door.stored_acts(commands):
            act = stored.act
            assert act.effect is not None
            (self.admitted.add if on else self.admitted.discard)(act.effect.user)  # type: ignore[union-attr]
            if not on and self.rules.approval != "nobody" and act.target is not None:
                back = self.user_of(act.target)
                if back is not None and self.seen[back].is_inside:
                    self.seen[back].is_inside, self.seen[back].way = False, ("approval", 99)
                    self.sent_back.add(back)
            commands += self.door.step(stored)
        self.follow(commands)

    def pass_time(self, ms: int) -> list[Command]:
        """Time passes; who broke off too long ago and waited is gone without a word."""
        commands = self.door.step(after_ms=ms)
        if ms >= PLACE_HELD_MS:
            for user in [user for user, seen in self.seen.items() if seen.is_broken and not seen.is_inside]:
                self.forget(user)
        return commands

    def forget(self, user: str) -> None:
        del self.seen[user]
        self.sent_back.discard(user)


def _ends_another(command: Command, arriving: ParticipantId, seen: dict[str, Seen], user: str) -> bool:
    """The end of an older connection, or of one that was not let in beside the one inside."""
    if not isinstance(command, HangUp):
        return False
    return user in seen and seen[user].id != command.participant and command.participant == arriving


@given(rules, st.lists(actions, min_size=15, max_size=40))
def test_sp82_sp83_whatever_happens_the_door_keeps_its_promises(first: Rules, many: list[tuple[object, ...]]) -> None:
    door = Door(first, people_max=3, programs_max=2)
    door.host()
    watcher = Watcher(door, first)
    for action in many:
        watcher.do(action)
        # A second later everybody who waits has heard where she is.
        watcher.follow(watcher.pass_time(WAITING_TOLD_EVERY_MS))
        watcher.check_places()
