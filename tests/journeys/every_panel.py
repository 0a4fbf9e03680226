"""An experience for journeys: a Panel with every kind of field, and one with all that is only read, in long words."""

import asyncio

from lanting.sdk import (
    BarChart,
    Button,
    CameIn,
    ChoiceField,
    DateField,
    Experience,
    GaveAnswer,
    GaveCommand,
    LineChart,
    Listing,
    NumberField,
    Panel,
    Progress,
    Refuse,
    Series,
    Slider,
    Table,
    Text,
    TextField,
    World,
)

house = Experience(
    "tea-by-the-river",
    title="Maison de thé de la rivière",
    capabilities=["edit"],
    template="open-field",
)
WHY = "Il ne reste que trois tasses de ce thé pour aujourd’hui ; la prochaine récolte arrive au printemps."
refusing = asyncio.Event()


def form() -> Panel:
    return Panel(
        "Votre commande pour la cérémonie du printemps",
        Text("Répondez avant la fermeture de la maison.", style="warning"),
        TextField("who", "Nom sur le paquet", chars_max=40, is_required=True),
        TextField("note", "Un mot pour la cuisine (allergies, goûts, heure d’arrivée)", is_long=True),
        NumberField("cups", "Nombre de tasses", min=1, max=12, is_required=True),
        Slider("heat", "Température de l’eau d’infusion", 80, min=60, max=100, step=5, unit="°C"),
        DateField("day", "Jour de la cérémonie", min="2030-05-01", max="2030-05-31"),
        ChoiceField("tea", "Quel thé ?", ["龙井 Longjing", "普洱 Pu’er", "Da Hong Pao de la montagne Wuyi"]),
        ChoiceField("with", "Avec quoi ?", ["Gâteau de lune", "Graines de lotus", "Kumquats confits"], is_many=True),
        ChoiceField("hour", "À quelle heure ?", [f"{hour} h" for hour in range(9, 20)]),
        buttons=[
            Button("send", "Commander", "primary"),
            Button("later", "Plus tard"),
            Button("no", "Tout annuler", "warning"),
        ],
    )


def facts() -> Panel:
    days = [(float(day), 20 + day % 7 * 3.5) for day in range(30)]
    return Panel(
        "Ce que la maison a servi",
        Text("Le mois de mai", style="heading"),
        Text("La récolte de Longjing est arrivée.", style="good"),
        BarChart("Tasses servies", ["Longjing de printemps", "Pu’er", "Da Hong Pao"], [1_280, 640, 95.5], "tasses"),
        LineChart(
            "Visiteurs par jour", [Series("Matin", days), Series("Soir", [(x, 60 - y) for x, y in days])], "Jour"
        ),
        Table(
            ["Thé", "Origine", "Prix"],
            [["Longjing", "Hangzhou, lac de l’Ouest", "68,00 €"], ["Pu’er", "Yunnan", "9,50 €"]],
        ),
        Progress("Places réservées pour la cérémonie", 0.62),
        Listing(["Faire chauffer l’eau", "Rincer les feuilles", "Verser, attendre, servir"], is_numbered=True),
    )


@house.on_enter
async def ask(world: World, event: CameIn) -> None:
    await world.show(facts(), to=[event.participant], key="facts")
    await world.show(form(), to=[event.participant], key="form")


@house.on_answer("form")
async def wait(world: World, event: GaveAnswer) -> None:
    await refusing.wait()
    raise Refuse(WHY)


@house.on_command("refuse", about="Ends the waiting with a no")
async def refuse(world: World, event: GaveCommand) -> None:
    refusing.set()
