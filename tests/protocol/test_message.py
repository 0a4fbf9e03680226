"""The event lane's codec: every declared message there and back, and no bytes that surprise the server."""

from __future__ import annotations

import random
import struct
from contextlib import suppress

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.protocol import host_request, notice, request, scene_notice
from lanting.protocol.lane import Lane
from lanting.protocol.limit import (
    BAN_MIN_MAX,
    CHAT_CHARS_MAX,
    EDIT_BYTES_MAX,
    MESSAGE_BYTES_MAX,
    NAME_CHARS_MAX,
    REASON_CHARS_MAX,
    WHISPER_CHARS_MAX,
)
from lanting.protocol.message import (
    EVENT_HEAD_BYTES,
    NOTICE_KIND_MIN,
    NOTICES,
    REQUESTS,
    SEQ_MAX,
    BadMessage,
    MessageTooBig,
    Request,
    decode_notice,
    decode_request,
    encode_body,
    encode_notice,
    encode_request,
    notice_kind,
)
from lanting.protocol.operation import AddEntity, ClearComponent, Operation, RemoveEntity, SetProperties
from lanting.protocol.permission import Permission
from lanting.protocol.program import TakeAnswer
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
from tests.protocol.experience_examples import NOTICES as NOTICES_OF_EXPERIENCES
from tests.protocol.experience_examples import OF_PROGRAMS, OF_VISITORS

REQUEST_ID = "Zm9yLXRoZS10ZXN0cw"
LINE = ChatLine(number=7, participant="par_1", name="Mei", program=False, text="hello", said_at=1_700_000_000_000)
CARD = Card(slot=3, participant="par_1", name="Mei", look=Look(hair=2), program=True)
USAGE = Usage(entities=1, entities_max=2, bytes=3, bytes_max=4, triangles=5, triangles_max=6)
OPERATIONS: list[Operation] = [
    AddEntity(id="ent_0123456789abcdef", name="Bench", components={"label": {"text": "hello", "height_m": 0.25}}),
    SetProperties(id="ent_0123456789abcdef", component="transform", values={"position": [0.5, 0.0, -2.25]}),
    ClearComponent(id="ent_0123456789abcdef", component="label"),
    RemoveEntity(id="ent_0123456789abcdef"),
]

