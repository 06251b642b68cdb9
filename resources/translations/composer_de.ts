<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import MIDI…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export MIDI…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export A&amp;BC…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the same &amp;pitch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select what is in the &amp;key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select what is &amp;outside the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select what o&amp;verlaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Caret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add or select a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caret up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caret down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caret an octave up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caret an octave down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caret later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caret earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caret a bar later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caret a bar earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longer next note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorter next note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Playhead to the caret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste at the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right-click al&amp;ways opens the menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pitch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A semitone higher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A semitone lower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An octave higher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An octave lower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Higher in the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower in the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later by the grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier by the grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reverse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Twice as long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Half as long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longer by the grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorter by the grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Set or scale…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quantize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantize &amp;how…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Humanise…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>St&amp;rum…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Chord stamp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Build chords on the notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lock or unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tick later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tick earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to the &amp;next note (legato)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Split at the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Glue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Velocity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Louder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Softer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;iece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the &amp;start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the &amp;end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Loop the region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Follow the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hear notes when clicked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep the take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard the take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Seed from the take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the take as &amp;text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Make the take again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play takes when they are &amp;ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How &amp;good it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Composer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the &amp;whole piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to the se&amp;lection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Generate panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane &amp;under the roll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>O&amp;verview of the piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of the s&amp;ystem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Da&amp;rk colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lar&amp;ger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Us&amp;ual text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tempo at the playhead…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Meter at the playhead…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Key at the playhead…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M&amp;arker at the playhead…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous marker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next marker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Snap to the scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add a track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a &amp;drum track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove the track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Instrument…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Solo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the track &amp;up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the track do&amp;wn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;xt track</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Piano roll</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Caret</name>
    <message>
        <source>Draw note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message>
        <source>{} in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} outside {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} overlap one of their pitch</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n notes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Clipboard</name>
    <message>
        <source>Cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The music in the clipboard is too long for this piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no music in the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ControllerLane</name>
    <message>
        <source>down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw controller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase controller</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>&amp;Undo: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How good it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Composer {}: click a few notes, and an LSTM continues the music.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import MIDI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export MIDI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export ABC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the changes to this piece?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are lost otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all of the piece is in {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n notes from {}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{} was read, with something odd in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MIDI (%s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ABC (%s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text (%s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Music (%s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace {}?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>Something went wrong inside the program. Your piece is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GeneratePanel</name>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length in bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until it ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many bars to write; below 1 the model ends the tune itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Come to an end in the last bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the last bar is the end of the tune or the music goes on after it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From my motif to surprise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same number with the same notes and settings makes the same take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many takes to make at once; the best of them is shown first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this number for every take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock the random seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>daring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>my motif</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>surprise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature {:.2f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory {:.2f}: how much your notes weigh beside what the model has learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model does not remember the notes of the piece in this way</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Generating</name>
    <message>
        <source>Keep take</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Hand</name>
    <message>
        <source>Erase notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resize notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Hints</name>
    <message>
        <source>Free of the grid, Esc gives up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt or Shift for no grid, Esc gives up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to go to this note of “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click or sweep over notes to erase them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to add to the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to take out of the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to select, Shift adds, Alt removes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to draw a note off the grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to draw a note, drag right for its length, Ctrl-drag to select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to copy, click to add to the selection or take out of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to move, free of the grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked: no generator changes it. {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to change the length, free of the grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to change the length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to move, Ctrl-drag to copy, Alt for no grid, right-click for the menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to move, Ctrl-drag to copy, Alt for no grid, right-click to delete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HumaniseForm</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>± {} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>± {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw the dice again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Humanise</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InstrumentPicker</name>
    <message>
        <source>Type to search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for an instrument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drum kits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Piano keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Lanes</name>
    <message>
        <source>Velocity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Velocity of the notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tempo of the piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mod</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modulation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan, left to right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expr.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pedal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sustain pedal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pitch bend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LimitsBox</name>
    <message>
        <source>Key of all new notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest leap in semitones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> semitones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewest notes a beat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most notes a beat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leap up to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes a beat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits: {} set</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkDialog</name>
    <message>
        <source> bpm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beats in a bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value of a beat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verse, chorus, …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Marking</name>
    <message>
        <source>Remove {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no marker there. Shift+N puts one at the playhead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} at bar {} beat {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} here…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Music</name>
    <message>
        <source>{} major</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} minor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} triplet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} dotted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Track {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Nudging</name>
    <message>
        <source>Transpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resize notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Orchestrating</name>
    <message>
        <source>Drums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of the track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unmute track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsolo track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Overview of the piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the end of the frame to zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the frame to move along the piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to go there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Middle C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>high contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as is usual in the language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English: C D E F G A B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>German: C D E F G A H</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solfège: Do Re Mi Fa Sol La Si</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size in per cent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another language is spoken from the next start on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Proposing</name>
    <message>
        <source>Select the notes first that are to give way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Make the take again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a few notes, then press G</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuantizeForm</name>
    <message>
        <source>Grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid of the roll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beginnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beginnings and ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>straight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>triplets</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed from this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} in {:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ruler</name>
    <message>
        <source>Ruler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click to change it, right-click for more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to move it, double-click to change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the end of the loop, Alt for no grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to place the playhead, drag to loop, right-click for tempo, meter, key and markers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>{file} cannot be written: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be read: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is larger than {n} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is of no known kind; the kinds are {kinds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a MIDI file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is cut short within its header.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is cut short before its first track.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds more than {n} events.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} lasts longer than {n} hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds a tune of more than {n} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be read as ABC: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its notation is not understood ({cause})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is no pitch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has fewer than {n} notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a note is out of range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The piece has no notes, so there is no tune to write as ABC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the {n} tunes in it, the first is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ABC is written as one tune: of {n} tracks only {what} is in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the one with the most notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ABC is written as one tune: {what} not in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 note that sounds under another is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} notes that sound under others are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} ({n} times).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tempo makes no sense and was ignored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A time signature makes no sense and was ignored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key signature makes no sense and was ignored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A note never ended, so it was ended with its track.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file announces {n} tracks and has {m}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An event holds a value above 127, which was brought into range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A track is not as long as it says, so its true end was looked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A track has no end, so it was ended after its last event.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A track is cut short within an event.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest of a track makes no sense and was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes that are no event of a MIDI file were passed over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file counts in film frames, which became beats of one second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not say how long a beat is, so {n} ticks were taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” can promise neither a largest leap nor a density here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” cannot harmonise a melody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” cannot write a passage anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” continues one track at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room for a note here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All these notes are locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The top voice of the chords is continued.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drums are continued as if they were a melody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drums have no harmony.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no melody to harmonise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text begins with the last {n} notes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The top voice of the chords is written anew; the other notes stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drums are treated as if they were a melody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” or Composer {version} is not what it was when this take was made, so the notes may be others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The notes around it have changed since; this is what followed from those that were there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The take was made in a piece of {n} ticks a beat and this one has {m}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model}, temperature {n}, random seed {m}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model}, temperature {n}, random seed {m}, take {i} of {k}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” is no model; there are: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be read as a model: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be read as an index of tunes: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has {card} but no {weights}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is cut short or too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no card of a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is too large for a card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no JSON text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is missing or of another kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its vocabulary is no list of words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its network and its vocabulary differ in size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its weights are no finite numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its settings are not those of a network ({text})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no safetensors file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its header is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its tensors are not those of this network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is of another kind of number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” has another shape than its card says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is damaged or of another kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>few pitches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>many repeated notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>odd leaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an odd range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an odd rhythm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} % consonant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} % outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} % outside {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} times the same note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repeats one bar {n} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repeats {n} notes {m} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} notes as in “{title}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} notes as in “a known tune”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your motif</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lands on {note}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>far from your notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your rhythm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another rhythm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no loops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The piece cannot be played ({cause}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound card can be used ({cause}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single notes cannot be heard: no FluidSynth is installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single notes cannot be heard: {file} cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single notes cannot be heard: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shaping</name>
    <message>
        <source>Invert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twice as long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half as long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legato</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock or unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a row, or choose it and press Return, to give it other keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual keys for all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>click, drag right for its length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resize notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drag an end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl-drag or Shift-drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt, or Shift during the drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl-drag on empty ground; Shift adds, Alt removes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right-click, right-drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right-click on empty ground or a selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wheel, Shift+wheel, middle-drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+wheel, pinch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom pitch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+wheel, Alt+wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear a pitch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>click a key of the piano; Ctrl-click selects its notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>press keys…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the keys for “{}”, Esc to leave them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} was taken from “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} it is.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stamping</name>
    <message>
        <source>Build on the notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click draws</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chord stamp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chord</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Triad of the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Octave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fifth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Major</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diminished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Augmented</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second suspended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fourth suspended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sixth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dominant seventh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Major seventh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minor seventh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half-diminished seventh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diminished seventh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ninth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build chords</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>{} selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bar {} beat {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepLane</name>
    <message>
        <source>Drag a point, draw on empty ground, Shift for a line; right-drag erases</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StrumForm</name>
    <message>
        <source>From tone to tone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the lowest up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the highest down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tone to tone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strum</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakeList</name>
    <message>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, temperature {:.2f}, random seed {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New: none of the known tunes is quoted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New: no more than {} notes in a row as in “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close: {} notes in a row as in “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied: {} notes in a row as in “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a tune without name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closest to yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>boldest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calmest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>busiest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends here: no more notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} notes, {}–{}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, ends</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakeText</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your notes and what was written after them, in the model&apos;s own notation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {} by {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is in the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaskChoice</name>
    <message>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vary the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New pitches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New rhythm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harmonise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} can do this; choose it above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model can do this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the notes first that are to give way</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TempoLane</name>
    <message>
        <source>Tempo of the piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} bpm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw tempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase tempo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrackCard</name>
    <message>
        <source>M</source>
        <comment>on the button that mutes a track</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S</source>
        <comment>on the button that solos a track</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instrument: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: choose another instrument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrackDetails</name>
    <message>
        <source>Volume of the track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan of the track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MIDI channel of the track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} (drums)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C</source>
        <comment>the middle between left and right</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrackList</name>
    <message>
        <source>Tracks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Meter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tempo in beats a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bpm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>meter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Trying</name>
    <message>
        <source>The grid is off, so there is nothing to quantize to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VelocityForm</name>
    <message>
        <source>Set or scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set all to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale all by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VelocityLane</name>
    <message>
        <source>Velocity of the notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to draw the velocity of the selected notes, Shift for a line, the wheel for all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a stem, or draw across several; Shift draws a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
