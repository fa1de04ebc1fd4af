"""How many Boolean functions are separable: one by one and up to symmetry, step by step."""

from itertools import permutations, product

import numpy as np
import pytest

from perceptron.certificates import CertificateError, boolean
from perceptron.certificates import census as census_module
from perceptron.certificates.boolean import Decided, decide_tables
from perceptron.certificates.census import joined, one_by_one, orbit_sizes, up_to_symmetry
from perceptron.certificates.quadruples import cycles_of_four, decide_with_help
from perceptron.gates import every_function, rows

SEPARABLE = [4, 14, 104, 1_882, 94_572, 15_028_134]  # OEIS A000609


def tables_of(inputs):
    return np.array(list(every_function(inputs)), dtype=np.uint8)


def separable_of(inputs):
    return decide_tables(tables_of(inputs)).separable


def moved(table, order, negated):
    """Return the function with its inputs reordered and negated."""
    inputs = len(order)
    cube = np.asarray(table).reshape((2,) * inputs).transpose(order)
    axes = [axis for axis, turned in enumerate(negated) if turned]
    return tuple(np.flip(cube, axes).ravel().tolist())


def orbit(table):
    inputs = len(table).bit_length() - 1
    ways = product(permutations(range(inputs)), product((0, 1), repeat=inputs))
    return {moved(table, order, negated) for order, negated in ways}


def joined_tables(regular):
    return regular[joined(regular)].reshape(-1, 2 * regular.shape[1])


def is_monotone(table):
    """Say whether no input lowers the function when raised."""
    cube = np.asarray(table).reshape((2,) * (len(table).bit_length() - 1))
    return all((np.take(cube, 0, j) <= np.take(cube, 1, j)).all() for j in range(cube.ndim))


def is_regular(table):
    """Say whether a function is monotone and raising an earlier input counts for more."""
    values = dict(zip(rows(len(table).bit_length() - 1), table, strict=True))
    for row, value in values.items():
        for i, j in product(range(len(row)), repeat=2):
            if i < j and (row[i], row[j]) == (0, 1):
                swapped = [*row]
                swapped[i], swapped[j] = 1, 0
                if values[tuple(swapped)] < value:
                    return False
    return is_monotone(table)


@pytest.mark.parametrize("inputs", [1, 2, 3, 4])
def test_all_functions_are_decided_one_by_one(inputs):
    census = one_by_one(inputs)
    assert census.candidates == 2 ** (2**inputs)
    assert census.found == census.separable == SEPARABLE[inputs - 1]


def test_all_functions_of_up_to_six_inputs_are_decided_up_to_symmetry():
    censuses = list(up_to_symmetry(6))
    assert [census.separable for census in censuses] == SEPARABLE
    assert [census.candidates for census in censuses] == [3, 5, 10, 27, 119, 1173]
    assert [census.found for census in censuses] == [3, 5, 10, 27, 119, 1113]
    assert censuses[-1].passes == 291


@pytest.mark.parametrize("inputs", [2, 3, 4])
def test_both_halves_of_a_separable_function_are_separable(inputs):
    smaller = {tuple(t) for t in tables_of(inputs - 1)[separable_of(inputs - 1)].tolist()}
    for table in tables_of(inputs)[separable_of(inputs)].tolist():
        half = len(table) // 2
        assert {tuple(table[:half]), tuple(table[half:])} <= smaller


@pytest.mark.parametrize("inputs", [1, 2, 3, 4])
def test_every_separable_function_is_the_image_of_one_regular_function(inputs):
    tables, separable = tables_of(inputs), separable_of(inputs)
    regular = [tuple(t) for t in tables[separable].tolist() if is_regular(t)]
    images = [orbit(table) for table in regular]
    all_of_them = {tuple(t) for t in tables[separable].tolist()}
    assert set().union(*images) == all_of_them
    assert sum(map(len, images)) == len(all_of_them)  # no two share an image
    assert orbit_sizes(np.array(regular, dtype=np.uint8)).tolist() == [len(i) for i in images]


