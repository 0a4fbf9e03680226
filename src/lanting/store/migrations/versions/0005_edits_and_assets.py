"""Scenes have a journal and may have a draft; Spaces have Assets."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "scene_snapshots",
        sa.Column("space_id", sa.String(20), primary_key=True),
        sa.Column("scene", sa.String(9), primary_key=True),
        sa.Column("revision", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("template", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("makers", sa.LargeBinary, nullable=True),
        sa.Column("created_at", sa.BigInteger, nullable=False),
    )
    op.execute(
        "INSERT INTO scene_snapshots (space_id, scene, revision, template, content, created_at) "
        "SELECT space_id, 'published', revision, template, content, created_at FROM scene_revisions"
    )
    op.drop_table("scene_revisions")
    op.create_table(
        "scene_edits",
        sa.Column("space_id", sa.String(20), primary_key=True),
        sa.Column("scene", sa.String(9), primary_key=True),
        sa.Column("revision", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(9), nullable=False),
        sa.Column("user_id", sa.String(20), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("request_id", sa.String(36), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("undoes", sa.BigInteger, nullable=True),
        sa.Column("operations", sa.LargeBinary, nullable=False),
        sa.Column("inverse", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("space_id", "user_id", "request_id", name="uq_scene_edits_space_id_user_id_request_id"),
    )
    op.create_table(
        "building_areas",
        sa.Column("space_id", sa.String(20), primary_key=True),
        sa.Column("zone", sa.String(20), primary_key=True),
        sa.Column("bearer", sa.String(20), primary_key=True),
        sa.Column("given_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "drafts",
        sa.Column("space_id", sa.String(20), primary_key=True),
        sa.Column("base_revision", sa.BigInteger, nullable=False),
        sa.Column("base_content", sa.LargeBinary, nullable=False),
        sa.Column("started_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "assets",
        sa.Column("id", sa.String(20), primary_key=True),
        sa.Column("space_id", sa.String(20), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("media_type", sa.String(40), nullable=False),
        sa.Column("bytes", sa.BigInteger, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("description", sa.Text, nullable=False, server_default=sa.text("''")),
        sa.Column("author", sa.Text, nullable=False, server_default=sa.text("''")),
        sa.Column("source", sa.Text, nullable=False, server_default=sa.text("''")),
        sa.Column("licence", sa.Text, nullable=False, server_default=sa.text("''")),
        sa.Column("user_id", sa.String(20), nullable=False),
        sa.Column("uploaded_at", sa.BigInteger, nullable=False),
        sa.Column("facts", sa.LargeBinary, nullable=False),
        sa.Column("light_digest", sa.String(64), nullable=True),
        sa.Column("light_media_type", sa.String(40), nullable=False, server_default=sa.text("''")),
        sa.Column("light_bytes", sa.BigInteger, nullable=False, server_default=sa.text("0")),
        sa.Column("light_triangles", sa.BigInteger, nullable=False, server_default=sa.text("0")),
        sa.Column("thumb_digest", sa.String(64), nullable=True),
        sa.Column("thumb_media_type", sa.String(40), nullable=False, server_default=sa.text("''")),
        sa.Column("thumb_bytes", sa.BigInteger, nullable=False, server_default=sa.text("0")),
        sa.UniqueConstraint("space_id", "digest", name="uq_assets_space_id_digest"),
    )
    op.create_index("ix_assets_digest", "assets", ["digest"])
    op.create_index("ix_assets_light_digest", "assets", ["light_digest"])
    op.create_index("ix_assets_thumb_digest", "assets", ["thumb_digest"])
    op.create_index("ix_assets_space_id_uploaded_at", "assets", ["space_id", "uploaded_at"])


def downgrade() -> None:
    op.drop_table("assets")
    op.drop_table("drafts")
    op.drop_table("building_areas")
    op.drop_table("scene_edits")
    op.create_table(
        "scene_revisions",
        sa.Column("space_id", sa.String(20), primary_key=True),
        sa.Column("revision", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("template", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
    )
    op.execute(
        "INSERT INTO scene_revisions (space_id, revision, template, content, created_at) "
        "SELECT space_id, revision, template, content, created_at FROM scene_snapshots WHERE scene = 'published'"
    )
    op.drop_table("scene_snapshots")
