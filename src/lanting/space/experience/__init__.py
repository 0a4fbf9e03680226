"""What programs without a body do in a Space: they hear of everybody, and show things that are not in the Scene.

Concepts: the `Attendance` that programs are told (`attendance`), what is listened to (`listening`), the Panels before
people and on boards (`panels`) with their answers (`answers`), offers to go somewhere (`offers`), and what moves,
sounds and is worn (`showing`, `badges`). `desk` answers what visitors and programs ask for.
"""
