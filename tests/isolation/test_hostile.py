"""No attack raises a mark, writes a file, leaves a process, or spoils the judge for the next."""

import zlib

import pytest
from attacks import AT_ONCE, HONEST, LAWS, RIGHT, WRONG, attacks, came_through, has_function, passed


def comes_later(attack):
    """Say whether an attack is to wait until it is judged: half of them do, always the same ones.

    The command (`python tests/submissions/attacks.py`) tries each in both ways, and twice.
    """
    return has_function(attack) and zlib.crc32(attack.stem.encode()) % 2 == 1


@pytest.mark.parametrize("attack", attacks(), ids=lambda attack: attack.stem)
def test_an_attack_gains_nothing(zygote, attack):
    assert came_through(zygote, attack, comes_later(attack)) == []


def test_an_attack_that_came_through_would_be_seen(zygote, tmp_path):
    for name, text in {"honest": HONEST, "right": RIGHT}.items():
        (tmp_path / f"{name}.py").write_text(text + WRONG + AT_ONCE, encoding="utf-8")
    assert passed(zygote, tmp_path / "honest.py") == set()
    assert passed(zygote, tmp_path / "right.py") == {*LAWS}


def test_there_are_sixty_attacks_and_more():
    assert len(attacks()) >= 60
