"""What is proposed: wishes from the panel to the generator, its takes as ghosts on the roll and cards in the panel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from composer.generation import origins
from composer.generation.origins import Origin
from composer.generation.take import Take
from composer.generation.wishes import NEED_NOTES, Task, Wishes
from composer.music import timing
from composer.music.score import Notes
from composer.ui.generating import Generating
from composer.ui.panels.generate import GeneratePanel
from composer.ui.panels.taketext import TakeText
from composer.ui.playback import Playback
from composer.ui.roll.view import RollView
from composer.ui.session import Session
from composer.ui.words.saying import said

_BARS_UNTIL_IT_ENDS = 8


class Proposing(QObject):
    """Connects the generator with panel, roll and playback.

    `noted` carries what a take has to say, `text_save_wanted` the take whose text is to go into a file.
    """

    noted = Signal(str)
    text_save_wanted = Signal(object)

    def __init__(
        self,
        session: Session,
        generating: Generating,
        panel: GeneratePanel,
        *,
        roll: RollView,
        playback: Playback,
        actions: dict[str, QAction],
    ) -> None:
        super().__init__(panel)
        self._session, self._generating, self._panel, self._roll = session, generating, panel, roll
        self._playback, self._actions = playback, actions
        self._left = 0.0
        self._text: TakeText | None = None
        self._origins: list[Origin] = []
        self._origin: Origin | None = None
        generating.changed.connect(self._refresh)
        generating.changed.connect(playback.renew)
        generating.grown.connect(self._on_grown)
        generating.finished.connect(self._on_take)
        generating.cancelled.connect(self._look_back)
        generating.failed.connect(self._on_failed)
        session.score_changed.connect(self._on_score)
        session.track_changed.connect(self._on_score)
        session.selection_changed.connect(self._on_selection)
        panel.takes.currentRowChanged.connect(generating.show)
        panel.model_chosen.connect(generating.load)
        panel.model_chosen.connect(self._refresh)
        self._refresh()
        self._on_score()
        panel.say("")

    def verbs(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of the Generate menu do."""
        return {
            "actionGenerate": self.generate,
            "actionContinueSelection": self.continue_selection,
            "actionCancelGenerate": self._generating.cancel,
            "actionKeepTake": self._generating.keep,
            "actionDiscardTake": self._generating.discard,
            "actionPreviousTake": self.previous,
            "actionNextTake": self.next,
            "actionTakeText": self.show_text,
            "actionSeedFromTake": self.seed_from_take,
            "actionMakeAgain": self.make_again,
        }

    def generate(self) -> None:
        """Have the chosen model continue the track, harmonise it, or write the selected notes anew."""
        if self._roll.canvas.hand.cancel() or not self._panel.model:
            return
        task, selection = self._panel.task.task, self._session.selection
        if task in NEED_NOTES and not len(selection):
            self._panel.say(self.tr("Select the notes first that are to give way."))
            return
        given = selection if len(selection) else self._session.track.notes
        wishes = self._panel.wishes()
        after = self._session.track.notes.span[1]
        self._make(wishes, self._room_to_continue(wishes, after) if task is Task.CONTINUE else given.span)

    def continue_selection(self) -> None:
        """Have the chosen model continue the selected notes alone, from where they end."""
        seed = self._session.selection
        if not self._roll.canvas.hand.cancel() and self._panel.model and len(seed):
            wishes = replace(self._panel.wishes(), task=Task.CONTINUE)
            self._make(wishes, self._room_to_continue(wishes, seed.span[1]), seed)

    def _make(self, wishes: Wishes, room: tuple[int, int], seed: Notes = Notes()) -> None:
        self._panel.say("")
        self._playback.pause()
        self._roll.make_room(*room)
        self._left = self._roll.camera.viewport.left
        self._generating.generate(self._panel.model, wishes, self._panel.count, seed)

    def seed_from_take(self) -> None:
        """Keep the shown take and go on from it at once."""
        self._generating.keep()
        self.generate()

    def make_again(self) -> None:
        """Make the take at hand again that was kept before, just as it was."""
        if self._origin is None or self._roll.canvas.hand.cancel():
            return
        self._panel.say("")
        self._playback.pause()
        self._roll.make_room(*self._origin.span)
        self._left = self._roll.camera.viewport.left
        self._generating.make_again(self._origin)

    def previous(self) -> None:
        """Show the take before this one."""
        self._generating.show(self._generating.shown - 1)

    def next(self) -> None:
        """Show the take after this one."""
        self._generating.show(self._generating.shown + 1)

    def show_text(self) -> None:
        """Show what the model wrote of the take at hand, in its own notation."""
        if self._text is None:
            self._text = TakeText(self._panel.window())
            self._text.noted.connect(self.noted)
            self._text.save_wanted.connect(self.text_save_wanted)
        self._refresh_text()
        self._text.show()
        self._text.activateWindow()

    def _refresh_text(self) -> None:
        """Let an open text be that of the take at hand."""
        take = self._generating.take
        if self._text is None:
            return
        if take is not None and take.text:
            self._text.show_take(take, self._generating.numbers[self._generating.shown])
        elif not self._generating.is_busy:
            self._text.close()

    def _room_to_continue(self, wishes: Wishes, start: int) -> tuple[int, int]:
        """Return the ticks of what would go on from a tick, and of what comes before it."""
        score = self._session.score
        bar = timing.bar_ticks(score, timing.meter_at(score, start))
        return max(0, start - 2 * bar), start + ((wishes.bars or _BARS_UNTIL_IT_ENDS) + 1) * bar

    def _on_selection(self, notes: Notes) -> None:
        self._panel.task.show_selection(bool(len(notes)))
        self._offer_again()

    def _on_score(self) -> None:
        """Take note of which takes were kept in the track."""
        self._origins = list(origins.of_track(self._session.track))
        self._offer_again()
        self._invite()

    def _offer_again(self) -> None:
        """Offer to make again what the first selected note is from, else the last take that was kept."""
        tick = int(self._session.selection.start[0]) if len(self._session.selection) else None
        found = [one for one in self._origins if tick is None or one.span[0] <= tick < one.span[1]]
        self._origin = found[-1] if found else None
        action, plain = self._actions["actionMakeAgain"], self.tr("&Make the take again")
        action.setEnabled(self._origin is not None)
        action.setText(f"{plain} ({said(self._origin.words)})" if self._origin else plain)

    def _on_grown(self, take: Take) -> None:
        self._roll.show_ghosts(take.notes, (take.start, take.end), take.replaced)
        if take.wishes.bars and take.wishes.task is Task.CONTINUE:
            score = self._session.score
            whole = take.wishes.bars * timing.bar_ticks(score, timing.meter_at(score, take.start))
            self._panel.show_progress((take.end - take.start) / whole)
        self._roll.follow(max(take.start, take.end - 1))
        self._roll.reveal(take.notes[-1:])

    def _on_take(self, take: Take) -> None:
        self._look_back()
        self._panel.show_time(self._generating.made, self._generating.seconds)
        remarks = " ".join(map(said, take.remarks))
        self._panel.say(remarks)
        if remarks:
            self.noted.emit(remarks)
        if self._actions["actionPlayTakes"].isChecked() and len(take.notes):
            self._playback.play_from(take.start)

    def _look_back(self) -> None:
        """Show again where the take begins, or would have begun."""
        self._roll.camera.look(replace(self._roll.camera.viewport, left=self._left))

    def _on_failed(self, error: Exception) -> None:
        self._panel.say(said(str(error)), bad=True)

    def _refresh(self) -> None:
        """Show the take at hand and enable what can be done with it."""
        generating, take = self._generating, self._generating.take
        self._panel.show_state(generating.takes, generating.numbers, generating.shown, generating.is_busy)
        if take:
            self._roll.show_ghosts(take.notes, (take.start, take.end), take.replaced)
        else:
            self._roll.show_ghosts(Notes())
        if not generating.takes:
            self._panel.say("")
        at_hand = take is not None and not generating.is_busy
        for name, can in {
            "actionGenerate": bool(self._panel.model),
            "actionCancelGenerate": generating.is_busy,
            "actionKeepTake": at_hand,
            "actionDiscardTake": at_hand,
            "actionSeedFromTake": at_hand,
            "actionPreviousTake": len(generating.takes) > 1,
            "actionNextTake": len(generating.takes) > 1,
            "actionTakeText": take is not None and bool(take.text),
        }.items():
            self._actions[name].setEnabled(can)
        self._refresh_text()
        self._invite()

    def _invite(self) -> None:
        """Say on the roll what to do next where nothing has been done yet."""
        untouched = not (self._session.score.end or self._generating.is_busy or self._generating.takes)
        self._roll.canvas.invite(self.tr("Click a few notes, then press G") if untouched else "")
