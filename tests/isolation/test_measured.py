"""The branches that a confined submission runs, as its process tells them: its own files only."""

import contextlib

import coverage
import pytest

from perceptron.conventions import Conventions
from perceptron.isolation import remote
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
        ("perceptron.py", (2.0, 1.0, 2.0)),  # fewer ends than told
        ("perceptron.py", (1.0, 1.0, float("nan"))),
        ("perceptron.py", (1.0, 1.0, 1e9)),
        ("../elsewhere.py", (1.0, 1.0, 2.0)),
        ("x" * 5000, (1.0, 1.0, 2.0)),
        ("nul\0.py", (1.0, 1.0, 2.0)),
        ("link.py", (1.0, 1.0, 2.0)),
        ("\x1b[2Jescape.py", (1.0, 1.0, 2.0)),  # coverage would print it as it is
    ],
)
def test_branches_of_other_files_are_dropped(zygote, tmp_path, name, numbers):
    folder = tmp_path / "class" / "ada"
    folder.mkdir(parents=True)
    for each in ("perceptron.py", "\x1b[2Jescape.py"):
        (folder / each).write_text(right(), encoding="utf-8")
    (target,) = find_targets([str(tmp_path / "class")])
    model = RemoteModel(target, Conventions(), zygote, Limits())
    (folder / "link.py").symlink_to("/dev/zero")
    with contextlib.suppress(WireError):
        model._take_arcs(Reply(Kind.ANSWER, numbers, f"{folder}/{name}"))
    assert not model.arcs
    model._take_arcs(Reply(Kind.ANSWER, (1.0, 1.0, 2.0), target.where))
    assert model.arcs == {target.where: {(1, 2)}}


def measured(zygote, tmp_path, **limits):
    (target,) = find_targets([str(tmp_path / "student.py")])
    return RemoteModel(target, Conventions(), zygote, Limits(**limits), measures=True)


def test_branches_without_end_are_dropped(zygote, tmp_path, monkeypatch):
    monkeypatch.setattr(remote, "MOST_ARCS", 3)
    (tmp_path / "student.py").write_text(right(), encoding="utf-8")
    model = measured(zygote, tmp_path)
    model.arcs = {model.target.where: {(1, 2), (2, 3), (3, 4)}}
    model._take_arcs(Reply(Kind.ANSWER, (1.0, 7.0, 7.0), model.target.where))
    assert len(model.arcs[model.target.where]) == 3


def test_a_file_that_takes_too_long_to_report_is_not_measured_and_loses_nothing(zygote, tmp_path):
    (tmp_path / "student.py").write_text(right() + "1\n" * 160_000, encoding="utf-8")
    model = measured(zygote, tmp_path, call=0.2, wall=99)
    (outcome,) = judge(
        model, laws=[every_property()["test_every_two_input_gate_is_learned"]], examples=3
    )
    assert outcome.status == "passed"
    assert model.arcs == {}  # so no judge reads the file
    told = "coverage = not measured: no answer within 0.2 s of computing"
    assert [str(each) for each in model.offer.findings if each.topic == "coverage"] == [told]
