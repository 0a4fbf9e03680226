"""How much an Asset may hold: numbers that the check, the doors and their sentences share. Each is named with its unit.

An original may be heavier than a Scene should show: a light variant stands in for it. What no browser would survive, or
no honest file needs, is refused.
"""

from __future__ import annotations

from typing import Final

# Bytes; the Operator may choose the first four otherwise.
MEGABYTE: Final = 1_000_000
ASSET_MB_MAX: Final = 64
"""Of one file."""
PERSON_MB_MAX: Final = 500
"""Of everything that one person has brought to one Space."""
SPACE_MB_MAX: Final = 2_000
SERVER_MB_MAX: Final = 20_000
LIGHT_BYTES_MAX: Final = 16 * 1024 * 1024
THUMB_BYTES_MAX: Final = 256 * 1024
PACKAGE_MORE_MB: Final = 64
"""What a Space as one file may have beside its Assets: its things, its history, its manifest."""
PLAIN_FORM_MB_MAX: Final = 64
"""Of a file that a form sends at once; where scripts run it comes in pieces."""
DISK_BYTES_MIN: Final = 256 * 1024 * 1024
"""So much of the disk stays free: the database needs room to go on."""

# Coming
CHUNK_BYTES_MAX: Final = 4 * 1024 * 1024
"""Of one PATCH."""
PIECE_BYTES_MAX: Final = 256 * 1024
"""Written to the disk at a time: so much memory does an upload take."""
UPLOAD_KEPT_MS: Final = 24 * 3_600_000
"""From its last byte on, a half upload waits so long."""
UPLOADS_AT_ONCE: Final = 8
"""Half uploads of one person."""
SERVER_UPLOADS_AT_ONCE: Final = 64

# Words
NAME_CHARS_MAX: Final = 120
DESCRIPTION_CHARS_MAX: Final = 500
AUTHOR_CHARS_MAX: Final = 120
SOURCE_CHARS_MAX: Final = 300
LICENCE_CHARS_MAX: Final = 120
LIBRARY_PAGE_MAX: Final = 50
ASSETS_ASKED_MAX: Final = 100

# The check
CHECK_S_MAX: Final = 30.0
CHECK_CPU_S_MAX: Final = 20
CHECK_MEMORY_BYTES_MAX: Final = 1024 * 1024 * 1024
"""Of addresses, the file itself among them."""
CHECK_ANSWER_BYTES_MAX: Final = 1024 * 1024
CHECKS_AT_ONCE: Final = 2

# Pictures
SIDE_PX_MAX: Final = 16_384
"""Graphics cards take no more."""
PICTURE_PIXELS_MAX: Final = 134_217_728
"""8 by 16 thousand; decoded, four bytes each."""
TEXTURE_SIDE_PX_MAX: Final = 8_192
TEXTURE_PIXELS_MAX: Final = 134_217_728
"""Of all textures of a model: eight of 4,096 by 4,096."""
THUMB_SIDE_PX_MAX: Final = 512
SCANS_MAX: Final = 100
"""Of a progressive JPEG: each passes over the whole picture."""
SIDE_DATA_BYTES_MAX: Final = 8 * 1024 * 1024
"""Of a picture's colour profile, texts and the like together."""

# Models
JSON_BYTES_MAX: Final = 16 * 1024 * 1024
JSON_DEPTH_MAX: Final = 64
JSON_VALUES_MAX: Final = 2_000_000
NODES_MAX: Final = 10_000
NODE_DEPTH_MAX: Final = 200
MESHES_MAX: Final = 5_000
ACCESSORS_MAX: Final = 50_000
MATERIALS_MAX: Final = 1_000
TEXTURES_MAX: Final = 500
IMAGES_MAX: Final = 200
CLIPS_MAX: Final = 500
CHANNELS_MAX: Final = 50_000
"""Of all clips together."""
JOINTS_MAX: Final = 1_024
LIGHTS_MAX: Final = 32
VARIANTS_MAX: Final = 200
DRAWS_MAX: Final = 3_000
"""Primitives, counted as often as they are drawn."""
MODEL_TRIANGLES_MAX: Final = 2_000_000
"""Counted as often as they are drawn."""
DECODED_BYTES_MAX: Final = 512 * 1024 * 1024
"""Of all accessors together, as they are when nothing is compressed any more."""

# Arrays
ARRAY_MB_MAX: Final = 64
"""Of its numbers."""
ARRAY_AXES_MAX: Final = 3
ARRAY_COLUMNS_TOLD: Final = 6
"""Up to so many, each column's extent is told: x, y, z and a colour."""

# Sounds
SOUND_MS_MAX: Final = 15 * 60_000
"""Decoded, a minute is 23 MB."""
CHANNELS_OF_SOUND_MAX: Final = 2
SAMPLE_RATE_HZ_MAX: Final = 192_000
SAMPLE_RATE_HZ_MIN: Final = 8_000
