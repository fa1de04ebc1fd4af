import numpy as np


class PerceptronUtils:
    """Everything static, the caller keeps the weights.
    weights[-1] is the bias. Classes are 0 and 1."""

    step = staticmethod(np.vectorize(lambda z: 1 if z >= 0 else 0, otypes=[int]))

    @staticmethod
    def add_bias_column(X):
        X = np.asarray(X, dtype=float)
        return np.column_stack([X, np.ones(len(X))])

    @staticmethod
    def train(X, y, alpha=0.1, n_epochs=50):
        Xb = PerceptronUtils.add_bias_column(X)
        weights = np.zeros(Xb.shape[1])
        for _ in range(n_epochs):
            n_wrong = 0
            for row, target in zip(Xb, y):
                output = int(PerceptronUtils.step(np.dot(row, weights)))
                if output != target:
                    weights += alpha * (target - output) * row
                    n_wrong += 1
            if n_wrong == 0:
                break
        return weights

    @staticmethod
    def predict(X, weights):
        return PerceptronUtils.step(PerceptronUtils.add_bias_column(X) @ weights)
