"""Lanting, a self-hosted metaverse. This module imports nothing: enter by a room's own door."""
