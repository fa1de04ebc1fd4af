"""What came of one property on one submission, as data that any report can be made from."""

import json
from dataclasses import asdict, dataclass, field
from typing import Literal

from perceptron.contract import NOT_SHOWN

Status = Literal[
    "passed",
    "failed",
    "error",
    "timed out",
    "crashed",
    "unsteady",
    "no evidence",
    "not offered",
    "grader error",
]
FAILING = frozenset(
    {"failed", "error", "timed out", "crashed", "unsteady"}
)  # with an example that shows it

WORDLESS = "the claim does not hold on this example"  # the message of an assertion that has none
MARKS: dict[str, str] = {
    "passed": ".",
    "failed": "F",
    "error": "E",
    "timed out": "T",
    "crashed": "C",
    "unsteady": "U",
    "no evidence": "?",
    "not offered": "-",
    "grader error": "!",
}


@dataclass(frozen=True)
class Outcome:
    """One property's verdict on one submission.

    `why` has the claim's source, or the reason. `counts` says whether the assignment gives marks
    for it; `missing` what it needs that was not offered; `examples` how many examples were judged;
    `counterexample` holds the smallest failing draw by argument name, as text, and `tables` its
    problems as rows with the label (0 or 1) last; `printed` what the program printed there, and
    `transcript` the calls that were made of it, as lines of Python. `replay` names the property
    and, behind an @, the code of its example.
    """

    submission: str
    theme: str
    name: str
    claim: str
    status: Status
    counts: bool
    examples: int = 0
    message: str = ""
    counterexample: dict[str, str] = field(default_factory=dict)
    tables: dict[str, list[list[float]]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    printed: str = ""
    transcript: tuple[str, ...] = ()
    replay: str = ""
    why: str = ""

    @property
    def loses(self) -> bool:
        """Say whether the submission loses this property: it counts and was not shown to hold."""
        return self.counts and self.status not in {"passed", "grader error"}

    @property
    def unshown(self) -> bool:
        """Say whether it holds of a program of which nothing shows that it learns."""
        return self.status == "no evidence" and self.message.startswith(NOT_SHOWN)

    @property
    def severity(self) -> int:
        """Return how much an outcome tells: a claim seen to fail, then an error, then the rest.

        Of time-outs those come first that an assignment asks about, and then those that are met
        where no line separates the examples.
        """
        if self.status == "timed out":
            return {"asked_for": 0, "limits": 1}.get(self.theme, 2)
        return {"failed": 0, "unsteady": 1, "error": 1, "crashed": 1}.get(self.status, 3)

    def to_json(self) -> str:
        """Return the outcome as one line of JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, line: str) -> "Outcome":
        """Return the outcome that `to_json` wrote."""
        data = json.loads(line)
        lists = {name: tuple(data[name]) for name in ("missing", "transcript")}
        return cls(**{**data, **lists})
