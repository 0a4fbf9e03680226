"""A handler's coroutine, step by step: somebody watches each step from its begin to the next await."""

from __future__ import annotations

from collections.abc import Coroutine, Generator, Iterator
from typing import Any, Protocol


class Guard(Protocol):
    """Who watches the steps of one experience."""

    def begin(self) -> None:
        """A step begins; never while another runs."""

    def end(self) -> None:
        """It has ended, however."""


class Steps:
    """Awaited like the coroutine itself."""

    __slots__ = ("_coroutine", "_guard")

    def __init__(self, coroutine: Coroutine[Any, Any, Any], guard: Guard) -> None:
        self._coroutine, self._guard = coroutine, guard

    def __await__(self) -> Generator[Any, Any, Any]:
        return self  # type: ignore[return-value]  # all that await asks of a generator is here

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        return self.send(None)

    def send(self, value: Any) -> Any:
        self._guard.begin()
        try:
            return self._coroutine.send(value)
        finally:
            self._guard.end()

    def throw(self, *error: Any) -> Any:
        self._guard.begin()
        try:
            return self._coroutine.throw(*error)
        finally:
            self._guard.end()

    def close(self) -> None:
        self._coroutine.close()
