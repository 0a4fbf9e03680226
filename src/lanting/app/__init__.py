"""The app: settings, wiring, start and stop, commands. The only room that knows everyone.

Concepts: `Settings` (one TOML file, environment and options), the `DataFolder` (what a Server keeps on disk), the
`Server` (all rooms wired together, listening on http and https), its own `certificate`, the commands (`cli`).
"""
