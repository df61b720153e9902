"""Joining: the three finders' marks brought together by sentence.

Where things are: ``sentence_marks`` are the marks beside a quotation; ``said_where_when`` gives a
quotation its place and day, ``said_when`` reads the day; ``topics`` are the places it is about;
``reanchoring`` counts "today" in speech from the day of speaking; ``chronology_match`` finds a
remark in the reference chronology; ``doubts`` collects what a careful reader should look at again.
"""
