"""A training run in words: the seven steps of the article with the run's own numbers.

The article is "Build a neural network from scratch, part 2". Each function returns lines.
"""

from collections.abc import Sequence
from fractions import Fraction
from textwrap import wrap

from perceptron.certificates import Cycle, Separator, Verdict
from perceptron.reports.verdict import in_words as verdict_in_words
from perceptron.runs import MOST_STEPS, Run, TrainingStep
from perceptron.samples import Sample, shown

MOST_ROWS = 16  # of a table of examples
FIRST, LAST = 16, 3  # mistakes shown one by one, where there are more
MOST_VALUES = 4  # of a vector
WIDTH = 100  # characters of a line of words
MOST_BOUND = 10**15
RARE = 9  # decimal places: what is rarer is said to be so


def in_words(
    name: str, sample: Sample, run: Run, verdict: Verdict, chance: Fraction | None
) -> list[str]:
    """Return the whole report.

    chance: that so many random steps learn all rows of a separable problem, if known.
    """
    lines = [
        *_start(name, sample, run),
        *_wrapped(_one_step(run)),
        *_repeated(run),
        "",
        *_at_the_end(sample, run),
        "",
        *_wrapped(_why(name, sample, run, verdict, chance)),
    ]
    rounded = any("~" in line for line in lines)
    return [*lines, "A ~ stands before a rounded number."] if rounded else lines


def number(value: float | Fraction) -> str:
    """Return a number to six digits; a ~ stands before one that says more than these do."""
    text = f"{float(value) + 0.0:.6g}"  # + 0.0: a zero has no sign
    if float(text) == float(value):
        return text
    return f"-~{text[1:]}" if text.startswith("-") else f"~{text}"


def chance_in_words(name: str, steps: int, chance: Fraction) -> str:
    """Return the sentence on how likely so many random steps are to learn every row."""
    claim = f"The chance that {steps:,} random steps learn {name} is"
    if chance in (0, 1):
        few = ": so few cannot move the weights far enough" if chance == 0 else ""
        return f"{claim} {chance}, exactly{few}."
    often = 2 * chance > 1
    rarer, comes = (1 - chance, "needs more") if often else (chance, "is enough")
    if rarer * 10**RARE < 1:
        value = f"above 0.{'9' * RARE}" if often else f"below 0.{'0' * (RARE - 1)}1"
        return f"{claim} {value}: fewer than 1 such run in {10**RARE:,} {comes}."
    places = 1
    while rarer * 10**places < 1:
        places += 1
    places = max(4, places + 1)  # so that no chance below 1 is shown as 1
    digits = f"{round(chance * 10**places):0{places + 1}d}"
    rounded = f"{digits[:-places]}.{digits[-places:]}"
    return f"{claim} ~{rounded}: about 1 such run in {round(1 / rarer):,} {comes}."


def _start(name: str, sample: Sample, run: Run) -> list[str]:
    rows = len(run.problem.labels)
    how = f"in order, {_many(run.passes, 'pass', 'es')} of {_many(rows, 'example')}"
    if run.seed is not None:
        how = f"by {_many(len(run.steps), 'random step')} (the same run again: --seed {run.seed})"
    labels = ""
    if sample.labels != ("0", "1"):
        labels = f"; y = 1 is {shown(sample.labels[1])}, y = 0 {shown(sample.labels[0])}"
    return [
        *_wrapped([f"{name}: a perceptron trained {how}"]),
        "",
        f"1. Inputs and outputs: {_many(rows, 'example')}, each with its label y{labels}",
        *_table(sample, run, range(rows), predicted=False),
        f"2. Weights and bias, at zero: w = {_vector((0.0,) * run.problem.features)}, b = 0; "
        f"learning rate {number(run.learning_rate)}",
    ]


def _one_step(run: Run) -> list[str]:
    """Show steps 3 to 6 where they do something: at the first mistake."""
    one = run.mistakes[0] if run.mistakes else run.steps[0]
    which = "at the first mistake" if run.mistakes else "without a mistake"
    x, y = run.problem.rows[one.row], run.problem.labels[one.row]
    *w, b = map(_term, one.before)
    *after, bias = one.after
    products = [f"{weight} * {_term(value)}" for weight, value in zip(w, x, strict=True)]
    total = " + ".join([*_some(products), b])
    rate, error = number(run.learning_rate), _term(one.error)
    return [
        f"   Steps 3 to 6 {which}, training step {one.number}: x = {_vector(x)}, y = {y}",
        f"3. Weighted sum: z = w * x + b = {total} = {number(one.activation)}",
        f"4. Step function, 1 where z >= 0, else 0: y_pred = {one.prediction}",
        f"5. Error: y - y_pred = {y} - {one.prediction} = {one.error}",
        f"6. Update: w + learning rate * error * x = {_vector(one.before[:-1])} + "
        f"{rate} * {error} * {_vector(x)} = {_vector(after)}",
        f"           b + learning rate * error = {number(one.before[-1])} + {rate} * {error} = "
        f"{number(bias)}",
    ]


