"""Who said what.

Where things are: ``utterances`` are what was said by one speaker over time, ``remarks`` each once
with every printing, ``variants`` how printings differ, ``other_wordings`` the printings that a note
tells of, ``regional_speakers`` who speaks about a region, ``voice_list`` everybody whose words are
printed.
"""
