"""JSON before it is believed: how deep and how large it is, and whether anything in it names another file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from lanting.media.check.refusal import Damaged, ReachesOut, TooComplex, at_most
from lanting.media.limit import JSON_DEPTH_MAX, JSON_VALUES_MAX

_URI: Final = "uri"
_DATA: Final = "data:"


def read_json(text: memoryview, *, may_hold_data: bool) -> dict[str, Any]:
    """An object, as deep and as large as may be; `may_hold_data`: its uris may be `data:`. Raises AssetRefused."""
    try:
        tree = msgspec.json.decode(text)
    except RecursionError:
        raise TooComplex("depth", JSON_DEPTH_MAX + 1, JSON_DEPTH_MAX) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise Damaged("JSON", "mark") from None
    if not isinstance(tree, dict):
        raise Damaged("JSON", "type")
    _walk(tree, may_hold_data=may_hold_data)
    return tree


def _walk(tree: dict[str, Any], *, may_hold_data: bool) -> None:
    """Floor by floor, so that no depth ends the walk itself."""
    floor: list[Any] = [tree]
    depth = values = 0
    while floor:
        at_most("depth", depth := depth + 1, JSON_DEPTH_MAX)
        below: list[Any] = []
        for each in floor:
            at_most("values", values := values + len(each), JSON_VALUES_MAX)
            if isinstance(each, dict):
                _stays_inside(each.get(_URI), may_hold_data=may_hold_data)
                below += _containers(each.values())
            else:
                below += _containers(each)
        floor = below


def _containers(values: Any) -> Iterator[Any]:
    return (value for value in values if isinstance(value, dict | list))


def _stays_inside(uri: object, *, may_hold_data: bool) -> None:
    if isinstance(uri, str) and not (may_hold_data and uri[: len(_DATA)].lower() == _DATA):
        raise ReachesOut(uri)
