from composer.benchmarks import paper


def test_it_tells_how_far_paper_is_behind_beside_a_thread(monkeypatch, qapp):
    monkeypatch.setattr(paper, "_BARS", {"tune": 4})
    monkeypatch.setattr(paper, "_EDITS", 2)
    report = paper.run()
    assert list(report.figures) == ["paper.tune.behind_edit.median", "paper.tune.window_waits.longest"]
    assert all(figure.value > 0 and figure.rival_value for figure in report.figures.values())
