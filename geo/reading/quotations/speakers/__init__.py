"""Speakers: who says what is quoted.

Where things are: ``source`` chooses the word that names a cue's source; ``noun_phrases`` widens it
to its whole phrase; ``coreference`` finds the fullest name it stands for; ``offices`` and
``bodies`` know whose an office is, and who speaks without being a person.
"""
