"""Edits as they cross the socket."""

from __future__ import annotations

import msgspec

from lanting.protocol.lane import Lane
from lanting.protocol.message import encode_body, encode_notice, encode_request, notice_kind
from lanting.protocol.request import Edit
from lanting.protocol.scene_notice import AppliedEdit, Edits
from tests.scene.editing import ANN, live, move, put
from tests.scene.following import Follower, things_of


def test_sc1_a_batch_says_the_revision_to_which_it_leads() -> None:
    place = live()
    follower = Follower(place.scene())
    changes = [place.apply([move(1, 2)], ANN), place.apply([put(1, "lamp", strength=1)], ANN)]
    edits = [
        AppliedEdit(
            revision=each.revision or 0,
            kind=each.kind,
            participant=None,
            request_id=None,
            at=1,
            operations=each.operations,
        )
        for each in changes
    ]
    told = Edits(scene="published", edits=edits)
    data = encode_notice(place.revision, notice_kind(told), encode_body(told))
    assert (data[0], int.from_bytes(data[2:6], "little")) == (Lane.SCENE, 3)
    for each in msgspec.msgpack.decode(data[6:], type=Edits).edits:
        follower.follow(each.operations)
    assert follower.things == things_of(place.scene())


def test_sc1_a_request_is_counted_with_all_others() -> None:
    request = Edit(request_id="r" * 16, scene="published", operations=[move(1, 2)])
    data = encode_request(7, request)
    assert (data[0], data[1], int.from_bytes(data[2:6], "little")) == (Lane.SCENE, 64, 7)
    assert msgspec.msgpack.decode(data[6:], type=Edit) == request
