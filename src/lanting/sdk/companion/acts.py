"""What a World has of companions: bringing one, and asking what the place says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from lanting.protocol.request import Enter
from lanting.protocol.word import Look
from lanting.sdk.companion.companion import Companion, Goal, arrival
from lanting.sdk.companion.found import Found
from lanting.sdk.search import FollowedTexts
from lanting.sdk.search.word import Language

if TYPE_CHECKING:
    from lanting.sdk.experience.world import World


class CompanionActs:
    """Part of `World`."""

    _texts: FollowedTexts | None = None
    _companions: Mapping[str, Companion] = MappingProxyType({})

    @property
    def companions(self) -> Mapping[str, Companion]:
        """Those that were brought, by the name that was given for each."""
        return self._companions

    async def search(self, question: str, *, limit: int = 3, language: Language | None = None) -> list[Found]:
        """The things whose names, descriptions or plates answer a question, best first; none: the place does not say.

        The question may be English, French or Chinese, also where the plates are not. `language`: in which to quote,
        where a thing says it so; None: that of the question.
        """
        world = cast("World", self)
        if self._texts is None or self._texts.scene is not world._things.scene:
            self._texts = FollowedTexts(world._things.scene)
        read = await self._texts.search(question, limit=limit, language=language)
        return [Found(world.entity_of(each.entity), each.name, each.text, each.score) for each in read]

    async def companion(
        self, name: str, *, look: Look | None = None, at: Goal | None = None, about: str = ""
    ) -> Companion:
        """A figure of the experience, with the badge of a program; the same name is the same companion.

        `at`: a place, or x and z in metres: it stands there from the beginning, if newcomers can walk there, and looks
        as the place does. To a thing or to somebody it walks, from where newcomers arrive. `about`: what it answers to
        its name alone. Raises EntryRefused (a token brings 10 at a time: `companions_full`), MustWait, and ValueError
        for a name that is empty or longer than 32 characters, and for a place beyond the bounds of the world.
        """
        world = cast("World", self)
        place = arrival(at)
        session = await world._open_body(Enter(name=name, look=look or Look(), program=True, at=place))
        companion = Companion(world, session, about)
        self._companions = {**self._companions, name: companion}
        world._at_end(companion.leave)
        world.let_run(companion._listen())
        if at is not None:
            world.let_run(companion._settle(at))
        return companion
