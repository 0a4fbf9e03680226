"""Why a file is refused: each has a code, facts, and a sentence with what to do.

LantingError
└── AssetRefused
    ├── KindUnknown          asset_kind
    ├── Damaged              asset_damaged
    ├── ReachesOut           asset_external
    ├── ExtensionUnknown     asset_extension
    ├── Animated             asset_animated
    ├── TooLarge             asset_too_large
    ├── TooHeavy             asset_too_heavy
    ├── TooComplex           asset_too_complex
    └── CheckEnded           asset_check_ended

A child process says code and facts; `refusal_of` makes the same refusal of them again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from lanting.kernel.error import Fact, LantingError
from lanting.media.asset import Part

_FACT_CHARS_MAX: Final = 120
_PARTS_NAMED: Final = 3
_NAME_CHARS_MAX: Final = 36


class AssetRefused(LantingError):
    """The bytes do not become an Asset."""

    sentence: ClassVar[str] = ""

    def __init__(self, **facts: Fact) -> None:
        kept = {name: fact[:_FACT_CHARS_MAX] if isinstance(fact, str) else fact for name, fact in facts.items()}
        super().__init__(self.sentence.format_map(kept), **kept)


class KindUnknown(AssetRefused):
    """Neither a model nor a picture nor a sound that browsers know, nor an array."""

    code = "asset_kind"
    sentence = (
        "this is {looks_like}; bring models as .glb or .gltf, pictures as PNG, JPEG or WebP, "
        "sounds as MP3, Ogg (Opus) or WAV, numbers as .npy"
    )

    def __init__(self, looks_like: str = "unknown") -> None:
        super().__init__(looks_like=looks_like)


class Damaged(AssetRefused):
    """The file is not what it says of itself."""

    code = "asset_damaged"
    sentence = "the file is damaged at {where} ({why}); save it again with the program it comes from, or try another"

    def __init__(self, where: str, why: str) -> None:
        super().__init__(where=where, why=why)


class ReachesOut(AssetRefused):
    """It wants something that is not in it."""

    code = "asset_external"
    sentence = "the model needs {uri}, which is not in it; drop all its files together, or export it as one .glb"

    def __init__(self, uri: str) -> None:
        super().__init__(uri=uri)


class ExtensionUnknown(AssetRefused):
    """It cannot be shown without something that Lanting does not know."""

    code = "asset_extension"
    sentence = "the model needs {extension}, which is not shown here; export it without"

    def __init__(self, extension: str) -> None:
        super().__init__(extension=extension)


class Animated(AssetRefused):
    """A moving picture."""

    code = "asset_animated"
    sentence = "moving pictures are not shown; bring a single one of it"


class TooLarge(AssetRefused):
    """More bytes than a file may have here."""

    code = "asset_too_large"
    sentence = "the file is larger than {megabytes_max} MB; make it smaller, or ask who runs this server for more"

    def __init__(self, megabytes_max: int) -> None:
        super().__init__(megabytes_max=megabytes_max)


class TooHeavy(AssetRefused):
    """It would take more than browsers have. The heaviest parts are named."""

    code = "asset_too_heavy"
    sentence = "too heavy: {value} {what}, and {limit} may be; make a lighter version ({parts})"

    def __init__(self, what: str, value: int, limit: int, parts: str = "", part_count: int = 0) -> None:
        """`parts`: the heaviest by their names, and how many these are."""
        super().__init__(what=what, value=value, limit=limit, parts=parts, part_count=part_count)

    @classmethod
    def because_of(cls, parts: Sequence[Part], what: str, value: int, limit: int) -> TooHeavy:
        """`parts`: the heaviest first."""
        named = [each.name[:_NAME_CHARS_MAX] for each in parts[:_PARTS_NAMED]]
        return cls(what, value, limit, ", ".join(named), len(named))


class TooComplex(AssetRefused):
    """More pieces, or deeper ones, than an honest file needs."""

    code = "asset_too_complex"
    sentence = "too complex: {value} {what}, and {limit} may be; join parts of the model, or bring it in several files"

    def __init__(self, what: str, value: int, limit: int) -> None:
        super().__init__(what=what, value=value, limit=limit)


class CheckEnded(AssetRefused):
    """The check took more than it may."""

    code = "asset_check_ended"
    sentence = "the file could not be checked within the limits of {limit}; bring a simpler version of it"

    def __init__(self, limit: str) -> None:
        super().__init__(limit=limit)


_BY_CODE: Final[dict[str, type[AssetRefused]]] = {
    each.code: each
    for each in (
        KindUnknown, Damaged, ReachesOut, ExtensionUnknown, Animated, TooLarge, TooHeavy, TooComplex, CheckEnded,
    )
}  # fmt: skip
CODES: Final = frozenset(_BY_CODE)


def refusal_of(code: str, facts: Mapping[str, Fact]) -> AssetRefused:
    """What a child said, said again."""
    return _BY_CODE[code](**facts)


def at_most(what: str, value: int, limit: int) -> None:
    """Raises TooComplex above the limit."""
    if value > limit:
        raise TooComplex(what, value, limit)
