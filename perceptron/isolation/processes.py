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
from perceptron.contract import CrashedError, OutOfTimeError
from perceptron.isolation.confine import PACKAGES, opened
from perceptron.isolation.wire import HEADER, Expected, Reply, WireError, request, unpacked
from perceptron.limits import Limits

START = (
    "import sys; sys.path[:] = {path!r}; "
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
# bubblewrap without a space of its own for processes: the judge looks at their clocks.
BWRAP = (
    *("bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--unshare-user-try"),
    *("--unshare-net", "--unshare-ipc", "--unshare-uts", "--die-with-parent", "--"),
)
MESSAGE = 1 << 16
SLICE = 0.5  # seconds between two looks at a busy worker's clock, at most
GRACE = 1.0  # seconds for a worker to say itself that its time is up


class Zygote:
    """The process that workers are forked from: started with the first one, ended at our end."""

    def __init__(self, preload: Sequence[str] = (), *, bwrap: bool = False) -> None:
        """Start it, with these modules loaded beside its own; OSError where it does not start.

        With `bwrap` it sees the files read-only and no network, whatever a worker's own layers do.
        """
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        root = str(Path(perceptron.__file__).parents[1])
        places = {root, str(Path(np.__file__).parents[1])}
        base = (sys.base_prefix, sys.base_exec_prefix)
        path = [p for p in sys.path if Path(p).name in PACKAGES or _is_standard(p, base)]
        path += sorted(places - {*path})
        code = START.format(
            path=[root, *path], descriptor=theirs.fileno(), root=root, preload=[*preload]
        )
        self.process = subprocess.Popen(
            [*BWRAP * bwrap, sys.executable, "-S", "-s", "-P", "-c", code],
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
        atexit.register(self.close)

    def ask(self, message: Any, descriptors: Sequence[int] = ()) -> int:
        """Send a request and return its answer; OSError where the zygote is gone."""
        socket.send_fds(self.control, [pickle.dumps(message)], [*descriptors])
        answer: int = self._receive()
        return answer

    def _receive(self) -> Any:
        message = self.control.recv(MESSAGE)
        if not message:
            raise OSError("the process that starts the submissions' processes has ended")
        return pickle.loads(message)  # noqa: S301 - it never runs a submission

    def close(self) -> None:
        """End it, and wait until it and its workers are gone."""
        atexit.unregister(self.close)
        self.control.close()
        self.process.wait()


def _is_standard(path: str, bases: tuple[str, ...]) -> bool:
    return path.startswith(bases) and Path(path).name.startswith(("python", "lib-dynload"))


class WorkerProcess:
    """One confined process as the judge holds it: asked one thing at a time, ended by the judge."""

    def __init__(self, zygote: Zygote, places: Sequence[str], limits: Limits) -> None:
        """Start it; it may read these places beside the libraries."""
        self.zygote = zygote
        self.socket, theirs = socket.socketpair()
        own = opened(places)
        try:
            self.pid: int | None = zygote.ask(limits, [theirs.fileno(), *own])
        except OSError:
            self.socket.close()
            raise
        finally:
            theirs.close()
            for each in own:
                os.close(each)
        self.clock = (~self.pid << 3) | 2  # the clock of its computing, as Linux numbers it
        self.seen = 0.0
        self.sequence = 0

    def computed(self) -> float:
        """Return the seconds that it has computed, or had when it was last seen alive."""
        with contextlib.suppress(OSError):
            self.seen = time.clock_gettime(self.clock)
        return self.seen

    def ask(self, parts: Sequence[Any], expected: Expected, seconds: float, wall: float) -> Reply:
        """Return the reply to a request, or raise, and end the process.

        OutOfTimeError after so many seconds of computing, or by the clock on the wall; CrashedError
        where the process ends, or what comes back is no reply.
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
        except OSError:  # its end of the channel is closed
            raise CrashedError(f"its process ended: {self._how()}") from None

    def _expect_silence(self) -> None:
        """Raise WireError where something was sent that nobody had asked for."""
        self.socket.settimeout(0)
        try:
            sent = self.socket.recv(1)
        except BlockingIOError:
            return
        raise WireError("a reply before the question") if sent else ConnectionError

    def end(self) -> int:
        """End the process, if that has not been done, and return how it had ended."""
        if self.pid is None:
            return 0
        pid, self.pid = self.pid, None
        self.socket.close()
        return self.zygote.ask(pid)

    def _how(self) -> str:
        time.sleep(0.01)  # a channel closes a moment before its process has ended
        status = self.end()
        if os.WIFSIGNALED(status):
            number = os.WTERMSIG(status)
            named = number in set(signal.Signals)
            return f"signal {signal.Signals(number).name if named else number}"
        return f"exit code {os.waitstatus_to_exitcode(status)}"


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
