"""What those who build have in hand (SC-50)."""

from __future__ import annotations

from lanting.kernel.ids import ParticipantId, UserId
from lanting.runtime.selection import Selections

MEI, MO = ParticipantId("par_1"), ParticipantId("par_2")
USER = UserId("usr_1")


def test_sc50_only_what_is_new_is_told() -> None:
    selections = Selections()
    told = selections.select(MEI, USER, "Mei", ["ent_1", "ent_2", "ent_1"])
    assert told is not None and told.told.entities == ["ent_1", "ent_2"]
    assert selections.select(MEI, USER, "Mei", ["ent_1", "ent_2"]) is None
    assert selections.select(MO, USER, "Mo", []) is None


def test_sc50_a_newcomer_hears_of_the_others_and_who_goes_has_nothing_in_hand() -> None:
    selections = Selections()
    told = selections.select(MEI, USER, "Mei", ["ent_1"])
    assert selections.others(MO) == [told] and selections.others(MEI) == []
    cleared = selections.clear(MEI)
    assert cleared is not None and cleared.told.entities == [] and cleared.told.name == "Mei"
    assert selections.clear(MEI) is None and selections.others(MO) == []
