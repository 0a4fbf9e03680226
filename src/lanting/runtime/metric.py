"""What the runtime counts, for whoever watches a Server."""

from __future__ import annotations

from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge

registry: Final = CollectorRegistry()

connections: Final = Gauge("lanting_connections", "Open sockets, entered or not", registry=registry)
closes: Final = Counter("lanting_closes", "Sockets that the server closed, by close code", ["code"], registry=registry)
refusals: Final = Counter("lanting_refusals", "Requests refused as too fast, by kind", ["request"], registry=registry)
turned_away: Final = Counter("lanting_turned_away", "Upgrades refused, by code", ["code"], registry=registry)
errors: Final = Counter("lanting_errors", "Unexpected errors, by where they were caught", ["place"], registry=registry)
frames: Final = Counter("lanting_frames", "Pose frames sent", registry=registry)
frame_bytes: Final = Counter("lanting_frame_bytes", "Bytes of pose frames sent", registry=registry)
beats_missed: Final = Counter("lanting_beats_missed", "Sub-ticks left out, since we were late", registry=registry)