ONE_OF_EACH_REQUEST: list[Request] = [
    request.Enter(name="Mei", session="ses_1", last_event=4, chat_after=9, place_note=b"note"),
    request.Acknowledge(ack=SEQ_MAX),
    request.Leave(),
    request.Say(request_id=REQUEST_ID, text="hello"),
    request.AskCards(slots=[1, 2]),
    request.AskPeople(query="me", after="x", limit=10),
    request.ChangeCard(name="Mei", look=Look(skin=6)),
    request.FindPath(x=1.5, z=-2.0),
    request.Sit(seat="ent_0123456789abcdef"),
    request.Stand(),
    request.ShowEmote(emote="bow"),
    request.SayTo(participant="par_1", text="hello"),
    host_request.Gather(request_id=REQUEST_ID, on=True),
    host_request.HoldStill(request_id=REQUEST_ID, on=False),
    host_request.Quiet(request_id=REQUEST_ID, on=True),
    host_request.BringToDoor(request_id=REQUEST_ID, participant="par_1"),
    host_request.LetIn(request_id=REQUEST_ID, participant="par_1", on=False),
    host_request.TurnAway(request_id=REQUEST_ID, participant="par_1", reason="later"),
    host_request.Rename(request_id=REQUEST_ID, participant="par_1", name="Mei"),
    host_request.MuteChat(request_id=REQUEST_ID, participant="par_1", on=True, reason="spam"),
    host_request.Remove(request_id=REQUEST_ID, participant="par_1"),
    host_request.Ban(request_id=REQUEST_ID, participant="par_1", reason="spam", minutes=60, newcomers=True),
    host_request.MuteVoices(request_id=REQUEST_ID, participant=None, on=True, reason="noise"),
    host_request.GiveStage(request_id=REQUEST_ID, participant="par_1", on=True),
    host_request.LowerHand(request_id=REQUEST_ID, participant="par_1"),
    host_request.Lock(request_id=REQUEST_ID, on=True),
    request.Edit(request_id=REQUEST_ID, scene="draft", operations=OPERATIONS),
    request.Undo(request_id=REQUEST_ID, scene="published", redo=True, revision=3),
    request.AskEdits(scene="published", after=0),
    request.Select(entities=["ent_0123456789abcdef"]),
    request.AskHistory(scene="published", before=7, limit=10),
    request.Restore(request_id=REQUEST_ID, scene="published", revision=2),
    request.TakeBack(request_id=REQUEST_ID, scene="draft", revision=2),
    request.SetDrafting(request_id=REQUEST_ID, on=True),
    request.Publish(request_id=REQUEST_ID),
    request.Compare(),
    request.AskUsage(scene="published"),
    request.GiveArea(request_id=REQUEST_ID, zone="ent_0123456789abcdef", participant="par_1", on=False),
    request.Press(entity="ent_0123456789abcdef"),
    request.Grab(entity="ent_0123456789abcdef"),
    request.Release(entity="ent_0123456789abcdef", position=(1.0, 0.5, -2.0), rotation=(0.0, 0.6, 0.0, 0.8)),
    request.AskVoice(),
    request.MuteVoice(participant="par_1", on=True),
    request.Block(request_id=REQUEST_ID, participant="par_1"),
    request.LiftBlock(request_id=REQUEST_ID, block="blk_0123456789abcdef"),
    request.AskBlocks(),
    request.RaiseHand(on=True),
    request.Caption(text="good morning"),
    *OF_VISITORS,
    *OF_PROGRAMS,
]
ONE_OF_EACH_NOTICE = [
    notice.Welcome(
        session="ses_1",
        server_epoch=5,
        resumed=False,
        space="spc_1",
        space_name="Yard",
        participant="par_1",
        name="Mei",
        slot=3,
        epoch=0,
        place=Place(x=1.0, y=0.0, z=2.0),
        role="visitor",
        permissions=["chat"],
        is_new=False,
        rules=Rules(),
        seat=None,
        scene_revision=1,
        draft_revision=None,
        people=1,
        cards=[CARD],
        chat=[LINE],
        things=[HeldThing(entity="ent_0123456789abcdef", thing=7, slot=3, epoch=1)],
        pressed=[PressedButton(entity="ent_0123456789abcdef", at=5)],
        hands=[3],
    ),
    notice.Refused(re=1, code="not_permitted", facts={"needs": "chat", "limit": 2.5}),
    notice.Closing(code=4000, reason="going_away"),
    notice.Waiting(reason="approval", place=1, space_name="Yard", people=2, hosts=1),
    notice.RulesChanged(space_name="Yard", rules=Rules(quiet=True), by="Mei"),
    notice.Standing(role="visitor", permissions=["chat"], is_new=True, is_muted=True, why="spam", is_voice_muted=True),
    notice.ChatSaid(line=LINE, tag=bytes(8)),
    notice.SayAccepted(re=1, request_id=REQUEST_ID, line=LINE),
    notice.Whispered(participant="par_1", name="Mei", text="hello", said_at=5, tag=bytes(8)),
    notice.WhisperAccepted(re=1, participant="par_1", name="Mei", text="hello", said_at=5),
    notice.Cards(people=1, cards=[CARD], left=[4]),
    notice.People(re=1, total=1, cards=[CARD], next="c"),
    notice.Moved(epoch=2, place=Place(x=0.0, y=0.0, z=0.0), reason="too_fast"),
    notice.Path(re=1, points=[(0.0, 0.0, 0.0), (1.0, 0.0, 1.0)], reached=True),
    notice.PlaceNote(note=b"\x00\x01"),
    notice.Emoted(slot=3, emote="dance"),
    notice.Waiters(
        total=1,
        waiters=[Waiter(id="par_2", name="Lu", look=Look(), program=False, is_new=True, reason="full", waits_ms=1_000)],
    ),
    notice.ActDone(re=1, request_id=REQUEST_ID),
    notice.Announced(act="still", on=False, by="Mei"),
    scene_notice.Edits(
        scene="published",
        edits=[
            scene_notice.AppliedEdit(
                revision=9, kind="edit", participant="par_1", request_id=REQUEST_ID, at=5, operations=OPERATIONS
            )
        ],
    ),
    scene_notice.SceneReset(scene="draft", revision=3),
    scene_notice.EditDone(re=1, request_id=REQUEST_ID, scene="published", revision=9, kept=1),
    scene_notice.Selected(participant="par_1", name="Mei", entities=["ent_0123456789abcdef"]),
    scene_notice.History(
        re=1,
        scene="published",
        edits=[
            PastEdit(
                revision=9, kind="undo", name="Mei", is_mine=True, at=5, operations=4, entities=["B"], is_undone=False
            )
        ],
        next=None,
    ),
    scene_notice.DraftChanged(revision=None, by="Mei"),
    scene_notice.Difference(
        re=1,
        entities=1,
        overwriting=[Overwriting(entity="ent_1", name="Bench", component="shape", property="colour")],
    ),
    scene_notice.SceneUsage(re=1, scene="published", everybody=USAGE, mine=USAGE),
    notice.Pressed(entity="ent_0123456789abcdef", slot=3, at=5),
    notice.ThingTaken(entity="ent_0123456789abcdef", thing=7, slot=3, epoch=1),
    notice.ThingLeft(entity="ent_0123456789abcdef", thing=7),
    notice.VoiceTicket(re=1, ticket="dGlja2V0"),
    notice.Blocks(re=1, request_id=REQUEST_ID, blocks=[BlockedPerson(id="blk_0123456789abcdef", name="Lu", at=5)]),
    notice.Hands(slots=[3, 1]),
    notice.Captioned(slot=3, text="good morning"),
    notice.Reports(waiting=1),
    notice.Decided(is_about_me=True, act="warn", note="be kind", path="/decisions/rep_0000000000000001"),
    *NOTICES_OF_EXPERIENCES,
]


