"""Bytes that both ends must agree on: written by the Python of `protocol`, read by the client's tests as well.

After a change of the protocol run `PYTHONPATH=src python -m tests.protocol.golden_bytes`; a stale file fails
`test_golden.py`. In the JSON, bytes are hexadecimal; a byte string within a message is `{"bytes": "…"}`.
"""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any, Final

import msgspec

from lanting.protocol import host_request, notice, request, scene_notice
from lanting.protocol.limit import SLOT_MAX
from lanting.protocol.message import NOTICES, REQUESTS, Notice, encode_body, encode_notice, notice_kind
from lanting.protocol.operation import AddEntity, ClearComponent, RemoveEntity, SetProperties
from lanting.protocol.word import (
    BlockedPerson,
    Card,
    ChatLine,
    HeldThing,
    Look,
    Overwriting,
    PastEdit,
    Place,
    PressedButton,
    Rules,
    Usage,
    Waiter,
)
from tests.protocol.experience_examples import NOTICES as _NOTICES_OF_EXPERIENCES
from tests.protocol.experience_examples import OF_PROGRAMS, OF_VISITORS
from tests.protocol.golden_poses import golden_poses
from tests.protocol.golden_voice import golden_voice

FOLDER: Final = Path(__file__).resolve().parent / "golden"


def _as_said(value: Any) -> Any:
    """As JavaScript says it, for which a whole number is an integer."""
    match value:
        case msgspec.Struct():
            return _as_said(msgspec.to_builtins(value, builtin_types=[bytes]))
        case dict():
            return {key: _as_said(each) for key, each in value.items()}
        case list() | tuple():
            return [_as_said(each) for each in value]
        case float() if value.is_integer():
            return int(value)
    return value


_CARD: Final = Card(slot=SLOT_MAX, participant="par_1", name="Zoë 兰", look=Look(skin=6, hair_style=5), program=True)
_LINE: Final = ChatLine(
    number=70_000,
    participant="par_1",
    name="Mei",
    program=False,
    text="流觞曲水 🍶\nhttps://a.example",
    said_at=1_763_000_000_123,
)

