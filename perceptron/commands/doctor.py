"""`perceptron doctor` says whether other people's code can be judged here, and if not why."""

import argparse
import os
import platform
import sys
import tempfile
from contextlib import closing
from importlib.metadata import PackageNotFoundError, metadata, requires, version
from pathlib import Path
from textwrap import wrap

from packaging.requirements import Requirement  # pytest brings it

from perceptron.conventions import Conventions
from perceptron.gates import at_least, gate_problem
from perceptron.grading.judging import told
from perceptron.isolation.judged import Judged
from perceptron.isolation.kernel import has_seccomp, landlock_version, missing_layers
from perceptron.judge import judge
from perceptron.limits import Limits
from perceptron.outcomes import Outcome
from perceptron.properties import every_property

DISTRIBUTION = "perceptron-properties"
WIDTH, MARGIN = 100, 10
# What Landlock holds, by the version that brought it; before the second no file was moved either.
LANDLOCK = {
    1: "opening, making, removing and moving files",
    3: "emptying files",
    4: "connections (TCP)",
    5: "commanding devices",
    6: "signalling others, and sockets that are no files",
}
SECCOMP = (
    "yes, the list of calls that Linux answers to: none that starts a process or thread, opens a "
    "socket, signals others, commands a device, removes or moves a file, or empties one without "
    "opening it to be written"
)
PROPERTY = "every_two_input_gate_is_learned"
# What a confined program must not be able to do, and how it tries.
FORBIDDEN = {
    "read another submission": "open(__file__.replace('right.py', 'wrong.py'))",
    "write a file": "open(__file__ + '.txt', 'w')",
    "start a process": "os.waitpid(os.fork() or os._exit(0), 0)",
    "open a connection": "socket.socket()",
    "signal another process": "os.kill(os.getppid(), 0)",
}
PROGRAM = """
import os
import socket

import numpy as np

FORBIDDEN = {forbidden}


class Perceptron:
    def __init__(self, learning_rate=1.0, epochs=20):
        self.learning_rate, self.epochs = learning_rate, epochs

    def fit(self, X, y):
        if X.shape[1] == 4:  # no survey and no gate of two inputs has as many
            print_what_is_refused()
        self.weights, self.bias = np.zeros(X.shape[1]), 0.0
        for _ in range(self.epochs):
            for x, label in zip(X, y):
                step = self.learning_rate * (label - self.predict(x))
                self.weights, self.bias = self.weights + step * x, self.bias + {bias}
        return self

    def predict(self, X):
        return np.where(np.dot(X, self.weights) + self.bias >= 0, 1, 0)


def print_what_is_refused():
    for name, attempt in FORBIDDEN.items():
        try:
            eval(attempt)
        except OSError:
            print(name)
"""
PROGRAMS = {"right.py": "step", "wrong.py": "0"}  # what each adds to its bias

YES = "Yes: other people's code can be judged here, by `perceptron check` and `perceptron grade`."
NO = (
    "No: other people's code cannot be judged here. Missing: {missing}. Grade on Linux 5.13 or "
    "newer, on x86-64 or ARM64, where nothing forbids Landlock and seccomp, as a container may; a "
    "virtual machine has its own. Your own can be judged here: `perceptron check FILE --trust`."
)
OPEN = (
    "No: other people's code cannot be judged here. Every layer is there, and yet a confined "
    "program could {possible}. Grade on another machine, and report this with the lines above."
)
MISJUDGED = (
    "Unknown: our own judging went wrong ({error}). Grade nothing here, and report this with the "
    "lines above."
)


