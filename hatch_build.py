"""Builds the client into the wheel and the source distribution, with a Node that comes as a Python package.

A checkout whose client is already built, and any source distribution, needs neither Node nor npm: then this hook
does nothing.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent / "tools"))

import client


class ClientBuildHook(BuildHookInterface[Any]):
    """Called by hatchling; pip calls it for the metadata too, hence the check before the work."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node, only where there is something to build."""
        return [] if client.is_fresh() else [client.node_requirement()]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the client unless it is fresh. An editable install leaves that to `make client`."""
        if version != "editable" and not client.is_fresh():
            client.build()
