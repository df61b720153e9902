"""Dateline Atlas: the frame around every page."""
