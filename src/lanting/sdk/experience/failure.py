"""What went wrong in an author's code: which file, which line, and what Python said."""

from __future__ import annotations

import sysconfig
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from lanting.kernel.error import Fact
from lanting.sdk.experience.error import HandlerOverran

_OURS: Final = str(Path(__file__).resolve().parents[2])
_PYTHONS: Final = sysconfig.get_paths()["stdlib"]
_TRACE_CHARS_MAX: Final = 4_000
_FRAMES_MAX: Final = 12


@dataclass(frozen=True, slots=True)
class Failure:
    """Told to the author alone."""

    code: str
    """`handler_raised`, `handler_overran`, `refused`, `import_failed`, `state_unreadable`."""
    what: str
    """In one line."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    file: str = ""
    line: int = 0
    """Where in the author's own code, counted from 1; 0: nowhere."""
    trace: str = ""
    """From the author's own code on."""

    @classmethod
    def of(cls, error: BaseException, handler: Callable[..., Any] | None = None, code: str = "") -> Failure:
        """What an exception says. `handler`: in which function, where the trace does not lead there."""
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _is_authors(frame.filename)]
        if isinstance(error, SyntaxError) and error.filename and _is_authors(error.filename):
            file, line = error.filename, error.lineno or 0
        elif frames:
            file, line = frames[-1].filename, frames[-1].lineno or 0
        else:
            written = getattr(handler, "__code__", None)
            file, line = (written.co_filename, written.co_firstlineno) if written is not None else ("", 0)
        what = "".join(traceback.format_exception_only(error)).strip()
        name = getattr(handler, "__name__", "")
        facts: dict[str, Fact] = {"what": what[:300], "file": Path(file).name, "line": line, "handler": name}
        overran = isinstance(error, HandlerOverran)
        found = code or ("handler_overran" if overran else "handler_raised")
        return cls(found, what, facts, file, line, _trace(error))


def _trace(error: BaseException) -> str:
    """Python's own words, without the frames of the SDK before the author's."""
    trace: TracebackType | None = error.__traceback__
    while trace is not None and not _is_authors(trace.tb_frame.f_code.co_filename):
        trace = trace.tb_next
    said = "".join(traceback.format_exception(type(error), error, trace or error.__traceback__, limit=-_FRAMES_MAX))
    return said[-_TRACE_CHARS_MAX:]


def _is_authors(filename: str) -> bool:
    return not filename.startswith((_OURS, _PYTHONS, "<frozen"))