def test_examples_cover_every_declared_message() -> None:
    assert {type(each) for each in ONE_OF_EACH_REQUEST} == {declared.type for declared in REQUESTS.values()}
    assert {type(each) for each in ONE_OF_EACH_NOTICE} == {declared.type for declared in NOTICES.values()}


@pytest.mark.parametrize("message", ONE_OF_EACH_REQUEST, ids=lambda message: type(message).__name__)
def test_pr30_request_comes_back_as_it_was(message: Request) -> None:
    seq, declaration, decoded = decode_request(encode_request(41, message))
    assert (seq, decoded) == (41, message)
    assert declaration.type is type(message)


@pytest.mark.parametrize("message", ONE_OF_EACH_NOTICE, ids=lambda message: type(message).__name__)
def test_pr30_notice_comes_back_as_it_was(message: notice.Notice) -> None:
    data = encode_notice(9, notice_kind(message), encode_body(message))
    assert decode_notice(data) == (9, message)


@pytest.mark.parametrize("declaration", REQUESTS.values(), ids=lambda declaration: declaration.name)
def test_pr30_every_request_declares_its_doors(declaration) -> None:  # type: ignore[no-untyped-def]
    assert isinstance(declaration.needs, Permission)
    assert 0 < declaration.kind < NOTICE_KIND_MIN
    assert declaration.rate_per_s > 0 and declaration.burst >= 1
    largest = EDIT_BYTES_MAX if declaration.lane is Lane.SCENE else MESSAGE_BYTES_MAX
    assert EVENT_HEAD_BYTES < declaration.size_max <= largest
    names_her_own_request = declaration.type is not TakeAnswer
    assert declaration.saved == (names_her_own_request and "request_id" in declaration.type.__struct_fields__)


def test_the_longest_lawful_line_of_chat_fits_its_size() -> None:
    widest = "\U0001f3ee" * CHAT_CHARS_MAX
    assert decode_request(encode_request(SEQ_MAX, request.Say(request_id=REQUEST_ID, text=widest)))[2].text == widest  # type: ignore[attr-defined]


def test_the_largest_lawful_enter_fits_its_size() -> None:
    largest = request.Enter(
        name="\U0001f3ee" * 32,
        look=Look(skin=6, hair=5, hair_style=6, cloth=7, legs=7, sash=7),
        at=Place(x=-5242.88, y=527.34, z=-5242.88, yaw=1_000_000.0),
        session="ses_" + "0" * 16,
        last_event=SEQ_MAX,
        chat_after=2**53,
        place_note=b"n" * 256,
    )
    assert decode_request(encode_request(1, largest))[2] == largest


@pytest.mark.parametrize("kind", [host_request.TurnAway, host_request.MuteChat, host_request.Remove, host_request.Ban])
def test_the_longest_lawful_reason_fits_every_act(kind: type[host_request.Ban]) -> None:
    fields = {"request_id": "r" * 36, "participant": "p" * 20, "reason": "🏮" * REASON_CHARS_MAX}
    more = {host_request.MuteChat: {"on": True}, host_request.Ban: {"minutes": BAN_MIN_MAX, "newcomers": True}}
    largest = kind(**fields, **more.get(kind, {}))  # type: ignore[arg-type]
    assert decode_request(encode_request(SEQ_MAX, largest))[2] == largest


def test_the_longest_lawful_whisper_and_name_fit_their_sizes() -> None:
    whisper = request.SayTo(participant="p" * 20, text="🏮" * WHISPER_CHARS_MAX)
    assert decode_request(encode_request(SEQ_MAX, whisper))[2] == whisper
    rename = host_request.Rename(request_id="r" * 36, participant="p" * 20, name="🏮" * NAME_CHARS_MAX)
    assert decode_request(encode_request(SEQ_MAX, rename))[2] == rename


