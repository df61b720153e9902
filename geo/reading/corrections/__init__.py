"""Corrections: what a reader put right.

Where things are: ``log`` holds the frozen lines of a log that only grows; ``apply`` lays them over
findings, every mark still pointing to its words.
"""
