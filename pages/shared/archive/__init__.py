"""The page of an archive: ``served_archive`` has it ready, ``archive_views`` draw a lens of it."""