def body(**fields: object) -> bytes:
    return msgspec.msgpack.encode(fields)


def event(kind: int, payload: bytes, seq: int = 1) -> bytes:
    return struct.pack("<BBI", Lane.EVENT, kind, seq) + payload


REFUSED_BYTES = {
    "empty": b"",
    "head cut": b"\x03\x10\x00",
    "another lane": b"\x04" + event(3, body())[1:],
    "unknown kind": event(99, body()),
    "a notice's kind": event(144, body()),
    "no body": event(16, b""),
    "not a map": event(16, msgspec.msgpack.encode([1, 2])),
    "unknown field": event(3, body(extra=1)),
    "missing field": event(16, body(text="x")),
    "wrong type": event(2, body(ack="1")),
    "below range": event(2, body(ack=-1)),
    "above range": event(2, body(ack=2**32)),
    "empty text": event(16, body(request_id=REQUEST_ID, text="")),
    "request id with a line break": event(16, body(request_id="x" * 20 + "\n", text="x")),
    "request id of other letters": event(16, body(request_id="x" * 15 + "!", text="x")),
    "too many slots": event(24, body(slots=list(range(201)))),
    "slot beyond 18 bits": event(24, body(slots=[1 << 18])),
    "not a number": event(32, body(x=float("nan"), z=0.0)),
    "no way to look": event(48, body(request_id=REQUEST_ID, around={"x": 0, "y": 0, "z": 0, "yaw": float("nan")})),
    "infinite": event(32, body(x=float("inf"), z=0.0)),
    "invalid utf-8": event(1, b"\x81\xa4name\xa2\xff\xfe"),
    "bytes left over": event(3, body() + b"\x00"),
    "deeply nested": event(3, b"\x81\xa1x" + b"\x91" * 40 + b"\x00"),
}


@pytest.mark.parametrize("data", REFUSED_BYTES.values(), ids=REFUSED_BYTES.keys())
def test_pr31_bytes_outside_a_declaration_are_refused(data: bytes) -> None:
    with pytest.raises(BadMessage):
        decode_request(data)


def test_pr4_a_message_beyond_its_own_size_is_too_big_and_says_so() -> None:
    with pytest.raises(MessageTooBig) as refusal:
        decode_request(event(2, b"\x00" * 200))
    assert refusal.value.facts == {"name": "acknowledge", "size": 206, "size_max": 64}


def test_pr31_a_client_ignores_kinds_and_fields_it_does_not_know() -> None:
    assert decode_notice(event(255, body(anything=1), seq=8)) == (8, None)
    assert decode_notice(event(168, body(note=b"n", later="field"))) == (1, notice.PlaceNote(note=b"n"))


@given(st.binary(max_size=400))
def test_any_bytes_are_a_request_or_a_bad_message(data: bytes) -> None:
    with suppress(BadMessage):
        decode_request(data)


@given(st.sampled_from(sorted(REQUESTS)), st.binary(max_size=300))
def test_any_body_under_a_known_kind_is_a_request_or_a_bad_message(kind: int, payload: bytes) -> None:
    with suppress(BadMessage):
        decode_request(event(kind, payload))


def mutated(data: bytes, source: random.Random) -> bytes:
    """Lawful bytes with a few changed, cut, doubled or inserted."""
    changed = bytearray(data)
    for _ in range(source.randint(1, 6)):
        at = source.randrange(len(changed) + 1)
        match source.randrange(4):
            case 0 if at < len(changed):
                changed[at] ^= 1 << source.randrange(8)
            case 1:
                changed[at:at] = source.randbytes(source.randint(1, 8))
            case 2:
                del changed[at : at + source.randint(1, 8)]
            case _:
                changed[at:at] = changed[: source.randrange(16)]
    return bytes(changed)


def mutated_requests(cases: int, seed: int) -> int:
    """Decode that many mutated requests; returns how many were still lawful. Raises what the decoder must not."""
    source = random.Random(seed)
    lawful = [encode_request(n, message) for n, message in enumerate(ONE_OF_EACH_REQUEST, start=1)]
    accepted = 0
    for _ in range(cases):
        try:
            decode_request(mutated(source.choice(lawful), source))
        except BadMessage:
            continue
        accepted += 1
    return accepted


def test_twenty_thousand_mutated_requests_only_ever_are_refused_or_accepted() -> None:
    assert 0 < mutated_requests(20_000, seed=353) < 20_000


@pytest.mark.fuzz
def test_a_million_mutated_requests_only_ever_are_refused_or_accepted() -> None:
    assert 0 < mutated_requests(1_000_000, seed=42) < 1_000_000
