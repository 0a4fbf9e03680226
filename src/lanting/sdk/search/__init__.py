"""Looking up what a place says of itself: names, descriptions and plates, asked in English, French or Chinese.

Concepts: a `Page` is what one thing says, in every language in which it says it; a `Question` is what is left of a
sentence once the words that only ask are gone; `SceneTexts` answers with what it read (`Passage`), best first, or with
nothing: "I do not know".
"""

from lanting.sdk.search.stop import language_of
from lanting.sdk.search.texts import FollowedTexts, Passage, SceneTexts

__all__ = ["FollowedTexts", "Passage", "SceneTexts", "language_of"]
