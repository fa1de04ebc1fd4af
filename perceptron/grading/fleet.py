"""Jobs judged by any `concurrent.futures.Executor`: a few at a time, again where one was lost."""

import contextlib
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    ProcessPoolExecutor,
    wait,
)
from dataclasses import dataclass
from functools import partial

from perceptron.contract import TargetError
from perceptron.grading.judging import Job, Verdict, judge_submission, told
from perceptron.isolation.kernel import end_with_parent

LOST = "the process that judged it ended, {tries} times of {tries}: {error}"
GONE = "--cluster={address}: no answer from there any more; the same command goes on from here"
PATIENCE = 10  # seconds for a scheduler to answer
Answer = tuple[Job, Verdict]


@dataclass
class Fleet:
    """What judges: `start` makes an executor, anew where one has broken.

    `size` jobs run at once; one whose process ends is tried `tries` times.
    """

    start: Callable[[], Executor]
    size: int
    tries: int = 3

    def judge(self, jobs: Iterable[Job]) -> Iterator[Answer]:
        """Yield each job with its verdict, in the order in which they come.

        Only a few are held at a time: a large class needs no more memory than a small one. What was
        lost is tried again at the end and alone: then it is that job which ends its process.
        """
        rest, lost = iter(jobs), list[tuple[Job, str]]()
        while (job := next(rest, None)) is not None:
            yield from self._until_broken(job, rest, lost)
        for job, error in lost:
            yield job, self._alone(job, error)

    def _until_broken(
        self, first: Job, rest: Iterator[Job], lost: list[tuple[Job, str]]
    ) -> Iterator[Answer]:
        """Judge jobs until none is left, or the executor has broken and all its jobs are lost."""
        executor, broken = self.start(), False
        running = {executor.submit(judge_submission, first): first}
        try:
            while running:
                while not broken and len(running) < 2 * self.size:
                    if (job := next(rest, None)) is None:
                        break
                    running[executor.submit(judge_submission, job)] = job
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    job, error = running.pop(future), future.exception()
                    if error is None:
                        yield job, future.result()
                    else:
                        lost.append((job, told(error)))
                        broken = broken or isinstance(error, BrokenExecutor)
        finally:
            for future in running:
                future.cancel()
            executor.shutdown(wait=False)

    def _alone(self, job: Job, error: str) -> Verdict:
        for _ in range(self.tries - 1):
            executor = self.start()
            try:
                return executor.submit(judge_submission, job).result()
            except Exception as again:
                error = told(again)
            finally:
                executor.shutdown(wait=False)
        return Verdict(trouble=LOST.format(tries=self.tries, error=error))


def local_fleet(size: int) -> Fleet:
    """Return a fleet of this machine's processes, which end with this one."""
    context = multiprocessing.get_context("spawn")
    begin = partial(_begin_process, os.getpid())

    def start() -> Executor:
        executor = ProcessPoolExecutor(size, context, begin)  # starts what unblocks signals: first
        # Ctrl-C is for the command. A process that starts inherits that it waits, and never comes.
        with _interrupts_held(), contextlib.suppress(BrokenExecutor):
            for _ in range(size):
                executor.submit(os.getpid)  # each starts a process
        return executor

    return Fleet(start, size)


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let Ctrl-C wait for the end of the block, where a system can."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin_process(parent: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent(signal.SIGKILL)
    if os.getppid() != parent:  # it ended while this process was starting
        os._exit(1)


@contextlib.contextmanager
def cluster_fleet(address: str) -> Iterator[Fleet]:
    """Give a fleet of a dask.distributed scheduler's workers; TargetError where there is none."""
    try:
        from distributed import Client
    except ImportError:
        needed = "needs the extra `cluster`: pip install 'perceptron-properties[cluster]'"
        raise TargetError(f"--cluster={address}: {needed}") from None
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise TargetError(f"--cluster={address}: {error}") from None
    with client:
        size = len(client.scheduler_info(n_workers=-1)["workers"])
        if not size:
            raise TargetError(f"--cluster={address}: no worker there; start some: dask worker")
        try:
            # The scheduler itself sends a job elsewhere when its worker dies, a few times.
            yield Fleet(lambda: client.get_executor(pure=False), size, tries=1)  # type: ignore[no-untyped-call]
        except CancelledError:
            raise TargetError(GONE.format(address=address)) from None
