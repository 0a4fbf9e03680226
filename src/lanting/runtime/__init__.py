"""The runtime: where Spaces run, wait and speak to the network.

Concepts: the `Hall` (all running Spaces), a `RunningSpace` (one of them: its events, commands and ticks), a `Line`
(what keeps a Participant reachable: session, `Outbox` and, while it holds, a `Connection`), the `Socket` (picows,
wrapped), the `AddressLimit`, the sealed place note, and `ground` (a Scene as `space` sees it).

The rooms below think; this one waits. Events go into a Space, commands come out and are carried out here, in order.
"""
