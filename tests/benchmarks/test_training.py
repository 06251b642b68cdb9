from composer.benchmarks import training
from tests.training.test_recipes import small


def test_training_is_measured_beside_a_plain_loop(monkeypatch):
    monkeypatch.setattr(training, "_TUNES", 80)
    monkeypatch.setattr(training, "_ROUNDS", 1)
    figures = training.measure(small("note-int", batch=64)).figures
    assert figures["training.tokens_per_second"].rival_value > 0
    assert figures["training.of_plain"].value > 0
