"""Keeping: articles taken in, stored, and taken out again.

Where things are: ``intake`` takes articles in, ``shelf`` holds the bundled ones, ``library`` stores
(``migrations`` are its tables' history), ``archive`` holds what was read in bulk,
``readings`` remembers which reader read what, ``long_texts`` has long ones read apart, ``carried``
puts an article into a link, ``exports`` writes formats, ``received`` checks what comes back in,
``allowances`` count how much anybody asks for, ``moving`` does both from a shell.
"""
