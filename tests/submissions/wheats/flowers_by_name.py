"""Two kinds of flowers, told apart by their names; the question is asked by a method of its own."""


class Flowers:
    def __init__(self, rate=1.0, rounds=100):
        self.rate, self.rounds = rate, rounds

    def train(self, measurements, names):
        self.other, self.kind = sorted(set(names))
        self.weights = [0.0] * len(measurements[0])
        self.bias = 0.0
        for _ in range(self.rounds):
            missed = 0
            for flower, name in zip(measurements, names):
                if self.kind_of(flower) == name:
                    continue
                missed += 1
                side = self.rate if name == self.kind else -self.rate
                self.weights = [w + side * v for w, v in zip(self.weights, flower)]
                self.bias += side
            if not missed:
                break

    def kind_of(self, flower):
        total = self.bias + sum(w * v for w, v in zip(self.weights, flower))
        return self.kind if total > 0 else self.other


FLOWERS = [([5.1, 3.5], "setosa"), ([7.0, 3.2], "versicolor")]

if __name__ == "__main__":
    flowers = Flowers()
    flowers.train([each for each, _ in FLOWERS], [name for _, name in FLOWERS])
    print(flowers.kind_of([5.0, 3.3]))
