"""Assets: the files that people bring into a Space; checked before anything is decoded, stored by their content.

By subject: `asset` (what is known of one), `check` (whether bytes are what they say, in a child process), `shelf`
(where bytes lie), `upload` (how they come), `tables` and `queries` (what is stored of them).
"""
