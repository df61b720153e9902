"""The page Add: ``ways_in``, ``pasting``, long ``jobs``, the ``door``, what waits at it.

``looking_over`` shows one after another, ``doubles`` decides about what is here already;
``tally`` says what became of many, ``example_read`` shows what becomes of one.
"""
