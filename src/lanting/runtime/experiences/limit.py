"""What a child may have of the machine, and how long it may be silent."""

from __future__ import annotations

from typing import Final

MEMORY_BYTES_MAX: Final = 512 * 1024 * 1024
"""Of address space, with what every child has from the beginning (about 130 MB, most of it shared)."""
OPEN_FILES_MAX: Final = 256
BACKLOG_BYTES_MAX: Final = 8 * 1024 * 1024
"""So much may wait in the Server for a child that does not read; a visitor has 256 KiB."""
START_WITHIN_S: Final = 20.0
"""From its birth until its code is imported and what it kept is read."""
SILENT_S_MAX: Final = 2.0
"""Without an Alive: it is killed."""
STARVED_S_MAX: Final = 20.0
"""Whoever would say something but had less than STARVED_CPU_S of the processor meanwhile is waited for so long."""
STARVED_CPU_S: Final = 0.5
LOOKED_AT_EVERY_S: Final = 0.25
CLOSE_WITHIN_S: Final = 0.5
"""A child that was told to end has so long to end what waits."""
LINGERS_S: Final = 60.0
"""A Space that everybody has left keeps its child for so long."""
STRIKES_MAX: Final = 3
STRIKES_WITHIN_MS: Final = 60_000
"""Killed so often within so long: switched off."""
AGAIN_AFTER_S: Final = 0.1
"""After its end a child is started again so soon."""
REST_S: Final = 60.0
"""Where children end again and again and no experience is to blame: so long nobody tries."""
CONTROLS_PER_S: Final = 50
CONTROLS_BURST: Final = 1_000
"""What a child says on the line of control, but for Alive. What is more is passed over."""
