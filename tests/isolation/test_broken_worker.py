"""An error of our own in a worker is told with its place, not as an exit code of the program."""

from perceptron.conventions import Conventions
from perceptron.isolation import worker
from perceptron.isolation.processes import WorkerProcess
from perceptron.isolation.wire import Kind, Reply
from perceptron.isolation.worker import Worker
from perceptron.judge import judge
from perceptron.limits import Limits
from perceptron.properties import every_property
from perceptron.targets import find_targets

from .programs import right

GATES = every_property()["test_every_two_input_gate_is_learned"]


def test_an_error_of_our_own_is_told_as_ours(tmp_path, monkeypatch):
    def broken(*_):
        raise KeyError("ours")

    (tmp_path / "student.py").touch()
    (target,) = find_targets([str(tmp_path / "student.py")])
    monkeypatch.setattr(worker, "survey", broken)
    reply = Worker().answer("survey", target, Conventions(), Limits())
    assert reply.kind == Kind.BROKEN
    assert reply.text.startswith("KeyError: 'ours' (test_broken_worker.py, line ")


def test_it_ends_a_property_at_once_and_says_where_to_look(confined, monkeypatch):
    model, asked = confined(right()), []

    def broken(*_, **__):
        asked.append(1)
        return Reply(Kind.BROKEN, text="KeyError: 'ours' (worker.py, line 7)")

    monkeypatch.setattr(WorkerProcess, "ask", broken)
    (outcome,) = judge(model, laws=[GATES], examples=50)
    assert (outcome.status, len(asked)) == ("crashed", 1)
    assert "code of the judge's own, KeyError: 'ours' (worker.py, line 7)" in outcome.message
