"""A submission in a process of its own is judged as it would be here, and costs what it breaks."""

import contextlib
import os
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from perceptron import survey
from perceptron.contract import CrashedError, OutOfTimeError, SubmissionError, TargetError
from perceptron.conventions import Conventions, read_assignment
from perceptron.gates import TWO_INPUT_GATES, gate_problem
from perceptron.isolation.judged import Judged
from perceptron.isolation.operations import sent
from perceptron.isolation.processes import WorkerProcess, Zygote
from perceptron.isolation.remote import RemoteModel, places_of
from perceptron.isolation.wire import Expected
from perceptron.judge import judge
from perceptron.limits import Limits
from perceptron.problems import Problem
from perceptron.properties import every_property
from perceptron.survey import choice, models
from perceptron.targets import Target, find_targets

from .programs import CHANNEL, UNSEEN, later, right

SUBMISSIONS = Path(__file__).parents[1] / "submissions"
AND = gate_problem(TWO_INPUT_GATES["AND"])
WAITS = "import threading; threading.Event().wait(99)"
HANGS = """
import signal

def hang():
    signal.signal(signal.SIGVTALRM, signal.SIG_IGN)
    while True:
        pass
"""
ONE = Problem(((1,), (-1,)), (1, 0))
LAWS = every_property()


def laws(*names):
    return [LAWS[f"test_{name}"] for name in names]


@pytest.mark.parametrize(
    "name",
    [
        "wheats/batch.py",
        "wheats/columns_and_a_row_of_labels.py",
        "wheats/data_in_the_constructor.py",
        "wheats/settings_in_a_dictionary.py",
        "wheats/notebook_with_magics.ipynb",
        "chaffs/bias_without_rate.py",
        "chaffs/predicts_backwards.py",
    ],
)
def test_outcomes_are_those_of_the_same_program_in_this_process(confined, name):
    remote, (local,) = confined(SUBMISSIONS / name), models([str(SUBMISSIONS / name)])
    assert remote.offer == local.offer
    some = list(LAWS.values())[2::5]
    assert judge(remote, laws=some, examples=3) == judge(local, laws=some, examples=3)


def test_what_separates_a_problem_is_not_sent():
    secret = replace(AND, separator=(1, 1, -1))
    assert sent(secret) == (AND.examples, AND.labels, AND.unit)


def test_each_property_meets_the_program_as_it_was_loaded(confined):
    model = confined(
        right(
            fit="Perceptron.calls = getattr(Perceptron, 'calls', 0) + 1; "
            "assert Perceptron.calls < 4 or X.shape[1] != 1"
        )
    )
    for _ in range(3):
        model.train(ONE)
    with pytest.raises(SubmissionError, match="AssertionError"):
        model.train(ONE)
    model.renew()
    assert model.train(ONE).predictions == (1.0, 0.0)


@pytest.mark.parametrize(
    ("fit", "error", "told"),
    [
        ("import os; os._exit(3)", CrashedError, "its process ended: exit code 3"),
        (
            "import signal; signal.raise_signal(11)",
            CrashedError,
            "its process ended: signal SIGSEGV",
        ),
        ("import os; os.abort()", CrashedError, "its process ended: signal SIGABRT"),
        (
            f"import os; os.closerange(0, 1 << 16); {WAITS}",
            CrashedError,
            "its process closed its channel",
        ),
        ("while True: pass", OutOfTimeError, r"no answer within 1 s of computing"),
        (WAITS, OutOfTimeError, r"no answer within 1\.5 s, of which it computed little"),
        ("np.ones((1 << 20, 1 << 14))", SubmissionError, "MemoryError"),
        ("raise KeyboardInterrupt", SubmissionError, "KeyboardInterrupt"),
        ("import sys; sys.exit('bye')", SubmissionError, "SystemExit: bye"),
        ("open('/etc/passwd')", SubmissionError, "PermissionError"),
        ("import subprocess; subprocess.run(['true'])", SubmissionError, "PermissionError"),
        ("import os; os.write(7, b'x')", SubmissionError, "Bad file descriptor"),
    ],
)
def test_what_a_program_breaks_ends_one_operation(confined, fit, error, told):
    model = confined(right(fit=later(fit)), wall=1.5 if "wait" in fit else 20)
    with pytest.raises(error, match=told):
        model.train(ONE)
    model.renew()
    assert model.train(AND).predictions == (0.0, 0.0, 0.0, 1.0)


