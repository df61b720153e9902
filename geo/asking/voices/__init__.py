"""Who said what: utterances, the remarks they print, and the variants of their words."""
