"""What of a submission's own files was reached: traced where it runs, and read as reports have it.

To read a file of its own making takes as much time and memory as a program likes: the judge reads
only what a confined process has read before it, within the submission's limits.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Arc = tuple[int, int]
Covered = tuple[str, int, tuple[int, ...], int, int]  # file, lines, missed, branches, missed


def measuring(files: Sequence[str] | None = None) -> Any:
    """Return what traces the branches of files, by coverage's patterns of their names."""
    from coverage import Coverage

    measured = Coverage(
        data_file=None, branch=True, include=files, config_file=False, messages=False
    )
    # Coverage's own patterns of lines to leave out take for ever on a file of empty lines.
    measured.set_option("report:exclude_lines", ["pragma: no cover"])
    measured.set_option("report:partial_branches", ["pragma: no branch"])
    return measured


def covered(arcs: Mapping[str, Iterable[Arc]]) -> Iterator[Covered]:
    """Yield what of each file was reached by these arcs."""
    measured = measuring()
    measured.get_data().add_arcs(arcs)
    for file in sorted(arcs):
        _, lines, _, missed, _ = measured.analysis2(file)
        exits = measured.branch_stats(file).values()
        branches, taken = (sum(each[part] for each in exits) for part in (0, 1))
        yield file, len(lines), tuple(missed), branches, branches - taken
