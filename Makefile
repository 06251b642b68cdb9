# make run opens the window, make test runs all tests. Both make or mend the environment in .venv first.
# make fuzz damages 100 000 files and lets every reader read them, make kills kills 200 savings.
# make translations brings the texts of the code into resources/translations and makes what the window reads of them.
# make endurance opens, plays in and closes a thousand windows; ARGS=50 fewer.
# make desktop lets the file manager open pieces and other music with Composer; ARGS=remove takes that back.
# PYTHON names another Python, ARGS is passed on: make run ARGS=tune.mid, make test ARGS="-k undo"

PYTHON ?= python3

run test lint translations desktop endurance fuzz kills:
	@$(PYTHON) packaging/setup_environment.py $@ $(ARGS)

clean:
	rm -rf .venv build dist demo .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.DEFAULT_GOAL := run
.PHONY: run test lint translations desktop endurance fuzz kills clean
