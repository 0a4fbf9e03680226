"""Experiences that go along with a Space: which are on, and what was chosen for them. Nothing that one keeps does.

Out of a file they rest until their new Owner has read what they may do. Where she makes a Space like her own, she reads
it before, and they go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection

from lanting.kernel.ids import RandomBytes, SpaceId
from lanting.scene.package import PACKED_EXPERIENCES_MAX, PackedExperience
from lanting.space.queries import KeptExperience, list_experiences, switch_off, switch_on
from lanting.web.offered import Offered, Source


def on_in(connection: Connection, space: SpaceId) -> list[KeptExperience]:
    """Those that are switched on, by name."""
    return [each for each in list_experiences(connection, space) if each.is_on]


def packed_experiences(connection: Connection, space: SpaceId, sources: Mapping[str, Source]) -> list[PackedExperience]:
    """As a file has them. What each may do stays here: whoever opens the file decides that anew."""
    return [
        PackedExperience(each.name, dict(each.settings), *sources.get(each.name, Source()))
        for each in on_in(connection, space)[:PACKED_EXPERIENCES_MAX]
    ]


def let_rest(
    connection: Connection, space: SpaceId, experiences: Iterable[PackedExperience], random_bytes: RandomBytes
) -> None:
    """They are there with what was chosen, may do nothing, and are off."""
    for each in experiences:
        switch_on(connection, space, each.name, [], each.settings, random_bytes)
        switch_off(connection, space, each.name)


def go_on(connection: Connection, space: SpaceId, model: Iterable[KeptExperience], random_bytes: RandomBytes) -> None:
    """They are on as they are in the model, and may do what they may there."""
    for each in model:
        switch_on(connection, space, each.name, each.capabilities, each.settings, random_bytes)


def here_and_missing(
    experiences: Sequence[PackedExperience], offers: Iterable[Offered]
) -> tuple[list[Offered], list[PackedExperience]]:
    """Those of a file that this Server could run, and those that it could not."""
    known = {each.name: each for each in offers if each.manifest is not None}
    here = [known[each.name] for each in experiences if each.name in known]
    return here, [each for each in experiences if each.name not in known]
