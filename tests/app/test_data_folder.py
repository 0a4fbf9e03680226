"""What a Server keeps on disk is kept, and kept to itself."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from lanting.app.data_folder import DataFolder, write_private
from lanting.app.error import DataFolderUnusable


def test_a_missing_folder_is_made_for_this_user_alone(tmp_path: Path) -> None:
    DataFolder.open(tmp_path / "new" / "data")
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "new" / "data").stat().st_mode) == 0o700


def test_a_secret_is_made_once_and_readable_for_this_user_alone(tmp_path: Path) -> None:
    folder = DataFolder.open(tmp_path)
    assert folder.kept("secret.key", lambda: b"first") == b"first"
    assert DataFolder.open(tmp_path).kept("secret.key", lambda: b"second") == b"first"
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600


def test_what_is_written_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    write_private(tmp_path / "note", b"old")
    write_private(tmp_path / "note", b"new")
    assert (tmp_path / "note").read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["note"]


def test_a_folder_that_is_none_is_refused_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(DataFolderUnusable, match=r"make it writable .* --data"):
            DataFolder.open(path)
