"""Work done beside the main work: in a second process where the system can fork one, otherwise when it is asked for."""

import multiprocessing
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")


@contextmanager
def beside(work: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """Start some work and go on; calling the answer waits for it. Whatever the work raises is raised there.

    Why a fork: the child sees all that has been read without a copy, so only its result travels. It never outlives
    the block: what it writes into a folder cannot come back after the folder is gone.
    """
    if "fork" not in multiprocessing.get_all_start_methods() or threading.active_count() > 1:
        # Windows; or a process with threads (a test run), which a fork could leave with a lock that nobody opens.
        yield work
        return
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(work, sender))
    process.start()
    sender.close()

    def result() -> T:
        try:
            done, value = receiver.recv()
        except EOFError as error:
            raise ChildProcessError("the second process of the build ended without a result") from error
        if not done:
            raise value
        return value  # type: ignore[no-any-return]

    try:
        yield result
    finally:
        process.kill()
        process.join()


def _send(work: Callable[[], object], sender: Connection) -> None:
    try:
        sender.send((True, work()))
    except Exception as error:  # noqa: BLE001 - it is raised again in the process that asked
        sender.send((False, error))
