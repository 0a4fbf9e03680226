"""Programs without a body: how they come and go, what they are told, and where they are not (SP-190 to SP-192)."""

from __future__ import annotations

import pytest

from lanting.identity.capability import Capability
from lanting.identity.person import Persons
from lanting.identity.role import Role
from lanting.identity.standing import Standing
from lanting.identity.tag import Tags
from lanting.kernel.ids import UserId
from lanting.protocol.close_code import CloseCode
from lanting.protocol.host_request import BringToDoor, Gather
from lanting.protocol.limit import RESUME_WITHIN_MS
from lanting.protocol.notice import Cards, ChatSaid, Emoted, Moved, People
from lanting.protocol.pose import Pose
from lanting.protocol.program import Attendance
from lanting.protocol.request import AskPeople, ChangeCard, Press, RaiseHand, ShowEmote, Sit, Stand
from lanting.protocol.word import Place, Rules
from lanting.space.command import Forget
from lanting.space.departed import Departed
from lanting.space.event import StandingChanged
from lanting.space.ground import Box, Seat
from tests.space.experience_stage import ExperienceStage, hung_up, is_inside
from tests.space.hosting_stage import request_id
from tests.space.stage import FLOOR, greets, ground_of

SECRET = b"a secret of this Server"
OF_HOUSE = Standing(capabilities=frozenset(), is_invited=True)


def attendance(stage: ExperienceStage, commands: list, program: str = "tea") -> Attendance:  # type: ignore[type-arg]
    (told,) = stage.heard_of(Attendance, program, commands)
    return told


def seated_stage() -> ExperienceStage:
    seat = Seat("ent_seat", Pose(1.0, 0.0, 1.0))  # type: ignore[arg-type]
    ground = ground_of(FLOOR)
    return ExperienceStage(ground=type(ground)(ground.bounds, ground.walk_grid, ground.spawns, seats=(seat,)))


def test_pr100_without_a_body_come_programs_alone_and_of_those_who_may_attend() -> None:
    stage = ExperienceStage()
    for standing in (Standing(), Standing(Role.OPERATOR)):
        (hang_up,) = hung_up(stage.step(stage.entered("eve", unseen=True, standing=standing)))
        assert hang_up.code == CloseCode.BAD_MESSAGE
    assert is_inside(stage.program())


def test_sp190_it_is_counted_nowhere_and_stands_nowhere() -> None:
    stage = ExperienceStage(people_max=1, programs_max=0, rules=Rules(approval="everybody", locked=True))
    (greet,) = greets(stage.program())
    assert not greet.has_body
    assert (stage.space.is_empty, stage.space.people_count, stage.space.waiting_count) == (True, 0, 0)
    assert stage.poses.poses == {} and stage.space.visitors() == {} and stage.space.glance().looks == []


def test_sp190_it_is_in_the_list_and_on_cards_as_a_program() -> None:
    stage = ExperienceStage()
    stage.visitor("ann")
    commands = stage.step(after_ms=1_000) + stage.program(name="Tea house") + stage.step(after_ms=1_000)
    (cards,) = stage.heard_of(Cards, "ann", commands)[-1:]
    assert [(card.name, card.program) for card in cards.cards] == [("Tea house", True)] and cards.people == 1
    (people,) = stage.heard_of(People, "ann", stage.ask("ann", AskPeople()))
    assert [card.name for card in people.cards] == ["ann", "Tea house"]


def test_sp190_its_broken_line_is_its_end_and_it_comes_back_as_another() -> None:
    stage = ExperienceStage()
    stage.program()
    before = stage.id_of("tea")
    assert Forget(before) in stage.step(stage.broke("tea"))
    assert is_inside(stage.program()) and stage.id_of("tea") != before
    (again,) = hung_up(stage.program())
    assert again.code == CloseCode.TAKEN_OVER


def test_sp190_it_goes_when_it_may_attend_no_more() -> None:
    stage = ExperienceStage()
    stage.program()
    (hang_up,) = hung_up(stage.step(StandingChanged(stage.id_of("tea"), Standing())))
    assert (hang_up.code, hang_up.facts) == (CloseCode.NOT_ADMITTED, {"cause": "key_ended"})


def test_sp190_so_does_one_with_a_body_and_no_slot_is_kept_for_it() -> None:
    stage = ExperienceStage()
    stage.step(stage.entered("lin", program=True, standing=OF_HOUSE))
    (hang_up,) = hung_up(stage.step(StandingChanged(stage.id_of("lin"), Standing())))
    assert hang_up.code == CloseCode.NOT_ADMITTED and stage.poses.poses == {}


def test_sp8_a_program_of_the_house_comes_in_where_it_says_on_the_floor() -> None:
    stage = ExperienceStage()
    (greet,) = greets(
        stage.step(stage.entered("lin", program=True, standing=OF_HOUSE, at=Place(x=7.1, y=9.0, z=-5.3, yaw=2.0)))
    )
    assert greet.welcome.place == Place(x=7.1, y=0.0, z=-5.3, yaw=2.0)


@pytest.mark.parametrize("where", [Place(x=0.0, y=0.0, z=-12.0), Place(x=0.0, y=0.0, z=90.0)], ids=["isle", "beyond"])
def test_sp8_where_newcomers_cannot_walk_it_comes_in_as_they_do(where: Place) -> None:
    island = Box(0.0, -0.5, -12.0, 4.0, 1.0, 4.0)
    stage = ExperienceStage(ground=ground_of(Box(0.0, -0.5, 0.0, 12.0, 1.0, 12.0), island))
    (greet,) = greets(stage.step(stage.entered("lin", program=True, standing=OF_HOUSE, at=where)))
    assert abs(greet.welcome.place.z) < 3.0