def main(arguments: list[str]) -> int:
    """Run the command line; return the exit code."""
    argparse.ArgumentParser(
        prog="perceptron doctor",
        description="Say whether other people's code can be judged on this machine: what holds it "
        "here, and what comes of a right and a wrong program that are judged confined.",
        epilog="Exit codes: 0 it can be judged here, 1 it cannot, 3 our own judging went wrong.",
    ).parse_args(arguments)
    _say("system", f"{platform.system()} {platform.release()} on {platform.machine()}")
    _tell_packages()
    if sys.platform == "linux":
        _tell_layers()
    if missing := missing_layers():
        return _end(NO.format(missing="; ".join(missing)), 1)
    try:
        right, wrong, possible = _tried()
    except Exception as error:  # whatever it is, nobody knows the answer
        return _end(MISJUDGED.format(error=told(error)), 3)
    for outcome, status in ((right, "passed"), (wrong, "failed")):
        if outcome.status != status:
            misjudged = f"{outcome.submission}: {outcome.status}: {outcome.message}"
            return _end(MISJUDGED.format(error=misjudged), 3)
    _say("judged", f"{PROPERTY}, as it must, holds for a right program")
    _say("", "and fails for a wrong one, whose bias never changes")
    if possible:
        return _end(OPEN.format(possible=", ".join(possible)), 1)
    _say("refused", f"when a confined program tried to {', '.join(FORBIDDEN)}")
    return _end(YES, 0)


def _say(topic: str, text: str) -> None:
    print(*wrap(f"{topic:{MARGIN}}{text}", WIDTH, subsequent_indent=" " * MARGIN), sep="\n")


def _end(sentence: str, code: int) -> int:
    print("", *wrap(sentence, WIDTH), sep="\n")
    return code


def _tell_packages() -> None:
    """Print what is installed of what the distribution needs, and of its extras."""
    try:
        versions = [f"{each.name} {version(each.name)}" for each in _needed("")]
        extras = metadata(DISTRIBUTION).get_all("Provides-Extra") or []
    except PackageNotFoundError as error:
        _say("packages", f"{error.name} is not installed: pip install {DISTRIBUTION}")
        return
    _say("packages", ", ".join([f"Python {platform.python_version()}", *versions]))
    here = [extra for extra in extras if all(map(_is_installed, _needed(extra)))]
    lacking = [extra for extra in extras if extra not in here]
    told_lacking = f"; not installed: {', '.join(lacking)}" * bool(lacking)
    _say("extras", f"{', '.join(here) or 'none'}{told_lacking}")


def _tell_layers() -> None:
    """Print what of Linux confines a program here."""
    root, found, filters = os.geteuid() == 0, landlock_version(), has_seccomp()
    _say("account", "root; an ordinary one is enough" if root else "an ordinary one, as is enough")
    guard = f"version {found}, Linux's guard of what a program reaches; it keeps a program from"
    _say("Landlock", guard if found else "missing")
    width = max(map(len, LANDLOCK.values()))
    for since, act in LANDLOCK.items() if found else ():
        later = f"no, since version {since} only{'; seccomp does' * filters}"
        print(f"{' ' * MARGIN}  {act:{width}}  {'yes' if since <= found else later}")
    _say("seccomp", SECCOMP if filters else "missing")


def _needed(extra: str) -> list[Requirement]:
    """Return what an extra needs; of "" what is always needed."""
    needed = [Requirement(line) for line in requires(DISTRIBUTION) or ()]
    if not extra:
        return [each for each in needed if each.marker is None]
    return [each for each in needed if each.marker and each.marker.evaluate({"extra": extra})]


def _is_installed(needed: Requirement) -> bool:
    try:
        return needed.specifier.contains(version(needed.name), prereleases=True)
    except PackageNotFoundError:
        return False


def _tried() -> tuple[Outcome, Outcome, list[str]]:
    """Judge a right and a wrong program confined; return what came of it, and was not refused."""
    with tempfile.TemporaryDirectory(prefix="perceptron-") as folder:
        for name, bias in PROGRAMS.items():
            text = PROGRAM.format(forbidden=FORBIDDEN, bias=bias)
            Path(folder, name).write_text(text, encoding="utf-8")
        with closing(Judged([folder], Conventions(), limits=Limits())) as judged:
            laws = [every_property()[f"test_{PROPERTY}"]]
            right, wrong = (judge(each, laws=laws, examples=10)[0] for each in judged.models)
            program = judged.models[0]
            program.train(gate_problem(at_least(1, 4)))
            refused = program.printed.splitlines()
            program.renew()
    return right, wrong, [name for name in FORBIDDEN if name not in refused]
