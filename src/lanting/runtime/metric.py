"""What the runtime counts, for whoever watches a Server. No label names or numbers a person or a Space (HT-102)."""

from __future__ import annotations

from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge

from lanting.kernel.clock import Moment

WORST_FOR_MS: Final = 60_000

registry: Final = CollectorRegistry()

connections: Final = Gauge("lanting_connections", "Open event sockets, entered or not", registry=registry)
closes: Final = Counter("lanting_closes", "Sockets that the server closed, by close code", ["code"], registry=registry)
refusals: Final = Counter("lanting_refusals", "Requests refused as too fast, by kind", ["request"], registry=registry)
turned_away: Final = Counter("lanting_turned_away", "Upgrades refused, by code", ["code"], registry=registry)
errors: Final = Counter("lanting_errors", "Unexpected errors, by where they were caught", ["place"], registry=registry)
frames: Final = Counter("lanting_frames", "Pose frames sent", registry=registry)
frame_bytes: Final = Counter("lanting_frame_bytes", "Bytes of pose frames sent", registry=registry)
voice_sockets: Final = Gauge("lanting_voice_sockets", "Open voice sockets", registry=registry)
voice_packets: Final = Counter("lanting_voice_packets", "Voice packets sent to listeners", registry=registry)
voice_packets_skipped: Final = Counter(
    "lanting_voice_packets_skipped", "Voice packets not sent to listeners who do not keep up", registry=registry
)
beats_missed: Final = Counter("lanting_beats_missed", "Sub-ticks left out, since we were late", registry=registry)


class Worst:
    """The largest of the last one to two minutes: a single late beat is felt, and an average would hide it."""

    def __init__(self) -> None:
        self._now_s = self._before_s = 0.0
        self._since = Moment(0)

    def note(self, value_s: float, moment: Moment) -> None:
        self._turn(moment)
        self._now_s = max(self._now_s, value_s)

    def worst_s(self, moment: Moment) -> float:
        self._turn(moment)
        return max(self._now_s, self._before_s)

    def _turn(self, moment: Moment) -> None:
        age_ms = moment - self._since
        if age_ms >= WORST_FOR_MS:
            self._before_s = self._now_s if age_ms < 2 * WORST_FOR_MS else 0.0
            self._now_s, self._since = 0.0, moment


beat_late: Final = Worst()
"""By how much beats came late, over all Spaces."""

UNKNOWN: Final = float("nan")
"""What cannot be told on this machine, or never was."""

people: Final = Gauge("lanting_people", "People inside, over all Spaces", registry=registry)
waiting: Final = Gauge("lanting_waiting", "People before a Space, over all Spaces", registry=registry)
spaces: Final = Gauge("lanting_running_spaces", "Spaces that somebody is in", registry=registry)
beat_late_worst: Final = Gauge("lanting_beat_late_worst_seconds", "Latest beat of the last minutes", registry=registry)
loop_lag: Final = Gauge("lanting_loop_lag_seconds", "How long a request waits for its turn", registry=registry)
memory: Final = Gauge("lanting_memory_bytes", "Memory that this process holds", registry=registry)
files: Final = Gauge("lanting_open_files", "Files and sockets that this process has open", registry=registry)
database: Final = Gauge("lanting_database_bytes", "The database and its log on the disk", registry=registry)
disk_free: Final = Gauge("lanting_disk_free_bytes", "Room left where the data is", registry=registry)
backup_age: Final = Gauge("lanting_backup_age_seconds", "Since the last backup", registry=registry)
ready: Final = Gauge("lanting_ready", "1 while what is to be kept can be kept", registry=registry)
children: Final = Gauge("lanting_experience_children", "Processes that run experiences", registry=registry)
children_restarted: Final = Counter(
    "lanting_experience_children_restarted", "Children of experiences started again unasked", registry=registry
)
children_killed: Final = Counter(
    "lanting_experience_children_killed",
    "Children of experiences that were killed, by cause",
    ["cause"],
    registry=registry,
)
experiences_switched_off: Final = Counter(
    "lanting_experiences_switched_off", "Experiences switched off after three kills in a minute", registry=registry
)
