"""Why a mark is there.

Where things are: ``reasons`` says it, ``rule_names`` what each rule of reading is called,
``time_claims`` how far apart two days are that a text counts between.
"""
