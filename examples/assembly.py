"""An assembly: members from a CSV, one organisation one vote, seats that light with each stance, minutes as a chain.

The chair (a host) writes `/motion …`, and `/close` when all have voted. A delegate writes `/join` with the word of her
organisation. `/minutes` gives the minutes as a file of which nothing can be changed: `lanting verify minutes.jsonl`.
"""

import csv
import io
import json
from collections import Counter
from typing import Annotated

from msgspec import Meta

from lanting.sdk import BarChart, Experience, GaveAnswer, GaveCommand, Panel, Place, Refuse, Settings, State, World

STANCES = {"For": "#5f9e6e", "Against": "#b5533c", "Abstain": "#d8b25a"}  # and the colour of each
SILENT, SCREEN, LIGHT = "#8a9a9f", "thing-stage-screen", "assembly-light"
MEMBERS = "organisation,word\nKiln Cooperative,clay\nRiver School,reed\nHill Clinic,moss\nTea Growers,leaf\n"


class House(Settings):
    members: Annotated[str, Meta(title="Members: organisation, word", extra={"kind": "long_text",
        "fr": "Membres : organisation, mot", "zh-CN": "成员：组织、口令"})] = MEMBERS  # fmt: skip
    quorum: Annotated[int, Meta(ge=1, title="Members who must vote", extra={"fr": "Quorum", "zh-CN": "法定人数"})] = 2


class Sitting(State):
    delegates: dict[str, str] = {}  # by person, for which organisation she speaks
    number: int = 0  # of the motion
    motion: str = ""
    is_open: bool = False
    stances: dict[str, str] = {}  # by organisation, so that none has two


assembly = Experience(
    "assembly", title={"en": "Assembly", "fr": "Assemblée", "zh-CN": "大会"},
    about={"en": "One organisation, one vote: motions, seats that light with each stance, minutes nobody can change.",
        "fr": "Une organisation, une voix : motions, sièges qui s’éclairent à chaque vote, procès-verbal inaltérable.",
        "zh-CN": "一个组织一票：提出议案，席位随表态亮起，会议记录无法改动。"},
    keeps={"en": "Which visitor speaks for which organisation, and each organisation's stance on each motion.",
        "fr": "Qui parle pour quelle organisation, et leurs votes.", "zh-CN": "谁代表哪个组织，以及各组织的表态。"},
    capabilities=["chat", "edit", "records"], settings=House, template="stage-hall", purpose="assemble",
)  # fmt: skip


def members_of(world: World) -> dict[str, str]:
    """By organisation, the word of its delegates."""
    rows = list(csv.reader(io.StringIO(world.settings.members)))[1:]
    return {row[0].strip(): row[1].strip() for row in rows if len(row) > 1}


def outcome_of(world: World, sitting: Sitting) -> str:
    """The sentence that is said, and that stands in the minutes."""
    counts, members, quorum = Counter(sitting.stances.values()), len(members_of(world)), world.settings.quorum
    said = ", ".join(f"{counts[stance]} {stance.lower()}" for stance in STANCES)
    if len(sitting.stances) < quorum:
        return f"Motion {sitting.number} has no quorum: {said}, and {quorum} of {members} members have to vote."
    return f"Motion {sitting.number} is {'carried' if counts['For'] > counts['Against'] else 'rejected'}: {said}."


@assembly.on_start
async def begin(world: World) -> None:
    """Also after a restart: lights, screen and ballots are there again, and the minutes lack nothing."""
    lit = {each.name for each in world.entities(tag=LIGHT)}
    seats = [each.place for each in world.entities() if "seat" in each.components]
    lamp = {"shape": {"kind": "sphere", "size": [0.2, 0.2, 0.2], "colour": SILENT}}
    async with world.edit():
        for name, at in zip(members_of(world), seats, strict=False):
            if name not in lit:
                await world.add(name=name, tags=[LIGHT], at=Place(x=at.x, y=at.y + 1.9, z=at.z), components=lamp)
    await minute(world)
    await show(world)


async def minute(world: World) -> None:
    """Write down what was decided, once."""
    sitting, minutes = await world.recall(Sitting), world.log("minutes")
    is_written = any(json.loads(line)["body"]["number"] == sitting.number for line in await minutes.lines())
    if sitting.number and not sitting.is_open and not is_written:
        said = {"number": sitting.number, "motion": sitting.motion, "stances": sitting.stances}
        await minutes.append({**said, "outcome": outcome_of(world, sitting)})


async def show(world: World) -> None:
    """The motion on the screen, a light for each stance, and a ballot before whoever may still vote."""
    sitting = await world.recall(Sitting)
    counts = Counter(sitting.stances.values())
    chart = BarChart("Stances", list(STANCES), [float(counts[stance]) for stance in STANCES])
    text = sitting.motion or "No motion yet."
    await world.hang(Panel(f"Motion {sitting.number}", text, chart), on=SCREEN, key="screen")
    async with world.edit():
        for light in world.entities(tag=LIGHT):
            await light.set("shape", colour=STANCES.get(sitting.stances.get(light.name, ""), SILENT))
    done = {None, *sitting.stances}
    voters = [who for who in world.participants if sitting.delegates.get(who.person) not in done]
    if sitting.is_open and voters:
        await world.show(Panel("Your vote", sitting.motion, buttons=list(STANCES)), to=voters, key="ballot")
    else:
        await world.close("ballot")


@assembly.on_command("join", about="Speak for an organisation, with its word")
async def join(world: World, event: GaveCommand) -> None:
    found = [name for name, word in members_of(world).items() if word == event.text.strip()]
    if not found:
        return await event.participant.tell("No member has this word. Ask the chair for it.")
    async with world.state(Sitting) as sitting:
        sitting.delegates[event.participant.person] = found[0]
    await event.participant.set_badge(found[0][:24], colour=3)
    return await show(world)


@assembly.on_command("motion", about="The chair puts a motion")
async def put(world: World, event: GaveCommand) -> None:
    async with world.state(Sitting) as sitting:
        if not event.participant.is_host or sitting.is_open or not event.text.strip():
            return await event.participant.tell("A host puts a motion, with its words, when none is open.")
        sitting.number, sitting.motion = sitting.number + 1, event.text.strip()
        sitting.is_open, sitting.stances = True, {}
    await show(world)
    return await world.say(f"Motion {sitting.number}: {sitting.motion}")


@assembly.on_answer("ballot")
async def vote(world: World, event: GaveAnswer) -> None:
    async with world.state(Sitting) as sitting:
        name = sitting.delegates[event.participant.person]
        if not sitting.is_open or name in sitting.stances:
            raise Refuse(f"{name} has voted already." if sitting.is_open else "The vote is closed.")
        if event.answer.choice:
            sitting.stances[name] = event.answer.choice
    await show(world)


@assembly.on_command("close", about="The chair closes the vote")
async def close(world: World, event: GaveCommand) -> None:
    async with world.state(Sitting) as sitting:
        if not event.participant.is_host or not sitting.is_open:
            return await event.participant.tell("A host closes the vote that is open.")
        sitting.is_open = False
    await minute(world)
    await show(world)
    return await world.say(outcome_of(world, sitting))


@assembly.on_command("minutes", about="The minutes, as a file")
async def give_minutes(world: World, event: GaveCommand) -> None:
    await event.participant.give("minutes.jsonl", "".join(f"{line}\n" for line in await world.log("minutes").lines()))
