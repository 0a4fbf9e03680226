"""Identity: who somebody is, and what that allows.

Concepts: a `Guest` known by a signed cookie (`guest`), a `Ticket` that opens one socket once (`ticket`), the Operator's
key (`operator`), the Roles and their Permissions (`role`), and the `Seal` that all of the signing rests on (`seal`).

Pure: secrets, randomness and time are handed in; whoever calls keeps the files.
"""
