"""The household: programs that live in the house and make it a place where somebody is.

Concepts: a *mind* (`guide.Guide`, `stroller.Stroller`) is shown what its figure sees (`sight.Sight`) and answers with
what to do (`sight.Order`); it waits for nothing and can be tried without a network. A `figure` lends a mind a Bot's
body. The `caretaker` knows, from the `attendance` that `app` tells it line by line, which figure belongs where now.
It runs as a process of its own (`python -m lanting.household`), uses nothing of the house but `lanting.sdk`, and enters
by the same door as anybody's Bot.
"""
