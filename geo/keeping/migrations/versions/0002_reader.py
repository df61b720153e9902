"""Which reader found what is kept, so that a better one can read it anew."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; what is kept already was read by some earlier reader."""
    op.add_column("article", sa.Column("read_by", sa.String(40), nullable=False, server_default=""))


def downgrade() -> None:
    """Take it away again."""
    op.drop_column("article", "read_by")
