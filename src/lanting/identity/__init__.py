"""Identity: who somebody is, and what that allows.

Concepts: the `Caller`, all that somebody shows of herself when she comes (`caller`): a `Guest` known by a signed cookie
(`guest`), a `Holder` of rights by a second one (`holder`), the Operator (`operator`); the `Key` that opens a Role
(`key`), who is kept out or silent (`sanction`), and the `Rights` that follow from all of it (`rights`), told as a
`Standing`. A program of the house has `Capabilities` instead of a Role (`capability`), and knows everybody under a name
of its own (`person`). A `Ticket` opens one socket once (`ticket`); `role` says what each Role may do; everything that
is signed rests on the `Seal` (`seal`).

Pure: secrets, randomness and time are handed in; whoever calls keeps the files.
"""
