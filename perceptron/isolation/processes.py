"""The judge's end of the zygote and of its workers: starts them, waits for them, ends them."""

import atexit
import contextlib
import os
import pickle
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

import perceptron
from perceptron.contract import CrashedError, KilledError, OutOfTimeError
from perceptron.isolation.confine import PACKAGES, opened
from perceptron.isolation.seccomp import FROM_OUTSIDE
from perceptron.isolation.wire import HEADER, Expected, Reply, WireError, request, unpacked
from perceptron.limits import Limits

START = (  # a program that is interrupted from outside ends by it, and sees no KeyboardInterrupt
    "import signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); sys.path[:] = {path!r}; "
    "from perceptron.isolation.zygote import main; main({descriptor}, {root!r}, {preload!r})"
)
# One thread for the libraries that would start many; strings hash alike in each run.
ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "HOME": "/",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
}
FORGED = "its process answered with what no program's answer is: {error}"
GONE = "the process that starts the submissions' processes has ended"
UNREADY = "a process for it could not be confined"
# bubblewrap without a space of its own for processes: the judge looks at their clocks.
BWRAP = (
    *("bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--unshare-user-try"),
    *("--unshare-net", "--unshare-ipc", "--unshare-uts", "--die-with-parent", "--"),
)
MESSAGE = 1 << 16
SLICE = 0.5  # seconds between two looks at a busy worker's clock, at most
GRACE = 1.0  # seconds for a worker to say itself that its time is up, or to come to its end
PATIENCE = 60.0  # seconds for what takes no time, unless a process stands still


