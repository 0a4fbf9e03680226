"""The web: pages and JSON over HTTP, and the front door where sockets come in.

Concepts: the one ASGI `application`, its `Desk` (everything that a handler may ask), pages and API, `Speech` in the
visitor's language, the `Assets` (our own files and the built client), the `Shield` of headers and Origin checks around
all, and the `front_door` of the sockets.
"""
