"""Why a mark is there: the rule that read it, and what its times claim."""
