"""An archive: articles by the hundred thousand, read in bulk into a folder of GeoParquet.

``sources`` says what a corpus holds, item by item (``gkg``: what GDELT says of an article);
``batches`` cuts that into parts that are read whole or not at all, and ``ledger`` knows which are
done, so that a run killed anywhere goes on where it stopped; ``running`` has them read by one
process a core, or on a Dask cluster; ``parquet`` writes what was read; ``progress`` says how far it
is. ``indexing`` lays what was read together to be asked, each article once (``printings`` finds
which are one), and ``archive_store`` opens that, in a folder or an object store.

An archive is a folder::

    archive.json                             which reader made it, and how it is cut
    articles/year=2025/b00000007.parquet     one row an article, its text and findings too
    toponyms/ timexes/ quotations/           one row a mark, in the same parts
    done/00000007.json                       a part that is whole, with what was refused in it
    index/                                   what it is asked by: all parts laid together
    rejects.jsonl                            what was refused, each with its reason
"""
