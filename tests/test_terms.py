"""One thing has one word, the field's own, wherever a student or a teacher reads of it."""

import ast
import re
from pathlib import Path

import pytest

import perceptron
from perceptron.catalogue import catalogue
from perceptron.contract import CAPABILITIES

ROOT = Path(perceptron.__file__).parent
# The word that is used, and those that would say the same thing.
TERMS = {
    "example, row or point": "sample samples datapoint datapoints observation observations",
    "label": "target targets",
    "bias": "intercept",
    "activation": "pre-activation logit net-input",
    "pass": "iteration iterations sweep sweeps",
    "step": "stepsize step-size",
    "mistake": "misclassification misclassifications misclassified",
    "separator or line": "hyperplane hyperplanes classifier classifiers",
    "counterexample": "falsifying falsified",
}
WORDS = {word: term for term, others in TERMS.items() for word in others.split()}
SPOKEN = ("messages", "step_messages", "second_pass", "words", "reports/feedback", "reports/cell")


def spoken(module):
    """Return what a module says: its strings, less the docstrings and what is no sentence."""
    tree = ast.parse((ROOT / f"{module}.py").read_text(encoding="utf-8"))
    silent = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in silent
        ):
            yield node.value


def strangers(texts):
    words = (word for text in texts for word in re.findall(r"[a-z]+(?:-[a-z]+)*", text.lower()))
    return {word: f"say {WORDS[word]}" for word in words if word in WORDS}


@pytest.mark.parametrize("module", SPOKEN)
def test_messages_use_the_fields_words(module):
    texts = spoken(module)
    assert texts
    assert strangers(texts) == {}


def test_claims_reasons_and_needs_use_the_fields_words():
    texts = [text for entry in catalogue() for text in (entry.claim, entry.why, entry.bug)]
    assert strangers([*texts, *CAPABILITIES.values()]) == {}


def test_a_stranger_among_the_words_is_seen():
    assert strangers(["a misclassified sample"]) == {
        "misclassified": "say mistake",
        "sample": "say example, row or point",
    }
