from composer.benchmarks import training
from composer.networks.stepping import one_thread
from tests.training.test_recipes import small


def test_training_is_measured_beside_a_plain_loop(monkeypatch):
    monkeypatch.setattr(training, "_TUNES", 41)
    monkeypatch.setattr(training, "_ROUNDS", 1)
    with one_thread():
        figures = training.measure(small("note-int", batch=64, transpose=0)).figures
    assert figures["training.tokens_per_second"].rival_value is not None
    assert figures["training.of_plain"].value > 0
