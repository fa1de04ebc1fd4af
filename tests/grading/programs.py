"""A class of small programs, right and wrong, and an assignment that takes a moment to judge."""

RIGHT = """
import numpy as np

class Perceptron:
    def __init__(self, learning_rate=1.0, epochs=10):
        self.learning_rate, self.epochs = learning_rate, epochs

    def fit(self, X, y):
        self.weights, self.bias = np.zeros(X.shape[1]), 0.0
        for _ in range(self.epochs):
            for x, label in zip(X, y):
                step = self.learning_rate * (label - (x @ self.weights + self.bias >= 0))
                self.weights, self.bias = self.weights + step * x, self.bias + step

    def predict(self, X):
        return np.where(X @ self.weights + self.bias >= 0, 1, 0)
"""
WRONG = RIGHT.replace("self.bias + step", "self.bias")
SILENT = "import numpy as np\nclass Perceptron\n"
GATES, HALVES = "every_two_input_gate_is_learned", "each_label_is_predicted_on_a_half_space"
WAIVED = "the_first_pass_learns_something"
FEW = f"""
[waived]
{WAIVED} = "not taught yet"

[grade]
title = "Week 2"
examples = 3
only = ["{GATES}", "{HALVES}"]
"""


def write_class(folder, count=3):
    """Write so many submissions, every third wrong, no two alike."""
    folder.mkdir()
    for number in range(count):
        text = WRONG if number % 3 == 1 else RIGHT
        (folder / f"s{number:03}.py").write_text(f"{text}\n# {number}\n", encoding="utf-8")
    return folder


def write_assignment(folder, text=FEW):
    """Write an assignment's grading.toml."""
    folder.mkdir(exist_ok=True)
    (folder / "grading.toml").write_text(text, encoding="utf-8")
    return folder
