"""People: who is a person in a text, and which words are only part of a person's name.

Where things are: ``mentions`` gathers the mentions of each person; ``name_runs`` reads runs of
capitalised words as titles and names; ``word_lists`` holds titles, particles and family names.
"""
