"""Data in the constructor, private random start weights, results by getters; one row a prediction."""
import numpy as np


class PerceptronModel:
    def __init__(self, features, labels, learning_rate=0.01, epochs=1000):
        self.__x = np.column_stack((np.ones(len(features)), features))
        self.__y = np.array(labels)
        self.__rate = learning_rate
        self.__epochs = epochs
        self.__w = np.random.uniform(-0.1, 0.1, self.__x.shape[1])

    def fit(self):
        for _ in range(self.__epochs):
            errors = 0
            for x, y in zip(self.__x, self.__y):
                if np.sign(np.dot(self.__w, x)) != y:
                    self.__w += self.__rate * y * x
                    errors += 1
            if errors == 0:
                break

    def get_weights(self):
        return self.__w[1:]

    def get_bias(self):
        return self.__w[0]

    def predict(self, row):
        return 1 if np.dot(self.get_weights(), row) + self.get_bias() > 0 else -1
