"""Panels: before whom they are, when they go, and how many there are (SP-194 to SP-196)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from lanting.protocol.experience import PanelClosed, PanelShown
from lanting.protocol.limit import BOARDS_MAX, PANELS_OPEN_MAX, RESUME_WITHIN_MS
from lanting.protocol.panel import BarChart, ChoiceField, Panel, PanelButton, Slider, Table, Text, TextField
from lanting.protocol.program import ClosePanel, ShowPanel
from lanting.space.command import Command, Tell, TellAll
from tests.space.experience_stage import SIGN, TEA, ExperienceStage

VISITORS = ("ann", "ben", "eve")
LANGUAGES = {"a": "en", "b": "fr", "c": "zh-CN"}
"""Of the page on which she comes again."""


def panel_stage() -> ExperienceStage:
    stage = ExperienceStage()
    for visitor in VISITORS:
        stage.visitor(visitor)
    stage.program()
    return stage


def test_sp194_a_panel_is_told_to_those_whom_it_is_for() -> None:
    stage = panel_stage()
    commands = stage.show("tea", to=[stage.id_of("ann"), stage.id_of("ben"), "par_gone"])
    (shown,) = stage.heard_of(PanelShown, "ann", commands)
    assert (shown.name, shown.content, shown.board) == ("tea", TEA, None)
    assert stage.heard_of(PanelShown, "ben", commands) and not stage.heard_of(PanelShown, "eve", commands)


def test_sp194_its_name_is_the_same_after_the_program_was_started_anew_and_no_user_id() -> None:
    stage = panel_stage()
    (before,) = stage.heard_of(PanelShown, "ann", stage.show("tea"))
    stage.step(stage.broke("tea"))
    stage.program()
    (after,) = stage.heard_of(PanelShown, "ann", stage.show("tea"))
    stage.program("shop")
    (other,) = stage.heard_of(PanelShown, "ann", stage.ask("shop", ShowPanel(key="tea", content=TEA)))
    assert before.panel == after.panel != other.panel and not before.panel.startswith("tea")


def test_sp194_texts_are_cleaned() -> None:
    stage = panel_stage()
    hostile = Panel(title="Tea\u202e?", items=[Text(text="a\u0000b\n\n\n"), TextField(name="name", label="\u2066Name")])
    (shown,) = stage.heard_of(PanelShown, "ann", stage.show("tea", hostile))
    assert shown.content.title == "Tea?"
    text, field_of_text = shown.content.items
    assert isinstance(text, Text) and isinstance(field_of_text, TextField)
    assert (text.text, field_of_text.label) == ("ab", "Name")


def test_sp194_a_panel_that_contradicts_itself_is_refused() -> None:
    stage = panel_stage()
    wrong = [
        Panel(title="\u200d"),
        Panel(title="T", items=[TextField(name="a", label="A"), TextField(name="a", label="B")]),
        Panel(title="T", buttons=[PanelButton(name="a", label="A"), PanelButton(name="a", label="B")]),
        Panel(title="T", items=[Table(columns=["a", "b"], rows=[["1"]])]),
        Panel(title="T", items=[BarChart(title="b", labels=["x"], values=[1.0, 2.0])]),
        Panel(title="T", items=[BarChart(title="b", labels=["x"], values=[float("nan")])]),
        Panel(title="T", items=[Slider(name="s", label="S", value=5, min=0, max=1)]),
        Panel(title="T", items=[ChoiceField(name="c", label="C", options=["x", "x "])]),
        Panel(title="T", items=[ChoiceField(name="c", label="C", options=["x"], value=["y"])]),
    ]
    for panel in wrong:
        assert stage.refused("tea", ShowPanel(key="wrong", content=panel)) == "panel_invalid", panel


def test_sp195_other_contents_reach_those_who_see_it_and_who_does_not_any_more_hears_that_it_is_gone() -> None:
    stage = panel_stage()
    ann, ben = stage.id_of("ann"), stage.id_of("ben")
    stage.show("tea", to=[ann, ben])
    commands = stage.show("tea", msgspec.structs.replace(TEA, title="More tea?"), to=[ben])
    assert [each.reason for each in stage.heard_of(PanelClosed, "ann", commands)] == ["replaced"]
    assert [each.content.title for each in stage.heard_of(PanelShown, "ben", commands)] == ["More tea?"]
    assert not stage.heard_of(PanelClosed, "ben", commands)


def test_sp195_a_newcomer_is_told_what_everybody_sees_and_who_returns_what_is_hers() -> None:
    stage = panel_stage()
    stage.show("all")
    stage.show("sign", board=SIGN)
    stage.show("hers", to=[stage.id_of("ann")])
    assert len(stage.heard_of(PanelShown, "new", stage.visitor("new"))) == 2
    assert len(stage.heard_of(PanelShown, "ann", stage.visitor("ann"))) == 3


def test_sp195_it_ends_with_its_program_and_with_who_saw_it() -> None:
    stage = panel_stage()
    stage.show("hers", to=[stage.id_of("ann")])
    stage.show("sign", board=SIGN)
    ended = stage.heard_of(PanelClosed, "ann", stage.step(stage.broke("tea")))
    assert [each.reason for each in ended] == ["ended", "ended"]
    stage.program()
    stage.show("hers", to=[stage.id_of("ann")])
    stage.step(stage.broke("ann"))
    stage.step(after_ms=RESUME_WITHIN_MS)
    stage.visitor("ann")
    assert stage.ask("tea", ClosePanel(key="hers")) == []


def test_sp195_a_program_closes_it_before_one_or_before_all() -> None:
    stage = panel_stage()
    ann, ben = stage.id_of("ann"), stage.id_of("ben")
    stage.show("tea", to=[ann, ben])
    commands = stage.ask("tea", ClosePanel(key="tea", to=[ann]))
    assert stage.heard_of(PanelClosed, "ann", commands) and not stage.heard_of(PanelClosed, "ben", commands)
    assert stage.heard_of(PanelClosed, "ben", stage.ask("tea", ClosePanel(key="tea", reason="reloaded")))
    assert stage.ask("tea", ClosePanel(key="tea")) == []


def test_sp196_nobody_has_more_of_one_program_before_her_than_eight_the_oldest_gives_way() -> None:
    stage = panel_stage()
    ann = stage.id_of("ann")
    for number in range(PANELS_OPEN_MAX):
        assert not stage.heard_of(PanelClosed, "ann", stage.show(f"panel-{number}", to=[ann]))
    (closed,) = stage.heard_of(PanelClosed, "ann", stage.show("one-more", to=[ann]))
    assert closed.reason == "replaced" and closed.panel.endswith(".panel-0")
    stage.program("shop")
    assert not stage.heard_of(PanelClosed, "ann", stage.ask("shop", ShowPanel(key="k", content=TEA, to=[ann])))


def test_sp196_a_board_hangs_on_a_thing_of_the_scene_and_there_are_thirty_two() -> None:
    stage = panel_stage()
    assert stage.refused("tea", ShowPanel(key="k", content=TEA, board="ent_none")) == "entity_unknown"
    for number in range(BOARDS_MAX):
        assert stage.refused("tea", ShowPanel(key=f"board-{number}", content=TEA, board=SIGN)) is None
    assert stage.refused("tea", ShowPanel(key="one-more", content=TEA, board=SIGN)) == "boards_full"
    assert stage.refused("tea", ShowPanel(key="board-0", content=TEA, board=SIGN)) is None


def test_sp194_each_is_told_it_in_the_language_of_her_page_and_whom_none_fits_as_all_others() -> None:
    stage = panel_stage()
    stage.visitor("ben", language="fr")
    stage.visitor("new", language="zh-CN")
    more: dict[str, Any] = {"in_languages": {"fr": Panel(title="Du thé\u202f?")}}
    for to in (None, [stage.id_of(each) for each in ("ann", "ben", "new")]):
        assert titles(stage, stage.show("tea", to=to, **more), "ann", "ben", "new") == ["Tea?", "Du thé\u202f?", "Tea?"]
    assert titles(stage, stage.visitor("ann", language="fr"), "ann") == ["Du thé\u202f?"]
    assert titles(stage, stage.show("sign", board=SIGN, **more), "ann", "new") == ["Du thé\u202f?", "Tea?"]
    wrong = {"fr": Panel(title="\u200d")}
    assert stage.refused("tea", ShowPanel(key="k", content=TEA, in_languages=wrong)) == "panel_invalid"


def titles(stage: ExperienceStage, commands: list[Command], *whom: str) -> list[str]:
    return [each.content.title for who in whom for each in stage.heard_of(PanelShown, who, commands)]


@dataclass
class Follower:
    """What one visitor sees, as she is told of it."""

    panels: dict[str, str] = field(default_factory=dict)

    def hear(self, notices: list[PanelShown | PanelClosed]) -> None:
        for notice in notices:
            if isinstance(notice, PanelShown):
                self.panels[notice.panel] = notice.content.title
            else:
                self.panels.pop(notice.panel, None)


_acts = st.lists(
    st.tuples(
        st.sampled_from(["show", "board", "close", "return", "restart"]),
        st.sampled_from(["a", "b", "c"]),
        st.one_of(st.none(), st.lists(st.sampled_from(VISITORS), min_size=1, max_size=3, unique=True)),
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(_acts)
def test_sp195_who_followed_sees_what_a_new_session_is_told(acts: list[tuple[str, str, list[str] | None]]) -> None:
    """However Panels come and go: what she has heard adds up to what she would hear if she began anew."""
    stage = panel_stage()
    followers = {visitor: Follower() for visitor in VISITORS}
    languages = dict.fromkeys(VISITORS, "en")

    def deliver(commands: list[Command]) -> None:
        for visitor, follower in followers.items():
            follower.hear(stage.heard_of(PanelShown | PanelClosed, visitor, commands))  # type: ignore[arg-type]

    for number, (act, key, whom) in enumerate(acts):
        to = None if whom is None else [stage.id_of(each) for each in whom]
        french = {"fr": Panel(title=f"{number} en français")}
        if act == "show":
            deliver(stage.show(key, Panel(title=f"{number}"), to=to, in_languages=french))
        elif act == "board":
            deliver(stage.show(key, Panel(title=f"{number}"), board=SIGN, in_languages=french))
        elif act == "close":
            deliver(stage.ask("tea", ClosePanel(key=key, to=to)))
        elif act == "restart":
            deliver(stage.step(stage.broke("tea")))
            stage.program()
        elif whom:
            followers[whom[0]].panels.clear()
            languages[whom[0]] = LANGUAGES[key]
            deliver(stage.visitor(whom[0], language=LANGUAGES[key]))
    for visitor, follower in followers.items():
        anew = Follower()
        commands = stage.visitor(visitor, language=languages[visitor])
        anew.hear(stage.heard_of(PanelShown, visitor, commands))  # type: ignore[arg-type]
        assert follower.panels == anew.panels


def test_sp194_told_to_many_it_is_one_command() -> None:
    stage = panel_stage()
    assert [type(command) for command in stage.show("all")] == [TellAll]
    assert [type(command) for command in stage.show("one", to=[stage.id_of("ann")])] == [Tell]
