"""What is done with tracks: the menu, the list at the left and the list of instruments, each change one undo step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from composer.music import controllers, parts
from composer.music.controllers import PAN, VOLUME, Controller
from composer.music.score import Notes, Track
from composer.ui.menus.trackmenu import TRACK_MENU
from composer.ui.panels.instruments import InstrumentPicker
from composer.ui.panels.tracks import TrackList
from composer.ui.session import Session
from composer.ui.verbs.listening import Listening


class Orchestrating(QObject):
    """Connects the list of tracks with the session, and lets an instrument be heard before it is chosen."""

    def __init__(self, session: Session, tracks: TrackList, listening: Listening, actions: dict[str, QAction]) -> None:
        super().__init__(tracks)
        self._session, self._tracks, self._listening, self._actions = session, tracks, listening, actions
        self._picker: InstrumentPicker | None = None
        tracks.chosen.connect(session.choose_track)
        tracks.moved.connect(self._move)
        tracks.renamed.connect(self._rename)
        tracks.removed.connect(self._remove)
        tracks.muted.connect(self._mute)
        tracks.soloed.connect(self._solo)
        tracks.soloed_alone.connect(self._solo_alone)
        tracks.instrument_wanted.connect(self._pick_instrument)
        tracks.menu_wanted.connect(self._open_menu)
        tracks.details.recoloured.connect(self._recolour)
        tracks.details.volume_set.connect(self._set_volume)
        tracks.details.pan_set.connect(self._set_pan)
        tracks.details.moved_to_channel.connect(self._set_channel)
        session.score_changed.connect(self._refresh)
        session.track_changed.connect(self._refresh)
        self._refresh()

    def verbs(self) -> dict[str, Callable[[], None]]:
        """Return what each action of the Track menu does to the track that is edited."""
        return {
            "actionAddTrack": self.add,
            "actionAddDrums": self.add_drums,
            "actionRemoveTrack": lambda: self._remove(self._index),
            "actionRenameTrack": self._rename_here,
            "actionInstrument": lambda: self._pick_instrument(self._index),
            "actionMuteTrack": lambda: self._mute(self._index, not self._session.track.muted),
            "actionSoloTrack": lambda: self._solo(self._index, not self._session.track.soloed),
            "actionTrackUp": partial(self._move_by, -1),
            "actionTrackDown": partial(self._move_by, 1),
            "actionPreviousTrack": partial(self._go, -1),
            "actionNextTrack": partial(self._go, 1),
        }

    @property
    def _index(self) -> int:
        return self._session.track_index

    def add(self) -> None:
        """Put an empty track after the one that is edited, and edit it."""
        self._add(parts.new_track(self._session.score))

    def add_drums(self) -> None:
        """Put an empty track of drums after the one that is edited, and edit it."""
        self._add(parts.new_drums(self._session.score, self.tr("Drums")))

    def _add(self, track: Track) -> None:
        place = self._index + 1
        score = parts.insert(self._session.score, track, place)
        self._session.commit(self.tr("Add track"), score, Notes(), place)

    def _remove(self, index: int) -> None:
        score = parts.remove(self._session.score, index)
        current = min(self._index - (index < self._index), len(score.tracks) - 1)
        self._session.commit(self.tr("Remove track"), score, Notes(), current)

    def _move_by(self, step: int) -> None:
        place = self._index + step
        if 0 <= place < len(self._session.score.tracks):
            self._move(self._index, place)

    def _move(self, index: int, place: int) -> None:
        """Put a track at another place and edit it."""
        self._session.choose_track(index)
        score = parts.reorder(self._session.score, index, place)
        self._session.commit(self.tr("Move track"), score, track=place)

    def _go(self, step: int) -> None:
        self._session.choose_track((self._index + step) % len(self._session.score.tracks))

    def _rename_here(self) -> None:
        """Let the name be typed on the card, which has to be seen for that."""
        self._actions["actionTracks"].setChecked(True)
        self._tracks.rename(self._index)

    def _rename(self, index: int, name: str) -> None:
        self._session.commit(self.tr("Rename track"), parts.rename(self._session.score, index, name))

    def _recolour(self, colour: int) -> None:
        if colour == parts.hue(self._session.score, self._index):
            # The button has let itself be unchecked.
            self._tracks.details.show_track()
        else:
            self._session.commit(
                self.tr("Colour of the track"), parts.recolour(self._session.score, self._index, colour)
            )

    def _mute(self, index: int, muted: bool) -> None:
        name = self.tr("Mute track") if muted else self.tr("Unmute track")
        self._session.commit(name, parts.set_muted(self._session.score, index, muted))

    def _solo_alone(self, index: int) -> None:
        """Let one track be heard and no other."""
        self._session.commit(self.tr("Solo track"), parts.solo_alone(self._session.score, index))

    def _solo(self, index: int, soloed: bool) -> None:
        name = self.tr("Solo track") if soloed else self.tr("Unsolo track")
        self._session.commit(name, parts.set_soloed(self._session.score, index, soloed))

    def _set_channel(self, channel: int) -> None:
        self._session.commit(self.tr("Channel"), parts.set_channel(self._session.score, self._index, channel))

    def _set_volume(self, value: int) -> None:
        self._control(self.tr("Volume"), VOLUME, value)

    def _set_pan(self, value: int) -> None:
        self._control(self.tr("Pan"), PAN, value)

    def _control(self, name: str, controller: Controller, value: int) -> None:
        """Set what a controller is at the beginning; what is told later along the track stays."""
        track = self._session.track
        if value != controllers.first_value(track, controller):
            changed = controllers.with_first_value(track, controller, value)
            self._session.commit(name, self._session.score.with_track(self._index, changed))

    # Instruments and the menu

    def _pick_instrument(self, index: int) -> None:
        """Show the list of instruments beside the card of a track, which is edited from now on."""
        self._session.choose_track(index)
        if self._picker is None:
            self._picker = InstrumentPicker(self._tracks.window())
            self._picker.tried.connect(self._listening.sound_instrument)
            self._picker.chosen.connect(self._set_instrument)
        card, track = self._tracks.card(index), self._session.track
        self._picker.open_at(card.mapToGlobal(QPoint(18, card.height())), track.program, track.is_drums)

    def _set_instrument(self, program: int, drums: bool) -> None:
        self._listening.sound_instrument(program, drums)
        score = parts.set_instrument(self._session.score, self._index, program, drums)
        self._session.commit(self.tr("Instrument"), score)

    def _open_menu(self, index: int, at: QPoint) -> None:
        self._session.choose_track(index)
        menu = QMenu(self._tracks)
        for spec in TRACK_MENU:
            if spec.name:
                menu.addAction(self._actions[spec.name])
            else:
                menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _refresh(self) -> None:
        """Show in the menu what holds for the track that is edited."""
        track, last = self._session.track, len(self._session.score.tracks) - 1
        self._actions["actionMuteTrack"].setChecked(track.muted)
        self._actions["actionSoloTrack"].setChecked(track.soloed)
        self._actions["actionTrackUp"].setEnabled(self._index > 0)
        self._actions["actionTrackDown"].setEnabled(self._index < last)
        for name in ("actionPreviousTrack", "actionNextTrack"):
            self._actions[name].setEnabled(last > 0)
