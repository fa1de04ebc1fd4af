"""One process to fork workers from, for all tests of a session."""

import pytest

from perceptron.conventions import Conventions
from perceptron.isolation.processes import Zygote
from perceptron.isolation.remote import RemoteModel
from perceptron.limits import Limits
from perceptron.targets import find_targets


@pytest.fixture(scope="session")
def zygote():
    """The process that workers are forked from, with what notebooks need."""
    started = Zygote(["nbformat"])
    yield started
    started.close()


@pytest.fixture
def confined(zygote, tmp_path):
    """Make the model of a program's text, or of a file, in a process of its own."""
    made = []

    def make(program, **limits):
        file = program
        if isinstance(program, str):
            file = tmp_path / "student.py"
            file.write_text(program, encoding="utf-8")
        (target,) = find_targets([str(file)])
        given = {"call": 1, "loading": 8, "total": 60, **limits}
        made.append(RemoteModel(target, Conventions(), zygote, Limits(**given)))
        return made[-1]

    yield make
    for model in made:
        model.renew()
