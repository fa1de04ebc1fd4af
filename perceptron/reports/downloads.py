"""Who handed a submission in, told from the name that Moodle or Canvas gave it in a download.

Moodle (mod/assign/classes/downloader.php) calls a folder `Ann Lee_1234567_assignsubmission_file`,
with an underscore more in some versions, and a file the same with its own name behind. The number
is the one of the grading worksheet; of a hidden name, `Participant_1234567_...` is left. Where a
team hands in, name and number are the team's, which nothing in the name tells.

Canvas (lib/content_zipper.rb) calls a file `leeann_12345_67890_perceptron.py`: the name in small
letters, `LATE` where it is, the user's number, the file's number, the file's own name. It is
`anon_` and five letters or digits in place of name and user where names are hidden: nothing
to be graded by. A team's file has the team's name, and the number of one who is in it.

The form alone does not show whether Canvas made a name. `perceptron_1_2_final.py` is not taken
for one, since files get numbers of four digits at least long before a class hands in; but
`homework_3_20241105_perceptron.py` cannot be told from a student "homework" of number 3. And a
student who goes by "lee_7" looks like number 7, to Canvas itself too; tables.canvas_csv leaves
out a number that two names claim.
"""

import re
from unicodedata import category

from perceptron.marks import Student

_MOODLE = re.compile(
    r"(?P<name>.+?)_(?P<number>[1-9][0-9]{0,18})_assignsubmission_(file|onlinetext)(_(?P<own>.*))?"
)
_MOODLE_HIDDEN = re.compile(
    r"Participant[ _](?P<number>[1-9][0-9]{0,18})_assignsubmission_(file|onlinetext)(_(?P<own>.*))?"
)
_CANVAS = re.compile(
    r"(?P<name>[^_].*?)_(LATE_)?(?P<number>[1-9][0-9]{0,18})_[1-9][0-9]{3,18}_(?P<own>.+)"
)
_CANVAS_HIDDEN = re.compile(r"(anon|anonymous)_(LATE_)?[0-9A-Za-z]{5}_[0-9]+_.+")


def student_of(name: str) -> Student:
    """Return the student that the name of a folder or file tells; Student() where it does not."""
    if hidden := _MOODLE_HIDDEN.fullmatch(name):
        return Student(moodle=hidden["number"])
    if found := _MOODLE.fullmatch(name):
        called = " ".join(found["name"].replace("_", " ").split())
        return Student(called, moodle=found["number"]) if called else Student()
    found = _CANVAS.fullmatch(name)
    if found and _of_canvas(found["name"]) and not _CANVAS_HIDDEN.fullmatch(name):
        return Student(found["name"], canvas=found["number"])
    return Student()


def own_name(name: str) -> str:
    """Return the name that a student gave to a file, where a download has put more in front."""
    if student_of(name) == Student():
        return name
    found = _MOODLE_HIDDEN.fullmatch(name) or _MOODLE.fullmatch(name) or _CANVAS.fullmatch(name)
    return (found["own"] if found else None) or name


def _of_canvas(name: str) -> bool:
    """Say whether Canvas can have made a name: small letters, their marks, digits, underscores."""
    return name == name.lower() and all(category(c)[0] in "LMN" or c == "_" for c in name)
