"""What a benchmark reports: named figures, each beside its rival where there is one."""

from __future__ import annotations

import json
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value and its unit, and what another way of doing the same gave in the same run."""

    value: float
    unit: str
    rival: str | None = None
    rival_value: float | None = None

    def for_json(self) -> dict[str, float | str]:
        """Return its fields, those of the rival only where there is one."""
        own: dict[str, float | str] = {"value": self.value, "unit": self.unit}
        if self.rival is None or self.rival_value is None:
            return own
        return {**own, "rival": self.rival, "rival_value": self.rival_value}

    def text(self) -> str:
        """Return it as one line."""
        rival = "" if self.rival_value is None else f"   ({self.rival}: {self.rival_value:.4g})"
        return f"{self.value:.4g} {self.unit}{rival}"


@dataclass(frozen=True)
class Report:
    """Figures by name, and sentences on how they came about."""

    figures: dict[str, Figure] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def json(self) -> str:
        """Return the report as one JSON object."""
        figures = {name: figure.for_json() for name, figure in self.figures.items()}
        return json.dumps({"figures": figures, "notes": self.notes}, ensure_ascii=False, indent=1)

    def text(self) -> str:
        """Return the report as lines of a table and the notes below it."""
        width = max(map(len, self.figures), default=0)
        lines = [f"{name:{width}}  {figure.text()}" for name, figure in self.figures.items()]
        return "\n".join([*lines, *self.notes])
