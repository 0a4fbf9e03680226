"""The process in which the experiences of one Space run. It speaks `protocol.pipe`; the server starts and ends it.

`main` lives from Start to Close; `pipe_way` makes a session's way of a line; `guard` stops a step that computes for too
long; `fence` keeps authors' code from the network unless a host allows it.
"""
