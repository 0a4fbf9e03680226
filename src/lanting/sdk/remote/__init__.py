"""From outside: a World for scripts and notebooks, what numbers look like in a Space, and pictures of it.

Read first `connect.py`; then `array.py` (what may be put up), `array_acts.py`, `blocking_face.py`, `photo.py`.
"""
