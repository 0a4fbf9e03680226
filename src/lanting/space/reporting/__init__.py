"""Reports: what somebody heard and saw, proven by tags as far as it can be, and what was decided on it.

Concepts: the `SentReport` with its `Clip`, as a reporter's browser sends it (`clip`); the proof that none of its words
is invented (`proof`); the `Report` as it is kept until somebody has decided, and who may decide (`report`).
"""
