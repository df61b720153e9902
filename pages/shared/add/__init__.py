"""The page Add: ``ways_in``, ``pasting``, long ``jobs``, the ``door``, and ``looking_over``."""
