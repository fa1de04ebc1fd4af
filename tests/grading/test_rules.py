"""A grading.toml fixes the denominator before anything runs; what does not fit it is one line."""

from decimal import Decimal

import pytest

from perceptron.contract import ALWAYS_ASKED, TargetError
from perceptron.grading.rules import read_setup
from perceptron.marks import VISIBILITIES

from .programs import GATES, HALVES, write_assignment

OWN = '''
from hypothesis import given
from perceptron.strategies import separable_problems

@given(problem=separable_problems())
def test_ours_holds(implementation, problem):
    """What we taught holds."""
'''


@pytest.fixture
def setup(tmp_path):
    def setup_(text):
        return read_setup(write_assignment(tmp_path, text))

    return setup_


def items(setup):
    return {item.name: item for item in setup.plan.items}


def test_without_a_config_what_learning_is_gives_two_points_and_all_else_one():
    plan = read_setup(None).plan
    counting = [item for item in plan.items if item.counts]
    assert len(counting) >= 30
    twice = {item.theme for item in counting if item.points == 2}
    assert twice == {"convergence", "update", "gates"}
    assert {item.points for item in counting if item.theme not in twice} == {1}
    assert {item.points for item in plan.items if not item.counts} == {0}


def test_a_name_says_more_than_a_theme_and_a_theme_more_than_the_default(setup):
    found = items(setup(f"[points]\ndefault = 0.5\ngates = 2\n{GATES} = 7.25\n"))
    assert found[GATES].points == Decimal("7.25")
    assert found["at_least_k_of_n_is_learned"].points == 2
    assert found[HALVES].points == Decimal("0.5")


def test_the_total_is_exact(setup):
    text = f'[grade]\nonly = ["gates"]\n[points]\ndefault = 0.1\n{GATES} = 0.2'
    assert setup(text).plan.total == Decimal("0.4")


def test_what_is_waived_gives_and_takes_nothing_and_says_why(setup):
    usual, plan = read_setup(None).plan, setup(f'[waived]\n{GATES} = "not taught yet"').plan
    assert plan.total == usual.total - 2
    assert GATES not in {item.name for item in plan.items}
    assert plan.waived == {GATES: "not taught yet"}


def test_what_is_asked_for_counts_and_nothing_else(setup):
    claim = "a_point_on_the_plane_gets_label_1"
    found = items(setup(f'[contract]\nasks = ["fit", "predict", "{claim}"]'))
    assert found[HALVES].counts
    assert found[claim].counts
    assert not found["mistakes_stay_within_novikoffs_bound"].counts


def test_only_some_themes_or_properties_run(setup):
    found = items(setup(f'[grade]\nonly = ["{HALVES}", "gates"]'))
    assert {HALVES, GATES} < {*found}
    assert {item.theme for item in found.values()} == {"prediction", "gates"}


@pytest.mark.parametrize("visibility", VISIBILITIES)
def test_visibility_is_gradescopes(setup, visibility):
    found = items(setup(f'[visibility]\ngates = "{visibility}"'))
    assert found[GATES].visibility == visibility
    assert found[HALVES].visibility == "visible"


def test_a_lecturers_own_properties_are_found_seeded_and_counted_like_ours(setup, tmp_path):
    (tmp_path / "course.py").write_text(OWN, encoding="utf-8")
    found = setup('[grade]\nproperties = ["course.py"]\n[points]\nours_holds = 3')
    item = items(found)["ours_holds"]
    assert (item.theme, item.claim, item.points) == ("course", "What we taught holds.", 3)
    assert "test_ours_holds" in found.rules.properties()


def test_an_own_file_of_which_nothing_runs_is_refused(setup, tmp_path):
    (tmp_path / "course.py").write_text(OWN, encoding="utf-8")
    with pytest.raises(TargetError, match=r"course\.py: no property of it runs; add 'course' to"):
        setup('[grade]\nproperties = ["course.py"]\nonly = ["gates"]')
    assert "ours_holds" in items(setup('[grade]\nproperties = ["course.py"]\nonly = ["course"]'))


def test_only_a_changed_property_file_has_another_key(setup, tmp_path):
    (tmp_path / "course.py").write_text(OWN, encoding="utf-8")
    before = setup('[grade]\nproperties = ["course.py"]').rules
    (tmp_path / "course.py").write_text(OWN + "# more\n", encoding="utf-8")
    after = setup('[grade]\nproperties = ["course.py"]').rules
    assert before.key("ours_holds") != after.key("ours_holds")
    assert before.key(GATES) == after.key(GATES)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("", "[grade]\nseed = 1"),
        ("", "[grade]\nexamples = 99"),
        ("", "[limits]\ncall = 1"),
        ("", "[contract]\nlabels = [-1, 1]"),
    ],
)
def test_what_outcomes_depend_on_is_in_their_keys(setup, one, other):
    assert setup(one).rules.key(GATES) != setup(other).rules.key(GATES)


