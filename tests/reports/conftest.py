"""Lets the tests of reports import their builders, `classes`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
