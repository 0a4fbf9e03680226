"""Presets: what a Space is for, as Rules that anybody could set one by one."""

from __future__ import annotations

import pytest

from lanting.protocol.word import Rules
from lanting.scene.template import TEMPLATES, Purpose
from lanting.space.preset import PRESETS, preset_for


@pytest.mark.parametrize("purpose", list(Purpose))
def test_ht70_every_purpose_of_the_lobby_has_one_preset(purpose: Purpose) -> None:
    assert [each.name for each in PRESETS.values() if purpose in each.purposes] == [
        {
            "learn": "class",
            "meet": "meeting",
            "assemble": "meeting",
            "shop": "open-house",
            "travel": "open-house",
            "heal": "open-house",
            "perform": "stage",
        }[purpose]
    ]
    assert preset_for(purpose) in PRESETS.values()


def test_ht70_what_is_no_purpose_has_no_preset() -> None:
    assert preset_for("<b>") is None


@pytest.mark.parametrize("name", list(PRESETS))
def test_ht70_a_preset_begins_with_a_place_that_serves_it(name: str) -> None:
    preset = PRESETS[name]
    assert set(TEMPLATES[preset.template].purposes) & set(preset.purposes)


def test_ht70_a_class_waits_for_its_teacher_and_an_open_house_for_nobody() -> None:
    rules = PRESETS["class"].rules
    assert (rules.entry, rules.approval, rules.whispers, rules.capacity) == ("link", "everybody", False, 40)
    assert PRESETS["open-house"].rules == Rules()