_REQUESTS: Final[list[tuple[type[request.Request], dict[str, Any]]]] = [
    (request.Enter, {"name": "Mei"}),
    (
        request.Enter,
        {
            "name": "Zoë 兰亭",
            "look": {"skin": 6, "hair": 5, "hair_style": 6, "cloth": 7, "legs": 0, "sash": 3, "glasses": True},
            "session": "ses_0123456789abcdef",
            "last_event": 4_294_967_295,
            "chat_after": 70_000,
            "place_note": b"\x00\x01\xfe\xff",
            "watching": True,
            "through": "stage-hall",
        },
    ),
    (request.Acknowledge, {"ack": 65_536}),
    (request.Leave, {}),
    (request.Say, {"request_id": "0123456789abcdef0123456789abcdef", "text": "x" * 300 + " 你好 🌸"}),
    (request.AskCards, {"slots": [0, 127, 128, 255, 256, 65_535, 65_536, SLOT_MAX]}),
    (request.AskPeople, {"query": "", "after": None, "limit": 50}),
    (request.ChangeCard, {"name": None, "look": None}),
    (request.FindPath, {"x": -4.25, "z": 12}),
    (request.Sit, {"seat": "ent_0123456789abcdef"}),
    (request.Stand, {}),
    (request.ShowEmote, {"emote": "raise_hand"}),
    (request.SayTo, {"participant": "par_1", "text": "À tantôt 🌸"}),
    (host_request.Gather, {"request_id": "0123456789abcdef", "on": True}),
    (host_request.HoldStill, {"request_id": "0123456789abcdef", "on": False}),
    (host_request.Quiet, {"request_id": "0123456789abcdef", "on": True}),
    (host_request.BringToDoor, {"request_id": "0123456789abcdef", "participant": None, "on": True}),
    (host_request.LetIn, {"request_id": "0123456789abcdef", "participant": "par_1", "on": False}),
    (host_request.TurnAway, {"request_id": "0123456789abcdef", "participant": "par_1", "reason": "明天再来"}),
    (host_request.Rename, {"request_id": "0123456789abcdef", "participant": "par_1", "name": "Zoë"}),
    (host_request.MuteChat, {"request_id": "0123456789abcdef", "participant": "par_1", "on": True, "reason": "spam"}),
    (host_request.Remove, {"request_id": "0123456789abcdef", "participant": "par_1", "reason": ""}),
    (
        host_request.Ban,
        {
            "request_id": "0123456789abcdef",
            "participant": "par_1",
            "reason": "insults",
            "minutes": 527_040,
            "newcomers": True,
        },
    ),
    (
        request.Edit,
        {
            "request_id": "0123456789abcdef",
            "scene": "published",
            "operations": [
                {
                    "op": "add",
                    "id": "ent_0123456789abcdef",
                    "name": "Bench",
                    "description": "Of stone",
                    "words": None,
                    "parent": None,
                    "is_locked": False,
                    "components": {"shape": {"kind": "box", "size": [1.5, 0.25, 0.5], "colour": "#b8ada0"}},
                },
                {
                    "op": "set",
                    "id": "ent_0123456789abcdef",
                    "component": "transform",
                    "values": {"position": [0.5, 0, -2.25]},
                },
                {"op": "clear", "id": "ent_0123456789abcdef", "component": "shape"},
                {"op": "remove", "id": "ent_0123456789abcdef"},
            ],
        },
    ),
    (request.Undo, {"request_id": "0123456789abcdef", "scene": "draft", "redo": True, "revision": 70_000}),
    (request.AskEdits, {"scene": "published", "after": 0}),
    (request.Select, {"entities": ["ent_0123456789abcdef"]}),
    (request.AskHistory, {"scene": "published", "before": None, "limit": 50}),
    (request.Restore, {"request_id": "0123456789abcdef", "scene": "published", "revision": 3}),
    (request.TakeBack, {"request_id": "0123456789abcdef", "scene": "draft", "revision": 3}),
    (request.SetDrafting, {"request_id": "0123456789abcdef", "on": True}),
    (request.Publish, {"request_id": "0123456789abcdef"}),
    (request.Compare, {}),
    (request.AskUsage, {"scene": "published"}),
    (
        request.GiveArea,
        {"request_id": "0123456789abcdef", "zone": "ent_0123456789abcdef", "participant": "par_1", "on": True},
    ),
    (request.Press, {"entity": "ent_0123456789abcdef"}),
    (request.Grab, {"entity": "ent_0123456789abcdef"}),
    (
        request.Release,
        {"entity": "ent_0123456789abcdef", "position": [1.5, 0.25, -2.75], "rotation": [0.5, -0.5, 0.25, -0.75]},
    ),
    (host_request.MuteVoices, {"request_id": "0123456789abcdef", "participant": None, "on": True, "reason": "吵"}),
    (host_request.GiveStage, {"request_id": "0123456789abcdef", "participant": "par_1", "on": True}),
    (host_request.LowerHand, {"request_id": "0123456789abcdef", "participant": None}),
    (host_request.Lock, {"request_id": "0123456789abcdef", "on": True}),
    (request.AskVoice, {}),
    (request.MuteVoice, {"participant": "par_1", "on": True}),
    (request.Block, {"request_id": "0123456789abcdef", "participant": "par_1"}),
    (request.LiftBlock, {"request_id": "0123456789abcdef", "block": "blk_0123456789abcdef"}),
    (request.AskBlocks, {}),
    (request.RaiseHand, {"on": True}),
    (request.Caption, {"text": "早上好"}),
    *((type(each), _as_said(each)) for each in (*OF_VISITORS, *OF_PROGRAMS)),
]

