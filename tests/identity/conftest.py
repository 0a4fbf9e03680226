"""What the tests of rights are given."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from tests.identity.rights import new_database


@pytest.fixture
def connection() -> Iterator[Connection]:
    with new_database() as connection:
        yield connection
