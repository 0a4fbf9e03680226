"""Trying an experience without a server: a real Space, visitors that a test leads, and a clock that it turns."""

from lanting.sdk.testing.actor import Actor, Shown
from lanting.sdk.testing.error import NotOnStage
from lanting.sdk.testing.stage import Prop, Stage, stage

__all__ = ["Actor", "NotOnStage", "Prop", "Shown", "Stage", "stage"]