_USAGE: Final = Usage(
    entities=3, entities_max=10_000, bytes=700, bytes_max=4_194_304, triangles=12, triangles_max=2_000_000
)
_NOTICES: Final[list[Notice]] = [
    notice.Welcome(
        session="ses_1",
        server_epoch=2**40,
        resumed=False,
        space="spc_1",
        space_name="Lanting",
        participant="par_1",
        name="Mei",
        slot=3,
        epoch=255,
        place=Place(x=4.5, y=0.0, z=-14.25, yaw=1.5),
        role="visitor",
        permissions=["enter", "move"],
        is_new=False,
        rules=Rules(),
        seat="ent_0123456789abcdef",
        scene_revision=1,
        draft_revision=None,
        people=2,
        cards=[_CARD],
        chat=[_LINE],
        things=[HeldThing(entity="ent_0123456789abcdef", thing=SLOT_MAX, slot=3, epoch=255)],
        pressed=[PressedButton(entity="ent_0123456789abcdef", at=1_763_000_000_123)],
        hands=[SLOT_MAX, 0],
    ),
    notice.Refused(re=9, code="too_fast", facts={"wait_ms": 250, "burst": 1.5, "once": True, "request": "chat.say"}),
    notice.Closing(code=4001, reason="taken_over"),
    notice.Closing(code=4008, reason="banned", facts={"why": "insults", "until": 1_763_000_000_123}),
    notice.Waiting(reason="approval", place=2, space_name="Lanting", people=7, hosts=1),
    notice.Waiting(reason="full", place=200, space_name="兰亭", people=40, hosts=0),
    notice.RulesChanged(
        space_name="Lanting", rules=Rules(capacity=40, approval="everybody", slow_mode_s=3_600), by="Mei"
    ),
    notice.Standing(
        role="host", permissions=["chat", "moderate"], is_new=False, is_muted=True, why="spam", is_on_stage=True
    ),
    notice.ChatSaid(line=_LINE, tag=b"\x00\x01\x02\x03\xfc\xfd\xfe\xff"),
    notice.SayAccepted(re=4, request_id="0123456789abcdef0123456789abcdef", line=_LINE),
    notice.Whispered(participant="par_1", name="Mei", text="psst 🌸", said_at=1_763_000_000_123, tag=b"whisper!"),
    notice.WhisperAccepted(re=4, participant="par_1", name="Mei", text="psst 🌸", said_at=1_763_000_000_123),
    notice.Cards(people=1, cards=[_CARD], left=[1, 2]),
    notice.People(re=5, total=120, cards=[], next="abc"),
    notice.Moved(epoch=7, place=Place(x=-1.5, y=2.5, z=3.5), reason="too_fast"),
    notice.Moved(epoch=8, place=Place(x=1.0, y=0.0, z=0.5, yaw=3.0), reason="seated", seat="ent_0123456789abcdef"),
    notice.Path(re=6, points=[(0.5, 0.0, 1.0), (2.5, 0.25, -8.0)], reached=True),
    notice.PlaceNote(note=b"\x80sealed"),
    notice.Emoted(slot=SLOT_MAX, emote="bow"),
    notice.Waiters(
        total=60,
        waiters=[
            Waiter(
                id="par_1",
                name="Zoë 兰",
                look=Look(hair=3),
                program=False,
                is_new=True,
                reason="approval",
                waits_ms=90_000,
            )
        ],
    ),
    notice.ActDone(re=70_000, request_id="0123456789abcdef"),
    notice.Announced(act="gather", on=True, by="Mei"),
    scene_notice.Edits(
        scene="published",
        edits=[
            scene_notice.AppliedEdit(
                revision=70_000,
                kind="edit",
                participant="par_1",
                request_id="0123456789abcdef",
                at=1_763_000_000_123,
                operations=[
                    AddEntity(
                        id="ent_0123456789abcdef",
                        name="Bench",
                        components={"label": {"text": "兰亭", "height_m": 0.25}},
                    ),
                    SetProperties(
                        id="ent_0123456789abcdef", component="transform", values={"position": [0.5, 0.0, -2.25]}
                    ),
                    ClearComponent(id="ent_0123456789abcdef", component="label"),
                    RemoveEntity(id="ent_0123456789abcdef"),
                ],
            )
        ],
    ),
    scene_notice.SceneReset(scene="draft", revision=12),
    scene_notice.EditDone(re=3, request_id="0123456789abcdef", scene="published", revision=None, kept=2),
    scene_notice.Selected(participant="par_1", name="Mei", entities=["ent_0123456789abcdef"]),
    scene_notice.History(
        re=3,
        scene="published",
        edits=[
            PastEdit(
                revision=4,
                kind="edit",
                name="Mei",
                is_mine=True,
                at=1_763_000_000_123,
                operations=2,
                entities=["Bench"],
                is_undone=False,
            )
        ],
        next=4,
    ),
    scene_notice.DraftChanged(revision=1, by="Mei"),
    scene_notice.Difference(
        re=3,
        entities=2,
        overwriting=[Overwriting(entity="ent_0123456789abcdef", name="Bench", component="shape", property="colour")],
    ),
    scene_notice.SceneUsage(re=3, scene="published", everybody=_USAGE, mine=_USAGE),
    notice.Pressed(entity="ent_0123456789abcdef", slot=SLOT_MAX, at=1_763_000_000_123),
    notice.ThingTaken(entity="ent_0123456789abcdef", thing=SLOT_MAX, slot=3, epoch=255),
    notice.ThingLeft(entity="ent_0123456789abcdef", thing=70_000),
    notice.VoiceTicket(re=3, ticket="dGlja2V0"),
    notice.Blocks(
        re=3,
        request_id=None,
        blocks=[BlockedPerson(id="blk_0123456789abcdef", name="Zoë 兰", at=1_763_000_000_123)],
    ),
    notice.Hands(slots=[SLOT_MAX, 0]),
    notice.Reports(waiting=200),
    notice.Captioned(slot=70_000, text="早上好"),
    notice.Decided(is_about_me=True, act="ban", note="“Enough”, she said", path="/decisions/rep_0000000000000001"),
    *_NOTICES_OF_EXPERIENCES,
]