@pytest.mark.parametrize(
    "other",
    [
        "[points]\ndefault = 7",
        '[waived]\nxor_and_xnor_are_never_learned = "no"',
        '[visibility]\ngates = "hidden"',
        '[grade]\ntitle = "Other"',
        f"[contract]\nasks = {sorted(ALWAYS_ASKED)}",
    ],
)
def test_what_only_marks_depend_on_is_not(setup, other):
    assert setup("").rules.key(GATES) == setup(other).rules.key(GATES)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[point]\na = 1", r"\[point\]: expected one of .*; did you mean points\?"),
        (f"[points]\n{GATES}s = 1", rf"\[points\] {GATES}s: .*; did you mean {GATES}\?"),
        ("[points]\ngate = 1", r"\[points\] gate: .*; did you mean gates\?"),
        ("[points]\ngates = '1'", r"\[points\] gates='1': expected a number of points"),
        ("[points]\ngates = true", r"\[points\] gates=True: expected a number of points"),
        ("[points]\ngates = -1", r"\[points\] gates=-1: expected from 0 to"),
        ("[points]\ngates = nan", r"\[points\] gates=NaN: expected from 0 to"),
        ("[points]\ndefault = 0", r"\[points\]: no property gives a point"),
        (
            "[points]\na_row_order_does_not_matter = 1",
            r"\[points\] a_row_order_does_not_matter: expected a known name",
        ),
        (f'[waived]\n{GATES} = ""', rf"\[waived\] {GATES}='': expected the reason"),
        (f"[waived]\n{GATES} = 1", rf"\[waived\] {GATES}=1: expected a string"),
        ("[waived]\ngates = 'no'", r"\[waived\] gates: expected a known name"),
        ("[visibility]\ngates = 'seen'", r"\[visibility\] gates='seen': expected one of 'visible'"),
        ("[grade]\nexamples = 0", r"\[grade\] examples=0: expected a whole number of at least 1"),
        ("[grade]\nexamples = 1.5", r"\[grade\] examples=1\.5: expected a whole number"),
        ("[grade]\nseed = -1", r"\[grade\] seed=-1: expected a whole number of at least 0"),
        ("[grade]\nonly = ['gate']", r"\[grade\] only gate: .*; did you mean gates\?"),
        ("[grade]\nmodel = 'no.py'", r"\[grade\] model='no\.py': expected a file or folder"),
        ("[grade]\nproperties = ['no.py']", r"properties: .*no\.py: cannot be read"),
        (
            f"[grade]\nonly = ['prediction']\n[points]\n{GATES} = 2",
            rf"\[points\] {GATES}=2: expected a property or a theme that runs; \[grade\] only",
        ),
        (
            "[grade]\nonly = ['prediction']\n[points]\ngates = 2",
            r"\[points\] gates=2: expected a property or a theme that runs; \[grade\] only",
        ),
        (
            f"[points]\n{GATES} = 2\n[waived]\n{GATES} = 'why'",
            rf"\[points\] {GATES}=2: expected .* that runs; this one is waived",
        ),
        ("[grade]\ntitel = 'x'", r"\[grade\] titel: .*; did you mean title\?"),
    ],
)
def test_what_does_not_fit_is_one_line_that_names_it(setup, text, told):
    with pytest.raises(TargetError, match=told) as refused:
        setup(text)
    assert "\n" not in str(refused.value)


def test_points_for_an_extra_are_refused_with_what_to_do(setup):
    extra = next(item.name for item in read_setup(None).plan.items if not item.counts)
    with pytest.raises(TargetError, match=r"a property that counts; this is an extra, .* asks"):
        setup(f"[points]\n{extra} = 1")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("def test_x(implementation):\n    'x'", "test_x: expected a test with @given"),
        (OWN.replace("implementation, ", ""), "test_ours_holds: expected a test with @given"),
        (OWN.replace('"""What we taught holds."""', "pass"), "expected a docstring"),
        (OWN.replace("ours_holds", GATES), "a property of this name is there already"),
        ("x = 1", "no property; expected functions named test_"),
        ("1 / 0", "cannot be run: ZeroDivisionError"),
        ("def", "cannot be run: SyntaxError"),
    ],
)
def test_a_file_of_no_property_is_refused(setup, tmp_path, source, told):
    (tmp_path / "course.py").write_text(source, encoding="utf-8")
    with pytest.raises(TargetError, match=rf"course\.py: .*{told}"):
        setup('[grade]\nproperties = ["course.py"]')


def test_a_file_named_like_a_theme_of_ours_is_refused(setup, tmp_path):
    (tmp_path / "gates.py").write_text(OWN, encoding="utf-8")
    with pytest.raises(TargetError, match=r"gates\.py: a theme of the suite has this name"):
        setup('[grade]\nproperties = ["gates.py"]')
