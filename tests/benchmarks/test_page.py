import json

import pytest

from composer import paths
from composer.benchmarks import page
from composer.benchmarks.figures import Figure, Report
from composer.benchmarks.page import UnreadableFigures

REPORT = Report({"fills.better": Figure(0.87, "share", "asked for", 0.8), "n": Figure(12345.6, "tokens/s")}, ["of 200"])


def test_a_saved_report_becomes_a_table_with_its_command(tmp_path):
    (tmp_path / "fills.json").write_text(REPORT.json(), "utf-8")
    found = page.run(tmp_path)
    assert "## Filling a span\n\n`composer benchmark fills`" in found
    assert "| fills.better | 0.87 share | asked for: 0.8 |" in found
    assert "| n | 12,346 tokens/s |  |" in found
    assert "- of 200" in found
    assert "Speed" not in found


def test_a_folder_without_figures_or_with_other_files_is_refused(tmp_path):
    with pytest.raises(UnreadableFigures, match="none in it"):
        page.run(tmp_path)
    for content in ("{}", "[]", "no json", json.dumps({"figures": {"a": 1}, "notes": []})):
        (tmp_path / "takes.json").write_text(content, "utf-8")
        with pytest.raises(UnreadableFigures, match="damaged"):
            page.run(tmp_path)


def test_the_page_of_help_is_that_of_the_saved_figures():
    shipped = paths.resources()
    assert (shipped / "help" / "figures.md").read_text("utf-8") == page.run(shipped / "figures")
