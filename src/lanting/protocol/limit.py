"""The numbers that both ends of a socket must agree on. Each is named with its unit and generated into TypeScript."""

from __future__ import annotations

from typing import Final

# The tick
TICK_HZ: Final = 20
SUB_TICKS: Final = 5
"""Viewers are spread over so many sub-ticks of one tick, so that no burst blocks the loop."""
HEARTBEAT_MS: Final = 250
"""A still Participant reports at this interval (4 Hz)."""

# Who is near
NEAR_MAX: Final = 16
"""The nearest, in every frame: 20 Hz."""
MIDDLE_MAX: Final = 48
"""The next, in every third frame: 6.7 Hz."""
FAR_MAX: Final = 128
"""The next, in every tenth frame: 2 Hz."""
MIDDLE_EVERY: Final = 3
FAR_EVERY: Final = 10
CELL_M: Final = 16
"""Beyond the far tier only head counts of square cells of this side travel, at 1 Hz when changed."""
REFRESH_TICKS: Final = 20
"""An unmoved neighbour is repeated after so many ticks, so that a skipped frame heals within a second."""

# Moving
WALK_M_PER_S: Final = 1.6
RUN_M_PER_S: Final = 4.5
SPEED_BUCKET_S: Final = 2.0
SPEED_MARGIN: Final = 1.25
"""The bucket holds SPEED_BUCKET_S × SPEED_MARGIN × RUN_M_PER_S metres and refills at SPEED_MARGIN × RUN_M_PER_S."""
SNAP_M: Final = 1.5
"""Farther at once, and faster than anybody runs, is a jump: it is shown without a path between."""

# Seats, buttons, things and gestures
SIT_WITHIN_M: Final = 3.0
"""A seat is taken from so near."""
PRESS_WITHIN_M: Final = 4.0
"""A button is pressed from so near."""
GRAB_WITHIN_M: Final = 3.0
"""A thing is taken in hand from so near, and held within as much."""
EMOTE_WITHIN_M: Final = 40.0
"""Gestures are told to those so near."""

# Things in hand
THINGS_TOLD_MAX: Final = 16
"""The nearest that move, in every frame: 20 Hz."""
THINGS_WITHIN_M: Final = 64.0
THROW_M_PER_S: Final = 15.0
"""A thing that was let go may go so far at once, and so much in each second."""
FLIGHT_M_MAX: Final = 30.0
"""From where it was let go."""
FLIGHT_MS_MAX: Final = 30_000
THING_SILENT_MS: Final = 5_000
"""A thing of which nothing was accepted for so long is put down by the server, where it was last."""

# Heads and hands
TRACKED_WITHIN_M: Final = 20.0
"""To those so near, and among the nearest."""
TRACKED_SILENT_MS: Final = 2_000
"""What was not repeated for so long is tracked no more."""

# Who is slow
FRAMES_UNACKNOWLEDGED_MAX: Final = 20
"""One second of pose frames; further ones are skipped."""
ACKNOWLEDGE_WITHIN_MS: Final = 5_000
"""Something unacknowledged for so long closes the connection."""
BACKLOG_BYTES_MAX: Final = 256 * 1024
ACKNOWLEDGE_EVERY_MS: Final = 250

# Coming and going
ENTER_WITHIN_MS: Final = 5_000
RESUME_WITHIN_MS: Final = 60_000
SLOT_REST_MS: Final = 30_000
FADE_AFTER_MS: Final = 5_000
HIDE_AFTER_MS: Final = 10_000
CARDS_EVERY_MS: Final = 1_000
CARDS_PUSHED_PEOPLE_MAX: Final = 50
HANDS_EVERY_MS: Final = 250
HANDS_MAX: Final = 100
"""So many hands are up at once in a Space."""
PLACE_NOTE_EVERY_MS: Final = 5_000
PLACE_NOTE_VALID_MS: Final = 10 * 60_000
PLACE_NOTE_BYTES_MAX: Final = 256

# The outbox
OUTBOX_MS_MAX: Final = 60_000
OUTBOX_EVENTS_MAX: Final = 1_000
OUTBOX_BYTES_MAX: Final = 1024 * 1024

# Messages
MESSAGE_BYTES_MAX: Final = 16 * 1024
"""No client message is larger; each type may say less."""
FRAGMENTS_MAX: Final = 64
FRAGMENTS_WITHIN_MS: Final = 5_000

# Edits
EDIT_BYTES_MAX: Final = 64 * 1024
"""Of one edit as a message."""
EDIT_OPERATIONS_MAX: Final = 1_000
EDITS_EVERY_MS: Final = 10
"""Edits are committed and told together, in batches that are so far apart."""
EDITS_BATCH_BYTES_MAX: Final = 128 * 1024
"""A larger edit is not sent: whoever would get it is told to fetch the snapshot.

As it is told, with every field said, an edit may be twice what was asked for."""
SELECTED_MAX: Final = 150
HISTORY_PAGE_MAX: Final = 100
ENTITIES_MAX: Final = 10_000
"""Of a Scene."""
ENTITY_NAME_CHARS_MAX: Final = 80
DESCRIPTION_CHARS_MAX: Final = 500
PERSON_ENTITIES_MAX: Final = 5_000
"""Made by one who builds in an area only; Builders are held by the Scene's own limits."""
TRIANGLES_MAX: Final = 2_000_000
"""Of all the models in a Scene, as the server has counted them."""
PERSON_TRIANGLES_MAX: Final = 500_000
RELIEF_CORNERS_MAX: Final = 200_000
"""Of a matrix drawn as a relief; a finer one is drawn coarser."""
PERSON_BYTES_MAX: Final = 1024 * 1024
SCENE_BYTES_MAX: Final = 4 * 1024 * 1024
"""Of all components of a Scene as JSON."""
ENTITY_BYTES_MAX: Final = 512 * 1024

