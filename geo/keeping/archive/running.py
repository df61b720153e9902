"""Parts of a corpus, read by many at once: one process a core, or the workers of a Dask cluster.

Whoever runs it cuts the corpus and hands parts out, never more at a time than are being read, so
that memory does not grow with the corpus. A worker that ends takes its part with it: it is given
to another.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.context import BaseContext

from geo.errors import ArticleError
from geo.keeping.archive.batches import Batch, Done

Work = Callable[[Batch], Done]
"""Reads one part and commits it; must be found by its name in another process."""

AHEAD = 2
"""Parts in hand for each one that reads: the next is there when one is done."""

MOST_ENDS = 3
"""How often a worker may end while it reads the same part, before the run is given up."""


def by_processes(
    batches: Iterable[Batch], work: Work, processes: int, ready: str
) -> Iterator[Done]:
    """Read parts by so many processes on this machine; yield each as it is done.

    One process is this one. ``ready`` is the module that the others start from: importing it
    opens what they all need.
    """
    if processes <= 1:
        yield from map(work, batches)
        return
    waiting = iter(batches)
    held: list[Batch] = []
    ends: dict[int, int] = {}
    while True:
        try:
            yield from _pooled(waiting, held, work, processes, ready)
            return
        except BrokenProcessPool:
            for batch in held:
                ends[batch.number] = ends.get(batch.number, 0) + 1
            _give_up_on({n for n, times in ends.items() if times >= MOST_ENDS})


def _pooled(
    waiting: Iterator[Batch], held: list[Batch], work: Work, processes: int, ready: str
) -> Iterator[Done]:
    """Read ``held``, then ``waiting``, in one pool; ``held`` is what is not done yet."""
    with ProcessPoolExecutor(processes, _starting(ready), _end_with_parent) as pool:
        running: dict[Future[Done], Batch] = {pool.submit(work, b): b for b in held}
        while True:
            for batch in waiting:
                held.append(batch)
                running[pool.submit(work, batch)] = batch
                if len(running) >= AHEAD * processes:
                    break
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                done = future.result()
                held.remove(running.pop(future))
                yield done


def _starting(ready: str) -> BaseContext:
    """Return how processes start: from one that has imported what they need, where that is known.

    They are not forked from this one, which has threads.
    """
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    start = get_context("forkserver")
    start.set_forkserver_preload([ready])
    return start


def _end_with_parent() -> None:
    """Have this process end when the one that started it is gone, however that came about."""
    parent = os.getppid()

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=look, daemon=True).start()


def _give_up_on(numbers: set[int]) -> None:
    if numbers:
        raise ArticleError(
            f"Reading ended {MOST_ENDS} times at part {min(numbers)}: memory may be short. "
            "Run the same command again with fewer processes; what is done stays."
        )


def by_cluster(batches: Iterable[Batch], work: Work, scheduler: str) -> Iterator[Done]:
    """Read parts by the workers of a Dask cluster, which see the same archive folder.

    Parameters
    ----------
    scheduler : str
        The address of its scheduler, such as ``tcp://10.0.0.5:8786``. Workers need this project
        and its requirements.
    """
    from distributed import Client, as_completed

    with Client(scheduler, set_as_default=False, timeout="30s") as client:
        client.wait_for_workers(1, timeout=120)
        running = as_completed(loop=client.loop)
        waiting = iter(batches)
        while True:
            most = AHEAD * max(1, sum(client.nthreads().values()))
            for batch in waiting:
                running.add(client.submit(work, batch, pure=False, retries=MOST_ENDS))
                if running.count() >= most:
                    break
            if running.is_empty():
                return
            future = next(running)
            yield future.result()
            future.release()