def _repeated(run: Run) -> list[str]:
    """Show the mistakes; the steps between them leave everything as it was."""
    mistakes, steps = run.mistakes, len(run.steps)
    if not mistakes:
        return [f"7. Repeat: in {_many(steps, 'step')} no prediction was wrong, none changed w, b"]
    hidden = len(mistakes) - FIRST - LAST
    shown_steps = mistakes if hidden <= 0 else (*mistakes[:FIRST], *mistakes[-LAST:])
    cells: list[tuple[str, ...]] = [
        ("step", "x", "z", "y_pred", "y", "error", "w after", "b after")
    ]
    cells += [_cells(run, mistake) for mistake in shown_steps]
    lines = _columns(cells)
    if hidden > 0:
        lines.insert(1 + FIRST, f"     ... {_many(hidden, 'more mistake')} ...")
    quiet = steps - len(mistakes)
    last = f"the last was step {mistakes[-1].number}"
    head = f"7. Repeat: of {_many(steps, 'step')} {len(mistakes)} made a mistake; {last}"
    tail = f"   In the other {quiet:,} y_pred was y: error 0, so w and b stayed."
    return [head, *lines, *([tail] if quiet else [])]


def _cells(run: Run, mistake: TrainingStep) -> tuple[str, ...]:
    *w, b = mistake.after
    return (
        str(mistake.number),
        _vector(run.problem.rows[mistake.row]),
        number(mistake.activation),
        str(mistake.prediction),
        str(run.problem.labels[mistake.row]),
        str(mistake.error),
        _vector(w),
        number(b),
    )


def _at_the_end(sample: Sample, run: Run) -> list[str]:
    rows, right = len(run.right), sum(run.right)
    listed = [*range(rows)]
    title = "At the end, y_pred beside y:"
    if rows > MOST_ROWS:
        listed = [row for row in listed if not run.right[row]]
        title = "At the end, where y_pred is not y:" if listed else "At the end:"
    *w, b = run.parameters
    names = [name if name.isprintable() else shown(name) for name in sample.features]
    terms = _some([f"{number(v)} * {name}" for v, name in zip(w, names, strict=True)])
    total = " + ".join([*terms, number(b)]).replace("+ -", "- ")
    still = ", so no further step changes anything" if right == rows else ""
    return [
        title,
        *(_table(sample, run, listed, predicted=True) if listed else []),
        *_wrapped([f"{right:,} of {rows:,} right{still}. y_pred is 1 where {total} >= 0."]),
    ]


def _why(
    name: str, sample: Sample, run: Run, verdict: Verdict, chance: Fraction | None
) -> list[str]:
    lines = []
    if isinstance(verdict, Cycle):
        lines.append("It is no fault of this run: no weights get all of them right. The proof:")
        lines += [f"  {line}" for line in verdict_in_words(sample, verdict)]
        lines.append(f"So no random steps ever learn {name}: the chance is 0, exactly.")
    elif isinstance(verdict, Separator):
        most = int(verdict.mistake_bound)
        lines.append(
            "A line separates these labels, so a perceptron learns them: in any order, however "
            f"often they come, it makes at most {_bound(most)} (Novikoff 1962). "
            f"This run made {len(run.mistakes):,}."
        )
        if not all(run.right):
            enough = (most + 1) * len(run.right) <= MOST_STEPS
            surely = f"; --passes {most + 1} is sure to be enough" if enough else ""
            more = "passes" if run.seed is None else "steps"
            lines.append(f"It has not seen enough yet: give it more {more}{surely}.")
        if chance is not None:
            lines.append(chance_in_words(name, len(run.steps), chance))
    else:
        lines += verdict_in_words(sample, verdict)
    if not run.exact:
        lines.append(
            "Some sums may be rounded, as inputs or learning rate are no short binary fractions: "
            "a z that should be 0 may lie beside it. What is said of any run holds for exact sums; "
            "whole numbers and a rate that is a power of two, such as 0.125, have these."
        )
    return lines


def _table(sample: Sample, run: Run, rows: Sequence[int], *, predicted: bool) -> list[str]:
    """Return rows with their labels, and predictions where asked; not more than fit a screen."""
    features = slice(None if run.problem.features <= 2 * MOST_VALUES else MOST_VALUES)
    more = () if features.stop is None else ("...",)
    names = [shown(name)[1:-1] for name in sample.features[features]]
    cells = [(*names, *more, "y", *(("y_pred",) if predicted else ()))]
    for row in rows[:MOST_ROWS]:
        values = map(number, run.problem.rows[row][features])
        prediction = (str(run.predictions[row]),) if predicted else ()
        cells.append((*values, *more, str(run.problem.labels[row]), *prediction))
    hidden = len(rows) - MOST_ROWS
    return [*_columns(cells), *([f"     ... {hidden:,} more ..."] if hidden > 0 else [])]


def _wrapped(lines: Sequence[str]) -> list[str]:
    """Break long sentences; what is broken goes on further to the right."""
    broken = []
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip()) + 3)
        broken += wrap(line, WIDTH, subsequent_indent=indent, break_long_words=False) or [""]
    return broken


def _columns(cells: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [
        "     " + "  ".join(text.rjust(width) for text, width in zip(line, widths, strict=True))
        for line in cells
    ]


def _vector(values: Sequence[float | Fraction]) -> str:
    return f"({', '.join(_some([number(value) for value in values]))})"


def _some(texts: list[str]) -> list[str]:
    return texts if len(texts) <= MOST_VALUES else [*texts[:MOST_VALUES], "..."]


def _term(value: float | Fraction) -> str:
    """Return a number as it stands in a sum or product: a negative one in parentheses."""
    text = number(value)
    return f"({text})" if text.startswith("-") else text


def _bound(most: int) -> str:
    """Return a mistake bound, to its power of ten where that says enough."""
    if most < MOST_BOUND:
        return _many(most, "mistake")
    return f"10**{len(str(most))} mistakes"


def _many(count: int, noun: str, ending: str = "s") -> str:
    return f"{count:,} {noun}{ending * (count != 1)}"
