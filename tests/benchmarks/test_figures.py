import json

from composer.benchmarks.figures import Figure, Report

REPORT = Report(
    {"a.b": Figure(1.5, "ms"), "c": Figure(2.0, "tokens/s", "the other way", 1.0)}, ["measured on a toaster"]
)


def test_json_has_the_fields_of_the_contract():
    assert json.loads(REPORT.json()) == {
        "figures": {
            "a.b": {"value": 1.5, "unit": "ms"},
            "c": {"value": 2.0, "unit": "tokens/s", "rival": "the other way", "rival_value": 1.0},
        },
        "notes": ["measured on a toaster"],
    }


def test_text_is_a_table_with_the_notes_below():
    assert REPORT.text().splitlines() == [
        "a.b  1.5 ms",
        "c    2 tokens/s   (the other way: 1)",
        "measured on a toaster",
    ]