class Zygote:
    """The process that workers are forked from: started with the first one, ended at our end.

    Where it was ended from outside, the next worker is forked from a new one.
    """

    def __init__(self, preload: Sequence[str] = (), *, bwrap: bool = False) -> None:
        """Start it, with these modules loaded beside its own; OSError where it does not start.

        With `bwrap` it sees the files read-only and no network, whatever a worker's own layers do.
        """
        self.preload, self.bwrap = preload, bwrap
        self._begin()
        atexit.register(self.close)

    def _begin(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        root = str(Path(perceptron.__file__).parents[1])
        places = {root, str(Path(np.__file__).parents[1])}
        base = (sys.base_prefix, sys.base_exec_prefix)
        path = [p for p in sys.path if Path(p).name in PACKAGES or _is_standard(p, base)]
        path += sorted(places - {*path})
        code = START.format(
            path=[root, *path], descriptor=theirs.fileno(), root=root, preload=[*self.preload]
        )
        self.process = subprocess.Popen(
            [*BWRAP * self.bwrap, sys.executable, "-S", "-s", "-P", "-c", code],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env=ENVIRONMENT,
            cwd="/",
            start_new_session=True,  # Ctrl-C is for the judge
        )
        theirs.close()
        self.control = ours
        self._receive()
        ours.settimeout(PATIENCE)

    def fork(self, limits: Limits, descriptors: Sequence[int]) -> int:
        """Return the number of a new worker; KilledError where that is not to be had."""
        try:
            if self.process.poll() is not None:
                self.control.close()
                self._begin()
            number: int = self._ask(limits, descriptors)
        except OSError:
            raise self._gone() from None
        return number

    def end(self, worker: int, patience: float) -> int | None:
        """Return how a worker has ended in so many seconds; None where it had to be ended.

        KilledError where the zygote is gone, and so are its workers.
        """
        try:
            status: int | None = self._ask((worker, patience))
        except OSError:
            raise self._gone() from None
        return status

    def _ask(self, message: Any, descriptors: Sequence[int] = ()) -> Any:
        socket.send_fds(self.control, [pickle.dumps(message)], [*descriptors])
        return self._receive()

    def _receive(self) -> Any:
        message = self.control.recv(MESSAGE)
        if not message:
            raise OSError(GONE)
        return pickle.loads(message)  # noqa: S301 - it never runs a submission

    def _gone(self) -> KilledError:
        """Make sure that it has ended, which its channel says a moment before, or is silent of."""
        self.process.kill()
        self.process.wait()
        return KilledError(GONE)

    def close(self) -> None:
        """End it, and wait until it and its workers are gone."""
        atexit.unregister(self.close)
        self.control.close()
        self.process.wait()


def _is_standard(path: str, bases: tuple[str, ...]) -> bool:
    return path.startswith(bases) and Path(path).name.startswith(("python", "lib-dynload"))


class WorkerProcess:
    """One confined process as the judge holds it: asked one thing at a time, ended by the judge.

    A program can bring about every end of its process but those that only others can: a signal that
    the filter keeps it from sending itself, and that no limit of its own explains, or the end of
    the zygote. They raise KilledError, and are no word about the program.
    """

    def __init__(self, zygote: Zygote, places: Sequence[str], limits: Limits) -> None:
        """Start it; it may read these places beside the libraries; KilledError if it is not to be.

        It says itself that it is confined, before it has seen anything of a submission.
        """
        self.zygote = zygote
        self.most = limits.total + limits.loading  # of computing: no judge lets it have more
        self.seen = 0.0
        self.sequence = 0
        self.socket, theirs = socket.socketpair()
        own = opened(places)
        try:
            self.pid: int | None = zygote.fork(limits, [theirs.fileno(), *own])
        except KilledError:
            self.socket.close()
            raise
        finally:
            theirs.close()
            for each in own:
                os.close(each)
        self.parent = zygote.process
        self.clock = (~self.pid << 3) | 2  # the clock of its computing, as Linux numbers it
        self.socket.settimeout(PATIENCE)
        with contextlib.suppress(OSError):
            if self.socket.recv(1):
                return
        self.end()
        raise KilledError(UNREADY)

    def computed(self) -> float:
        """Return the seconds that it has computed, or had when it was last seen alive."""
        with contextlib.suppress(OSError):
            self.seen = time.clock_gettime(self.clock)
        return self.seen

    def ask(self, parts: Sequence[Any], expected: Expected, seconds: float, wall: float) -> Reply:
        """Return the reply to a request, or raise, and end the process.

        OutOfTimeError after so many seconds of computing, or by the clock on the wall; CrashedError
        where the process ends, or what comes back is no reply; KilledError where others ended it.
        """
        assert self.pid is not None
        self.sequence += 1
        deadline = _Deadline(self, seconds, wall)
        try:
            self._expect_silence()
            deadline.send(request(*parts))
            kind, sizes = expected.sizes(deadline.receive(HEADER.size), self.sequence)
            return unpacked(kind, sizes, deadline.receive(sum(sizes)))
        except OutOfTimeError:
            self.end()
            raise
        except WireError as error:
            self.end()
            raise CrashedError(FORGED.format(error=error)) from None
        except ConnectionError:  # its end of the channel is closed
            raise self._its_end() from None
        except OSError as error:  # the judge's machine
            self.end()
            raise KilledError(f"its process could not be asked: {error}") from None

    def _expect_silence(self) -> None:
        """Raise WireError where something was sent that nobody had asked for."""
        self.socket.settimeout(0)
        try:
            sent = self.socket.recv(1)
        except BlockingIOError:
            return
        raise WireError("a reply before the question") if sent else ConnectionError

    def end(self) -> None:
        """End the process, if that has not been done."""
        if self.pid is not None:
            with contextlib.suppress(KilledError):  # then it has ended with the zygote
                self._end()

    def _end(self, patience: float = 0) -> int | None:
        assert self.pid is not None
        pid, self.pid = self.pid, None
        self.socket.close()
        if self.zygote.process is not self.parent:
            raise KilledError(GONE)
        return self.zygote.end(pid, patience)

    def _its_end(self) -> Exception:
        """Return how the process has ended: by its program, a limit of its own, or from outside."""
        computed, status = self.computed(), self._end(GRACE)
        if computed >= self.most:
            return OutOfTimeError(f"no end within {self.most:g} s of computing")
        if status is None:
            return CrashedError("its process closed its channel")
        if not os.WIFSIGNALED(status):
            ended = os.waitstatus_to_exitcode(status)
            return CrashedError(f"its process ended: exit code {ended}")
        number = os.WTERMSIG(status)
        name = signal.Signals(number).name if number in set(signal.Signals) else number
        if number in FROM_OUTSIDE:
            return KilledError(f"its process was ended from outside: signal {name}")
        return CrashedError(f"its process ended: signal {name}")


class _Deadline:
    """Sends and receives while the worker has time left."""

    def __init__(self, worker: WorkerProcess, seconds: float, wall: float) -> None:
        self.worker, self.seconds, self.wall = worker, seconds, wall
        self.computed = worker.computed()
        self.started = time.monotonic()

    def send(self, frame: bytes) -> None:
        self.worker.socket.settimeout(self.wall)
        try:
            self.worker.socket.sendall(frame)
        except TimeoutError:
            raise OutOfTimeError(f"no answer within {self.wall:g} s") from None

    def receive(self, size: int) -> bytes:
        """Return exactly so many bytes; OSError at the channel's end."""
        buffer = bytearray(size)
        view, channel = memoryview(buffer), self.worker.socket
        while view:
            channel.settimeout(self._left())
            try:
                count = channel.recv_into(view)
            except TimeoutError:
                continue
            if not count:
                raise ConnectionError
            view = view[count:]
        return bytes(buffer)

    def _left(self) -> float:
        """Return for how long to wait before the next look; OutOfTimeError where time is up."""
        computing = self.seconds + GRACE - (self.worker.computed() - self.computed)
        if computing <= 0:
            raise OutOfTimeError(f"no answer within {self.seconds:g} s of computing")
        waiting = self.wall - (time.monotonic() - self.started)
        if waiting <= 0:
            raise OutOfTimeError(f"no answer within {self.wall:g} s, of which it computed little")
        return min(computing, waiting, SLICE)
