"""Asks not to be ended with the judge, by prctl: it could go on computing when all is over."""

import ctypes


def attack():
    SET_DEATH_SIGNAL, NONE = 1, 0
    return ctypes.CDLL(None).prctl(SET_DEATH_SIGNAL, NONE, 0, 0, 0) == 0
