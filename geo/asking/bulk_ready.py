"""What reading in bulk needs, imported and opened: a process that starts from here starts at once.

The process that others are forked from imports this, so that what is read only (word lists,
weights, the gazetteer, a language model) is opened once and shared by all of them.
"""

import gc
from datetime import date

from geo.asking.bulk import read_part
from geo.keeping.intake.languages import language_of
from geo.keeping.intake.twins import sketch_of
from geo.reading.findings import read

__all__ = ["read_part"]

ANY = "A ship left Haifa on Monday. “We sail at dawn,” said Captain Ada Reed in Odesa."
read(ANY, date(2024, 3, 4))
sketch_of(ANY)
language_of(ANY)
gc.collect()
gc.freeze()  # so that a child's collector leaves the memory it shares alone
