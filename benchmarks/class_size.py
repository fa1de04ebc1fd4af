"""How grading grows with the class: python benchmarks/class_size.py [SMALL LARGE]

Grades a class of 100 and one of 400 small programs, two properties with three examples each, in
turns, and prints how many times as long the larger one takes: at most 4.4 is linear, near enough.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from grading.interrupted import command
from grading.programs import write_assignment, write_class

ROUNDS = 3


def seconds(folder: Path, submissions: int) -> float:
    """Return how long a class of that size takes, from the command to the last file."""
    task = folder / f"{submissions}"
    started = time.perf_counter()
    out = Path(tempfile.mkdtemp(dir=folder))
    subprocess.run(command(task, out), check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main(small: int = 100, large: int = 400) -> None:
    """Print the two times of each round, and the median of their ratios."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for submissions in (small, large):
            (folder / f"{submissions}").mkdir()
            write_class(folder / f"{submissions}" / "class", submissions)
            write_assignment(folder / f"{submissions}" / "assignment")
        rounds = []
        for _ in range(ROUNDS):
            rounds.append((seconds(folder, small), seconds(folder, large)))
            print(f"{small}: {rounds[-1][0]:.1f} s, {large}: {rounds[-1][1]:.1f} s", flush=True)
    ratio = statistics.median(right / left for left, right in rounds)
    print(f"{large} submissions take {ratio:.2f} x the time of {small}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
