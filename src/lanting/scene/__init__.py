"""The Scene: the things in a place and what is said of them, checked and ready to travel.

Concepts: `Entity` (one thing: id, name, description, parent, components), `component` (every kind of data on one,
declared once), `Scene` (a checked set of Entities at a Revision), `solid` (what stops and carries feet, in the world's
axes), `snapshot` (the JSON a newcomer fetches), `template` (places written as Python functions).
"""
