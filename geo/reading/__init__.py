"""Reading: toponyms, timexes and quotations found in a text, and joined by sentence.

Where things are: ``findings`` is the pipeline and ``marks`` what it gives. The three finders,
``toponyms``, ``timexes`` and ``quotations``, do not know each other; ``people`` serves two of
them; ``joining`` brings their marks together by sentence. ``rules`` and ``lexicon`` are how
rules and word lists are written, ``once`` keeps what a case was asked; ``calibration`` says how
often each rule is right; ``word_vectors`` are vectors of words; ``corrections`` lay a reader's
corrections over findings; ``unpacking`` reads findings back from JSON, ``validating`` what
anybody may have made.
"""
