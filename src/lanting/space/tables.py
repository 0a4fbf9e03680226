"""What of a Space must last: itself, what was said in it, and which requests were already answered."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from lanting.store.tables import metadata

spaces: Final = Table(
    "spaces",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("slug", String(64), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("template", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("last_line", BigInteger, nullable=False, default=0),
    # The default lets SQLite add the column without copying the table, which would delete every line said.
    Column("code", String(6), nullable=False, server_default=text("''")),
    Column("rules", Text, nullable=False, server_default=text("'{}'")),
    Column("deleted_at", BigInteger, nullable=True),
    Column("picture", String(64), nullable=True),
    Column("language", String(16), nullable=False, server_default=text("'en'")),
    Index(None, "code", unique=True),
)
"""`last_line` is the number of the newest chat line: it is raised in the unit that inserts the line. `rules` is
`protocol.word.Rules` as JSON; what it leaves out is as `Rules` says. A deleted Space rests for 7 days. `picture` is the
SHA-256 of a file in the data folder; without one a Space shows its template's. What is
said to everybody there is said in `language`."""

chat_lines: Final = Table(
    "chat_lines",
    metadata,
    Column("space_id", String(20), primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", String(20), nullable=False),
    Column("participant_id", String(20), nullable=False),
    Column("name", Text, nullable=False),
    Column("program", Boolean, nullable=False),
    Column("text", Text, nullable=False),
    Column("said_at", BigInteger, nullable=False),
    ForeignKeyConstraint(["space_id"], ["spaces.id"], ondelete="CASCADE"),
)

answers: Final = Table(
    "answers",
    metadata,
    Column("space_id", String(20), primary_key=True),
    Column("user_id", String(20), primary_key=True),
    Column("request_id", String(36), primary_key=True),
    Column("line_number", BigInteger, nullable=False),
    Column("kept_at", BigInteger, nullable=False),
    ForeignKeyConstraint(["space_id", "line_number"], ["chat_lines.space_id", "chat_lines.number"], ondelete="CASCADE"),
    Index(None, "space_id", "kept_at"),
)
"""The request ids of the last day, each with the line that it became: a repeat finds its first answer (SP-31)."""

admissions: Final = Table(
    "admissions",
    metadata,
    Column("space_id", String(20), primary_key=True),
    Column("user_id", String(20), primary_key=True),
    Column("admitted_at", BigInteger, nullable=False),
    ForeignKeyConstraint(["space_id"], ["spaces.id"], ondelete="CASCADE"),
)
"""Whom a host has let in: for ADMITTED_MS she does not wait again."""

moderation_log: Final = Table(
    "moderation_log",
    metadata,
    Column("space_id", String(20), primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", String(20), nullable=False),
    Column("request_id", String(36), nullable=False),
    Column("by_name", Text, nullable=False),
    Column("act", String(16), nullable=False),
    Column("subject", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    ForeignKeyConstraint(["space_id"], ["spaces.id"], ondelete="CASCADE"),
    UniqueConstraint("space_id", "user_id", "request_id"),
)
"""What hosts did, each with the request id that asked for it: a repeat finds its act and is not done twice (SP-101).
`subject` is the name of whom it concerned, `facts` JSON."""

frame_sites: Final = Table(
    "frame_sites",
    metadata,
    Column("space_id", String(20), primary_key=True),
    Column("site", Text, primary_key=True),
    ForeignKeyConstraint(["space_id"], ["spaces.id"], ondelete="CASCADE"),
)
"""The sites that may show the Space within their pages: origins as `space.site.read_site` gives them."""

visit_counts: Final = Table(
    "visit_counts",
    metadata,
    Column("space_id", String(20), primary_key=True),
    Column("day", BigInteger, primary_key=True, autoincrement=False),
    Column("what", String(8), primary_key=True),
    Column("subject", String(20), primary_key=True),
    Column("number", BigInteger, nullable=False),
    ForeignKeyConstraint(["space_id"], ["spaces.id"], ondelete="CASCADE"),
)
"""Sums of a day in UTC (`space.count.Count`), and nothing of anybody: `subject` is the Entity of a stop, else ""."""

reports: Final = Table(
    "reports",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("space_id", String(20), nullable=False),
    Column("reporter_id", String(20), nullable=False),
    Column("reporter_name", Text, nullable=False),
    Column("about_id", String(20), nullable=False),
    Column("about_name", Text, nullable=False),
    Column("about_role", String(16), nullable=False),
    Column("reason", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("state", String(16), nullable=False),
    Column("decision", String(16), nullable=True),
    Column("note", Text, nullable=False),
    Column("decided_at", BigInteger, nullable=True),
    Column("sanction_id", String(20), nullable=True),
    Column("appeal", Text, nullable=False),
    Column("outcome", String(16), nullable=True),
    Column("outcome_note", Text, nullable=False),
    Column("closed_at", BigInteger, nullable=True),
    Column("about_read", Boolean, nullable=False),
    Column("reporter_read", Boolean, nullable=False),
    ForeignKeyConstraint(["space_id"], ["spaces.id"], ondelete="CASCADE"),
    Index(None, "space_id", "state"),
    Index(None, "about_id"),
    Index(None, "reporter_id"),
)
"""What guests said about one another (`space.reporting`) and what was decided; forgotten 30 days after its end."""

report_clips: Final = Table(
    "report_clips",
    metadata,
    Column("report_id", String(20), primary_key=True),
    Column("clip", LargeBinary, nullable=False),
    ForeignKeyConstraint(["report_id"], ["reports.id"], ondelete="CASCADE"),
)
"""The minute that a reporter sent along, as MessagePack; deleted when its report is closed."""

experience_values: Final = Table(
    "experience_values",
    metadata,
    Column("space_id", String(20), primary_key=True),
    Column("program_id", String(20), primary_key=True),
    Column("key", String(120), primary_key=True),
    Column("person", String(64), primary_key=True),
    Column("version", BigInteger, nullable=False),
    Column("value", LargeBinary, nullable=False),
    Column("kept_at", BigInteger, nullable=False),
    ForeignKeyConstraint(["space_id"], ["spaces.id"], ondelete="CASCADE"),
    Index(None, "space_id", "program_id", "person"),
)
"""What a program keeps for its next start, under its own User. `person` is whose it is, as this program knows her
(`Attendee.person`), or "". `version` is that of the value's shape."""