def golden_events() -> dict[str, Any]:
    kinds = {declaration.type: declaration for declaration in REQUESTS.values()}
    encoded_requests = [
        {
            "name": asked.__name__,
            "seq": index + 1,
            "body": _readable(body),
            "bytes": (
                struct.pack("<BBI", kinds[asked].lane, kinds[asked].kind, index + 1) + msgspec.msgpack.encode(body)
            ).hex(),
        }
        for index, (asked, body) in enumerate(_REQUESTS)
    ]
    encoded_notices = [
        {
            "name": type(told).__name__,
            "seq": index,
            "body": _readable(msgspec.to_builtins(told, builtin_types=[bytes])),
            "bytes": encode_notice(index, notice_kind(told), encode_body(told)).hex(),
        }
        for index, told in enumerate(_NOTICES)
    ]
    assert {told["name"] for told in encoded_notices} == {each.type.__name__ for each in NOTICES.values()}
    return {"requests": encoded_requests, "notices": encoded_notices}


def _readable(value: Any) -> Any:
    match value:
        case bytes():
            return {"bytes": value.hex()}
        case dict():
            return {key: _readable(each) for key, each in value.items()}
        case list() | tuple():
            return [_readable(each) for each in value]
    return value


def golden_files() -> dict[Path, str]:
    """What the golden files should say."""
    contents = {"poses.json": golden_poses(), "events.json": golden_events(), "voice.json": golden_voice()}
    return {
        FOLDER / name: json.dumps(content, indent=1, ensure_ascii=False) + "\n" for name, content in contents.items()
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for path, text in golden_files().items():
        path.write_text(text, "utf-8")
