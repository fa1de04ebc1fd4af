"""A property's examples: fixed by its name and a seed, or the one that a code names.

Nothing else may decide what is drawn, or a mark would depend on where the grader runs. A code is
what Hypothesis writes down of one example's choices. Of another version it may say nothing any
more; an example it does give is one that the property draws.
"""

import functools
import os
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import hypothesis
from hypothesis import HealthCheck, Phase, configuration, reproduce_failure, settings
from hypothesis import seed as seeded
from hypothesis.core import decode_failure
from hypothesis.errors import InvalidArgument
from hypothesis.internal.cache import LRUCache
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

from perceptron.contract import FatalError, KilledError, Property
from perceptron.learning import TooLong
from perceptron.toml_tables import expected_one_of

CODE = re.compile(r"@reproduce_failure\('.*', b'(.*)'\)")


@dataclass
class Record:
    """What the last run of a property did: how many examples it judged, and the last one drawn.

    `too_long` counts those that could not be judged in the time that one waits; `code` is that of
    the one example that was to run.
    """

    judged: int = 0
    too_long: int = 0
    last: dict[str, Any] = field(default_factory=dict)
    fatal: FatalError | KilledError | None = None
    code: str = ""


_records: dict[str, Record] = {}


def prepare(law: Property, *, seed: int = 0, examples: int = 100, code: str = "") -> Record:
    """Fix a property's examples by its name and the seed, and record what it executes.

    Hypothesis mixes a test's id into its own seeds, so that renaming a submission would change its
    examples; here only the name of the property and the seed decide. With a code its one example
    is all that runs.
    """
    chosen = settings(
        max_examples=examples,
        database=None,
        deadline=None,
        derandomize=False,
        print_blob=True,  # the code is read off what it says
        report_multiple_bugs=False,
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
        # A slow program, or one that seldom makes a mistake to judge, is no broken strategy.
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    seeded(zlib.crc32(f"{law.__name__}:{seed}".encode()))(law)
    # Set, not decorated: `settings` refuses a second time, and a property is prepared per run.
    law._hypothesis_internal_use_settings = chosen  # type: ignore[attr-defined]
    law._hypothesis_internal_use_reproduce_failure = None  # type: ignore[attr-defined]
    if code:
        reproduce_failure(hypothesis.__version__, code.encode())(law)
    handle = law.hypothesis  # type: ignore[attr-defined]
    record = _records.setdefault(law.__name__, Record())
    vars(record).update(vars(Record(code=code)))
    if not hasattr(handle.inner_test, "recorded"):
        handle.inner_test = _recording(handle.inner_test, record)
    return record


def record_of(law: Property) -> Record:
    """Return what the last run of a property did."""
    return _records.get(law.__name__, Record())


def _recording(test: Callable[..., None], record: Record) -> Callable[..., None]:
    @functools.wraps(test)
    def recorded(*arguments: Any, **drawn: Any) -> None:
        if record.fatal is not None:
            raise record.fatal  # one time-out or crash is enough: neither tried again nor shrunk
        record.last = {name: value for name, value in drawn.items() if name != "implementation"}
        drawn["implementation"].entropy = zlib.crc32(repr(sorted(record.last.items())).encode())
        try:
            test(*arguments, **drawn)
        except TooLong:
            record.too_long += 1
            raise
        except (FatalError, KilledError) as error:
            record.fatal = error
            raise
        record.judged += 1  # not reached where the body's `assume` found nothing to judge

    recorded.recorded = True  # type: ignore[attr-defined]
    return recorded


_permitted: LRUCache[Any, Any] = LRUCache(1024)


@contextmanager
def drawn_by_seed_alone() -> Iterator[None]:
    """Keep Hypothesis from drawing by what lies about: modules that are loaded, its own files.

    It looks for constants in modules outside of site-packages: the same seed would give other
    examples in a clone, from a wheel, in a notebook, or beside a lecturer's own modules. And it
    believes a table of characters that lies in the working folder.
    """
    replaced: dict[tuple[Any, str], Any] = {
        (providers, "_get_local_constants"): Constants,
        (providers, "CONSTANTS_CACHE"): _permitted,
        (configuration, "__hypothesis_home_directory"): Path(os.devnull),
    }
    before = {place: getattr(*place) for place in replaced}
    for place, value in replaced.items():
        setattr(*place, value)
    try:
        yield
    finally:
        for place, value in before.items():
            setattr(*place, value)


def code_of(error: BaseException | None) -> str:
    """Return the code of the example that a run ended on; empty where there is none."""
    notes = getattr(error, "__notes__", ())
    return next((found[1] for note in notes if (found := CODE.search(note))), "")


def chosen(replay: str, laws: Mapping[str, Property]) -> tuple[Property, str]:
    """Return the property of NAME or NAME@CODE, as a report has it, and the code, or "".

    ValueError, with what to do, on a name that is no property's, or a code of no example.
    """
    name, at, code = replay.partition("@")
    known = {law_name.removeprefix("test_"): law for law_name, law in laws.items()}
    if name not in known:
        raise ValueError(f"{name!r}: {expected_one_of(name, known)}")
    if at:
        try:
            decode_failure(code.encode())
        except InvalidArgument:
            told = "expected what a report shows behind the property's name and @; copy all of it"
            raise ValueError(f"{code!r}: {told}") from None
    return known[name], code
