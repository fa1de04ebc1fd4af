"""A verdict on separability in words, and as data for programs."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from perceptron.certificates import Cycle, Separator, Undecided, Verdict
from perceptron.samples import Sample

LONG = 24  # characters: a longer whole number is shown to six digits, and in full in the data


def in_words(sample: Sample, verdict: Verdict) -> list[str]:
    """Return the lines that say what was decided, and what proves it."""
    if isinstance(verdict, Separator):
        return _separable(sample, verdict)
    if isinstance(verdict, Cycle):
        return _inseparable(sample, verdict)
    return ["undecided: no proof within the limit of work.", *(f"  {t}" for t in verdict.tried)]


def as_data(sample: Sample, verdict: Verdict) -> dict[str, Any]:
    """Return the verdict for json.dumps; whole numbers as text, since they outgrow most parsers."""
    data: dict[str, Any] = {
        "verdict": {Separator: "separable", Cycle: "not separable"}.get(type(verdict), "undecided"),
        "negative": sample.labels[0],
        "positive": sample.labels[1],
        "rows": len(sample.places),
        "features": list(sample.features),
    }
    if isinstance(verdict, Separator):
        *weights, bias = map(str, verdict.weights)
        data |= {"weights": weights, "bias": bias, "largest_margin": verdict.shares is not None}
        data["squared_margin"] = str(verdict.squared_margin)
        data["mistake_bound"] = str(int(verdict.mistake_bound))
        if verdict.shares is not None:
            data["shares"] = _counted(sample, verdict.shares)
    if isinstance(verdict, Cycle):
        data["counts"] = _counted(sample, verdict.counts)
    if isinstance(verdict, Undecided):
        data["tried"] = list(verdict.tried)
    return data


def _separable(sample: Sample, verdict: Separator) -> list[str]:
    zero, one = sample.labels
    margin, bound = verdict.squared_margin, int(verdict.mistake_bound)
    widest = (
        "the largest of any line" if verdict.shares else "of this line; another's may be larger"
    )
    lines = [
        f"separable: this sum is above 0 on every row of {one!r} and below on those of {zero!r}:",
        *_sum_of(verdict.weights, sample.features),
        f"margin: {_rounded(_quotient(margin).sqrt())}, {widest}; its square is {_short(margin)}",
        f"mistakes: {_short(bound)} at most, by a perceptron that learns one row at a time from "
        "zero weights, in any order (Novikoff 1962)",
    ]
    if any("~" in line for line in lines[1:]):
        lines.append("A ~ stands before a rounded number; --json has every digit.")
    return [*lines, "Rechecked in whole numbers, row by row."]


def _sum_of(weights: tuple[int, ...], features: tuple[str, ...]) -> list[str]:
    """Return w_1 * name + ... + b, four terms a line."""
    terms = [f"{_short(w)} * {name}" for w, name in zip(weights, features, strict=False)]
    terms.append(_short(weights[-1]))
    signed = [f"- {term[1:]}" if term.startswith("-") else f"+ {term}" for term in terms]
    return ["    " + " ".join(signed[k : k + 4]) for k in range(0, len(signed), 4)]


def _inseparable(sample: Sample, verdict: Cycle) -> list[str]:
    zero, one = sample.labels
    rows, labels = sample.problem.rows, sample.problem.labels
    lines = [
        f"not separable: no line has every row of {one!r} on one side and every row of {zero!r} on "
        "the other.",
        f"{len(verdict.support)} rows prove it, each taken as many times as said:",
    ]
    for row in verdict.support:
        values = ", ".join(_rounded(_quotient(value), 12) for value in rows[row][:8])
        values += ", ..." if len(rows[row]) > 8 else ""
        name = sample.labels[labels[row]]
        lines.append(f"  {_short(verdict.counts[row])} x {sample.places[row]}: ({values}) {name}")
    ones = sum(k for k, label in zip(verdict.counts, labels, strict=True) if label)
    lines.append(
        f"Those of {one!r} and those of {zero!r} are equally many, {_short(ones)}, and have the "
        "same mean. A line between them would have that mean on both its sides (Gordan 1873)."
    )
    return [*lines, "Rechecked in whole numbers."]


def _counted(sample: Sample, counts: tuple[int, ...]) -> list[dict[str, str]]:
    pairs = zip(sample.places, counts, strict=True)
    return [{"row": place, "count": str(count)} for place, count in pairs if count]


def _short(value: int | Fraction) -> str:
    """Return a number in full where that is short, else rounded behind its sign and a ~."""
    text = str(value)
    if len(text) <= LONG:
        return text
    rounded = _rounded(_quotient(Fraction(value)))
    return f"-~{rounded[1:]}" if value < 0 else f"~{rounded}"


def _quotient(value: Fraction) -> Decimal:
    """Return the value to 28 digits, however large or small it is."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def _rounded(value: Decimal, digits: int = 6) -> str:
    return f"{value:.{digits}g}"
