"""Who hears whom: for each listener the VOICES_MAX loudest voices at her ear (SP-150 to SP-158).

Choosing is the dear part, so it is done for all at once and a few times a second; in between a packet costs one lookup.
A voice that begins is chosen for before it is passed on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from lanting.kernel.clock import Moment
from lanting.protocol.limit import HEARD_WITHIN_M, VOICES_MAX
from lanting.protocol.pose import PoseFlag
from lanting.protocol.voice import SILENCE_LEVEL
from lanting.space.ground import Zone
from lanting.space.pose_lane import PoseLane
from lanting.space.slot_array import Mask, Places, Slots

CHOSEN_EVERY_MS: Final = 100
"""So long at most somebody who has just closed a door behind her is still heard before it."""
SPEAKS_FOR_MS: Final = 500
"""Whoever sent no packet for so long does not speak any more."""
HEARD_ALREADY_DB: Final = 6.0
"""A voice that is heard gives way only to one so much louder: nobody flickers."""
_NEAREST_M: Final = 1.0
_FADES_DB: Final = 0.5
"""So much a voice's level falls from packet to packet: between two words it counts as loud as in them."""
_NOBODY: Final[list[int]] = []
_UNHEARD: Final = -np.inf

Decibels = npt.NDArray[np.float64]


class Hearing:
    """Listeners, speakers and what stands between them, in one Space."""

    def __init__(self, poses: PoseLane) -> None:
        self._poses = poses
        self._zones: tuple[Zone, ...] = ()
        self._listeners: set[int] = set()
        self._spoke_at: dict[int, Moment] = {}
        self._level_db: dict[int, float] = {}
        self._silenced: set[int] = set()
        self._speaks_to_all: set[int] = set()
        self._deaf_to: dict[int, set[int]] = {}
        self._heard_by: dict[int, list[int]] = {}
        self._on_stage: set[int] = set()
        self._shown: set[int] = set()
        self._chosen_at = Moment(-CHOSEN_EVERY_MS)
        self._is_stale = False

    # What changes

    def set_zones(self, zones: Sequence[Zone]) -> None:
        """Those of the Ground that say something about voices."""
        self._zones = tuple(zone for zone in zones if zone.is_quiet or zone.is_private or zone.is_stage)
        self.revise()

    def listen(self, slot: int) -> None:
        """From now on this slot gets voices."""
        self._listeners.add(slot)
        self.revise()

    def vacate(self, slot: int) -> None:
        """Neither hears nor speaks any more, and whatever was said about this slot no longer holds."""
        self.deafen(slot)
        self._stop(slot)
        self._silenced.discard(slot)
        self._speaks_to_all.discard(slot)
        self._shown.discard(slot)
        self._deaf_to.pop(slot, None)
        for muted in self._deaf_to.values():
            muted.discard(slot)

    def deafen(self, slot: int) -> None:
        """This slot's voice socket is gone: no listener any more."""
        self._listeners.discard(slot)
        for listeners in self._heard_by.values():
            if slot in listeners:
                listeners.remove(slot)

    def silence(self, slot: int, on: bool) -> None:
        """A host has muted this voice, or it has no right to speak."""
        (self._silenced.add if on else self._silenced.discard)(slot)
        if on:
            self._stop(slot)

    def may_speak(self, slot: int) -> bool:
        """Whether nobody has muted this voice for all."""
        return slot not in self._silenced

    def let_speak_to_all(self, slot: int, on: bool) -> None:
        """Whether a stage carries this voice."""
        (self._speaks_to_all.add if on else self._speaks_to_all.discard)(slot)
        self.revise()

    def mute(self, listener: int, speaker: int, on: bool) -> None:
        """This listener does not want that voice: not a byte of it is sent to her."""
        muted = self._deaf_to.setdefault(listener, set())
        (muted.add if on else muted.discard)(speaker)
        self._part(listener, speaker) if on else self.revise()

    def hide(self, listener: int, speaker: int) -> None:
        """The pose lane hides this speaker from that listener (SP-20): not heard from the next packet on."""
        self._part(listener, speaker)

    def revise(self) -> None:
        """What was chosen may be wrong now: choose anew before anything else is passed on."""
        self._is_stale = True

    # What is said

    def spoke(self, slot: int, level: int, now: Moment) -> None:
        """A packet of so many −dB came from this slot."""
        level_db = -float(min(level, SILENCE_LEVEL))
        before = self._level_db.get(slot)
        self._level_db[slot] = level_db if before is None else max(level_db, before - _FADES_DB)
        if slot not in self._spoke_at:
            self.revise()
        self._spoke_at[slot] = now

    def choose(self, now: Moment) -> None:
        """Find out who has stopped speaking, and who hears whom, where it is time to."""
        if self._is_stale or now - self._chosen_at >= CHOSEN_EVERY_MS:
            self._chosen_at, self._is_stale = now, False
            self._forget_silent(now)
            self._choose()

    def heard_by(self, slot: int) -> Sequence[int]:
        """The listeners to whom this slot's voice goes, as last chosen."""
        return self._heard_by.get(slot, _NOBODY)

    def reach_of(self, slot: int) -> list[int]:
        """The listeners whom this voice would reach if it spoke now and nobody else did; none where it is muted."""
        listeners = np.array(sorted(self._listeners - {slot}), np.intp)
        if not self.may_speak(slot) or not listeners.size:
            return []
        loudness, _ = self._loudness(listeners, np.array([slot], np.intp))
        reached: list[int] = listeners[loudness[:, 0] > _UNHEARD].tolist()
        return reached

    def is_on_stage(self, slot: int) -> bool:
        """Whether everybody hears this voice alike."""
        return slot in self._on_stage

    def show_speaking(self) -> None:
        """Everybody sees who speaks now (SP-159)."""
        speaking = self.speaking
        for slot in speaking ^ self._shown:
            self._poses.set_flag(slot, PoseFlag.SPEAKING, slot in speaking)
        self._shown = speaking

    @property
    def speaking(self) -> set[int]:
        """The slots that speak now."""
        return set(self._spoke_at)

    # Choosing

    def _choose(self) -> None:
        speakers = np.array(sorted(self._spoke_at.keys() - self._silenced), np.intp)
        listeners = np.array(sorted(self._listeners), np.intp)
        if not speakers.size or not listeners.size:
            self._heard_by, self._on_stage = {}, set()
            return
        loudness, on_stage = self._loudness(listeners, speakers)
        self._on_stage = set(speakers[on_stage].tolist())
        is_heard = _loudest(loudness)
        self._heard_by = {
            speaker: listeners[is_heard[:, column]].tolist() for column, speaker in enumerate(speakers.tolist())
        }

    def _loudness(self, listeners: Slots, speakers: Slots) -> tuple[Decibels, Mask]:
        """Of each voice (a column) at each ear (a row), −∞ where it must not be heard; and which are on a stage."""
        metres = self._poses.distances(listeners, speakers)
        here, there = (
            _Whereabouts(self._zones, self._poses.places(listeners)),
            _Whereabouts(self._zones, self._poses.places(speakers)),
        )
        may_speak_to_all = np.isin(speakers, list(self._speaks_to_all))
        on_stage: Mask = there.is_stage & (there.private == 0) & may_speak_to_all
        levels = np.array([self._level_db.get(speaker, 0.0) for speaker in speakers.tolist()])
        fall_off = 20 * np.log10(np.maximum(metres, _NEAREST_M))
        loudness: Decibels = np.where(on_stage, levels, levels - fall_off)
        loudness[np.isinf(metres) | ((metres > HEARD_WITHIN_M) & ~on_stage)] = _UNHEARD
        loudness[here.private[:, None] != there.private] = _UNHEARD
        loudness[here.is_quiet] = _UNHEARD
        loudness[:, there.is_quiet] = _UNHEARD
        self._weigh_persons(loudness, listeners, speakers)
        return loudness, on_stage

    def _weigh_persons(self, loudness: Decibels, listeners: Slots, speakers: Slots) -> None:
        """Who hears a voice already keeps it; who has muted it does not hear it."""
        row_of = {listener: row for row, listener in enumerate(listeners.tolist())}
        column_of = {speaker: column for column, speaker in enumerate(speakers.tolist())}
        for speaker, heard_by in self._heard_by.items():
            if (column := column_of.get(speaker)) is not None:
                rows = [row for listener in heard_by if (row := row_of.get(listener)) is not None]
                loudness[rows, column] += HEARD_ALREADY_DB
        for listener, muted in self._deaf_to.items():
            if (row := row_of.get(listener)) is not None:
                loudness[row, [column for each in muted if (column := column_of.get(each)) is not None]] = _UNHEARD

    def _forget_silent(self, now: Moment) -> None:
        silent = [slot for slot, spoke_at in self._spoke_at.items() if now - spoke_at >= SPEAKS_FOR_MS]
        for slot in silent:
            self._stop(slot)

    def _stop(self, slot: int) -> None:
        self._spoke_at.pop(slot, None)
        self._level_db.pop(slot, None)
        self._heard_by.pop(slot, None)
        self._on_stage.discard(slot)

    def _part(self, listener: int, speaker: int) -> None:
        if listener in (heard_by := self._heard_by.get(speaker, _NOBODY)):
            heard_by.remove(listener)
        self.revise()


