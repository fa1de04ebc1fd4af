"""What each layer holds by itself, as README has it: tried in processes with that layer alone."""

import contextlib
import mmap
import os
import socket
import threading

import pytest

from perceptron.gates import TWO_INPUT_GATES, gate_problem
from perceptron.isolation import confine, kernel, seccomp
from perceptron.limits import Limits

from .programs import right

MOST = 1 << 34  # bytes of address space: this process may have much
FOR_NEITHER = 3  # to open neither to read nor to write
UNTOUCHED = {"flags": mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, "prot": mmap.PROT_READ}


def write():
    with open("written", "wb", buffering=0) as file:
        file.write(b"more")


# Of a file that is there; by the word that README has for it.
TRIED = {
    "look": lambda: os.stat("file"),
    "read": lambda: os.open("file", os.O_RDONLY),
    "make": lambda: os.open("made", os.O_WRONLY | os.O_CREAT),
    "write": write,
    "empty": lambda: os.open("file", FOR_NEITHER | os.O_TRUNC),
    "remove": lambda: os.remove("other"),
    "permit": lambda: os.chmod("file", 0o777),
    "process": lambda: os.waitpid(os.fork() or os._exit(0), 0),
    "thread": lambda: threading.Thread(target=int).start(),
    "connect": socket.socket,
    "signal": lambda: os.kill(os.getppid(), 0),
    "memory": lambda: mmap.mmap(-1, MOST, **UNTOUCHED),
    "file in memory": lambda: os.memfd_create("file"),
}


def refused(action):
    with contextlib.suppress(OSError, RuntimeError):  # RuntimeError: a thread did not start
        action()
        return False
    return True


@pytest.fixture
def held(tmp_path, monkeypatch):
    """Return what is refused in a process with some layers, where Landlock is as old as can be."""
    monkeypatch.setattr(kernel, "landlock_version", lambda: 1)
    for name in ("file", "other", "written"):
        (tmp_path / name).write_text("kept")

    def held_(layers):
        reading, writing = os.pipe()
        process = os.fork()
        if process == 0:
            with contextlib.suppress(BaseException):
                os.chdir(tmp_path)
                layers(writing)
                found = [name for name, action in TRIED.items() if refused(action)]
                os.write(writing, ",".join(found).encode() + b".")
            os._exit(0)
        os.close(writing)
        with open(reading) as channel:
            told = channel.read()
        os.waitpid(process, 0)
        assert told.endswith("."), "it ended before it had tried all"
        return {*told[:-1].split(",")}

    return held_


def every_layer(keep):
    confine.confine(confine.Places(), [], Limits(memory=MOST >> 20), os.getppid(), keep)


def test_limits_alone_hold_growing_files_and_memory(held, monkeypatch):
    for other in ("restrict_files", "filter_calls", "drop_powers"):
        monkeypatch.setattr(confine, other, lambda *_: None)
    assert held(every_layer) == {"write", "memory"}


def test_the_oldest_landlock_alone_holds_files_opened_made_and_removed(held):
    assert held(lambda _: kernel.restrict_files({})) == {"read", "make", "write", "remove"}


def test_the_filter_alone_holds_what_reaches_others_and_sees_no_path(held):
    assert held(lambda _: seccomp.filter_calls()) == {*TRIED} - {
        *("look", "read", "make", "write"),
        "memory",
    }


def test_all_together_hold_all_but_a_look_under_the_oldest_landlock_too(held, tmp_path):
    assert held(every_layer) == {*TRIED} - {"look"}
    assert (tmp_path / "file").read_text() == "kept"


def test_a_program_can_tell_whether_a_file_is_there_and_how_large_it_is(confined, tmp_path):
    (tmp_path / "secret").write_text("x" * 1234)
    tells = f"[os.stat({str(tmp_path / 'secret')!r}).st_size, os.path.exists('/nowhere')]"
    model = confined(right(top="import os", fit=f"print({tells})"))
    model.train(gate_problem(TWO_INPUT_GATES["AND"]))
    assert model.printed == "[1234, False]\n"
