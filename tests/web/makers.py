"""A house with a library, and who brings things into it."""

from __future__ import annotations

import random
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx

from lanting.identity.role import Role
from lanting.media.quota import QUOTAS, Quotas
from lanting.media.shelf import FolderShelf
from lanting.media.upload import Uploads
from lanting.web.asset_library import Library
from tests.web.conftest import SPACE, Browse, House
from tests.web.visitors import HERE, new_key

UPLOADS = f"/api/spaces/{SPACE}/uploads"
ASSETS = f"/api/spaces/{SPACE}/assets"


def library(house: House, folder: Path, quotas: Quotas = QUOTAS) -> Library:
    """As it is after a start with this folder."""
    work = folder / "uploads"
    house.library = Library(
        store=house.store,
        clock=house.clock,
        random_bytes=random.Random(str(folder)).randbytes,
        shelf=FolderShelf(folder / "assets"),
        uploads=Uploads(work),
        work=work,
        quotas=quotas,
    )
    return house.library


async def maker(
    browse: Browse, house: House, role: Role = Role.BUILDER, *, uses: int | None = None
) -> httpx.AsyncClient:
    """Two of one role differ by how many may open their keys."""
    browser = browse(address="127.0.0.1", host=HERE)
    assert (await browser.post(f"/k/{(await new_key(house, role, uses=uses)).secret}")).status_code == 303
    return browser


async def begin(browser: httpx.AsyncClient, data: bytes, **said: Any) -> httpx.Response:
    return await browser.post(UPLOADS, json={"name": "Vase", "bytes": len(data), **said})


async def send(browser: httpx.AsyncClient, upload: str, offset: int, data: bytes) -> httpx.Response:
    return await browser.patch(f"/api/uploads/{upload}", content=data, headers={"Upload-Offset": str(offset)})


async def bring(browser: httpx.AsyncClient, data: bytes, **said: Any) -> dict[str, Any]:
    """A whole file at once; what it has become."""
    begun = await begin(browser, data, **said)
    assert begun.status_code == 201, begun.text
    answer = await send(browser, begun.json()["upload"], 0, data)
    assert answer.status_code == 200, answer.text
    asset: dict[str, Any] = answer.json()["asset"]
    return asset


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()
