"""What moves, sounds and runs for everybody alike, without being in the Scene (SP-200, SP-201)."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from lanting.kernel.clock import Instant
from lanting.kernel.ids import ParticipantId
from lanting.protocol.experience import Animated, AnimationEnded, Channel, ShowClock, Sounded, SoundEnded
from lanting.protocol.limit import ANIMATIONS_MAX, SOUNDS_MAX
from lanting.protocol.message import Notice
from lanting.protocol.program import Animate, Play, SetShow
from lanting.protocol.text import clean_line
from lanting.space.command import Command, TellAll
from lanting.space.experience.told_key import told_key
from lanting.space.experience.whereabouts import Whereabouts
from lanting.space.participant import Participant
from lanting.space.refusal import refused

OWN_SOUNDS: Final = frozenset({"bell", "gong", "chime", "applause", "click", "alarm", "beep"})
"""The client's own. They are short: who comes later has missed them."""
SOUND_KEPT_MS: Final = 3_600_000
"""An Asset that does not loop may still be heard for so long."""
_ASSET: Final = re.compile(r"ast_[0-9a-hjkmnp-tv-z]{16,64}")
_NUMBERS: Final = {"translation": 3, "rotation": 4, "scale": 3, "light.intensity": 1, "light.colour": 3, "visible": 1}
"""Of one value of each path."""


class Showing:
    """By program and its key, what is told to newcomers too, and ends with its program."""

    def __init__(self, whereabouts: Whereabouts) -> None:
        self._whereabouts = whereabouts
        self._animations: dict[ParticipantId, dict[str, Animated]] = {}
        self._sounds: dict[ParticipantId, dict[str, Sounded]] = {}
        self._shows: dict[ParticipantId, ShowClock] = {}

    def animate(self, program: Participant, seq: int, animate: Animate, now: Instant) -> list[Command]:
        told, its = told_key(program.user, animate.key), self._animations.setdefault(program.id, {})
        if not animate.channels:
            return [_all(AnimationEnded(key=told))] if its.pop(told, None) else []
        for channel in animate.channels:
            if not self._whereabouts.is_there(channel.entity):
                return refused(program, seq, "entity_unknown", entity=channel.entity)
            if not _is_sound(channel):
                return refused(program, seq, "animation_invalid", entity=channel.entity, path=channel.path)
        commands: list[Command] = []
        # What is begun anew is told last: where two speak of one thing, the later counts.
        its.pop(told, None)
        if len(its) >= ANIMATIONS_MAX:
            over = next((key for key, each in its.items() if _is_over(each, now)), None)
            if over is None:
                return refused(program, seq, "animations_full", limit=ANIMATIONS_MAX)
            del its[over]
            commands.append(_all(AnimationEnded(key=over)))
        at = now if animate.at is None else animate.at
        its[told] = Animated(key=told, channels=animate.channels, at=at, loops=animate.loops)
        return [*commands, _all(its[told])]

    def play(self, program: Participant, seq: int, play: Play, now: Instant) -> list[Command]:
        told, its = told_key(program.user, play.key), self._sounds.setdefault(program.id, {})
        if play.sound is None:
            its.pop(told, None)
            return [_all(SoundEnded(key=told))]
        if play.sound not in OWN_SOUNDS and not _ASSET.fullmatch(play.sound):
            return refused(program, seq, "sound_unknown", sound=play.sound)
        if play.entity is not None and not self._whereabouts.is_there(play.entity):
            return refused(program, seq, "entity_unknown", entity=play.entity)
        its.pop(told, None)
        if play.loops and sum(each.loops for each in its.values()) >= SOUNDS_MAX:
            return refused(program, seq, "sounds_full", limit=SOUNDS_MAX)
        sounded = Sounded(
            key=told,
            sound=play.sound,
            entity=play.entity,
            place=play.place,
            at=now if play.at is None else play.at,
            gain=play.gain,
            loops=play.loops,
        )
        if play.loops or play.sound not in OWN_SOUNDS:
            self._sounds[program.id] = _newest({**its, told: sounded}, now)
        return [_all(sounded)]

    def set_show(self, program: Participant, show: SetShow, now: Instant) -> list[Command]:
        clock = ShowClock(name=program.name, at=now, second=show.second, runs=show.runs, title=clean_line(show.title))
        self._shows[program.id] = clock
        return [_all(clock)]

    def forget(self, program: Participant, now: Instant) -> list[Command]:
        """All of it ends."""
        animations = self._animations.pop(program.id, {}).values()
        ended: list[Notice] = [AnimationEnded(key=each.key) for each in animations]
        ended += [SoundEnded(key=key) for key in self._sounds.pop(program.id, {})]
        if (show := self._shows.pop(program.id, None)) is not None:
            ended.append(ShowClock(name=show.name, at=now, second=0.0, runs=False))
        return [_all(notice) for notice in ended]

    def for_newcomer(self, now: Instant) -> Sequence[Notice]:
        # One that is over holds its last value until it is ended.
        animations = [each for its in self._animations.values() for each in its.values()]
        sounds = [each for its in self._sounds.values() for each in its.values() if not _is_past(each, now)]
        return [*animations, *sounds, *self._shows.values()]


def _all(notice: Notice) -> Command:
    return TellAll(notice, about=None)


def _is_sound(channel: Channel) -> bool:
    """Whether times rise, and there is a value of the right length for each."""
    times, values, numbers = channel.times, channel.values, _NUMBERS[channel.path]
    return (
        len(values) == len(times)
        and all(before < after for before, after in pairwise(times))
        and all(len(value) == numbers and all(map(math.isfinite, value)) for value in values)
    )


def _is_over(animated: Animated, now: Instant) -> bool:
    if animated.loops:
        return False
    return now - animated.at > max(channel.times[-1] for channel in animated.channels) * 1_000


def _is_past(sounded: Sounded, now: Instant) -> bool:
    return not sounded.loops and now - sounded.at > SOUND_KEPT_MS


def _newest(its: dict[str, Sounded], now: Instant) -> dict[str, Sounded]:
    """As many as a newcomer is told; what loops is kept before what ends by itself."""
    kept = {key: each for key, each in its.items() if not _is_past(each, now)}
    passing = [key for key, each in kept.items() if not each.loops]
    for key in passing[: max(0, len(kept) - SOUNDS_MAX)]:
        del kept[key]
    return kept
