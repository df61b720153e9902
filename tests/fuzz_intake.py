"""A long fuzz of whatever comes in: files, links, exports, addresses of views; run by hand.

    pip install atheris
    python -m tests.fuzz_intake FOLDER -max_total_time=3600 -timeout=20 -max_len=65536

FOLDER keeps the inputs that reached new code; put files of your own in it to begin with. The
first byte chooses the reader. An exception, or a file that takes longer than 20 seconds or more
memory than libFuzzer's limit, stops the run and leaves the input in a file ``crash-...``.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from urllib.parse import parse_qs

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["geo"]):
    from geo.asking.lens import Lens
    from geo.asking.mentions import mention_table
    from geo.errors import ArticleError
    from geo.keeping.carried import opened_whole
    from geo.keeping.intake.taking import ENDINGS, of_file
    from geo.keeping.received import export_from
    from geo.reading.corrections.apply import apply
    from geo.text import Article
    from tests.keeping.conftest import TEXT, sample_findings

TABLE = mention_table([(Article("lowport", "The sea at Lowport", TEXT), sample_findings())])


def one_input(data: bytes) -> None:
    """Take one input in, as the kind that its first byte says."""
    kind, content = data[:1], data[1:]
    choice = kind[0] % (len(ENDINGS) + 3) if kind else 0
    if choice < len(ENDINGS):
        for _ in of_file(f"a{ENDINGS[choice]}", content):
            pass
    elif choice == len(ENDINGS):
        with suppress(ArticleError):
            opened_whole(content.decode("latin-1"))
    elif choice == len(ENDINGS) + 1:
        lens = Lens.parse(parse_qs(content.decode("latin-1")))
        lens.keep(TABLE)
        lens.describe(TABLE)
    else:
        with suppress(ArticleError):
            export = export_from(content)
            for article, findings in export.pairs:
                apply(article, findings, export.log)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
