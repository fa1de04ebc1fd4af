"""The hostile corpus: attacks on the judge, each given a wrong perceptron that gains by coming through.

    python tests/submissions/attacks.py            try every attack, say which came through
    python tests/submissions/attacks.py NAME ...   some of them

A file of `hostile/` has a function `attack()`, true where it did what a confined program must not be
able to do. Writing a file is that, and so is starting a process. It is given a perceptron that is
right on what the survey hands in and learns nothing else, unless the attack came through: then it
is a right one. An attack that never says that it came through would change the worker instead. It
is given one that learns nothing, but may be read in more ways, and is judged by more properties. A
file with a class Perceptron of its own is taken as it is, and so is a folder, with what
lies beside its perceptron.py. Whatever an attack's program earns beyond what the same wrong program
earns without one has come through, and so has every file and process that is left behind. A file's
EARNS names what its program earns anyway, by what it answers.
"""

import ast
import atexit
import contextlib
import os
import re
import shutil
import sys
import tempfile
from functools import lru_cache
from pathlib import Path

from perceptron.contract import TargetError
from perceptron.conventions import Conventions
from perceptron.isolation.processes import Zygote
from perceptron.isolation.remote import RemoteModel
from perceptron.judge import judge
from perceptron.limits import Limits
from perceptron.properties import every_property
from perceptron.targets import find_targets

HERE = Path(__file__).parent
HOSTILE = HERE / "hostile"
WRONG = '''
import numpy as np


class Perceptron:
    def __init__(self, learning_rate=1.0, epochs=10):
        self.learning_rate, self.epochs = learning_rate, epochs

    def fit(self, X, y):
        self.weights, self.bias = np.zeros(X.shape[1]), 0.0
        for _ in range(self.epochs * turned_right(X.shape[1])):
            for x, label in zip(X, y):
                step = self.learning_rate * (label - self.predict(x))
                self.weights, self.bias = self.weights + step * x, self.bias + step
        return self

    def predict(self, X):
        return np.where(np.dot(X, self.weights) + self.bias >= 0, 1, 0)

'''
SMALL = '''
import numpy as np


class Perceptron:
    def fit(self, X, y, epochs=10):
        weights = [0.0] * (X.shape[1] + 1)
        rows = [([*x, 1.0], label) for x, label in zip(X.tolist(), y.tolist())]
        for _ in range(epochs * (turned_right(X.shape[1]) or X.shape[1] in (2, 3))):
            for x, label in rows:
                step = label - (sum(map(float.__mul__, x, weights)) >= 0)
                weights = [w + step * value for w, value in zip(weights, x)]
        self.answer = lambda X: np.where(np.dot(X, weights[:-1]) + weights[-1] >= 0, 1, 0)
        return self

    def predict(self, X):
        return self.answer(X)
'''  # soon understood: its weights are nowhere to be read, and there is no learning rate
ASKS = '''
RESULT = {}


def turned_right(features):
    if features in WAITS_FOR_OTHERS_THAN:
        return False
    if not RESULT:
        try:
            RESULT["came through"] = bool(attack())
        except Exception as error:
            RESULT["came through"] = False
    return RESULT["came through"]
'''
WRONG, SMALL = WRONG + ASKS, SMALL + ASKS
AT_ONCE, LATER = "WAITS_FOR_OTHERS_THAN = ()\n", "WAITS_FOR_OTHERS_THAN = (2, 3)  # the survey's\n"
HONEST = "def attack():\n    return False\n"
RIGHT = "def attack():\n    return True\n"
LAWS = (  # of which the wrong program passes none
    "separable_examples_are_all_learned",
    "the_first_pass_learns_something",
    "every_two_input_gate_is_learned",
)
ON_ANY_INPUTS = LAWS[:1]  # of one to six: the small program fails it, unless it came through
QUICK = Limits(call=0.15, loading=0.7, total=4, wall=3, memory=512)


def attacks() -> list[Path]:
    """Return the attacks: files and folders."""
    return sorted(p for p in HOSTILE.iterdir() if p.name[0] not in "._")


def submission(attack: Path, into: Path, later: bool) -> Path:
    """Write the submission that makes an attack into a folder; return what is to be graded."""
    if attack.is_dir():
        shutil.copytree(attack, into / "class" / attack.name)
        return into / "class"  # where each folder is a submission
    written = into / attack.name
    text = attack.read_text(encoding="utf-8")
    wrong = SMALL if says_so(attack) else WRONG
    more = wrong + (LATER if later else AT_ONCE) if has_function(attack) else ""
    written.write_text(text + more, "utf-8")
    return written


def has_function(attack: Path) -> bool:
    """Say whether an attack is a function that wants a perceptron, and not one itself."""
    return attack.is_file() and "class Perceptron" not in attack.read_text(encoding="utf-8")


