"""What confining costs: python benchmarks/confinement.py

The whole suite on a correct submission, in processes of its own against in this one, in turns; and
how long a worker takes to start, with the submission loaded in it.
"""

import statistics
import sys
import time
from pathlib import Path

from perceptron.conventions import Conventions
from perceptron.gates import TWO_INPUT_GATES, gate_problem
from perceptron.isolation.processes import Zygote
from perceptron.isolation.remote import RemoteModel
from perceptron.judge import judge
from perceptron.limits import Limits
from perceptron.survey import local_model
from perceptron.targets import find_targets

WHEATS = Path(__file__).parent.parent / "tests" / "submissions" / "wheats"
ROUNDS = 3
STARTS = 50
AND = gate_problem(TWO_INPUT_GATES["AND"])


def seconds(model: object) -> float:
    """Return how long the whole suite takes on a model."""
    started = time.perf_counter()
    outcomes = judge(model)
    assert all(outcome.status in {"passed", "not offered"} for outcome in outcomes)
    return time.perf_counter() - started


def main(names: list[str]) -> None:
    """Print the ratio of each submission, and the time of a start."""
    zygote = Zygote()
    for name in names or ["textbook.py", "plain_lists.py"]:
        (target,) = find_targets([str(WHEATS / name)])
        confined = RemoteModel(target, Conventions(), zygote, Limits())
        here = local_model(target, Conventions())
        rounds = [(seconds(confined), seconds(here)) for _ in range(ROUNDS)]
        ratio = statistics.median(left / right for left, right in rounds)
        each = ", ".join(f"{left:.2f}/{right:.2f}" for left, right in rounds)
        print(f"{name}: confined takes {ratio:.2f} x the time ({each} s)")
    starts = []
    for _ in range(STARTS):
        confined.renew()
        started = time.perf_counter()
        confined.train(AND, passes=1)
        first = time.perf_counter()
        confined.train(AND, passes=1)
        starts.append(2 * first - started - time.perf_counter())
    zygote.close()
    print(f"a worker starts in {1000 * statistics.median(starts):.1f} ms (median of {STARTS})")


if __name__ == "__main__":
    main(sys.argv[1:])