experience_records: Final = Table(
    "experience_records",
    metadata,
    Column("space_id", String(20), primary_key=True),
    Column("program_id", String(20), primary_key=True),
    Column("log", String(40), primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("request_id", String(36), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("body", Text, nullable=False),
    Column("hash", String(64), nullable=False),
    ForeignKeyConstraint(["space_id"], ["spaces.id"], ondelete="CASCADE"),
    UniqueConstraint("space_id", "program_id", "request_id"),
)
"""Logs of which nothing is ever changed: `hash` is over the previous record's and this one (`ledger.chain`)."""

experience_answers: Final = Table(
    "experience_answers",
    metadata,
    Column("space_id", String(20), primary_key=True),
    Column("request_id", String(36), primary_key=True),
    Column("taken_at", BigInteger, nullable=False),
    ForeignKeyConstraint(["space_id"], ["spaces.id"], ondelete="CASCADE"),
    Index(None, "taken_at"),
)
"""The answers of the last day of which something was kept, committed with it: a repeat is not handled again (PR-37)."""

space_experiences: Final = Table(
    "space_experiences",
    metadata,
    Column("space_id", String(20), primary_key=True),
    Column("name", String(40), primary_key=True),
    Column("user_id", String(20), nullable=False),
    Column("is_on", Boolean, nullable=False),
    Column("capabilities", Text, nullable=False),
    Column("settings", Text, nullable=False),
    Column("off_because", Text, nullable=True),
    Column("trace", Text, nullable=False),
    ForeignKeyConstraint(["space_id"], ["spaces.id"], ondelete="CASCADE"),
)
"""Experiences that are, or were, switched on in a Space: each has a User of its own there, under whom it keeps things.
`capabilities` is what the Owner has allowed and `settings` what she has chosen, as JSON. `off_because` is why the
Server switched it off, with the `trace` of its author's code; null where it did not."""
