from dataclasses import dataclass, field
from typing import List


@dataclass
class Percettrone:
    """Percettrone a soglia; etichette +1 / -1."""
    tasso: float = 0.1
    max_epoche: int = 200
    pesi: List[float] = field(default_factory=list)
    soglia: float = 0.0
    errori_per_epoca: List[int] = field(default_factory=list)

    def _somma(self, x) -> float:
        return sum(p * xi for p, xi in zip(self.pesi, x)) - self.soglia

    def classifica(self, x) -> int:
        return 1 if self._somma(x) > 0 else -1

    def addestra(self, campioni, etichette) -> "Percettrone":
        self.pesi = [0.0 for _ in campioni[0]]
        self.soglia = 0.0
        self.errori_per_epoca = []
        for _ in range(self.max_epoche):
            errori = 0
            for x, d in zip(campioni, etichette):
                scarto = d - self.classifica(x)
                if scarto:
                    errori += 1
                    self.pesi = [p + self.tasso * scarto * xi for p, xi in zip(self.pesi, x)]
                    self.soglia -= self.tasso * scarto
            self.errori_per_epoca.append(errori)
            if errori == 0:
                break
        return self


if __name__ == "__main__":
    rete = Percettrone(tasso=0.2).addestra([(0, 0), (0, 1), (1, 0), (1, 1)], [-1, 1, 1, 1])
    print(rete)