def test_a_handler_that_swallows_the_alarm_is_ended_from_outside(confined):
    model = confined(right(fit=later("hang()"), top=HANGS), call=0.5, wall=20)
    with pytest.raises(OutOfTimeError, match=r"no answer within 0\.5 s of computing"):
        model.train(ONE)


def test_the_first_crash_of_a_property_is_final_for_it_and_not_made_smaller(confined):
    model = confined(right(fit=later("import os; os._exit(1)")))
    names = ("separable_examples_are_all_learned", "every_two_input_gate_is_learned")
    crashed, passed = judge(model, laws=laws(*names), examples=50)
    assert (crashed.status, passed.status) == ("crashed", "passed")
    assert crashed.message == "its process ended: exit code 1"
    assert crashed.counterexample["problem"].startswith("Problem(")
    assert crashed.loses


def test_a_program_that_never_ends_on_small_examples_is_refused_for_that(tmp_path, monkeypatch):
    for module in (survey, choice):  # 1 s each time, in a process of its own
        monkeypatch.setattr(module, "SECONDS", 0.2)
    (tmp_path / "student.py").write_text(right(fit="while len(X) > 5: pass"), encoding="utf-8")
    with pytest.raises(TargetError, match=r"learns 0 of 5 gates \(no end within 0\.2 s of comput"):
        models([str(tmp_path / "student.py")])


def test_a_program_that_hangs_in_every_property_ends_within_its_total(confined):
    model = confined(right(fit=f"while {UNSEEN}: pass"), call=0.2, total=2)
    began = time.process_time()
    outcomes = judge(model, laws=laws(*[n.removeprefix("test_") for n in LAWS][:40]), examples=3)
    late = [o for o in outcomes if o.status == "timed out"]
    assert any("has used up its 2 s of computing" in o.message for o in late)
    assert model._asking.computed < 2 + 0.2 + 1.0  # the last operation's grace
    assert time.process_time() - began < 60


def test_what_an_operation_printed_is_kept_and_bounded(confined):
    model = confined(right(predict="print('here', *X.ravel()); print('x' * 10**6)"), output=40)
    model.train(ONE)
    assert model.printed == "here 1.0 -1.0\n" + "x" * 26


def test_a_failure_shows_what_the_program_printed_there(confined):
    model = confined(right(predict=f"print('looking'); assert not ({UNSEEN})"))
    (outcome,) = judge(model, laws=laws("separable_examples_are_all_learned"), examples=5)
    assert outcome.status == "error"
    assert outcome.printed == "looking\n"
    assert "line " in outcome.message
    assert "student.py" not in outcome.message  # the line says it


def test_its_own_files_may_be_imported_and_no_others(tmp_path):
    inside, outside = tmp_path / "class" / "ada", tmp_path / "class" / "secret.py"
    inside.mkdir(parents=True)
    outside.write_text("answer = 42", encoding="utf-8")
    (inside / "helper.py").write_text("def help(): return 1", encoding="utf-8")
    reads = f"open({str(outside)!r})"
    top = "from helper import help"
    (inside / "perceptron.py").write_text(right(top=top, predict="help()"), encoding="utf-8")
    (tmp_path / "class" / "bob.py").write_text(right(fit=reads), encoding="utf-8")
    judged = Judged([str(tmp_path / "class")], Conventions(), limits=Limits())
    ada, bob, _secret = judged.models
    assert ada.train(AND).predictions == (0.0, 0.0, 0.0, 1.0)
    with pytest.raises(SubmissionError, match="PermissionError"):
        bob.train(AND)
    judged.close()


def test_a_file_named_by_itself_may_read_the_files_that_it_names(tmp_path):
    for name in ("main.py", "helper.py", "other.py", "helper.txt"):
        (tmp_path / name).write_text("import helper", encoding="utf-8")
    alone = Target("main.py", str(tmp_path / "main.py"), None, {})
    places = places_of(alone, Conventions())
    assert places == [str(tmp_path / "main.py"), str(tmp_path / "helper.py")]
    of_many = replace(alone, of_many=True)
    assert places_of(of_many, Conventions()) == [str(tmp_path / "main.py")]


def test_a_package_may_read_its_folder(tmp_path):
    (tmp_path / "__init__.py").write_text("from .model import Perceptron", encoding="utf-8")
    (tmp_path / "model.py").write_text(right(), encoding="utf-8")
    (target,) = find_targets([str(tmp_path / "__init__.py")])
    assert places_of(target, Conventions()) == [str(tmp_path)]