@pytest.mark.parametrize("inputs", [1, 2, 3, 4])
def test_candidates_are_the_regular_functions_with_separable_halves(inputs):
    tables = tables_of(inputs - 1)
    separable = separable_of(inputs - 1) if inputs > 1 else np.array([True, True])
    smaller = [t for t in tables[separable].tolist() if is_regular(t)]
    candidates = [tuple(t) for t in joined_tables(np.array(smaller, dtype=np.uint8)).tolist()]
    wanted = {
        tuple(t)
        for t in tables_of(inputs).tolist()
        if is_regular(t)
        and {tuple(t[: len(t) // 2]), tuple(t[len(t) // 2 :])} <= {*map(tuple, smaller)}
    }
    assert len(candidates) == len(set(candidates))
    assert set(candidates) == wanted


def test_orbit_sizes_of_five_inputs_are_those_of_brute_force():
    regular = up_to_five()
    chosen = regular[::9]
    assert orbit_sizes(chosen).tolist() == [len(orbit(table)) for table in chosen.tolist()]


def up_to_five():
    regular = np.array([[0], [1]], dtype=np.uint8)
    for _ in range(5):
        candidates = joined_tables(regular)
        regular = candidates[decide_tables(candidates).separable]
    return regular


@pytest.mark.parametrize("field", ["separators", "cycles"])
def test_a_forged_proof_among_many_is_found(field):
    decided = decide_tables(tables_of(3))
    proofs = np.array(getattr(decided, field))
    place = np.flatnonzero(decided.separable == (field == "separators"))[7]
    proofs[place, 0] += 1 if field == "cycles" else 99
    forged = Decided(**{**vars(decided), field: proofs})
    table = decided.tables[place].tolist()
    with pytest.raises(CertificateError, match=str(table).replace("[", r"\[")):
        forged.verify()


def test_with_help_the_census_is_the_same_in_fewer_passes(monkeypatch):
    monkeypatch.setattr(census_module, "ALONE", 0)
    monkeypatch.setattr(census_module, "BLOCK", 100)  # several blocks, the last one short
    helped = list(up_to_symmetry(6))
    assert [census.separable for census in helped] == SEPARABLE
    assert [census.found for census in helped] == [3, 5, 10, 27, 119, 1113]
    assert helped[-1].passes < 50


@pytest.mark.parametrize("inputs", [2, 3, 4])
def test_every_inseparable_function_of_so_few_inputs_has_a_cycle_of_four(inputs):
    cycles = cycles_of_four(tables_of(inputs))
    assert (cycles.any(axis=1) == ~separable_of(inputs)).all()
    assert set(cycles.sum(axis=1).tolist()) == {0, 4}


def test_help_is_proved_as_the_perceptrons_own_answers_are():
    decided = decide_with_help(tables_of(4))
    assert decided.separable.sum() == 1_882
    assert (decided.separable == separable_of(4)).all()
    # Chow's weights separate most by themselves: one pass finds no mistake.
    assert (decided.passes[decided.separable] == 1).mean() > 0.5


def test_a_watch_is_told_of_all_functions_block_by_block(monkeypatch):
    monkeypatch.setattr(census_module, "BLOCK", 7)
    told = []
    list(up_to_symmetry(3, lambda left, functions: told.append((left, functions))))
    assert [left for left, functions in told if functions == 10][-1] == 0
    assert max(left for left, functions in told if functions == 10) <= 10


def test_a_watch_is_told_how_many_functions_are_left():
    told = []
    decide_tables(tables_of(2), lambda left, functions: told.append((left, functions)))
    assert told[-1] == (0, 16)
    assert [left for left, _ in told] == sorted((left for left, _ in told), reverse=True)


def test_more_inputs_than_can_be_decided_one_by_one_are_refused():
    with pytest.raises(ValueError, match="inputs=5: expected 1 to 4"):
        one_by_one(5)


def test_numbers_past_32_bits_are_refused_and_not_wrapped(monkeypatch):
    monkeypatch.setattr(boolean, "MOST_SUM", 40)
    with pytest.raises(OverflowError, match="passes=3"):
        decide_tables(tables_of(4))


def test_proofs_that_64_bits_would_wrap_are_refused():
    ones, none = np.ones((1, 8), np.uint8), np.zeros((1, 4), np.int64)
    wrapped = Decided(ones, none, np.full((1, 8), 2**62), np.ones(1, np.int64))
    with pytest.raises(CertificateError, match="expected at most"):
        wrapped.verify()


def test_counts_below_zero_prove_nothing():
    decided = decide_tables(tables_of(2))
    place = np.flatnonzero(~decided.separable)[0]
    cycles = decided.cycles.copy()
    cycles[place] *= -1
    with pytest.raises(CertificateError, match="neither a separator nor a cycle"):
        Decided(decided.tables, decided.separators, cycles, decided.passes).verify()
