"""Portuguese names; treinar() takes the tuple (entradas, saidas) and hands back pesos and vies."""
import numpy as np


def degrau(soma):
    return 1 if soma >= 0 else -1


def prever(entrada, pesos, vies):
    return degrau(np.dot(entrada, pesos) + vies)


def treinar(dados, taxa=0.1, epocas=200):
    entradas, saidas = dados
    pesos = np.zeros(len(entradas[0]))
    vies = 0.0
    for epoca in range(epocas):
        erro_total = 0
        for i in range(len(entradas)):
            erro = saidas[i] - prever(entradas[i], pesos, vies)
            if erro != 0:
                pesos = pesos + taxa * erro * np.array(entradas[i])
                vies = vies + taxa * erro
                erro_total += 1
        if erro_total == 0:
            break
    return pesos, vies
