"""Reading: toponyms, timexes and quotations found in a text, and joined by sentence."""
