"""The clips of a glTF: each channel has its keys and its values."""

from __future__ import annotations

from typing import Final

from lanting.media.check.document import Accessor, Animation, Gltf, member
from lanting.media.check.refusal import Damaged, at_most
from lanting.media.limit import CHANNELS_MAX

_CHARS_MAX: Final = 80
_FLOAT: Final = 5126
_PER_KEY: Final = {"CUBICSPLINE": 3}


def clips_of(gltf: Gltf) -> tuple[str, ...]:
    """The clips by their names. Raises AssetRefused."""
    at_most("channels", sum(len(each.channels) for each in gltf.animations), CHANNELS_MAX)
    for index, animation in enumerate(gltf.animations):
        _check(gltf, animation, f"animations[{index}]")
    return tuple(each.name[:_CHARS_MAX] or f"clip {index}" for index, each in enumerate(gltf.animations))


def _check(gltf: Gltf, animation: Animation, where: str) -> None:
    for sampler in animation.samplers:
        keys: Accessor = member(gltf.accessors, sampler.input, where)
        values: Accessor = member(gltf.accessors, sampler.output, where)
        if keys.type != "SCALAR" or keys.component_type != _FLOAT:
            raise Damaged(where, "type")
        if values.count < keys.count * _PER_KEY.get(sampler.interpolation, 1):
            raise Damaged(where, "counts")
    for channel in animation.channels:
        member(animation.samplers, channel.sampler, where)
        if channel.target.node is not None:
            member(gltf.nodes, channel.target.node, where)
