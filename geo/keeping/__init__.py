"""Keeping: articles taken in, stored, and taken out again."""
