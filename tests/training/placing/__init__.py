"""Learning to find, understand and place toponyms from the annotated corpora."""
