"""The Scene: the things in a place and what is said of them, checked, built on by many hands, and ready to travel.

Concepts: `Entity` (one thing: id, name, description, parent, components), `component` (every kind of data on one,
declared once), `Scene` (a checked set of Entities at a Revision), `solid` (what stops and carries feet, in the world's
axes), `snapshot` (the JSON a newcomer fetches), `template` (places written as Python functions).

Building: `LiveScene` takes edits (each an `Attempt` until it is judged, then a `Change`), knows each property's last
writer (`recent`), who may change what (`authority`) and how much there is (`usage`); `difference` leads from one Scene
to another; `journal` and `queries` keep it all.
"""
