# Rede Perceptron de uma camada
# Trabalho 1 - Redes Neurais Artificiais - Eng. da Computação
import random


class Perceptron:

    def __init__(self, amostras, saidas, taxa_aprendizado=0.1, epocas=1000, limiar=-1):
        # cópia, para não mexer nos dados de quem chamou
        self.amostras = [list(a) for a in amostras]
        self.saidas = list(saidas)          # -1 ou 1
        self.taxa_aprendizado = taxa_aprendizado
        self.epocas = epocas
        self.limiar = limiar
        self.n_amostras = len(self.amostras)
        self.n_atributos = len(self.amostras[0])
        self.pesos = []

    def treinar(self):
        # insere a entrada fixa (limiar = -1) em cada amostra
        for amostra in self.amostras:
            amostra.insert(0, self.limiar)

        self.pesos = [random.random() for i in range(self.n_atributos + 1)]

        n_epocas = 0
        while True:
            erro = False
            for i in range(self.n_amostras):
                u = 0
                for j in range(self.n_atributos + 1):
                    u += self.pesos[j] * self.amostras[i][j]
                y = self.sinal(u)
                if y != self.saidas[i]:
                    erro_aux = self.saidas[i] - y
                    for j in range(self.n_atributos + 1):
                        self.pesos[j] = self.pesos[j] + self.taxa_aprendizado * erro_aux * self.amostras[i][j]
                    erro = True
            n_epocas += 1
            if not erro or n_epocas >= self.epocas:
                break
        print('Épocas:', n_epocas)

    def testar(self, amostra):
        amostra = [self.limiar] + list(amostra)
        u = 0
        for i in range(self.n_atributos + 1):
            u += self.pesos[i] * amostra[i]
        return self.sinal(u)

    # função de ativação: degrau bipolar
    def sinal(self, u):
        if u >= 0:
            return 1
        return -1


if __name__ == '__main__':
    amostras = [[0.1, 0.4, 0.7], [0.3, 0.7, 0.2],
                [0.6, 0.9, 0.8], [0.5, 0.7, 0.1]]
    saidas = [1, -1, -1, 1]
    rede = Perceptron(amostras, saidas, taxa_aprendizado=0.1, epocas=5000)
    rede.treinar()
    print('Resultado:', rede.testar([0.1, 0.4, 0.7]))
