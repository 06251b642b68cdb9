"""Which keys do what: those of the table of actions, until the user chooses others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from composer.ui.menus import actions as action_table
from composer.ui.menus.spec import Needs, Spec

Keys = tuple[str, ...]


def parse(text: str) -> dict[str, Keys]:
    """Return the chosen keys of each action from what `Keymap.text` was; nothing from what is damaged."""
    try:
        chosen = json.loads(text)
        return {str(name): tuple(str(key) for key in keys) for name, keys in chosen.items()}
    except (ValueError, TypeError, AttributeError):
        return {}


class Keymap(QObject):
    """Gives the actions their keys.

    Actions of the table that need different things may share a key: it is that of the one that needs notes while
    some are selected, of the one that needs a take while there is one, and of the other else. `changed` is emitted
    when the user has chosen other keys.
    """

    changed = Signal()

    def __init__(self, actions: Mapping[str, QAction], chosen: Mapping[str, Keys], parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        self._specs: dict[str, Spec] = {spec.name: spec for spec in action_table.all_specs()}
        self._chosen = {name: keys for name, keys in chosen.items() if name in self._specs}
        self._holders: dict[str, list[str]] = {}
        for name, spec in self._specs.items():
            if spec.needs is not Needs.NOTHING:
                actions[name].enabledChanged.connect(self._on_enabled)
        self._give_all()

    @property
    def text(self) -> str:
        """What the user has chosen, to be kept with the settings."""
        return json.dumps(self._chosen)

    def keys(self, name: str) -> Keys:
        """Return the keys of an action."""
        return self._chosen.get(name, self._specs[name].shortcuts)

    def is_chosen(self, name: str) -> bool:
        """Return whether the keys of an action are other than the table's."""
        return name in self._chosen

    def shares(self, name: str) -> bool:
        """Return whether another action has one of the keys of an action too."""
        return any(self._sharing(name, key) for key in self.keys(name))

    def clashing(self, name: str, key: str) -> list[Spec]:
        """Return the other actions that have a key and would lose it to this one."""
        return [self._specs[other] for other in self._sharing(name, key) if not self._are_partners(name, other)]

    def choose(self, name: str, keys: Keys) -> None:
        """Let an action have these keys, and take them from those it does not share any with."""
        for key in keys:
            for other in self.clashing(name, key):
                self._set(other.name, tuple(kept for kept in self.keys(other.name) if kept != key))
        self._set(name, keys)
        self._give_all()
        self.changed.emit()

    def reset(self, name: str) -> None:
        """Let an action have the keys of the table again."""
        self.choose(name, self._specs[name].shortcuts)

    def reset_all(self) -> None:
        """Let every action have the keys of the table again."""
        self._chosen.clear()
        self._give_all()
        self.changed.emit()

    def _set(self, name: str, keys: Keys) -> None:
        if keys == self._specs[name].shortcuts:
            self._chosen.pop(name, None)
        else:
            self._chosen[name] = keys

    def _are_partners(self, name: str, other: str) -> bool:
        """Return whether the table means two actions to share keys, each when the other cannot be done."""
        one, two = self._specs[name], self._specs[other]
        return one.needs is not two.needs and not set(one.shortcuts).isdisjoint(two.shortcuts)

    def _sharing(self, name: str, key: str) -> list[str]:
        """Return the other actions that have a key."""
        return [other for other in self._holders.get(key, ()) if other != name]

    def _on_enabled(self) -> None:
        name = self.sender().objectName()
        sharing = {other for key in self.keys(name) for other in self._sharing(name, key)}
        if sharing:
            self._give([name, *sharing])

    def _give_all(self) -> None:
        self._holders = {}
        for name in self._specs:
            for key in self.keys(name):
                self._holders.setdefault(key, []).append(name)
        self._give(self._specs)

    def _give(self, names: Iterable[str]) -> None:
        """Give actions those of their keys that no other action has a better claim to now."""
        for name in names:
            action = self._actions[name]
            held = [QKeySequence(key) for key in self.keys(name) if self._is_owner(name, key)]
            if action.shortcuts() != held:
                action.setShortcuts(held)
            words = action_table.plain(self._specs[name].text)
            shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{words}  {shown}" if shown else words)

    def _is_owner(self, name: str, key: str) -> bool:
        claim = self._claim(name)
        return all(self._claim(other) < claim for other in self._sharing(name, key))

    def _claim(self, name: str) -> tuple[bool, int]:
        """Return how good a claim to its keys an action has now: one that cannot be done has none."""
        needs = self._specs[name].needs
        return needs is Needs.NOTHING or self._actions[name].isEnabled(), needs
