"""Companions: figures of an experience that walk, lead, and answer from what the place says of itself.

A `Companion` is a Bot whose line comes out of the same child or connection as its experience's. `hearing` decides what
was said to it, `tour` how it leads, `acts` is what a World has of it.
"""

from lanting.sdk.companion.companion import Companion
from lanting.sdk.companion.found import Found
from lanting.sdk.companion.hearing import Asked

__all__ = ["Asked", "Companion", "Found"]
