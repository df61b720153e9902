"""What is asked of every article at once, made once: its rows, and a sketch of its wording."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables; what is kept already is laid out when it is first asked for."""
    made = sa.Column("laid_by", sa.String(80), nullable=False)
    op.create_table("article_rows", _whose(), made, sa.Column("rows", sa.LargeBinary))
    op.create_table("article_sketch", _whose(), sa.Column("sketch", sa.LargeBinary))


def _whose() -> sa.Column:
    key = sa.ForeignKey("article.number", ondelete="CASCADE")
    return sa.Column("article", sa.Integer, key, primary_key=True, autoincrement=False)


def downgrade() -> None:
    """Take them away again."""
    op.drop_table("article_rows")
    op.drop_table("article_sketch")
