"""The first tables: articles, what they are found by, corrections, and full-text search."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SQLITE_WORDS = (
    "CREATE VIRTUAL TABLE article_words USING fts5(folded, content='article', "
    "content_rowid='number', tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE TRIGGER article_words_new AFTER INSERT ON article BEGIN "
    "INSERT INTO article_words(rowid, folded) VALUES (new.number, new.folded); END",
    "CREATE TRIGGER article_words_gone AFTER DELETE ON article BEGIN "
    "INSERT INTO article_words(article_words, rowid, folded) "
    "VALUES ('delete', old.number, old.folded); END",
    "CREATE TRIGGER article_words_changed AFTER UPDATE OF folded ON article BEGIN "
    "INSERT INTO article_words(article_words, rowid, folded) "
    "VALUES ('delete', old.number, old.folded); "
    "INSERT INTO article_words(rowid, folded) VALUES (new.number, new.folded); END",
)
POSTGRESQL_WORDS = (
    "ALTER TABLE article ADD COLUMN words tsvector "
    "GENERATED ALWAYS AS (to_tsvector('english', folded)) STORED",
    "CREATE INDEX article_by_words ON article USING gin (words)",
)


def upgrade() -> None:
    """Make all tables."""
    _articles()
    _found_by("article_place", sa.Column("place", sa.String(80), nullable=False),
              sa.Column("lat", sa.Float), sa.Column("lon", sa.Float))  # fmt: skip
    _found_by("article_region", sa.Column("region", sa.String(80), nullable=False))
    _found_by("article_day", sa.Column("earliest", sa.Date, nullable=False),
              sa.Column("latest", sa.Date))  # fmt: skip
    _found_by("article_speaker", sa.Column("name", sa.Text, nullable=False))
    op.create_index("article_place_by_place", "article_place", ["place"])
    op.create_index("article_place_by_point", "article_place", ["lat", "lon"])
    op.create_index("article_region_by_region", "article_region", ["region"])
    op.create_index("article_day_by_day", "article_day", ["earliest", "latest"])
    op.create_index("article_speaker_by_name", "article_speaker", ["name"])
    _corrections()
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE_WORDS if sqlite else POSTGRESQL_WORDS:
        op.execute(statement)


def _articles() -> None:
    letters = [
        sa.Column(name, sa.LargeBinary, nullable=False)
        for name in ("title", "outlet", "author", "url")
    ]
    op.create_table(
        "article",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("id", sa.String(120), nullable=False),
        *letters,
        sa.Column("published", sa.Date),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("text", sa.LargeBinary, nullable=False),
        sa.Column("findings", sa.LargeBinary, nullable=False),
        sa.Column("kept_at", sa.String(40), nullable=False),
        sa.Column("view_token", sa.String(64), unique=True),
        sa.Column("edit_hash", sa.String(64), unique=True),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("folded_outlet", sa.Text, nullable=False),
        sa.UniqueConstraint("owner", "id"),
    )


def _found_by(table: str, *columns: sa.Column) -> None:
    whose = sa.ForeignKey("article.number", ondelete="CASCADE")
    op.create_table(table, sa.Column("article", sa.Integer, whose, nullable=False), *columns)
    op.create_index(f"{table}_of", table, ["article"])


def _corrections() -> None:
    op.create_table(
        "correction",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("article", sa.String(120), nullable=False),
        sa.Column("scope", sa.String(16), nullable=False),
        sa.Column("said", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("owner", "id"),
    )
    op.create_index("correction_of", "correction", ["owner", "article"])


def downgrade() -> None:
    """Take all tables away."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE article_words")
    tables = "correction article_speaker article_day article_region article_place article"
    for table in tables.split():
        op.drop_table(table)
