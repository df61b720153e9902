"""How the library's tables came to be, step by step, for Alembic to follow."""
