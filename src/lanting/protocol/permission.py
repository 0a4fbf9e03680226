"""What a Participant may be allowed to do. `identity` decides who is."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """Named where a message is declared; a message without one does not open (PR-30)."""

    ENTER = "enter"
    """Be in the Space at all: every Participant holds it."""
    MOVE = "move"
    """Walk, ask for paths, take a seat. Without it only the head turns."""
    EMOTE = "emote"
    """Wave, clap, bow: gestures that those near see."""
    CHAT = "chat"
    """Say lines that everybody in the Space reads."""
    SPEAK = "speak"
    """Be heard by voice, where the Space's rules allow it. Everybody may listen."""
    SEE_PEOPLE = "see_people"
    """Read cards and the people list."""
    WHISPER = "whisper"
    """Say lines that one other reads, where the Space's rules allow it."""
    EDIT = "edit"
    """Change things: everywhere with BUILD, else inside the building areas that one was given."""
    BUILD = "build"
    """Change what the Space looks like: its picture, all its things, drafting and publishing."""
    USE = "use"
    """Click what an experience listens to, say its commands, answer its Panels."""
    ATTEND = "attend"
    """Be here as a program without a body: be told of clicks, show Panels, keep what must last. No Role has it."""
    GATHER = "gather"
    """Bring people together, hold them still, offer to take them somewhere."""
    MODERATE = "moderate"
    """The other acts of a host: quiet, let in, rename, mute, remove, ban."""
    OWN = "own"
    """Set the Space's rules, give and take its links, delete it."""
