"""Names that Moodle and Canvas give are read, and no others."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from perceptron.marks import Student
from perceptron.reports.downloads import student_of

numbers = st.integers(1, 10**15).map(str)
file_numbers = st.integers(1000, 10**15).map(str)
files = st.sampled_from(["perceptron.py", "perceptron-1.py", "hw_1_2345_final.py", "4711_p.ipynb"])
people = st.text(st.characters(categories=["L", "M", "Zs"]), min_size=1).map(
    lambda text: " ".join(text.split())
)
small = st.text(st.characters(categories=["L", "M", "Nd"], include_characters="_"), min_size=1).map(
    str.lower
)
AMBIGUOUS = re.compile(r"_\d+$|_\d+_|^anon|^_")  # what Canvas takes out, or has no way to tell


@given(people.filter(bool), numbers, st.sampled_from(["file", "onlinetext"]), files)
@example("Ann Lee", "1234567", "file", "perceptron.py")
def test_a_moodle_folder_or_file_tells_name_and_number(name, number, kind, file):
    plain = f"{name}_{number}_assignsubmission_{kind}"
    for each in (plain, f"{plain}_", f"{plain}_{file}"):
        assert student_of(each) == Student(name, moodle=number)


@pytest.mark.parametrize("between", ["_", " "])
def test_a_hidden_participant_has_a_number_and_no_name(between):
    name = f"Participant{between}1234567_assignsubmission_file_"
    assert student_of(name) == Student(moodle="1234567")


@given(small.filter(lambda name: not AMBIGUOUS.search(name)), numbers, file_numbers)
@example("leeann", "12345", "67890")
@example("lee_ann", "12345", "67890")
@example("नेहा", "12345", "67890")
def test_a_canvas_file_tells_name_and_number_late_or_not(name, number, file_number):
    for file in ("perceptron.py", "perceptron-1.py", "hw_1_2345_final.py", "4711_p.ipynb"):
        for late in ("", "LATE_"):
            told = student_of(f"{name}_{late}{number}_{file_number}_{file}")
            assert told == Student(name, canvas=number)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "perceptron.py",
        "ann_lee.py",
        "ann_lee_2.py",
        "perceptron_1_2_final.py",
        "perceptron_12345_67890",
        "perceptron_12345_67890_",
        "2024_11_25_perceptron.py",
        "Perceptron_12345_67890_x.py",
        "leeann_012345_67890_x.py",
        "leeann_12345_067890_x.py",
        "leeann_٣٤٥_67890_x.py",
        "leeann_-5_67890_x.py",
        "lee ann_12345_67890_x.py",
        "_12345_67890_x.py",
        "leeann_late_12345_x.py",
        "anon_Ab3dE_67890_perceptron.py",
        "anon_12345_67890_perceptron.py",
        "LATE_anon_12345_67890_perceptron.py",
        "anonymous_12345_67890_perceptron.py",
        "leeann_12345_text.html",
        "Ann Lee_1234567",
        "Ann Lee_1234567_file_",
        "Ann Lee_assignsubmission_file_",
        "Ann Lee_0123_assignsubmission_file_",
        "_1234567_assignsubmission_file_",
        "___1234567_assignsubmission_file_",
        "Ann Lee_1234567_assignsubmission_files",
        "Ann Lee_1234567_assignsubmission_file.py",
        "x_1_assignsubmission_file_/../y_2_assignsubmission_files\n",
    ],
)
def test_other_names_tell_nothing(name):
    assert student_of(name) == Student()


@given(st.text() | st.from_regex(re.compile(r"[a-z_]+_[0-9_]+_[a-z_.0-9]+"), fullmatch=True))
def test_a_number_stands_in_the_name_and_is_one_systems(name):
    told = student_of(name)
    assert not (told.moodle and told.canvas)
    assert not told.name or told.moodle or told.canvas
    assert not told.moodle or f"_{told.moodle}_assignsubmission_" in f"_{name.replace(' ', '_')}"
    assert not told.canvas or f"_{told.canvas}_" in name


def test_a_file_cannot_pass_for_another_students():
    own = student_of("leeann_12345_67890_bob_777_88888_p.py")
    assert own == Student("leeann", canvas="12345")
    own = student_of("Ann Lee_123_assignsubmission_file_Bob Ray_777_assignsubmission_file_")
    assert own == Student("Ann Lee", moodle="123")
