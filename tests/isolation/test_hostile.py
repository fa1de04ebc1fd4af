"""No attack raises a mark, writes a file, leaves a process, or spoils the judge for the next."""

import zlib

import pytest
from attacks import (
    AT_ONCE,
    HONEST,
    HOSTILE,
    LATER,
    LAWS,
    RIGHT,
    SMALL,
    WRONG,
    attacks,
    came_through,
    has_function,
    laws_for,
    passed,
    says_so,
)


def comes_later(attack):
    """Say whether an attack is to wait until it is judged: half of them do, always the same ones.

    The command (`python tests/submissions/attacks.py`) tries each in both ways, and twice.
    """
    return has_function(attack) and zlib.crc32(attack.stem.encode()) % 2 == 1


@pytest.mark.parametrize("attack", attacks(), ids=lambda attack: attack.stem)
def test_an_attack_gains_nothing(zygote, attack):
    assert came_through(zygote, attack, comes_later(attack)) == []


@pytest.mark.parametrize("later", [False, True], ids=["at_once", "later"])
def test_an_attack_that_came_through_would_be_seen(zygote, tmp_path, later):
    laws = laws_for(HOSTILE / "fork_by_os.py", later)
    for name, text in {"honest": HONEST, "right": RIGHT}.items():
        waits = LATER if later else AT_ONCE
        (tmp_path / f"{name}.py").write_text(text + SMALL + waits, encoding="utf-8")
    assert passed(zygote, tmp_path / "honest.py", laws) == set()
    assert passed(zygote, tmp_path / "right.py", laws) == {*laws}


def test_an_attack_that_changed_the_worker_would_be_seen(zygote, tmp_path):
    for name, text in {"honest": HONEST, "right": RIGHT}.items():
        (tmp_path / f"{name}.py").write_text(text + WRONG + AT_ONCE, encoding="utf-8")
    assert passed(zygote, tmp_path / "honest.py") == set()
    assert passed(zygote, tmp_path / "right.py") == {*LAWS}


def test_an_attack_says_whether_it_came_through_unless_it_would_change_the_worker():
    assert says_so(HOSTILE / "fork_by_os.py")
    assert not says_so(HOSTILE / "claims_other_weights_after_predicting.py")
    assert not says_so(HOSTILE / "computes_for_ever.py")  # a perceptron of its own


def test_there_are_sixty_attacks_and_more():
    assert len(attacks()) >= 60