def test_the_assignments_adapter_runs_beside_the_submission(zygote, tmp_path):
    task, file = tmp_path / "task", tmp_path / "net.py"
    task.mkdir()
    shim = (
        "def make(module, features, learning_rate, passes):\n"
        "    return module.Perceptron(learning_rate, passes)\n"
    )
    (task / "adapter.py").write_text(shim, encoding="utf-8")
    file.write_text(right(), encoding="utf-8")
    (target,) = find_targets([str(file)])
    model = RemoteModel(target, read_assignment(task, ()), zygote, Limits())
    assert model.train(AND).predictions == (0.0, 0.0, 0.0, 1.0)


def test_what_cannot_be_driven_is_refused_with_the_shim_that_would_do(confined):
    with pytest.raises(TargetError, match=r"student\.py: found class Odd .* nothing that trains"):
        confined("class Odd:\n    def sing(self): pass\n")
    with pytest.raises(TargetError) as refused:
        confined("class Perceptron:\n    def fit(self, a, b, c): raise ValueError(c)\n")
    assert "def make(module" in refused.value.told()


def test_a_program_that_ends_the_process_while_it_is_tried_is_not_driven(confined):
    with pytest.raises(TargetError, match="while its program was being tried, its process ended"):
        confined(right(top="import os\nclass Now: os._exit(0)"))


def test_a_program_that_takes_long_to_find_out_about_is_told_which_limits_allow_more(confined):
    told = r"no answer within 0\.2 s of computing \(the limits loading and total\)"
    with pytest.raises(TargetError, match=told):
        confined(SUBMISSIONS / "wheats" / "first_mistake_first.py", loading=0.2, wall=50)


def test_a_program_that_cannot_be_remembered_is_found_out_again(confined):
    model = confined(right())
    model._memory = b""
    assert model.train(AND).predictions == (0.0, 0.0, 0.0, 1.0)


def test_walks_and_bad_input_are_answered(confined):
    model = confined(SUBMISSIONS / "wheats" / "sign_with_an_update_method.py")
    (step,) = model.walk(AND, [3], passes=1)
    assert step.row == 3
    assert model.offend(AND, np.array([[np.nan, 1.0]]), np.array([1.0])).error in {
        None,
        "ValueError",
    }


def test_with_the_judge_the_workers_end():
    zygote = Zygote()
    worker = WorkerProcess(zygote, [], Limits())
    assert os.getsid(worker.pid) == zygote.process.pid
    zygote.close()
    ended = time.monotonic() + 5
    while is_running(worker.pid) and time.monotonic() < ended:
        time.sleep(0.01)
    assert not is_running(worker.pid)
    worker.socket.close()


def is_running(pid):
    """Say whether a process has not ended, whether or not anyone has asked how it did."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def test_bytes_that_nobody_asked_for_end_the_process(confined):
    model = confined(right(fit=later("os.write(channel(), b'x' * 40)"), top=CHANNEL))
    with pytest.raises(CrashedError, match="answered with what no program's answer is"):
        model.train(ONE)


def test_a_frame_that_never_ends_is_a_time_out(confined):
    stall = later(f"os.write(channel(), b'x'); {WAITS}")
    model = confined(right(fit=stall, top=CHANNEL), wall=1)
    with pytest.raises(OutOfTimeError, match="no answer within 1 s"):
        model.train(ONE)


def test_a_reply_is_never_read_beyond_what_was_asked(zygote):
    worker = WorkerProcess(zygote, [], Limits())
    with pytest.raises(CrashedError, match="expected 5 numbers"):
        worker.ask(("measure", ["nothing"]), Expected(5), 5, 5)
    assert worker.pid is None


def test_a_method_of_what_a_function_returns_is_remembered(confined):
    model = confined(SUBMISSIONS / "wheats" / "function_returns_a_model.py")
    assert model.train(AND).predictions == (0.0, 0.0, 0.0, 1.0)


def test_when_all_time_is_used_up_nothing_is_asked(confined):
    model = confined(right())
    model._asking.computed = model.limits.total
    with pytest.raises(OutOfTimeError, match="has used up its 60 s of computing, or 240 s by the"):
        model.train(ONE)


def test_a_program_that_does_not_load_alike_each_time_is_told_so(confined, tmp_path):
    model = confined(right())
    (tmp_path / "student.py").write_text("def nothing(): pass", encoding="utf-8")
    with pytest.raises(SubmissionError, match="has no class Perceptron now, as it had"):
        model.train(ONE)
