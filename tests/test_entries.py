"""What lies in a folder of others is read without waiting, following or coming down too deep."""

import os
import signal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perceptron.entries import (
    LONGEST_NAME,
    MOST_DEEP,
    bytes_of,
    digest,
    files_below,
    in_bytes,
    kind_of,
    text_of,
)

# As Python gives names: text, and a code in the place of each byte that is no text.
names = st.binary(min_size=1, max_size=255).map(os.fsdecode)


@pytest.fixture
def given_up():
    """Raise TimeoutError in what waits for ever."""

    def stop(*_):
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(60)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("given_up")
def test_only_a_file_is_read_and_nothing_is_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").write_bytes(b"12345")
    (tmp_path / "link").symlink_to("file")
    assert {path.name: kind_of(path) for path in (*tmp_path.iterdir(), tmp_path)} == {
        "pipe": "other",
        "file": "file",
        "link": "link",
        tmp_path.name: "folder",
    }
    for path in (tmp_path / "pipe", tmp_path / "link", tmp_path, "/dev/zero"):
        with pytest.raises(OSError, match=r"neither a file|symbolic links|Is a directory"):
            bytes_of(path, 5)
    assert bytes_of(tmp_path / "file", 5) == b"12345"


def test_of_a_longer_file_one_byte_more_is_read(tmp_path):
    with open(tmp_path / "large", "wb") as opened:
        opened.truncate(1 << 40)
    assert bytes_of(tmp_path / "large", 5) == bytes(6)


def test_files_come_in_a_fixed_order_less_links_and_what_is_nobodys(tmp_path):
    for name in ("b/x", "b/a/y", "a", "c/__pycache__/z", "b.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "b" / "up").symlink_to("..")
    found = [str(file.relative_to(tmp_path)) for file in files_below(tmp_path)]
    assert found == ["a", "b/a/y", "b/x", "b.py"]


@pytest.mark.parametrize("name", ["d", "a long name" * 20])
def test_folders_in_folders_have_an_end(tmp_path, name):
    deepest = tmp_path
    for _ in range(MOST_DEEP if name == "d" else 3):
        deepest /= name
    deepest.mkdir(parents=True)
    (deepest / "file").touch()
    assert [*files_below(tmp_path)] == [deepest / "file"]
    (deepest / name).mkdir()
    with pytest.raises(OSError, match="folders in folders, more than 50 deep or 800 characters"):
        [*files_below(tmp_path)]


@given(names, names)
def test_a_name_as_text_can_be_kept_and_is_nobody_elses(name, other):
    text = text_of(name)
    assert len(text.encode()) <= 255
    assert (text == text_of(other)) == (name == other)
    assert text_of(text) == text


@pytest.mark.parametrize("name", ["ann.py", "山田.py", "a\\xff.py", "a\nb", ""])
def test_a_name_that_is_text_stays_as_it_is(name):
    assert text_of(name) == name


def test_a_name_that_is_no_text_keeps_its_ending():
    name = os.fsdecode(b"ann" + b"\xff" * 250 + b".ipynb")
    assert text_of(name).startswith("ann\\xff\\xff")
    assert text_of(name).endswith(f"_{digest(name)}.ipynb")
    assert len(text_of(name)) == LONGEST_NAME + len("_01234567.ipynb")


@given(st.text(st.characters()), st.integers(0, 20))
def test_a_text_is_cut_between_characters(text, most):
    cut = in_bytes(text, most)
    assert len(cut.encode()) <= most
    assert text.encode(errors="replace").startswith(cut.encode())
