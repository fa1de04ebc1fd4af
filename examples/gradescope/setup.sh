#!/usr/bin/env bash
# Gradescope runs this once, when the autograder is built: what grading needs is installed.
# The zip that you upload holds this file, run_autograder, your assignment's folder, and a wheel of
# perceptron-properties (python -m build --wheel).
set -euo pipefail
apt-get update
apt-get install -y python3 python3-venv
python3 -m venv /autograder/venv
/autograder/venv/bin/pip install "$(ls /autograder/source/perceptron_properties-*.whl)[grade]"
