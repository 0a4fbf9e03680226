"""The Space: who is in a shared place, what they say to one another and where they may walk. A pure room.

Concepts: `space.Space` takes events (`event`) and gives commands (`command`), with every id and time handed in; it has
a `slot.SlotTable`, a `people.PeopleList`, a `card.CardNews`, a `chat.Chat` and a `request_desk.RequestDesk`.
`pose_lane.PoseLane` moves bodies in arrays. `ground.Ground` is what a Scene means to walkers: bounds, spawns, seats,
zones and a `walk_grid.WalkGrid` made from solids. `tables` and `queries` keep what must last.
The numbered rules are in `docs/spec/space.md`.
"""
