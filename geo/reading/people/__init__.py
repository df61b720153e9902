"""People: who is a person in a text, and which words are only part of a person's name.

Where things are: ``named_people`` gathers the mentions of each person; ``name_runs`` reads runs of
capitalised words as titles and names; ``who`` says whether a run names somebody; ``known_names``
holds given and family names; ``word_lists`` the titles, offices and particles of the lexicon.
Asked by toponyms (whose names are no places) and by quotations (who speaks) alike.
"""
