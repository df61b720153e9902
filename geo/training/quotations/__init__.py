"""Learning the small network that finds cues, contents and sources.

Where things are: ``annotated`` reads the corpora; ``word_table``, ``fixed_rows``, ``arrays`` and
``training_batches`` lay them out; ``trained_network`` is the network as it learns, ``train`` the
command; ``teacher`` and ``teach`` give soft labels; ``phrases`` learns the whole phrase of a source
from ``cued`` sentences and ``invented`` ones (``source_grammar.txt``); ``right_edges`` learns where
a report ends, ``confidence`` how sure cards are; ``folds`` measures.
"""
