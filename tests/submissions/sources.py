"""Correct programs and an adapter.py as text, for tests that write files."""

GOOD = """
class Perceptron:
    def __init__(self, eta=1.0, n_iter=10):
        self.eta, self.n_iter = eta, n_iter

    def fit(self, X, y):
        self.w, self.b = [0.0] * len(X[0]), 0.0
        for _ in range(self.n_iter):
            for x, t in zip(X, y):
                e = t - self.predict([x])[0]
                self.w = [w + self.eta * e * v for w, v in zip(self.w, x)]
                self.b += self.eta * e

    def predict(self, X):
        return [int(sum(w * v for w, v in zip(self.w, x)) + self.b >= 0) for x in X]
"""
DICTIONARIES = '''
"""Examples are dictionaries {"point": {"a": 1.0}, "label": 1}; a model is driven by names."""

class Learner:
    def __init__(self, eta, rounds):
        self.eta, self.rounds = eta, rounds

    def study(self, examples):
        self.slopes, self.height = {name: 0.0 for name in examples[0]["point"]}, [0.0]
        for _ in range(self.rounds):
            for example in examples:
                step = self.eta * (example["label"] - self.reply(example["point"]))
                for name, value in example["point"].items():
                    self.slopes[name] += step * value
                self.height = [self.height[0] + step]

    def reply(self, point):
        total = sum(self.slopes[name] * value for name, value in point.items())
        return int(total + self.height[0] >= 0)
'''
MAKE = """
def make(module, n_features, learning_rate, passes):
    return module.Learner(learning_rate, passes)
"""
FIT = """
def point(x): return {f"x{i}": v for i, v in enumerate(x)}
def fit(model, X, y):
    model.study([{"point": point(x), "label": t} for x, t in zip(X, y)])
"""
PREDICT = """
def point(x): return {f"x{i}": v for i, v in enumerate(x)}
def predict(model, X):
    return [model.reply(point(x)) for x in X]
"""
PARAMETERS = """
def parameters(model):
    return [model.slopes[f"x{i}"] for i in range(len(model.slopes))], model.height[0]
"""
FIXED = (
    GOOD.replace(", n_iter=10", "")
    .replace("self.eta, self.n_iter = eta, n_iter", "self.eta = eta")
    .replace("self.n_iter", "n_iter")
)
