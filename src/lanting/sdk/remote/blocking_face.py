"""The World for programs that wait: notebooks, and scripts without `async`.

What a caller holds are faces of what lives in the loop of a `Portal`. A face has every name of what is behind it: an
`async def` waits for its result, an `async with` is a `with`, an `async for` a `for`, and what can be awaited has
`wait()`. Whatever has such methods is handed out as a face, everything else as it is. So nothing of World is written
here a second time, and nothing can be missing.
"""

from __future__ import annotations

import dataclasses
import functools
import inspect
from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import Any, Final
from weakref import WeakKeyDictionary

import msgspec

from lanting.sdk.remote.portal import Portal

_WAITING: Final = ("__await__", "__aiter__", "__aenter__")
_END: Final = object()
_KNOWN: Final[WeakKeyDictionary[type[Any], bool]] = WeakKeyDictionary()
"""Looked through once: whether a class has something to be awaited."""


class Face:
    """Something of the loop's, to be used from outside of it."""

    _portal: Portal
    _behind: Any

    def __init__(self, portal: Portal, behind: object) -> None:
        object.__setattr__(self, "_portal", portal)
        object.__setattr__(self, "_behind", behind)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") and not name.startswith("_repr_"):
            raise AttributeError(f"{type(self._behind).__name__!r} object has no attribute {name!r}")
        found = self._portal.call(lambda: getattr(self._behind, name))
        return _blocking(self._portal, found) if inspect.isroutine(found) else shown(self._portal, found)

    def __setattr__(self, name: str, value: object) -> None:
        self._portal.call(lambda: setattr(self._behind, name, behind(value)))

    def __dir__(self) -> list[str]:
        return [*(name for name in dir(self._behind) if not name.startswith("_")), "wait"]

    def __repr__(self) -> str:
        return f"<blocking {self._behind!r}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Face) and bool(self._behind == other._behind)

    def __hash__(self) -> int:
        return hash(self._behind)

    def __len__(self) -> int:
        return self._portal.call(lambda: len(self._behind))

    def __bool__(self) -> bool:
        return self._portal.call(lambda: bool(self._behind))

    def __getitem__(self, key: Any) -> Any:
        return shown(self._portal, self._portal.call(lambda: self._behind[key]))

    def __iter__(self) -> Iterator[Any]:
        if not hasattr(self._behind, "__aiter__"):
            yield from [shown(self._portal, each) for each in self._portal.call(lambda: list(self._behind))]
            return
        iterator = self._portal.call(lambda: aiter(self._behind))

        async def following() -> Any:
            return await anext(iterator, _END)

        while (each := self._portal.wait_for(following())) is not _END:
            yield shown(self._portal, each)

    def __enter__(self) -> Any:
        async def enter() -> Any:
            return await self._behind.__aenter__()

        return shown(self._portal, self._portal.wait_for(enter()))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        async def leave() -> Any:
            return await self._behind.__aexit__(kind, error, trace)

        return bool(self._portal.wait_for(leave()))

    def wait(self) -> Any:
        """Until it is done: for what the loop's side awaits, such as a thing that is on its way."""

        async def waited() -> Any:
            return await self._behind

        return shown(self._portal, self._portal.wait_for(waited()))


def shown(portal: Portal, value: Any) -> Any:
    """As a caller outside of the loop may have it."""
    if isinstance(value, list | tuple):
        each_shown = [shown(portal, each) for each in value]
        return value if all(map(_is, each_shown, value)) else each_shown
    if isinstance(value, Mapping):
        by_key = {key: shown(portal, each) for key, each in value.items()}
        return value if all(map(_is, by_key.values(), value.values())) else by_key
    return Face(portal, value) if _lives_in_loop(value) else value


def behind(value: Any) -> Any:
    """What a face stands for; everything else is itself."""
    if isinstance(value, Face):
        return value._behind
    if isinstance(value, list | tuple) and any(isinstance(each, Face) for each in value):
        return [behind(each) for each in value]
    return value


def _is(one: object, other: object) -> bool:
    return one is other


def _lives_in_loop(value: Any) -> bool:
    """Whether it has something to be awaited, or tells of something that has, as events do."""
    if _is_waited_for(type(value)):
        return True
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return any(_lives_in_loop(getattr(value, each.name)) for each in dataclasses.fields(value))
    if isinstance(value, msgspec.Struct):
        return any(_lives_in_loop(getattr(value, name)) for name in value.__struct_fields__)
    return False


def _is_waited_for(kind: type[Any]) -> bool:
    known = _KNOWN.get(kind)
    if known is None:
        methods = (inspect.getattr_static(kind, name) for name in dir(kind) if not name.startswith("_"))
        has_waiting = any(inspect.iscoroutinefunction(each) or inspect.isasyncgenfunction(each) for each in methods)
        known = _KNOWN[kind] = has_waiting or any(hasattr(kind, name) for name in _WAITING)
    return known


def _blocking(portal: Portal, method: Callable[..., Any]) -> Callable[..., Any]:
    """The same, called in the loop and waited for."""

    @functools.wraps(method)
    def call(*given: Any, **named: Any) -> Any:
        arguments = [_handed_in(portal, each) for each in given]
        keywords = {name: _handed_in(portal, each) for name, each in named.items()}

        async def called() -> Any:
            result = method(*arguments, **keywords)
            return await result if inspect.iscoroutine(result) else result

        result = portal.wait_for(called())
        for handler, handed in zip(given, arguments, strict=True):
            if result is handed and handler is not handed and not isinstance(handler, Face):
                return handler  # A decorator gives back what it was given.
        return _blocking(portal, result) if inspect.isfunction(result) else shown(portal, result)

    return call


def _handed_in(portal: Portal, value: Any) -> Any:
    """As the loop's side expects it: a plain function of the caller's becomes a handler that a thread runs."""
    if not inspect.isfunction(value) or inspect.iscoroutinefunction(value):
        return behind(value)

    @functools.wraps(value)
    async def handler(*given: Any) -> Any:
        return behind(await portal.in_thread(lambda: value(*(shown(portal, each) for each in given))))

    return handler
