"""The ledger: what was written down and never changed, so that anybody can see that it was not.

Concepts: *canonical* JSON, one spelling for each value (`canonical`), and the *chain*, in which each record carries the
hash of the one before it (`chain`).

Pure: text in, text out; time is handed in.
"""
