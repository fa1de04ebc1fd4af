class LocalModel:
    def train(self, problem, **options):
        return None
