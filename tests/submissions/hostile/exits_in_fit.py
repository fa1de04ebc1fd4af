"""Leaves fit by SystemExit with code 0, which would end a careless judge as a success."""

import sys


def attack():
    sys.exit(0)
