"""Training: what makes the weights and tables in ``data/reading``. Nothing at run time imports it.

Which command makes which file, from which data, in what time (two cores; the annotated corpora
lie outside the repository, and ``tests/requirements.txt`` names the packages):

=================================================  ==============================================
``python -m geo.training.toponyms learn CORPORA``  ``toponyms/*.npz``: roles, places, confidence
``... toponyms learn-names CORPORA``               ``toponyms/names.crfsuite``
``... quotations.train CORPORA --senses FILE``     ``quotations.npz``, four minutes
``... quotations.phrases CORPORA``                 ``quotations/source-phrases.npz``, ten minutes
``... quotations.teach CORPORA``                   soft labels for further news texts
``... quotations.right_edges CORPORA``             ``right-edges.json``, one minute
``... quotations.confidence CORPORA``              ``card-confidence.json``, two minutes
``... timex_reliability CORPORA``                  ``calibration/timexes.csv``, ten seconds
``... moving_feasts``                              ``timexes/feasts.csv``, from ``holidays``
``... given_names FOLDER``                         ``given-names.csv``
``... make_word_vectors``, ``... word_senses``     ``words.txt``, ``words.npy``; senses
=================================================  ==============================================
"""
