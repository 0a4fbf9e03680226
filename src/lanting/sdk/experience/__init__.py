"""Experiences: behaviour that an author writes for Spaces. `lanting.sdk` names what of it is public."""
