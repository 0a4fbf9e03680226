"""The experiences of running Spaces: authors' code, in a process of its own for each Space, and what is kept for it.

Concepts: the `Supervisor` knows which Spaces have experiences and who is there; a `ChildKeeper` keeps the `Child` of
one alive; the `Forker` brings children into the world; the `ProgramDesk` answers what programs keep, recall and hand
over, whether they are a child's or come from outside.
"""
