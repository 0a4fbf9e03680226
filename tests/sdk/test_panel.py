"""A Panel that cannot be shown is refused in the author's own line, and what is wrong is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lanting.sdk import BarChart, Button, ChoiceField, Panel, PanelWrong, Slider, Table, Text, TextField


def test_choices_become_buttons_with_names_of_their_own() -> None:
    panel = Panel("Tea?", choices=["Longjing", "Pu'er", "龙井", "longjing"], text="Which?")
    assert [each.name for each in panel.content.buttons] == ["longjing", "pu_er", "button_3", "button_4"]
    assert panel.label_of("button_3") == "龙井" and panel.label_of(None) is None
    assert panel.content.items == [Text("Which?")]


def test_a_form_without_a_button_has_one() -> None:
    assert [each.label for each in Panel("You", TextField("name", "Name")).content.buttons] == ["OK"]
    assert Panel("News", "Tea at four.").content.buttons == []


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda: Panel(""), "title"),
        (lambda: Panel("x", Text("x" * 2_001)), r"2000.*items\[0\]"),
        (lambda: Panel("x", TextField("Name", "Name")), "name"),
        (lambda: Panel("x", TextField("a", "A"), TextField("a", "B")), "field 'a' is on it twice"),
        (lambda: Panel("x", buttons=[Button("a", "A"), Button("a", "B")]), "button 'a' is on it twice"),
        (
            lambda: Panel("x", Table(["a", "b"], [["1"]])),
            r"item 1 \(Table\): a row has 1 cells and there are 2 columns",
        ),
        (lambda: Panel("x", BarChart("Marks", ["a"], [1.0, 2.0])), "1 labels and 2 values"),
        (lambda: Panel("x", Slider("heat", "Heat", 120, 0, 100)), "120 is not between 0 and 100"),
        (lambda: Panel("x", ChoiceField("t", "T", ["a"], ["b"])), "'b' is none of the options"),
        (lambda: Panel("x", choices=[str(n) for n in range(21)]), "20"),
        (lambda: Panel("x", *[Text("y" * 1_900)] * 9), "at most 15,360 are shown"),
    ],
)
def test_what_cannot_be_shown_is_named(make: Callable[[], Panel], what: str) -> None:
    with pytest.raises(PanelWrong, match=what):
        make()
