"""What an experience keeps: a class of fields with defaults, a version, and how older versions become this one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Final, TypeVar

import msgspec

from lanting.protocol.limit import STATE_BYTES_MAX
from lanting.sdk.experience.error import StateWrong

Fields = dict[str, Any]
_Migration = Callable[[Fields], Fields]
VERSION_MAX: Final = 65_535
_encoder: Final = msgspec.msgpack.Encoder()


class _StateMeta(type(msgspec.Struct)):  # type: ignore[misc]
    """Takes `version=` of a class statement."""

    def __new__(
        cls, name: str, bases: tuple[type, ...], names: dict[str, Any], *, version: int = 1, **config: Any
    ) -> type:
        if not 1 <= version <= VERSION_MAX:
            raise ValueError(f"{name}: a version is 1 to {VERSION_MAX}, not {version}")
        made: type = super().__new__(cls, name, bases, names, **config)
        made.state_version, made.state_migrations = version, {}  # type: ignore[attr-defined]
        return made


class State(msgspec.Struct, kw_only=True, metaclass=_StateMeta):
    """Base of what an experience keeps per Space or per person. Every field has a default: a new one is `Book()`.

        class Book(State, version=2):
            lines: list[str] = []

        @migration(Book, 1)
        def renamed(old: dict) -> dict:
            return {"lines": old["entries"]}

    It is kept under the name of its class, as MessagePack of at most STATE_BYTES_MAX bytes.
    """

    state_version: ClassVar[int]
    state_migrations: ClassVar[dict[int, _Migration]]


AnyState = TypeVar("AnyState", bound=State)


def migration(kind: type[State], from_version: int) -> Callable[[_Migration], _Migration]:
    """Mark a function that makes of the fields of one version of a class those of the next."""
    if not 1 <= from_version < kind.state_version:
        raise ValueError(
            f"{kind.__name__} is in version {kind.state_version}: a migration begins at one before it, "
            f"not at {from_version}; raise the class's version"
        )

    def mark(migrate: _Migration) -> _Migration:
        kind.state_migrations[from_version] = migrate
        return migrate

    return mark


def key_of(kind: type[State]) -> str:
    """Under which name it is kept."""
    name: str = kind.__name__
    return name


def new(kind: type[AnyState]) -> AnyState:
    """One as it is at first. Raises StateWrong for a class with a field that has no default."""
    try:
        return kind()
    except TypeError as error:
        what = f"there is nothing to begin with: {error}"
        raise StateWrong(kind.__name__, kind.state_version, what, "give every field a default") from error


def encode(state: State) -> bytes:
    """As it is kept. Raises StateWrong for what is too large."""
    kept = _encoder.encode(state)
    if len(kept) > STATE_BYTES_MAX:
        raise StateWrong(
            type(state).__name__,
            state.state_version,
            f"it has {len(kept):,} bytes, and at most {STATE_BYTES_MAX:,} are kept",
            "keep less of it, or a state for each person (of=…), or write to world.log",
        )
    return kept


def decode(kind: type[AnyState], version: int, kept: bytes) -> AnyState:
    """What was kept, in this version of its class. Raises StateWrong."""
    name = kind.__name__
    if version > kind.state_version:
        raise StateWrong(name, version, f"this code knows version {kind.state_version}", "go on with the newer code")
    try:
        if version == kind.state_version:
            return msgspec.msgpack.decode(kept, type=kind)
        fields: Fields = msgspec.msgpack.decode(kept)
        for step in range(version, kind.state_version):
            migrate = kind.state_migrations.get(step)
            if migrate is None:
                remedy = f"write one, marked @migration({name}, {step})"
                raise StateWrong(name, version, f"no migration leads from version {step} to {step + 1}", remedy)
            fields = migrate(fields)
        return msgspec.convert(fields, kind)
    except msgspec.DecodeError as error:
        remedy = "raise its version and write a migration, or change the class back"
        raise StateWrong(name, version, str(error), remedy) from error
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        remedy = "correct its migration"
        raise StateWrong(name, version, f"a migration failed: {error!r}", remedy) from error
