"""Learning to find, understand and place toponyms from the annotated corpora.

Where things are: ``gold`` reads the corpora; ``frames`` fills sentences written by hand;
``learn_names``, ``learn_roles``, ``learn_candidates`` and ``learn_confidence`` each learn one step;
``make_word_lists`` compiles the lists that finding leans on.
"""
