"""Who may be heard, as her standing, the rules and the hosts have it at any moment (SP-156, SP-157)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lanting.identity.role import Role
from lanting.identity.standing import Standing
from lanting.protocol.host_request import GiveStage
from lanting.protocol.word import Rules
from lanting.space.event import RulesSet, StandingChanged
from tests.space.hosting_stage import HostingStage, request_id

ROLES = [Role.WATCHER, Role.VISITOR, Role.BUILDER, Role.HOST, Role.OWNER]


def is_heard(stage: HostingStage, user: str) -> bool:
    who = stage.space.inside(stage.id_of(user))
    assert who is not None
    return stage.space.hearing.may_speak(who.slot)


def test_sp157_who_arrives_is_heard_or_not_from_the_first_packet_on() -> None:
    stage = HostingStage()
    for role in ROLES:
        stage.come(role.value, role)
    assert [role for role in ROLES if not is_heard(stage, role.value)] == [Role.WATCHER]


def test_sp157_a_slot_that_is_given_anew_brings_no_silence_with_it() -> None:
    stage = HostingStage()
    stage.come("quiet", voice_muted_because="")
    assert not is_heard(stage, "quiet")
    stage.come("quiet", Role.VISITOR)
    assert is_heard(stage, "quiet")


@given(st.sampled_from(ROLES), st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_sp157_the_rules_bind_visitors_and_a_mute_of_her_own_binds_everybody(
    role: Role, has_stage: bool, voice: bool, voices_muted: bool, is_muted: bool
) -> None:
    stage = HostingStage()
    stage.come("host", Role.OWNER)
    stage.come("ann", role)
    if has_stage:
        stage.act("host", GiveStage(request_id=request_id(), participant=stage.id_of("ann"), on=True))
    stage.step(RulesSet("Courtyard", Rules(voice=voice, voices_muted=voices_muted)))
    standing = Standing(role, voice_muted_because="too loud" if is_muted else None)
    stage.step(StandingChanged(stage.id_of("ann"), standing))
    is_bound = not (has_stage or standing.is_host)
    may = role is not Role.WATCHER and not is_muted and not (is_bound and (voices_muted or not voice))
    assert is_heard(stage, "ann") == may