def test_sp8_what_others_say_of_their_place_counts_for_nothing() -> None:
    stage = ExperienceStage()
    for user, program in (("ann", False), ("bot", True)):
        coming = stage.entered(user, program=program, standing=Standing(Role.OWNER), at=Place(x=7.0, y=0.0, z=7.0))
        (greet,) = greets(stage.step(coming))
        assert greet.welcome.place.x < 3.0


def test_sp8_a_place_note_says_it_later_than_the_first_enter() -> None:
    stage = ExperienceStage()
    noted = Pose(-4.0, 0.0, -4.0)
    coming = stage.entered("lin", program=True, standing=OF_HOUSE, at=Place(x=7.0, y=0.0, z=7.0), place=noted)
    assert greets(stage.step(coming))[0].welcome.place.x == -4.0


@pytest.mark.parametrize(
    "request_of_bodies",
    [Sit(seat="ent_seat"), Stand(), ShowEmote(emote="wave"), Press(entity="ent_bell"), RaiseHand(on=True)],
    ids=lambda request: type(request).__name__,
)
def test_sp190_what_needs_a_body_is_refused(request_of_bodies) -> None:  # type: ignore[no-untyped-def]
    stage = seated_stage()
    stage.program()
    code = stage.refused("tea", request_of_bodies)
    assert code in ("no_body", "not_permitted")
    assert code == "no_body" or isinstance(request_of_bodies, RaiseHand)


def test_sp191_it_is_told_of_all_at_its_coming_and_of_each_change_at_once() -> None:
    stage = seated_stage()
    stage.visitor("ann", language="zh-CN")
    commands = stage.program()
    assert [(each.name, each.language, each.seat) for each in attendance(stage, commands).came] == [
        ("ann", "zh-CN", None)
    ]
    assert [each.name for each in attendance(stage, stage.visitor("ben")).came] == ["ben"]
    sat = attendance(stage, stage.ask("ann", Sit(seat="ent_seat")))
    assert [(each.name, each.seat) for each in sat.came] == [("ann", "ent_seat")]
    renamed = attendance(stage, stage.ask("ben", ChangeCard(name="Benjamin")))
    assert [each.name for each in renamed.came] == ["Benjamin"]
    ben = stage.id_of("ben")
    stage.step(stage.broke("ben"))
    gone = attendance(stage, stage.step(after_ms=RESUME_WITHIN_MS))
    assert (gone.came, gone.left) == ([], [ben])
    assert stage.heard_of(Attendance, "tea", stage.program("shop")) == []


def test_pr103_a_person_has_one_name_for_each_program_and_another_for_each_other() -> None:
    stage, persons = ExperienceStage(), Persons(SECRET)
    stage.space.swear_in(Tags(SECRET), Departed(), persons)
    stage.visitor("ann")
    (in_tea,) = attendance(stage, stage.program("tea")).came
    (in_shop,) = attendance(stage, stage.program("shop"), "shop").came
    space = stage.space.settings.id
    assert in_tea.person == persons.of(space, UserId("tea"), UserId("ann")) != in_shop.person
    assert in_tea.person.startswith("psn_") and "ann" not in in_tea.person
    stage.step(stage.broke("ann"))
    stage.step(after_ms=RESUME_WITHIN_MS)
    (again,) = attendance(stage, stage.visitor("ann")).came
    assert again.person == in_tea.person and again.participant != in_tea.participant


def test_sp192_blocks_hide_nobody_from_it_and_it_hears_from_everywhere() -> None:
    stage = ExperienceStage()
    stage.visitor("ann", place=Pose(-19.0, 0.0, -19.0))
    stage.visitor("ben")
    stage.program()
    stage.block("ann", "ben")
    stage.block("ben", "tea")
    assert stage.heard_of(Emoted, "tea", stage.ask("ann", ShowEmote(emote="clap")))
    assert stage.heard_of(ChatSaid, "tea", stage.step(stage.stored(stage.say("ben", "hello"))))
    assert [each.name for each in attendance(stage, stage.ask("ben", ChangeCard(name="Benjamin"))).came] == ["Benjamin"]


def test_pr102_its_capabilities_say_what_it_may() -> None:
    nothing, everything = Standing(capabilities=frozenset()), Standing(capabilities=frozenset(Capability))
    assert {each.value for each in nothing.permissions} == {"enter", "see_people", "move", "emote", "attend"}
    added = everything.permissions - nothing.permissions
    assert {each.value for each in added} == {"chat", "whisper", "edit", "build", "gather"}


def test_sp204_a_program_gathers_around_a_place_and_brings_whom_a_host_could() -> None:
    stage = ExperienceStage()
    stage.visitor("ann", place=Pose(10.0, 0.0, 10.0))
    stage.program("tea", Capability.TELEPORT)
    stage.program("shop")
    assert stage.refused("shop", Gather(request_id=request_id(), on=True)) == "not_permitted"
    around = Place(x=-8.0, y=0.0, z=-8.0)
    (moved,) = stage.heard_of(Moved, "ann", stage.act("tea", Gather(request_id=request_id(), on=True, around=around)))
    assert abs(moved.place.x + 8.0) < 3.0 and abs(moved.place.z + 8.0) < 3.0
    (moved,) = stage.heard_of(Moved, "ann", stage.act("tea", Gather(request_id=request_id(), on=True)))
    assert abs(moved.place.x) < 3.0 and abs(moved.place.z) < 3.0
    to_door = BringToDoor(request_id=request_id(), participant=stage.id_of("ann"))
    assert stage.heard_of(Moved, "ann", stage.act("tea", to_door))
