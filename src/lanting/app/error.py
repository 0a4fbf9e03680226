"""Why a Server cannot start: one sentence with its remedy, and exit code 2.

LantingError
└── StartRefused
    ├── BadSetting
    ├── DataFolderUnusable
    ├── PortTaken
    └── UnknownSetting
"""

from __future__ import annotations

from lanting.kernel.error import LantingError


class StartRefused(LantingError):
    """The Operator can put it right."""

    code = "start_refused"


class BadSetting(StartRefused):
    """A setting is not what it must be."""

    code = "bad_setting"

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f"setting {name}: {reason}; "
            f"it comes from --{name.replace('_', '-')}, LANTING_{name.upper()} or lanting.toml",
            name=name,
        )


class DataFolderUnusable(StartRefused):
    """The data folder cannot be read or written."""

    code = "data_folder_unusable"

    def __init__(self, folder: str, reason: str) -> None:
        super().__init__(
            f"the data folder {folder} cannot be used ({reason}); "
            "make it writable for the user who runs Lanting, or name another with --data",
            folder=folder,
        )


class PortTaken(StartRefused):
    """Something else listens there, or this user may not."""

    code = "port_taken"

    def __init__(self, option: str, host: str, port: int, reason: str) -> None:
        super().__init__(
            f"cannot listen on port {port} of {host} ({reason}); "
            f"stop what listens there, or name another with --{option}",
            port=port,
        )


class UnknownSetting(StartRefused):
    """No setting has this name."""

    code = "unknown_setting"

    def __init__(self, name: str, where: str, nearest: str | None) -> None:
        hint = f"did you mean {nearest}?" if nearest else "`lanting config print` lists them all"
        super().__init__(f"there is no setting {name}, which stands in {where}; {hint}", name=name)
