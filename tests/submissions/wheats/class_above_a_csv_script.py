"""A class with a progress bar in its loop, above a script that reads a CSV, asks and plots."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from tqdm import tqdm

sns.set_theme()


class Perceptron:
    def __init__(self, learning_rate=0.01, n_iters=1000):
        self.lr = learning_rate
        self.n_iters = n_iters
        self.weights = None
        self.bias = None
        self.errors = []

    def fit(self, X, y):
        self.weights = np.zeros(X.shape[1])
        self.bias = 0
        self.errors = []
        for _ in tqdm(range(self.n_iters)):
            count = 0
            for idx, x_i in enumerate(X):
                update = self.lr * (y[idx] - self.predict(x_i))
                self.weights += update * x_i
                self.bias += update
                count += int(update != 0)
            self.errors.append(count)
            if count == 0:
                break

    def predict(self, X):
        return np.where(np.dot(X, self.weights) + self.bias >= 0, 1, 0)


df = pd.read_csv("flowers.csv")
X = df[["petal_length", "petal_width"]].values
y = (df["kind"] == "setosa").astype(int).values

epochs = int(input("How many epochs? "))
model = Perceptron(n_iters=epochs)
model.fit(X, y)
print("accuracy:", np.mean(model.predict(X) == y))

sns.scatterplot(data=df, x="petal_length", y="petal_width", hue="kind")
plt.figure()
plt.plot(model.errors)
plt.show()