# Words
NAME_CHARS_MAX: Final = 32
CHAT_CHARS_MAX: Final = 2_000
CHAT_HISTORY_LINES: Final = 200
CHAT_HISTORY_BYTES_MAX: Final = 128 * 1024
"""A Welcome goes out whole, at once: with longer texts it would fill the backlog of whom it greets."""
PEOPLE_QUERY_CHARS_MAX: Final = 64
PEOPLE_PAGE_MAX: Final = 100
CARDS_ASKED_MAX: Final = 200
ENTITY_ID_CHARS_MAX: Final = 20
SLUG_CHARS_MAX: Final = 64
PATH_POINTS_MAX: Final = 256

REASON_CHARS_MAX: Final = 200
WHISPER_CHARS_MAX: Final = 500
CAPTION_CHARS_MAX: Final = 200
SPACE_NAME_CHARS_MAX: Final = 80

# Waiting
WAITING_TOLD_EVERY_MS: Final = 1_000
"""Who waits, and the hosts, hear of changes at most so often."""
WAITING_MAX: Final = 200
"""People who may wait before one Space."""
WAITING_LISTED_MAX: Final = 50
"""Those of them that hosts are shown, the longest waiting first."""
PLACE_HELD_MS: Final = 30_000
"""So long a broken line keeps its turn in the queue, and the freed place is held for it."""

# Rules
SLOW_MODE_S_MAX: Final = 3_600
CAPACITY_MAX: Final = 100_000
BAN_MIN_MAX: Final = 366 * 24 * 60
"""Minutes; a ban without an end says so with none."""

# New guests
KNOWN_AFTER_MS: Final = 10 * 60_000
NEW_CHAT_EVERY_MS: Final = 4_000
NEW_CHAT_BURST: Final = 3
"""New guests say so many lines at once, then one every NEW_CHAT_EVERY_MS."""

# Blocks
BLOCKS_MAX: Final = 500
"""People whom one may have blocked at a time."""

# Slots
SLOT_BITS: Final = 18
SLOT_MAX: Final = (1 << SLOT_BITS) - 1

# Voice
VOICE_PACKET_MS: Final = 20
"""Of sound in one Opus packet."""
OPUS_BYTES_MAX: Final = 400
"""160 kbit/s: far more than speech needs."""
VOICES_MAX: Final = 8
"""Voices that one listener gets at a time, the loudest at her ear."""
HEARD_WITHIN_M: Final = 24.0
"""Beyond it nobody is heard, but who speaks on a stage."""
VOICE_GATHERED_MS: Final = 3
"""So long at most packets wait for others to the same listener."""
VOICE_UNACKNOWLEDGED_MS: Final = 500
"""While so much is unacknowledged, further packets are skipped."""
VOICE_ACKNOWLEDGE_EVERY_MS: Final = 100
VOICE_PACKETS_PER_S: Final = 60
"""From one speaker; what is more is dropped."""
VOICE_PACKETS_BURST: Final = 50
"""So many at once, after a line has stalled."""

# Experiences
CLICK_WITHIN_M: Final = 8.0
"""What an experience listens to is clicked, and its boards are pressed, from so near."""
PANEL_ITEMS_MAX: Final = 60
PANEL_BUTTONS_MAX: Final = 20
PANEL_OPTIONS_MAX: Final = 100
"""Options of a choice, rows of a table, bars of a chart, entries of a list."""
PANEL_POINTS_MAX: Final = 500
PANEL_TEXT_CHARS_MAX: Final = 2_000
PANEL_BYTES_MAX: Final = 15 * 1024
PANELS_OPEN_MAX: Final = 8
"""That one person has before her at a time, from one program; an older one gives way."""
TOLD_CHARS_MAX: Final = 500
BADGE_CHARS_MAX: Final = 24
BADGES_EACH_MAX: Final = 3
GIVEN_CHARS_MAX: Final = 200_000
"""Of a file that an experience gives to somebody: 40 pupils' answers to 30 questions are about 45,000."""
GIVEN_PIECE_CHARS_MAX: Final = 15_000
"""Of one piece of it: at most 60,000 bytes of UTF-8, which one message holds."""
TO_MAX: Final = 500
"""People whom one message names; to all it names nobody."""
CLICKABLE_MAX: Final = 500
"""Things that one program listens to."""
COMMANDS_MAX: Final = 20
BOARDS_MAX: Final = 32
ANIMATIONS_MAX: Final = 256
ANIMATION_KEYS_MAX: Final = 400
SOUNDS_MAX: Final = 32
STATE_BYTES_MAX: Final = 60 * 1024
"""Of one kept value of an experience."""
STATE_VALUES_MAX: Final = 20_000
"""That one experience keeps in a Space."""
RECORD_BYTES_MAX: Final = 12 * 1024
RECORDS_PAGE_MAX: Final = 100
ARRAY_BYTES_MAX: Final = 64 * 1024 * 1024
"""Of one `.npy` file (NumPy's NEP 1)."""
PIECE_BYTES_MAX: Final = 60 * 1024
"""Of a file that a program hands over in pieces."""
PHOTO_BYTES_MAX: Final = 4 * 1024 * 1024
PEOPLE_PLACES_EVERY_MS: Final = 250
"""A program without a body is told so often where people are."""
PROGRAM_OUTBOX_EVENTS_MAX: Final = 20_000
"""A crowd clicks a thousand times a second, and a handler may think for a while."""
PROGRAM_OUTBOX_BYTES_MAX: Final = 16 * 1024 * 1024
PROGRAM_BACKLOG_BYTES_MAX: Final = 8 * 1024 * 1024
