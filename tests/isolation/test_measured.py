"""The branches that a confined submission runs, as its process tells them: its own files only."""

import contextlib

import coverage
import pytest

from perceptron.conventions import Conventions
from perceptron.isolation.remote import RemoteModel
from perceptron.isolation.wire import Kind, Reply, WireError
from perceptron.judge import judge
from perceptron.limits import Limits
from perceptron.properties import every_property
from perceptron.survey import models
from perceptron.targets import find_targets

from .programs import right


def test_the_branches_that_a_submission_runs_are_those_it_runs_in_this_process(zygote, tmp_path):
    file = tmp_path / "student.py"
    never = "if X.shape[1] > 99:\n            print('never')\n        else:\n            pass"
    file.write_text(right(fit=never), encoding="utf-8")
    (target,) = find_targets([str(file)])
    laws = every_property()
    some = [laws["test_lists_are_accepted"], laws["test_every_two_input_gate_is_learned"]]
    remote = RemoteModel(target, Conventions(), zygote, Limits(), measures=True)
    judge(remote, laws=some, examples=3)
    here = coverage.Coverage(data_file=None, branch=True, include=[str(file)], config_file=False)
    with here.collect():
        (local,) = models([str(file)])
        judge(local, laws=some, examples=3)
    assert remote.arcs == {str(file): set(here.get_data().arcs(str(file)))}
    assert len(remote.arcs[str(file)]) > 10


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("student.py", (2.0, 1.0, 2.0)),  # fewer ends than told
        ("student.py", (1.0, 1.0, float("nan"))),
        ("student.py", (1.0, 1.0, 1e9)),
        ("../elsewhere.py", (1.0, 1.0, 2.0)),
        ("x" * 5000, (1.0, 1.0, 2.0)),
        ("nul\0.py", (1.0, 1.0, 2.0)),
        ("link.py", (1.0, 1.0, 2.0)),
    ],
)
def test_branches_of_other_files_are_dropped(confined, tmp_path, name, numbers):
    model = confined(right())
    (tmp_path / "link.py").symlink_to("/dev/zero")
    with contextlib.suppress(WireError):
        model._take_arcs(Reply(Kind.ANSWER, numbers, f"{tmp_path}/{name}"))
    assert not model.arcs
