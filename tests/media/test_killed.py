"""A Server that is killed in the middle of an upload goes on where it was, and what came out is what went in."""

from __future__ import annotations

import random
from hashlib import sha256
from pathlib import Path

from lanting.app.backup import make_backup, restore_backup
from lanting.kernel.clock import SystemClock
from tests.asking import asking
from tests.kill.owner import Owner
from tests.media.pictures import chunk, png
from tests.serving import Serving

DATA = png(400, 300, beside=chunk(b"tEXt", random.Random(5).randbytes(900_000)))
HALF = 500_000


async def test_ht121_a_killed_server_goes_on_with_a_half_upload_and_a_backup_holds_what_it_became(
    tmp_path: Path,
) -> None:
    with Serving(tmp_path / "data") as server:
        owner = Owner(server.url, random.Random(3))
        await owner.open_space()
        said = {"name": "Noise", "bytes": len(DATA), "digest": sha256(DATA).hexdigest()}
        begun = await owner.http.post(f"/api/spaces/{owner.space}/uploads", json=said)
        assert begun.status_code == 201, begun.text
        path = f"/api/uploads/{begun.json()['upload']}"
        assert (await owner.http.patch(path, content=DATA[:HALF], headers={"Upload-Offset": "0"})).status_code == 200
        server.kill()
        server.start()
        offset = int((await owner.http.head(path)).headers["upload-offset"])
        assert offset == HALF
        answer = await owner.http.patch(path, content=DATA[offset:], headers={"Upload-Offset": str(offset)})
        asset = answer.json()["asset"]
        async with asking(server.url) as anybody:
            assert (await anybody.get(asset["url"])).content == DATA
        make_backup(tmp_path / "data", tmp_path / "saved.zip", SystemClock().now())
        await owner.http.aclose()
    restore_backup(tmp_path / "saved.zip", tmp_path / "other")
    with Serving(tmp_path / "other") as server:
        async with asking(server.url) as anybody:
            assert (await anybody.get(asset["url"])).content == DATA
