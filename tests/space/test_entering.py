"""Coming, staying and going: SP-1 to SP-15."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lanting.kernel.clock import Moment
from lanting.kernel.ids import ParticipantId, SpaceId, UserId
from lanting.protocol.close_code import CloseCode
from lanting.protocol.limit import NAME_CHARS_MAX, RESUME_WITHIN_MS, SLOT_REST_MS
from lanting.protocol.notice import Cards, Moved, Refused
from lanting.protocol.permission import Permission
from lanting.protocol.pose import Pose
from lanting.protocol.request import AskCards, AskPeople, FindPath, Leave, Say
from lanting.protocol.word import Look
from lanting.space.array_pose_lane import ArrayPoseLane
from lanting.space.command import Forget, HangUp
from lanting.space.event import LineBroke, LineRestored
from lanting.space.ground import Spawn
from lanting.space.participant import place_of
from lanting.space.pose_lane import PutBack
from lanting.space.space import Space, SpaceSettings
from tests.space.stage import (
    EVERYTHING,
    SCENE_REVISION,
    SERVER_EPOCH,
    Stage,
    greets,
    grid_of,
    ground_of,
    line,
    nodes_apart,
    told,
)


def test_sp1_a_newcomer_is_greeted_with_the_space_herself_and_the_people() -> None:
    stage = Stage(history=[line(4), line(5)])
    welcome = stage.welcome("ann", name="Ann", look=Look(hair=3))
    assert (welcome.slot, welcome.epoch, welcome.resumed, welcome.people) == (0, 0, False, 1)
    assert (welcome.server_epoch, welcome.scene_revision) == (SERVER_EPOCH, SCENE_REVISION)
    assert [card.name for card in welcome.cards] == ["Ann"]
    assert welcome.cards[0].look == Look(hair=3)
    assert [said.number for said in welcome.chat] == [4, 5]
    assert welcome.permissions == sorted(EVERYTHING)


def test_sp1_each_participant_has_a_slot_of_its_own_and_is_connected() -> None:
    stage = Stage()
    assert [stage.welcome(user).slot for user in "abc"] == [0, 1, 2]
    assert stage.poses.connected == {0, 1, 2}


def test_sp1_who_may_not_enter_is_sent_away() -> None:
    stage = Stage()
    entered = stage.entered("ann", permissions=frozenset({Permission.CHAT}))
    assert stage.step(entered) == [HangUp(entered.participant, CloseCode.BAD_MESSAGE)]
    assert stage.space.is_empty


def test_sp2_a_second_tab_keeps_id_slot_and_place_under_a_new_session_and_epoch() -> None:
    stage = Stage()
    first = stage.welcome("ann")
    stage.poses.poses[first.slot] = Pose(4.0, 0.0, 2.0)
    second = stage.welcome("ann", place=Pose(-9.0, 0.0, -9.0), chat_after=0)
    assert (second.participant, second.slot, second.people) == (first.participant, first.slot, 1)
    assert second.session != first.session
    assert (second.place.x, second.place.z) == (4.0, 2.0)
    assert second.epoch == first.epoch + 1 == stage.poses.epochs[first.slot]
    assert not second.resumed


def test_sp2_a_second_tab_may_bring_another_look_and_others_hear_of_it() -> None:
    stage = Stage()
    stage.welcome("ann", name="Ann")
    bob = ParticipantId(stage.welcome("bob").participant)
    stage.step(after_ms=1_000)
    (news,) = told(stage.step(stage.entered("ann", name="Anna", look=Look(sash=4)), after_ms=1_000), bob)
    assert isinstance(news, Cards)
    assert [(card.name, card.look.sash) for card in news.cards] == [("Anna", 4)]


def test_sp2_a_take_over_ends_the_waiting_for_a_broken_line() -> None:
    stage = Stage()
    welcome = stage.welcome("ann")
    stage.step(stage.broke("ann"))
    assert stage.welcome("ann").participant == welcome.participant
    stage.step(after_ms=RESUME_WITHIN_MS)
    assert stage.space.people_count == 1
    assert stage.poses.away == set()


def test_sp3_a_restored_line_keeps_everything_and_is_told_no_cards_and_no_chat() -> None:
    stage = Stage(history=[line(1)])
    first = stage.welcome("ann")
    stage.step(stage.broke("ann"), after_ms=100)
    (greet,) = greets(stage.step(stage.restored("ann"), after_ms=20_000))
    again = greet.welcome
    assert again.resumed
    assert (again.session, again.participant, again.slot, again.epoch) == (
        first.session,
        first.participant,
        first.slot,
        first.epoch,
    )
    assert again.cards == [] and again.chat == []
    assert stage.poses.connected == {first.slot}


def test_sp3_a_line_restored_too_late_is_asked_to_enter_afresh() -> None:
    stage = Stage()
    stage.welcome("ann")
    late = stage.restored("ann")
    stage.step(stage.broke("ann"))
    stage.step(after_ms=RESUME_WITHIN_MS)
    assert stage.step(late) == [HangUp(late.participant, CloseCode.GOING_AWAY)]


def test_sp4_a_broken_line_keeps_its_slot_for_sixty_seconds_and_not_longer() -> None:
    stage = Stage()
    welcome = stage.welcome("ann")
    stage.step(stage.broke("ann"))
    assert stage.poses.away == {welcome.slot} and stage.poses.connected == set()
    stage.step(after_ms=RESUME_WITHIN_MS - 1)
    assert stage.space.people_count == 1
    assert Forget(ParticipantId(welcome.participant)) in stage.step(after_ms=1)
    assert stage.space.is_empty and stage.poses.poses == {}


def test_sp4_each_break_waits_its_own_sixty_seconds() -> None:
    stage = Stage()
    stage.welcome("ann")
    stage.step(stage.broke("ann"))
    stage.step(stage.restored("ann"), after_ms=40_000)
    stage.step(stage.broke("ann"), after_ms=10_000)
    stage.step(after_ms=RESUME_WITHIN_MS - 1)
    assert stage.space.people_count == 1
    stage.step(after_ms=1)
    assert stage.space.is_empty


def test_sp5_a_freed_slot_rests_for_thirty_seconds() -> None:
    stage = Stage()
    stage.welcome("ann")
    stage.welcome("bob")
    stage.ask("ann", Leave())
    stage.step(after_ms=SLOT_REST_MS - 1)
    assert stage.welcome("cleo").slot == 2
    stage.step(after_ms=1)
    assert stage.welcome("dora").slot == 0


def test_sp6_a_space_full_of_people_still_lets_programs_in() -> None:
    stage = Stage(people_max=2)
    stage.fill(2)
    assert greets(stage.step(stage.entered("late"))) == []
    welcome = stage.welcome("bot", program=True)
    assert welcome.people == 2
    assert welcome.cards[-1].program


def test_sp6_programs_have_a_limit_of_their_own() -> None:
    stage = Stage(people_max=2, programs_max=3)
    stage.fill(3, program=True)
    late = stage.entered("late", program=True)
    assert stage.step(late) == [HangUp(late.participant, CloseCode.SPACE_FULL)]
    assert stage.welcome("ann").people == 1


def test_sp6_who_is_inside_may_enter_a_full_space_again_but_not_change_her_kind_into_a_full_one() -> None:
    stage = Stage(people_max=1, programs_max=1)
    stage.welcome("ann")
    stage.welcome("bot", program=True)
    assert stage.welcome("ann").people == 1
    disguised = stage.entered("bot")
    assert stage.step(disguised) == [HangUp(disguised.participant, CloseCode.SPACE_FULL)]
    assert stage.space.people_count == 1


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ("  Ann \n\t Lee ", "Ann Lee"),
        ("Ann\u00a0Lee\u202f!", "Ann Lee !"),
        ("\u202eevil", "evil"),
        ("\u200b", "Guest"),
        ("\u200d\ufe0f", "Guest"),
        ("   ", "Guest"),
        ("王羲之", "王羲之"),
    ],
)
def test_sp7_a_name_is_made_one_clean_line(wanted: str, given: str) -> None:
    assert Stage().welcome("ann", name=wanted).name == given


def test_sp7_nobody_has_the_name_of_another() -> None:
    stage = Stage()
    names = [
        stage.welcome(user, name=name).name for user, name in zip("abcd", ["Ann", "ann", "ANN", "Ann 2"], strict=True)
    ]
    assert names == ["Ann", "ann 2", "ANN 3", "Ann 2 2"]


def test_sp7_a_number_behind_a_long_name_fits_in_the_limit() -> None:
    stage = Stage()
    stage.welcome("a", name="x" * NAME_CHARS_MAX)
    assert stage.welcome("b", name="x" * NAME_CHARS_MAX).name == "x" * (NAME_CHARS_MAX - 2) + " 2"


def test_sp7_a_nameless_program_is_called_bot_and_a_left_name_is_free_again() -> None:
    stage = Stage()
    assert stage.welcome("bot", name="\u200b", program=True).name == "Bot"
    stage.welcome("a", name="Ann")
    stage.ask("a", Leave())
    assert stage.welcome("b", name="Ann").name == "Ann"


def test_sp8_newcomers_stand_near_the_spawns_and_in_nobody() -> None:
    spawns = [Spawn(Pose(-8.0, 0.0, -8.0, yaw=1.0), 2.0), Spawn(Pose(8.0, 0.0, 8.0, yaw=2.0), 2.0)]
    stage = Stage(ground=ground_of(spawns=spawns))
    stage.fill(20)
    poses = list(stage.poses.poses.values())
    assert nodes_apart(poses) >= 0.6
    assert {pose.yaw for pose in poses} == {1.0, 2.0}
    assert all(min(abs(pose.x - 8.0), abs(pose.x + 8.0)) <= 3.0 for pose in poses)


def test_sp8_a_newcomer_is_not_put_where_somebody_has_walked_to() -> None:
    stage = Stage()
    ann = stage.welcome("ann")
    free = Stage().welcome("x").place
    stage.poses.poses[ann.slot] = Pose(free.x, free.y, free.z)
    place = stage.welcome("bob").place
    assert abs(place.x - free.x) + abs(place.z - free.z) >= 0.6


def test_sp8_more_people_than_places_still_get_in() -> None:
    tiny = ground_of(spawns=[Spawn(Pose(0.0, 0.0, 0.0), 0.0)])
    stage = Stage(ground=tiny)
    stage.fill(600)
    assert stage.space.people_count == 600


def test_sp8_a_space_without_a_floor_puts_newcomers_on_its_spawn() -> None:
    floorless = replace(ground_of(spawns=[Spawn(Pose(1.0, 2.0, 3.0))]), walk_grid=grid_of())
    stage = Stage(ground=floorless)
    assert [stage.welcome(user).place.x for user in "ab"] == [1.0, 1.0]


def test_sp8_a_place_note_within_the_bounds_is_where_she_stands() -> None:
    place = Stage().welcome("ann", place=Pose(11.0, 0.5, -7.0, yaw=0.5)).place
    assert (place.x, place.y, place.z, place.yaw) == (11.0, 0.5, -7.0, 0.5)


def test_sp8_a_place_note_out_of_bounds_is_ignored() -> None:
    assert abs(Stage().welcome("ann", place=Pose(900.0, 0.0, 0.0)).place.x) < 2.0


def test_sp9_who_leaves_is_gone_at_once() -> None:
    stage = Stage()
    welcome = stage.welcome("ann")
    assert stage.ask("ann", Leave()) == [HangUp(ParticipantId(welcome.participant), CloseCode.NORMAL)]
    assert stage.space.is_empty and stage.poses.poses == {}


@pytest.mark.parametrize(
    ("request_", "needs"),
    [
        (Say(request_id="r" * 16, text="hi"), Permission.CHAT),
        (AskCards(slots=[0]), Permission.SEE_PEOPLE),
        (AskPeople(), Permission.SEE_PEOPLE),
        (FindPath(x=0.0, z=0.0), Permission.MOVE),
    ],
)
def test_sp10_a_request_without_its_permission_is_refused_with_the_facts(
    request_: Say | AskCards | AskPeople | FindPath, needs: Permission
) -> None:
    stage = Stage()
    welcome = stage.welcome("ann", permissions=EVERYTHING - {needs})
    (refused,) = told(stage.ask("ann", request_), ParticipantId(welcome.participant))
    assert isinstance(refused, Refused)
    assert (refused.code, refused.facts["needs"]) == ("not_permitted", needs.value)


def test_sp11_a_space_is_empty_only_when_nobody_and_no_kept_slot_is_inside() -> None:
    stage = Stage()
    seen = [stage.space.is_empty]
    stage.welcome("bot", program=True)
    seen.append(stage.space.is_empty)
    assert stage.space.people_count == 0
    stage.step(stage.broke("bot"))
    seen.append(stage.space.is_empty)
    stage.step(after_ms=RESUME_WITHIN_MS)
    seen.append(stage.space.is_empty)
    assert seen == [True, False, False, True]


def test_sp13_who_is_put_back_is_told_where_to_stand_and_under_which_epoch() -> None:
    stage = Stage()
    welcome = stage.welcome("ann")
    ann = ParticipantId(welcome.participant)
    (moved,) = told(stage.space.judge([PutBack(0, 5, Pose(1.0, 0.0, 2.0), "too_fast")]), ann)
    assert isinstance(moved, Moved)
    assert (moved.epoch, moved.place.x, moved.place.z, moved.reason) == (5, 1.0, 2.0, "too_fast")
    (greet,) = greets(stage.step(stage.restored("ann")))
    assert greet.welcome.epoch == 5


def test_sp13_nobody_is_told_of_a_slot_that_was_left_meanwhile() -> None:
    assert Stage().space.judge([PutBack(0, 5, Pose(1.0, 0.0, 2.0), "too_fast")]) == []


def test_sp14_events_about_a_participant_who_is_gone_are_ignored() -> None:
    stage = Stage()
    stage.welcome("ann")
    broke = stage.broke("ann")
    stage.ask("ann", Leave())
    stage.step(after_ms=5_000)
    assert stage.step(broke, LineBroke(ParticipantId("par_never"))) == []


def test_sp14_a_line_that_breaks_twice_is_kept_from_the_first_time() -> None:
    stage = Stage()
    stage.welcome("ann")
    stage.step(stage.broke("ann"))
    stage.step(stage.broke("ann"), after_ms=30_000)
    stage.step(after_ms=30_000)
    assert stage.space.is_empty


def test_the_space_knows_who_a_user_is_inside() -> None:
    stage = Stage()
    welcome = stage.welcome("ann")
    assert stage.space.participant_of(UserId("ann")) == welcome.participant
    assert stage.space.participant_of(UserId("bob")) is None


def test_sp21_a_group_is_handed_to_the_pose_lane() -> None:
    stage = Stage()
    stage.welcome("ann")
    stage.space.assign_group(stage.id_of("ann"), 4)
    assert stage.poses.groups == {0: 4}


def test_a_new_ground_brings_its_bounds_to_the_pose_lane_and_its_revision_to_newcomers() -> None:
    stage = Stage()
    ground = ground_of(spawns=[Spawn(Pose(5.0, 0.0, 5.0))])
    stage.space.set_ground(ground, 9)
    assert stage.poses.bounds is ground.bounds
    welcome = stage.welcome("ann")
    assert welcome.scene_revision == 9
    assert abs(welcome.place.x - 5.0) < 1.0


def test_the_whole_stay_of_a_guest_goes_through_the_real_pose_lane() -> None:
    ground = ground_of()
    stage = Stage()
    settings = SpaceSettings(SpaceId("spc_0000000000000000"), "A garden")
    poses = ArrayPoseLane(ground.bounds)
    space = Space(settings, ground, poses, [], SERVER_EPOCH, SCENE_REVISION)
    moment = Moment(0)
    entered = stage.entered("ann")
    (greet,) = greets(space.step([entered], stage.now, moment))
    assert place_of(poses.pose(greet.welcome.slot)) == greet.welcome.place
    space.step([LineBroke(greet.participant)], stage.now, moment)
    (again,) = greets(space.step([LineRestored(greet.participant, entered.enter, entered.standing)], stage.now, moment))
    assert again.welcome.place == greet.welcome.place
    (taken,) = greets(space.step([stage.entered("ann")], stage.now, moment))
    assert taken.welcome.epoch == greet.welcome.epoch + 1
    space.step([LineBroke(greet.participant)], stage.now, moment)
    space.step([], stage.now, Moment(RESUME_WITHIN_MS))
    assert space.is_empty
