"""A verdict on separability in words, and as data for programs."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from perceptron.certificates import Cycle, Separator, Undecided, Verdict
from perceptron.samples import Sample, shown

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
    zero, one = map(shown, sample.labels)
    margin = verdict.squared_margin
    root = f"~{_quotient(margin).sqrt():.6g}"
    kind = "the largest of any line" if verdict.shares else "of this line; another's may be larger"
    return [
        f"separable: this sum is above 0 on every row of {one} and below on those of {zero}:",
        *_sum_of(verdict.weights, sample.features),
        f"margin: {root}, {kind}, with the bias as one more weight; its square is {_short(margin)}",
        f"mistakes: {_short(int(verdict.mistake_bound))} at most, by a perceptron that learns one "
        "row at a time from zero weights, in any order (Novikoff 1962)",
        "A ~ stands before a rounded number; --json has every digit.",
        "Rechecked in whole numbers, row by row.",
    ]


def _sum_of(weights: tuple[int, ...], features: tuple[str, ...]) -> list[str]:
    """Return w_1 * name + ... + b, four terms a line."""
    names = [name if name.isprintable() else shown(name) for name in features]
    terms = [f"{_short(w)} * {name}" for w, name in zip(weights, names, strict=False)]
    terms.append(_short(weights[-1]))
    signed = [f"- {term[1:]}" if term.startswith("-") else f"+ {term}" for term in terms]
    return ["    " + " ".join(signed[k : k + 4]) for k in range(0, len(signed), 4)]


def _inseparable(sample: Sample, verdict: Cycle) -> list[str]:
    zero, one = map(shown, sample.labels)
    rows, labels = sample.problem.rows, sample.problem.labels
    lines = [
        f"not separable: no line has every row of {one} on one side and every row of {zero} on "
        "the other.",
        f"{len(verdict.support)} rows prove it, each taken as many times as said:",
    ]
    for row in verdict.support:
        values = ", ".join(map(_short, rows[row][:8])) + (", ..." if len(rows[row]) > 8 else "")
        count, name = _short(verdict.counts[row]), (zero, one)[labels[row]]
        lines.append(f"  {count} x {sample.places[row]}: ({values}) {name}")
    ones = sum(k for k, label in zip(verdict.counts, labels, strict=True) if label)
    lines.append(
        f"Those of {one} and those of {zero} are equally many, {_short(ones)}, and have the same "
        "mean. A line between them would have that mean on both its sides (Gordan 1873)."
    )
    if any("~" in line for line in lines):
        lines.append("A ~ stands before a rounded number; --json has every digit of the counts.")
    return [*lines, "Rechecked in whole numbers."]


def _counted(sample: Sample, counts: tuple[int, ...]) -> list[dict[str, str]]:
    pairs = zip(sample.places, counts, strict=True)
    return [{"row": place, "count": str(count)} for place, count in pairs if count]


def _short(value: int | Fraction) -> str:
    """Return a number in full where that is short, else rounded behind its sign and a ~."""
    decimal = _quotient(Fraction(value))
    exact = Fraction(decimal) == value
    text = f"{decimal:f}" if exact and isinstance(value, Fraction) else str(value)
    if len(text) <= LONG:
        return text
    rounded = f"{abs(decimal):.6g}"
    sign, mark = "-" * (value < 0), "~" * (Fraction(rounded) != abs(value))
    return f"{sign}{mark}{rounded}"


def _quotient(value: Fraction) -> Decimal:
    """Return the value to 28 digits, however large or small it is."""
    return Decimal(value.numerator) / Decimal(value.denominator)