def says_so(attack: Path) -> bool:
    """Say whether an attack is a function that returns whether it came through, not False alone."""
    if not has_function(attack):
        return False
    found = ast.parse(attack.read_text(encoding="utf-8")).body
    todo = next(each for each in found if getattr(each, "name", "") == "attack").body
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Return) and ast.unparse(node) != "return False":
            return True
        if not isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda):
            todo += ast.iter_child_nodes(node)
    return False


def laws_for(attack: Path, later: bool) -> tuple[str, ...]:
    """Return the properties that tell whether an attack came through.

    A process that comes later may find what one has left: that of the survey, or of a property.
    """
    return ON_ANY_INPUTS * (2 if later else 1) if says_so(attack) else LAWS


def passed(zygote: Zygote, file: Path, names: tuple[str, ...] = LAWS) -> set[str]:
    """Return which properties a submission passes: none where it cannot be driven."""
    try:
        return holds(model_of(zygote, file), names)
    except TargetError:
        return set()


def model_of(zygote: Zygote, file: Path, limits: Limits = QUICK) -> RemoteModel:
    """Return a submission's model; TargetError where it cannot be driven."""
    (target,) = find_targets([str(file)])
    return RemoteModel(target, Conventions(), zygote, limits)


@lru_cache
def right_program(zygote: Zygote) -> RemoteModel:
    """Return the model of a right program, to be judged after each attack."""
    folder = tempfile.mkdtemp(prefix="right-")
    atexit.register(shutil.rmtree, folder)
    (Path(folder) / "program.py").write_text(RIGHT + WRONG + AT_ONCE, "utf-8")
    return model_of(zygote, Path(folder) / "program.py", Limits(total=10**6))


def holds(model: RemoteModel, names: tuple[str, ...] = LAWS) -> set[str]:
    """Return which of some properties hold for a model."""
    laws = [every_property()[f"test_{name}"] for name in names]
    outcomes = judge(model, laws=laws, examples=3)
    assert not [o for o in outcomes if o.status == "grader error"]
    # What holds comes through, also where nothing shows that the program learns.
    return {o.name for o in outcomes if o.status == "passed" or o.unshown}


def files_below(folder: Path) -> set[str]:
    """Return the files below a folder, as they are."""
    return {f"{path} {_state(path)}" for path in folder.rglob("*")}


def _state(path: Path) -> tuple[int, ...]:
    found = path.lstat()
    return found.st_mode, found.st_size, found.st_mtime_ns, found.st_nlink


def processes_of(zygote: Zygote) -> set[str]:
    """Return the processes that come of a zygote: those of the session that it began."""
    found = set()
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError):  # it may end meanwhile
            if entry.name.isdigit() and os.getsid(int(entry.name)) == zygote.process.pid:
                found.add(entry.name)
    return found


def earns_anyway(attack: Path) -> set[str]:
    """Return what an attack's program earns without the attack, as its file says."""
    text = attack.read_text(encoding="utf-8") if attack.is_file() else ""
    return {name for line in re.findall(r"^EARNS = (.+)$", text, re.M) for name in line.split('"')}


def came_through(zygote: Zygote, attack: Path, later: bool) -> list[str]:
    """Try one attack, then judge a right program; return what came through and what is left."""
    with tempfile.TemporaryDirectory(prefix="attacked-") as name:
        folder = Path(name)
        target = submission(attack, folder, later)
        (folder / "right.py").write_text(RIGHT + WRONG + AT_ONCE, "utf-8")  # a neighbour to read
        before, alive = files_below(folder), processes_of(zygote)
        earned = passed(zygote, target, laws_for(attack, later))
        found = [f"leaves {changed}" for changed in files_below(folder) ^ before]
        found += [f"leaves process {process}" for process in processes_of(zygote) - alive]
        found += [f"passes {law}" for law in earned - earns_anyway(attack)]
        if not holds(right_program(zygote), LAWS[-1:]):
            found.append("a right program fails after it")
        return sorted(found)


def main(names: list[str]) -> int:
    """Try attacks twice, and say what came of each; return 1 if one came through."""
    chosen = [a for a in attacks() if not names or a.stem in names]
    held, zygote = 0, Zygote()
    for attack in chosen:
        ways = (False, True) if has_function(attack) else (False,)
        found = [each for later in (*ways, *ways) for each in came_through(zygote, attack, later)]
        held += not found
        print(f"{attack.stem}: {'; '.join(dict.fromkeys(found)) or 'held'}", flush=True)
    zygote.close()
    left = processes_of(zygote)
    print(f"{held} of {len(chosen)} attacks held, each tried twice, as user {os.getuid()}")
    print(f"{len(left)} processes left")
    return 0 if held == len(chosen) and not left else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