class _Whereabouts:
    """In what kind of zone each of these places is."""

    def __init__(self, zones: Sequence[Zone], places: Places) -> None:
        x, y, z = places.T
        self.is_quiet: Mask = np.zeros(len(places), np.bool_)
        self.is_stage: Mask = np.zeros(len(places), np.bool_)
        self.private: npt.NDArray[np.intp] = np.zeros(len(places), np.intp)
        """Which private zone, counted from 1 and the smallest of those around; 0: none."""
        volumes = [zone.box.width * zone.box.height * zone.box.depth for zone in zones]
        for number in np.argsort(volumes)[::-1].tolist():
            zone = zones[number]
            near = zone.box.near(x, z)
            is_inside = (near.distance == 0) & (near.bottom <= y + _ABOVE_FEET_M) & (y <= near.top)
            self.is_quiet |= is_inside & zone.is_quiet
            self.is_stage |= is_inside & zone.is_stage
            if zone.is_private:
                self.private[is_inside] = number + 1


_ABOVE_FEET_M: Final = 0.5
"""A zone that is drawn a little above the floor still holds those who stand under it."""


def _loudest(loudness: Decibels) -> Mask:
    """Of each row the VOICES_MAX greatest that are heard at all."""
    is_heard: Mask = loudness > _UNHEARD
    if loudness.shape[1] > VOICES_MAX:
        top = np.argpartition(-loudness, VOICES_MAX - 1, axis=1)[:, :VOICES_MAX]
        among: Mask = np.zeros_like(is_heard)
        np.put_along_axis(among, top, True, axis=1)
        is_heard &= among
    return is_heard
