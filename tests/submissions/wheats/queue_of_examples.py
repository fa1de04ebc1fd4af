from collections import deque

import numpy as np


class QueuePerceptron:
    """Rows wait in a queue; after each look a row goes to the end. Done when all in a row were right."""

    def __init__(self, lr=1.0, max_passes=1000):
        self.lr = lr
        self.max_passes = max_passes

    def fit(self, X, y):
        X = np.asarray(X, dtype=float)
        queue = deque(zip(X, y))
        self.w = np.zeros(X.shape[1])
        self.b = 0.0
        streak = 0
        budget = self.max_passes * len(queue)
        while streak < len(queue) and budget > 0:
            x, t = queue.popleft()
            if self._label(x) == t:
                streak += 1
            else:
                sign = 1 if t == 1 else -1
                self.w += self.lr * sign * x
                self.b += self.lr * sign
                streak = 0
            queue.append((x, t))
            budget -= 1
        return self

    def _label(self, x):
        return int(self.w.dot(x) + self.b > 0)

    def predict(self, X):
        return np.array([self._label(x) for x in np.asarray(X, dtype=float)])
