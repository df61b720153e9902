"""The page of an archive: ``opening`` has it ready, ``archive_views`` draw what a lens keeps."""
