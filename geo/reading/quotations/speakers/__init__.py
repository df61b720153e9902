"""Speakers: who says what is quoted.

Where things are: ``phrase_model`` finds the whole phrase of each cue's source, ``source`` puts it
right by a few rules that ask a ``phrase_case``; ``noun_phrases`` takes a phrase apart;
``surroundings`` shows who bears a name that no list holds; ``cast`` holds all ``figures`` a text
tells of; ``coreference`` weighs whom "he" and "the minister" mean; ``asked`` is one source to be
named and ``naming`` the rules that name it; ``via`` finds who passed words on; ``offices`` and
``bodies`` know whose an office is, and who speaks without being a person.
"""
