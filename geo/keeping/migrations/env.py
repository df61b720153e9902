"""Alembic's door: migrations run in the transaction that the library opened."""

from alembic import context

from geo.keeping.library.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
