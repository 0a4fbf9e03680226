"""One of each message between visitors, experiences and the Space: for the codec's tests and the golden bytes."""

from __future__ import annotations

from typing import Final

from lanting.protocol import experience, program
from lanting.protocol.message import Notice, Request
from lanting.protocol.panel import (
    BarChart,
    ChoiceField,
    DateField,
    LineChart,
    Listing,
    NumberField,
    Panel,
    PanelButton,
    Picture,
    Progress,
    Series,
    Slider,
    Table,
    Text,
    TextField,
)
from lanting.protocol.word import Look, Place

_ID: Final = "0123456789abcdef"
_BELL: Final = "ent_0123456789abcdef"
_ASSET: Final = "ast_0123456789abcdef"
_PANEL: Final = "0123456789ab.tea"
_AT: Final = 1_763_000_000_123
EVERYTHING: Final = Panel(
    title="Tea? 茶",
    items=[
        Text(text="Two\nlines", style="heading"),
        Picture(asset=_ASSET, alt="A cup"),
        Listing(entries=["a", "b"], is_numbered=True),
        Table(caption="Teas", columns=["Name", "Price"], rows=[["龙井", "3"]]),
        Progress(label="Done", value=0.5),
        BarChart(title="Cups", labels=["a"], values=[2.5], unit="cups"),
        LineChart(title="Heat", series=[Series(name="pot", points=[(0.0, 20.5), (1.0, 95.0)])], x_label="s"),
        TextField(name="name", label="Your name", is_long=True, is_required=True),
        NumberField(name="cups", label="Cups", value=1.0, min=0.0, max=9.0, step=1.0, unit="cups"),
        Slider(name="heat", label="Heat", value=80.0, min=0.0, max=100.0),
        ChoiceField(name="tea", label="Tea", options=["Longjing", "Pu'er"], value=["Pu'er"], is_many=True),
        DateField(name="day", label="Day", value="2026-11-22", min="2026-01-01"),
    ],
    buttons=[PanelButton(name="pour", label="Pour", style="primary")],
    can_close=False,
)
SWING: Final = experience.Channel(
    entity=_BELL, path="rotation", times=[0.0, 1.5], values=[[0.0, 0.0, 0.0, 1.0], [0.0, 1.0, 0.0, 0.0]]
)

OF_VISITORS: Final[list[Request]] = [
    experience.Click(entity=_BELL),
    experience.Command(word="roll", text="2d6"),
    experience.Answer(
        request_id=_ID,
        panel=_PANEL,
        button="pour",
        values={"name": "梅", "cups": 2.5, "tea": ["Longjing"], "day": None},
    ),
    experience.Decide(offer=_PANEL, goes=True),
    experience.Photo(photo="pho_1", piece=b"\x89PNG", is_last=False),
]
OF_PROGRAMS: Final[list[Request]] = [
    program.Listen(clickable={_BELL: "Rings the bell"}, commands={"roll": "Rolls dice"}),
    program.TellTo(to=["par_1", "par_2"], text="Tea is ready. 茶好了"),
    program.ShowPanel(
        key="tea", content=EVERYTHING, to=None, board=_BELL, in_languages={"fr": Panel(title="Du thé\u202f?")}
    ),
    program.ClosePanel(key="tea", to=["par_1"], reason="ended"),
    program.TakeAnswer(participant="par_1", request_id=_ID, refused_because="The last one is sold."),
    program.Animate(key="swing", channels=[SWING], at=_AT, loops=True),
    program.Play(key="ring", sound="bell", entity=None, place=(1.5, 0.25, -2.75), gain=0.5),
    program.SetShow(second=12.5, runs=True, title="The show"),
    program.Offer(to=["par_1"], place=Place(x=1.5, y=0.0, z=-2.5, yaw=1.5), text="Come along?", seats=[_BELL]),
    program.Keep(key="Book", version=2, value=b"\x81\x00", person="psn_1", for_answers=[_ID]),
    program.Recall(key="Book", person=None, is_prefix=True, after="Book"),
    program.Record(request_id=_ID, log="minutes", body='{"stance":"yes"}', for_answers=[_ID]),
    program.AskRecords(log="minutes", after=70_000, limit=50),
    program.HandOver(file=_ID, name="lake.npy", at=65_536, piece=b"\x93NUMPY", is_last=True, replaces=_ASSET),
    program.AskPhoto(width=1_920, height=1_080, place=None, pitch=-0.5),
    program.GiveFile(participant="par_1", file="marks.csv", text="name,mark\r\n梅,1\r\n", part_of="f7", more=True),
    program.SetBadge(participant="par_1", badge=experience.Badge(text="红队", colour=7)),
]
NOTICES: Final[list[Notice]] = [
    experience.PanelShown(panel=_PANEL, name="Tea house", content=EVERYTHING, board=None),
    experience.PanelClosed(panel=_PANEL, reason="replaced"),
    experience.AnswerTaken(re=3, request_id=_ID),
    experience.Told(name="Tea house", text="Tea is ready."),
    experience.Offered(offer=_PANEL, name="Guide", text="Come along?"),
    experience.Listens(clickable={_BELL: ""}, commands={"roll": "Rolls dice"}),
    experience.Animated(key=_PANEL, channels=[SWING], at=_AT),
    experience.AnimationEnded(key=_PANEL),
    experience.Sounded(key=_PANEL, sound=_ASSET, entity=_BELL, place=None, at=_AT, loops=True),
    experience.SoundEnded(key=_PANEL),
    experience.ShowClock(name="Stage", at=_AT, second=12.5, runs=False, title="The show"),
    experience.Fault(name="tea-house", code="handler_raised", facts={"line": 7}, trace="tea.py:7: KeyError: 'tea'"),
    experience.PhotoAsked(photo="pho_1", width=960, height=540, place=Place(x=1.5, y=0.0, z=-2.5), pitch=0.25),
    experience.FileGiven(name="Classroom", file="marks.csv", text="name,mark\r\n"),
    experience.Badges(badges={"par_1": [experience.Badge(text="red team", colour=1)], "par_2": []}),
    program.Attendance(
        came=[
            program.Attendee(
                participant="par_1",
                slot=262_143,
                name="Mei",
                look=Look(hair=2),
                program=False,
                role="visitor",
                person="psn_0123456789abcdef0123456789abcdef",
                language="zh-CN",
                is_new=True,
                seat=_BELL,
            )
        ],
        left=["par_2"],
    ),
    program.Clicked(participant="par_1", entity=_BELL, at=_AT),
    program.Commanded(participant="par_1", word="roll", text="2d6"),
    program.Answered(
        participant="par_1", key="tea", request_id=_ID, button=None, values={"name": "", "cups": 2.5, "tea": ["a"]}
    ),
    program.OfferDecided(re=4, participant="par_1", goes=False),
    program.Kept(re=5),
    program.Recalled(re=6, values=[program.KeptValue(key="Book", version=2, value=b"\x80")], next="Book"),
    program.Recorded(re=7, number=70_000, hash="0" * 64),
    program.Records(re=8, lines=['{"number":1}'], next=None),
    program.HandedOver(re=9, asset=_ASSET),
    program.PhotoTaken(re=10, piece=b"\x89PNG", is_last=True),
]
