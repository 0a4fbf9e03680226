"""Buttons: who may press one, and what a newcomer has to know of it (SP-130, SP-139)."""

from __future__ import annotations

import math
from typing import Literal

from lanting.kernel.clock import Instant
from lanting.kernel.ids import EntityId
from lanting.protocol.limit import PRESS_WITHIN_M
from lanting.protocol.notice import Pressed
from lanting.protocol.pose import Pose
from lanting.protocol.word import PressedButton
from lanting.space.command import Command, TellAll
from lanting.space.ground import Ground
from lanting.space.participant import Participant

PressRefusal = Literal["button_unknown", "button_too_far"]


class Buttons:
    """What was pressed an odd number of times since somebody is inside, is pressed."""

    def __init__(self) -> None:
        self._poses: dict[EntityId, Pose] = {}
        self._pressed: dict[EntityId, Instant] = {}

    def change_ground(self, ground: Ground) -> None:
        """Other buttons: of those that are gone nothing is known any more."""
        self._poses = {button.entity: button.pose for button in ground.buttons}
        self._pressed = {entity: at for entity, at in self._pressed.items() if entity in self._poses}

    @property
    def pressed(self) -> list[PressedButton]:
        """What a newcomer has to know."""
        return [PressedButton(entity=entity, at=at) for entity, at in self._pressed.items()]

    def press(self, who: Participant, here: Pose, entity: EntityId, now: Instant) -> list[Command] | PressRefusal:
        """Everybody inside is told, so that it does the same for all."""
        pose = self._poses.get(entity)
        if pose is None:
            return "button_unknown"
        if math.dist((here.x, here.y, here.z), (pose.x, pose.y, pose.z)) > PRESS_WITHIN_M:
            return "button_too_far"
        if self._pressed.pop(entity, None) is None:
            self._pressed[entity] = now
        pressed, by_nobody = (Pressed(entity=entity, slot=slot, at=now) for slot in (who.slot, None))
        return [TellAll(pressed, about=who.user, instead=by_nobody)]

    def forget(self) -> None:
        """Nobody is inside any more: all is as the Scene says."""
        self._pressed.clear()
