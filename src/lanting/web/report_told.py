"""A report in words: who said what, when, and how much of it is proven."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lanting.identity.tag import MINUTE_MS
from lanting.kernel.clock import Instant
from lanting.protocol.limit import VOICE_PACKET_MS
from lanting.space.reporting.clip import HeardPacket
from lanting.space.reporting.report import Evidence
from lanting.web.report_plan import Plan, plan_of
from lanting.web.told_time import Told, told

_PAUSE_MS: Final = 1_000
"""A pause that is longer parts what somebody says."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that was said."""

    at_ms: int
    """Since the clip began."""
    kind: str
    """The key of a sentence that speaks of `name` and `seconds`."""
    name: str
    text: str = ""
    seconds: int = 0

    @property
    def at(self) -> str:
        """In minutes and seconds."""
        return f"{self.at_ms // 60_000}:{self.at_ms // 1_000 % 60:02}"


@dataclass(frozen=True, slots=True)
class Voice:
    """Something to listen to."""

    participant: str
    name: str
    seconds: int


@dataclass(frozen=True, slots=True)
class ToldEvidence:
    """What a clip shows."""

    minute: Told | None
    """Proven: in this minute the last of it was said."""
    moments: Sequence[Moment]
    voices: Sequence[Voice]
    plan: Plan | None


def told_evidence(locale: str, evidence: Evidence) -> ToldEvidence:
    """Everything in it, in the order in which the reporter says that it was."""
    clip, names = evidence.clip, evidence.names
    lines = [Moment(each.at_ms, "report-wrote", names.get(each.participant, ""), each.text) for each in clip.lines]
    whispers = [
        Moment(each.at_ms, "report-whispered", names.get(each.participant, ""), each.text) for each in clip.whispers
    ]
    moments = [*lines, *whispers]
    for voice in clip.voices:
        name = names.get(voice.participant, "")
        for began, ended in _spans(voice.packets):
            seconds = max(1, round((ended - began) / 1_000))
            moments.append(Moment(began, "report-spoke", name, seconds=seconds))
    return ToldEvidence(
        minute=None if evidence.minute is None else told(locale, Instant(evidence.minute * MINUTE_MS)),
        moments=sorted(moments, key=lambda moment: moment.at_ms),
        voices=[
            Voice(each.participant, names.get(each.participant, ""), _seconds(each.packets)) for each in clip.voices
        ],
        plan=plan_of(clip.places, names, {evidence.about}, evidence.reporter),
    )


def _spans(packets: Sequence[HeardPacket]) -> list[tuple[int, int]]:
    """From when to when somebody spoke without a pause."""
    spans: list[tuple[int, int]] = []
    for at in sorted(packet.at_ms for packet in packets):
        if spans and at - spans[-1][1] <= _PAUSE_MS:
            spans[-1] = spans[-1][0], at + VOICE_PACKET_MS
        else:
            spans.append((at, at + VOICE_PACKET_MS))
    return spans


def _seconds(packets: Sequence[HeardPacket]) -> int:
    return max(1, round(len(packets) * VOICE_PACKET_MS / 1_000))
