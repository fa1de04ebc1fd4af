# TP3 : le perceptron de Rosenblatt
# L3 Informatique

def produit_scalaire(u, v):
    s = 0
    for k in range(len(u)):
        s = s + u[k] * v[k]
    return s


def seuil(a):
    if a > 0:
        return 1
    else:
        return 0


def classer(x, poids):
    """poids[-1] est le biais"""
    return seuil(produit_scalaire(x, poids[:-1]) + poids[-1])


def apprendre(exemples, pas, nb_passages):
    """
    exemples    : liste de couples (x, classe), classe = 0 ou 1
    pas         : pas d'apprentissage
    nb_passages : nombre maximal de passages sur l'échantillon
    Renvoie les poids et l'historique (nombre d'erreurs à chaque passage)
    """
    dim = len(exemples[0][0])
    poids = [0] * (dim + 1)
    historique = []
    for passage in range(nb_passages):
        nb_erreurs = 0
        for (x, classe) in exemples:
            sortie = classer(x, poids)
            if sortie != classe:
                nb_erreurs = nb_erreurs + 1
                for k in range(dim):
                    poids[k] = poids[k] + pas * (classe - sortie) * x[k]
                poids[dim] = poids[dim] + pas * (classe - sortie)
        historique.append(nb_erreurs)
        if nb_erreurs == 0:
            return poids, historique
    return poids, historique


if __name__ == "__main__":
    ou = [([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 1)]
    w, h = apprendre(ou, 0.5, 30)
    print("poids :", w)
    print("erreurs par passage :", h)
