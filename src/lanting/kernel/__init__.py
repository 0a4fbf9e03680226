"""The kernel: what every room may lean on and what leans on nothing.

Concepts: typed ids (`ids`), handed-in time (`clock`), the root of all errors (`error`), what a room says in the
log (`log`), which hosts are this very machine (`host`).
"""
