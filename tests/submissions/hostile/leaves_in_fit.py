"""Ends its process with exit code 0 in the middle of fit: as if all had gone well."""

import os


def attack():
    os._exit(0)
