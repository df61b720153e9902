"""Corrections: what a reader put right.

Where things are: ``scopes`` names the kinds and how far each holds, ``log`` holds the frozen
lines of a log that only grows; ``apply`` lays them over findings, every mark still pointing to its
words; ``regrouping`` are those about stories, which say what articles belong together.
"""
