<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Zu&amp;letzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Clear the list</source>
        <translation>Liste &amp;leeren</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>&amp;Export MIDI…</source>
        <translation>MIDI &amp;exportieren …</translation>
    </message>
    <message>
        <source>E&amp;xport as</source>
        <translation>E&amp;xportieren als</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Dupl&amp;icate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>Select &amp;none</source>
        <translation>Auswahl auf&amp;heben</translation>
    </message>
    <message>
        <source>Select the same &amp;pitch</source>
        <translation>Gleiche &amp;Tonhöhe auswählen</translation>
    </message>
    <message>
        <source>Select what is in the &amp;key</source>
        <translation>Auswählen, was zur Tona&amp;rt gehört</translation>
    </message>
    <message>
        <source>Select what is &amp;outside the key</source>
        <translation>Auswählen, was &amp;nicht zur Tonart gehört</translation>
    </message>
    <message>
        <source>Select what o&amp;verlaps</source>
        <translation>Auswählen, was sich ü&amp;berlappt</translation>
    </message>
    <message>
        <source>Next note</source>
        <translation>Nächste Note</translation>
    </message>
    <message>
        <source>Previous note</source>
        <translation>Vorherige Note</translation>
    </message>
    <message>
        <source>Next note too</source>
        <translation>Nächste Note dazu</translation>
    </message>
    <message>
        <source>Previous note too</source>
        <translation>Vorherige Note dazu</translation>
    </message>
    <message>
        <source>C&amp;aret</source>
        <translation>&amp;Cursor</translation>
    </message>
    <message>
        <source>&amp;Add or select a note</source>
        <translation>Note &amp;einfügen oder auswählen</translation>
    </message>
    <message>
        <source>Caret up</source>
        <translation>Cursor nach oben</translation>
    </message>
    <message>
        <source>Caret down</source>
        <translation>Cursor nach unten</translation>
    </message>
    <message>
        <source>Caret an octave up</source>
        <translation>Cursor eine Oktave höher</translation>
    </message>
    <message>
        <source>Caret an octave down</source>
        <translation>Cursor eine Oktave tiefer</translation>
    </message>
    <message>
        <source>Caret later</source>
        <translation>Cursor später</translation>
    </message>
    <message>
        <source>Caret earlier</source>
        <translation>Cursor früher</translation>
    </message>
    <message>
        <source>Caret a bar later</source>
        <translation>Cursor einen Takt später</translation>
    </message>
    <message>
        <source>Caret a bar earlier</source>
        <translation>Cursor einen Takt früher</translation>
    </message>
    <message>
        <source>Longer next note</source>
        <translation>Nächste Note länger</translation>
    </message>
    <message>
        <source>Shorter next note</source>
        <translation>Nächste Note kürzer</translation>
    </message>
    <message>
        <source>&amp;Playhead to the caret</source>
        <translation>&amp;Wiedergabeposition zum Cursor</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>A&amp;usschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste at the playhead</source>
        <translation>An der Wiedergabeposition ein&amp;fügen</translation>
    </message>
    <message>
        <source>Right-click al&amp;ways opens the menu</source>
        <translation>Rechtsklick öffnet &amp;immer das Menü</translation>
    </message>
    <message>
        <source>&amp;Pitch</source>
        <translation>&amp;Tonhöhe</translation>
    </message>
    <message>
        <source>A semitone higher</source>
        <translation>Halbton höher</translation>
    </message>
    <message>
        <source>A semitone lower</source>
        <translation>Halbton tiefer</translation>
    </message>
    <message>
        <source>An octave higher</source>
        <translation>Oktave höher</translation>
    </message>
    <message>
        <source>An octave lower</source>
        <translation>Oktave tiefer</translation>
    </message>
    <message>
        <source>Higher in the key</source>
        <translation>In der Tonart höher</translation>
    </message>
    <message>
        <source>Lower in the key</source>
        <translation>In der Tonart tiefer</translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation>&amp;Umkehren</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>&amp;Zeit</translation>
    </message>
    <message>
        <source>Later by the grid</source>
        <translation>Im Raster später</translation>
    </message>
    <message>
        <source>Earlier by the grid</source>
        <translation>Im Raster früher</translation>
    </message>
    <message>
        <source>A bar later</source>
        <translation>Einen Takt später</translation>
    </message>
    <message>
        <source>A bar earlier</source>
        <translation>Einen Takt früher</translation>
    </message>
    <message>
        <source>&amp;Reverse</source>
        <translation>&amp;Krebs (rückwärts)</translation>
    </message>
    <message>
        <source>&amp;Twice as long</source>
        <translation>&amp;Doppelt so lang</translation>
    </message>
    <message>
        <source>&amp;Half as long</source>
        <translation>&amp;Halb so lang</translation>
    </message>
    <message>
        <source>&amp;Length</source>
        <translation>&amp;Länge</translation>
    </message>
    <message>
        <source>Longer by the grid</source>
        <translation>Im Raster länger</translation>
    </message>
    <message>
        <source>Shorter by the grid</source>
        <translation>Im Raster kürzer</translation>
    </message>
    <message>
        <source>&amp;Set or scale…</source>
        <translation>&amp;Setzen oder skalieren …</translation>
    </message>
    <message>
        <source>&amp;Quantize</source>
        <translation>&amp;Quantisieren</translation>
    </message>
    <message>
        <source>Quantize &amp;how…</source>
        <translation>Q&amp;uantisieren mit Optionen …</translation>
    </message>
    <message>
        <source>H&amp;umanise…</source>
        <translation>&amp;Humanisieren …</translation>
    </message>
    <message>
        <source>St&amp;rum…</source>
        <translation>&amp;Strumming …</translation>
    </message>
    <message>
        <source>&amp;Chord stamp</source>
        <translation>Akkordste&amp;mpel</translation>
    </message>
    <message>
        <source>&amp;Build chords on the notes</source>
        <translation>Akkorde auf den &amp;Noten aufbauen</translation>
    </message>
    <message>
        <source>L&amp;ock or unlock</source>
        <translation>S&amp;perren oder freigeben</translation>
    </message>
    <message>
        <source>A tick later</source>
        <translation>Einen Tick später</translation>
    </message>
    <message>
        <source>A tick earlier</source>
        <translation>Einen Tick früher</translation>
    </message>
    <message>
        <source>Up to the &amp;next note (legato)</source>
        <translation>Bis zur &amp;nächsten Note (Legato)</translation>
    </message>
    <message>
        <source>&amp;Split at the playhead</source>
        <translation>An der Wiedergabeposition &amp;teilen</translation>
    </message>
    <message>
        <source>&amp;Glue</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>&amp;Velocity</source>
        <translation>&amp;Anschlagstärke</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Lauter</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>Leiser</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>&amp;Noten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>P&amp;iece</source>
        <translation>&amp;Stück</translation>
    </message>
    <message>
        <source>&amp;Track</source>
        <translation>S&amp;pur</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>MIDI &amp;keyboard</source>
        <translation>MIDI-Tastatu&amp;r</translation>
    </message>
    <message>
        <source>&amp;The first that is plugged in</source>
        <translation>&amp;Die erste, die angeschlossen ist</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Keine</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>&amp;Wiedergabe oder Pause</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>A&amp;ufnehmen</translation>
    </message>
    <message>
        <source>To the s&amp;tart</source>
        <translation>Zum &amp;Anfang</translation>
    </message>
    <message>
        <source>To the &amp;end</source>
        <translation>Zum &amp;Ende</translation>
    </message>
    <message>
        <source>&amp;Loop the region</source>
        <translation>&amp;Bereich wiederholen</translation>
    </message>
    <message>
        <source>&amp;Metronome</source>
        <translation>&amp;Metronom</translation>
    </message>
    <message>
        <source>&amp;Count a bar in</source>
        <translation>Einen Takt &amp;vorzählen</translation>
    </message>
    <message>
        <source>T&amp;ap the tempo</source>
        <translation>Tempo &amp;tippen</translation>
    </message>
    <message>
        <source>&amp;Follow the playhead</source>
        <translation>Wiedergabeposition &amp;folgen</translation>
    </message>
    <message>
        <source>&amp;Hear notes when clicked</source>
        <translation>Noten beim Anklicken &amp;hören</translation>
    </message>
    <message>
        <source>Play &amp;on the computer keyboard</source>
        <translation>Auf der &amp;Computertastatur spielen</translation>
    </message>
    <message>
        <source>Step &amp;input</source>
        <translation>Schrittweise E&amp;ingabe</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Step &amp;back</source>
        <translation>Schritt &amp;zurück</translation>
    </message>
    <message>
        <source>&amp;Quantize what is recorded</source>
        <translation>Aufgenommenes &amp;quantisieren</translation>
    </message>
    <message>
        <source>&amp;Import into this piece…</source>
        <translation>In dieses Stück &amp;importieren…</translation>
    </message>
    <message>
        <source>MIDI in &amp;one track…</source>
        <translation>MIDI in &amp;einer Spur…</translation>
    </message>
    <message>
        <source>&amp;ABC…</source>
        <translation>&amp;ABC…</translation>
    </message>
    <message>
        <source>Music&amp;XML…</source>
        <translation>Music&amp;XML…</translation>
    </message>
    <message>
        <source>&amp;PDF…</source>
        <translation>&amp;PDF…</translation>
    </message>
    <message>
        <source>S&amp;VG…</source>
        <translation>S&amp;VG…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken…</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>&amp;Erzeugen</translation>
    </message>
    <message>
        <source>C&amp;ontinue the selected notes</source>
        <translation>Ausgewählte Noten &amp;fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Keep the take</source>
        <translation>Take &amp;behalten</translation>
    </message>
    <message>
        <source>&amp;Discard the take</source>
        <translation>Take &amp;verwerfen</translation>
    </message>
    <message>
        <source>&amp;Previous take</source>
        <translation>V&amp;origer Take</translation>
    </message>
    <message>
        <source>&amp;Next take</source>
        <translation>&amp;Nächster Take</translation>
    </message>
    <message>
        <source>&amp;Seed from the take</source>
        <translation>Vom Take aus &amp;weiter</translation>
    </message>
    <message>
        <source>Show the take as &amp;text</source>
        <translation>Take als &amp;Text zeigen</translation>
    </message>
    <message>
        <source>&amp;Make the take again</source>
        <translation>Take noch einmal &amp;machen</translation>
    </message>
    <message>
        <source>Play takes when they are &amp;ready</source>
        <translation>Fertige Takes ab&amp;spielen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>How &amp;good it is</source>
        <translation>Wie &amp;gut es ist</translation>
    </message>
    <message>
        <source>&amp;About Composer</source>
        <translation>Ü&amp;ber Composer</translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation>&amp;Zeichnen</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>&amp;Auswählen</translation>
    </message>
    <message>
        <source>&amp;Erase</source>
        <translation>&amp;Radieren</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Show the &amp;whole piece</source>
        <translation>Ganzes &amp;Stück zeigen</translation>
    </message>
    <message>
        <source>Zoom to the se&amp;lection</source>
        <translation>Auswah&amp;l zeigen</translation>
    </message>
    <message>
        <source>&amp;Tracks</source>
        <translation>S&amp;puren</translation>
    </message>
    <message>
        <source>&amp;Generate panel</source>
        <translation>Bereich „&amp;Erzeugen“</translation>
    </message>
    <message>
        <source>Lane &amp;under the roll</source>
        <translation>Spur&amp;unterfeld</translation>
    </message>
    <message>
        <source>&amp;Next lane</source>
        <translation>&amp;Nächstes Unterfeld</translation>
    </message>
    <message>
        <source>O&amp;verview of the piece</source>
        <translation>Ü&amp;bersicht des Stücks</translation>
    </message>
    <message>
        <source>Sheet &amp;music</source>
        <translation>N&amp;oten</translation>
    </message>
    <message>
        <source>Ne&amp;xt part of the window</source>
        <translation>Nä&amp;chster Teil des Fensters</translation>
    </message>
    <message>
        <source>&amp;Previous part of the window</source>
        <translation>&amp;Voriger Teil des Fensters</translation>
    </message>
    <message>
        <source>Colours of the s&amp;ystem</source>
        <translation>Farben des S&amp;ystems</translation>
    </message>
    <message>
        <source>Lig&amp;ht colours</source>
        <translation>&amp;Helle Farben</translation>
    </message>
    <message>
        <source>Dar&amp;k colours</source>
        <translation>&amp;Dunkle Farben</translation>
    </message>
    <message>
        <source>High &amp;contrast</source>
        <translation>Hoher Kon&amp;trast</translation>
    </message>
    <message>
        <source>L&amp;arger text</source>
        <translation>Größere Schri&amp;ft</translation>
    </message>
    <message>
        <source>Smalle&amp;r text</source>
        <translation>Kle&amp;inere Schrift</translation>
    </message>
    <message>
        <source>Usual text si&amp;ze</source>
        <translation>Nor&amp;male Schriftgröße</translation>
    </message>
    <message>
        <source>&amp;Tempo at the playhead…</source>
        <translation>&amp;Tempo an der Wiedergabeposition …</translation>
    </message>
    <message>
        <source>&amp;Meter at the playhead…</source>
        <translation>T&amp;aktart an der Wiedergabeposition …</translation>
    </message>
    <message>
        <source>&amp;Key at the playhead…</source>
        <translation>T&amp;onart an der Wiedergabeposition …</translation>
    </message>
    <message>
        <source>&amp;Value of the lane at the playhead…</source>
        <translation>Wert im &amp;Unterfeld an der Wiedergabeposition …</translation>
    </message>
    <message>
        <source>M&amp;arker at the playhead…</source>
        <translation>&amp;Marker an der Wiedergabeposition …</translation>
    </message>
    <message>
        <source>&amp;Previous marker</source>
        <translation>&amp;Voriger Marker</translation>
    </message>
    <message>
        <source>&amp;Next marker</source>
        <translation>&amp;Nächster Marker</translation>
    </message>
    <message>
        <source>&amp;Snap to the scale</source>
        <translation>An der Tonleiter &amp;einrasten</translation>
    </message>
    <message>
        <source>&amp;Add a track</source>
        <translation>Spur &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Add a &amp;drum track</source>
        <translation>&amp;Schlagzeugspur hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Remove the track</source>
        <translation>Spur &amp;entfernen</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
        <source>&amp;Instrument…</source>
        <translation>&amp;Instrument …</translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <translation>Stu&amp;mmschalten</translation>
    </message>
    <message>
        <source>&amp;Solo</source>
        <translation>So&amp;lo</translation>
    </message>
    <message>
        <source>Move the track &amp;up</source>
        <translation>Spur nach &amp;oben</translation>
    </message>
    <message>
        <source>Move the track do&amp;wn</source>
        <translation>Spur nach u&amp;nten</translation>
    </message>
    <message>
        <source>&amp;Previous track</source>
        <translation>&amp;Vorige Spur</translation>
    </message>
    <message>
        <source>Ne&amp;xt track</source>
        <translation>Nä&amp;chste Spur</translation>
    </message>
    <message>
        <source>Spee&amp;d</source>
        <translation>&amp;Geschwindigkeit</translation>
    </message>
    <message>
        <source>&amp;Slower</source>
        <translation>&amp;Langsamer</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>&amp;Schneller</translation>
    </message>
    <message>
        <source>As the &amp;piece says</source>
        <translation>Wie es im S&amp;tück steht</translation>
    </message>
    <message>
        <source>Sou&amp;ndfont</source>
        <translation>Sou&amp;ndfont</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Wählen…</translation>
    </message>
    <message>
        <source>&amp;Back to the embedded one</source>
        <translation>&amp;Zurück zum mitgelieferten</translation>
    </message>
    <message>
        <source>&amp;Sound…</source>
        <translation>&amp;Klang…</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Piano roll</source>
        <translation>Pianorolle</translation>
    </message>
</context>
<context>
    <name>Caret</name>
    <message>
        <source>Draw note</source>
        <translation>Note zeichnen</translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message>
        <source>{} in {}</source>
        <translation>{} in {}</translation>
    </message>
    <message>
        <source>{} outside {}</source>
        <translation>{} außerhalb von {}</translation>
    </message>
    <message>
        <source>{} overlap one of their pitch</source>
        <translation>{} überlappen eine ihrer Tonhöhe</translation>
    </message>
    <message numerus="yes">
        <source>%n notes</source>
        <translation>
            <numerusform>%n Note</numerusform>
            <numerusform>%n Noten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Clipboard</name>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>The music in the clipboard is too long for this piece</source>
        <translation>Die Musik in der Zwischenablage ist zu lang für dieses Stück</translation>
    </message>
    <message>
        <source>There is no music in the clipboard</source>
        <translation>In der Zwischenablage ist keine Musik</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>The clipboard</source>
        <translation>Zwischenablage</translation>
    </message>
</context>
<context>
    <name>ControllerLane</name>
    <message>
        <source>down</source>
        <translation>gedrückt</translation>
    </message>
    <message>
        <source>up</source>
        <translation>gelöst</translation>
    </message>
    <message>
        <source>Draw controller</source>
        <translation>Controller zeichnen</translation>
    </message>
    <message>
        <source>Erase controller</source>
        <translation>Controller löschen</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>&amp;Undo: {}</source>
        <translation>&amp;Rückgängig: {}</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo: {}</source>
        <translation>&amp;Wiederherstellen: {}</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Import into this piece</source>
        <translation>In dieses Stück importieren</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>Export MIDI</source>
        <translation>MIDI exportieren</translation>
    </message>
    <message>
        <source>Export MIDI in one track</source>
        <translation>MIDI in einer Spur exportieren</translation>
    </message>
    <message>
        <source>Export ABC</source>
        <translation>ABC exportieren</translation>
    </message>
    <message>
        <source>Export MusicXML</source>
        <translation>MusicXML exportieren</translation>
    </message>
    <message>
        <source>The piece has no notes to play</source>
        <translation>Das Stück hat keine Noten zu spielen</translation>
    </message>
    <message>
        <source>Export sound</source>
        <translation>Klang exportieren</translation>
    </message>
    <message>
        <source>Save the text</source>
        <translation>Text speichern</translation>
    </message>
    <message>
        <source>Save the changes to this piece?</source>
        <translation>Änderungen an diesem Stück speichern?</translation>
    </message>
    <message>
        <source>They are lost otherwise.</source>
        <translation>Sonst gehen sie verloren.</translation>
    </message>
    <message>
        <source>Import %s</source>
        <translation>%s importieren</translation>
    </message>
    <message>
        <source>Exported to %s</source>
        <translation>Nach %s exportiert</translation>
    </message>
    <message>
        <source>Saved %s</source>
        <translation>%s gespeichert</translation>
    </message>
    <message>
        <source>Not all of the piece is in {}.</source>
        <translation>Nicht alles vom Stück steht in {}.</translation>
    </message>
    <message numerus="yes">
        <source>%n notes from {}</source>
        <translation>
            <numerusform>%n Note aus {}</numerusform>
            <numerusform>%n Noten aus {}</numerusform>
        </translation>
    </message>
    <message>
        <source>{} was read, with something odd in it.</source>
        <translation>{} wurde gelesen, enthielt aber Ungewöhnliches.</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>{} was changed by another program. Replace it?</source>
        <translation>{} wurde von einem anderen Programm geändert. Ersetzen?</translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message>
        <source>Let go to open it, with Ctrl or Shift to add it to this piece</source>
        <translation>Loslassen öffnet es, mit Strg oder Umschalt kommt es zu diesem Stück dazu</translation>
    </message>
    <message>
        <source>Only {} was opened: there is one piece in a window</source>
        <translation>Nur {} wurde geöffnet: In einem Fenster ist ein Stück</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Writing {}…</source>
        <translation>{} wird geschrieben…</translation>
    </message>
    <message>
        <source>Exported to {}, {} minutes</source>
        <translation>Nach {} exportiert, {} Minuten</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>Something went wrong inside the program. Your piece is as it was.</source>
        <translation>Im Programm ist etwas schiefgegangen. Ihr Stück ist unverändert.</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Music (%s)</source>
        <translation>Musik (%s)</translation>
    </message>
    <message>
        <source>Replace {}?</source>
        <translation>{} ersetzen?</translation>
    </message>
    <message>
        <source>Composer (%s)</source>
        <translation>Composer (%s)</translation>
    </message>
    <message>
        <source>MIDI (%s)</source>
        <translation>MIDI (%s)</translation>
    </message>
    <message>
        <source>MusicXML (%s)</source>
        <translation>MusicXML (%s)</translation>
    </message>
    <message>
        <source>Packed MusicXML (%s)</source>
        <translation>Gepacktes MusicXML (%s)</translation>
    </message>
    <message>
        <source>ABC (%s)</source>
        <translation>ABC (%s)</translation>
    </message>
    <message>
        <source>Humdrum kern (%s)</source>
        <translation>Humdrum kern (%s)</translation>
    </message>
    <message>
        <source>Text (%s)</source>
        <translation>Text (%s)</translation>
    </message>
    <message>
        <source>WAV (%s)</source>
        <translation>WAV (%s)</translation>
    </message>
    <message>
        <source>FLAC (%s)</source>
        <translation>FLAC (%s)</translation>
    </message>
    <message>
        <source>Ogg Vorbis (%s)</source>
        <translation>Ogg Vorbis (%s)</translation>
    </message>
    <message>
        <source>PDF (%s)</source>
        <translation>PDF (%s)</translation>
    </message>
    <message>
        <source>SVG (%s)</source>
        <translation>SVG (%s)</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>GeneratePanel</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Length in bars</source>
        <translation>Länge in Takten</translation>
    </message>
    <message>
        <source>until it ends</source>
        <translation>bis es endet</translation>
    </message>
    <message>
        <source>How many bars to write; below 1 the model ends the tune itself</source>
        <translation>Wie viele Takte; unter 1 beendet das Modell die Melodie selbst</translation>
    </message>
    <message>
        <source> bars</source>
        <translation> Takte</translation>
    </message>
    <message>
        <source>ends</source>
        <translation>endet</translation>
    </message>
    <message>
        <source>Come to an end in the last bar</source>
        <translation>Im letzten Takt zum Schluss kommen</translation>
    </message>
    <message>
        <source>Whether the last bar is the end of the tune or the music goes on after it</source>
        <translation>Ob die Melodie mit dem letzten Takt endet oder danach weitergeht</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Any style</source>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>From my motif to surprise</source>
        <translation>Von meinem Motiv bis Überraschung</translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation>Zufallszahl</translation>
    </message>
    <message>
        <source>The same number with the same notes and settings makes the same take</source>
        <translation>Dieselbe Zahl ergibt mit denselben Noten und Einstellungen denselben Take</translation>
    </message>
    <message>
        <source>Number of takes</source>
        <translation>Anzahl der Takes</translation>
    </message>
    <message>
        <source>How many takes to make at once; the best of them is shown first</source>
        <translation>Wie viele Takes auf einmal; der beste wird zuerst gezeigt</translation>
    </message>
    <message>
        <source> takes</source>
        <translation> Takes</translation>
    </message>
    <message>
        <source>Keep this number for every take</source>
        <translation>Diese Zahl für jeden Take behalten</translation>
    </message>
    <message>
        <source>Lock the random seed</source>
        <translation>Zufallszahl festhalten</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>ruhig</translation>
    </message>
    <message>
        <source>daring</source>
        <translation>kühn</translation>
    </message>
    <message>
        <source>my motif</source>
        <translation>mein Motiv</translation>
    </message>
    <message>
        <source>surprise</source>
        <translation>Überraschung</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Würfel</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Nochmal</translation>
    </message>
    <message>
        <source> bar</source>
        <translation> Takt</translation>
    </message>
    <message>
        <source> take</source>
        <translation> Take</translation>
    </message>
    <message>
        <source>Temperature {:.2f}</source>
        <translation>Temperatur {:.2f}</translation>
    </message>
    <message>
        <source>Memory {:.2f}: how much your notes weigh beside what the model has learned</source>
        <translation>Gedächtnis {:.2f}: wie viel Ihre Noten neben dem Gelernten wiegen</translation>
    </message>
    <message>
        <source>This model does not remember the notes of the piece in this way</source>
        <translation>Dieses Modell merkt sich die Noten des Stücks nicht auf diese Weise</translation>
    </message>
</context>
<context>
    <name>Generating</name>
    <message>
        <source>Keep take</source>
        <translation>Take behalten</translation>
    </message>
</context>
<context>
    <name>Hand</name>
    <message>
        <source>Erase notes</source>
        <translation>Noten löschen</translation>
    </message>
    <message>
        <source>Draw note</source>
        <translation>Note zeichnen</translation>
    </message>
    <message>
        <source>Copy notes</source>
        <translation>Noten kopieren</translation>
    </message>
    <message>
        <source>Move notes</source>
        <translation>Noten verschieben</translation>
    </message>
    <message>
        <source>Resize notes</source>
        <translation>Notenlänge ändern</translation>
    </message>
</context>
<context>
    <name>Helping</name>
    <message>
        <source>How good it is</source>
        <translation>Wie gut es ist</translation>
    </message>
    <message>
        <source>Composer {}: click a few notes, and an LSTM continues the music.</source>
        <translation>Composer {}: Klicken Sie ein paar Noten, und ein LSTM führt die Musik fort.</translation>
    </message>
</context>
<context>
    <name>Hints</name>
    <message>
        <source>Free of the grid, Esc gives up</source>
        <translation>Frei vom Raster, Esc bricht ab</translation>
    </message>
    <message>
        <source>Alt or Shift for no grid, Esc gives up</source>
        <translation>Alt oder Umschalt: ohne Raster, Esc bricht ab</translation>
    </message>
    <message>
        <source>Click to go to this note of “{}”</source>
        <translation>Klicken: zu dieser Note von „{}“ wechseln</translation>
    </message>
    <message>
        <source>Click or sweep over notes to erase them</source>
        <translation>Klicken oder über Noten streichen, um sie zu löschen</translation>
    </message>
    <message>
        <source>Drag to add to the selection</source>
        <translation>Ziehen fügt zur Auswahl hinzu</translation>
    </message>
    <message>
        <source>Drag to take out of the selection</source>
        <translation>Ziehen nimmt aus der Auswahl</translation>
    </message>
    <message>
        <source>Drag to select, Shift adds, Alt removes</source>
        <translation>Ziehen wählt aus, Umschalt fügt hinzu, Alt nimmt weg</translation>
    </message>
    <message>
        <source>Click to draw a note off the grid</source>
        <translation>Klicken zeichnet eine Note neben dem Raster</translation>
    </message>
    <message>
        <source>Click to draw a note, drag right for its length, Ctrl-drag to select</source>
        <translation>Klicken zeichnet eine Note, nach rechts ziehen bestimmt die Länge, Strg-Ziehen wählt aus</translation>
    </message>
    <message>
        <source>Drag to copy, click to add to the selection or take out of it</source>
        <translation>Ziehen kopiert, Klicken fügt zur Auswahl hinzu oder nimmt weg</translation>
    </message>
    <message>
        <source>Drag to move, free of the grid</source>
        <translation>Ziehen verschiebt, frei vom Raster</translation>
    </message>
    <message>
        <source>Locked: no generator changes it. {}</source>
        <translation>Gesperrt: kein Modell ändert sie. {}</translation>
    </message>
    <message>
        <source>Drag to change the length, free of the grid</source>
        <translation>Ziehen ändert die Länge, frei vom Raster</translation>
    </message>
    <message>
        <source>Drag to change the length</source>
        <translation>Ziehen ändert die Länge</translation>
    </message>
    <message>
        <source>Drag to move, Ctrl-drag to copy, Alt for no grid, right-click for the menu</source>
        <translation>Ziehen verschiebt, Strg-Ziehen kopiert, Alt ohne Raster, Rechtsklick für das Menü</translation>
    </message>
    <message>
        <source>Drag to move, Ctrl-drag to copy, Alt for no grid, right-click to delete</source>
        <translation>Ziehen verschiebt, Strg-Ziehen kopiert, Alt ohne Raster, Rechtsklick löscht</translation>
    </message>
</context>
<context>
    <name>HumaniseForm</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>± {} ms</source>
        <translation>± {} ms</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>Anschlagstärke</translation>
    </message>
    <message>
        <source>± {}</source>
        <translation>± {}</translation>
    </message>
    <message>
        <source>Throw the dice again</source>
        <translation>Noch einmal würfeln</translation>
    </message>
    <message>
        <source>Humanise</source>
        <translation>Humanisieren</translation>
    </message>
</context>
<context>
    <name>InstrumentPicker</name>
    <message>
        <source>Type to search</source>
        <translation>Zum Suchen tippen</translation>
    </message>
    <message>
        <source>Search for an instrument</source>
        <translation>Instrument suchen</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>Instrumente</translation>
    </message>
    <message>
        <source>Drum kits</source>
        <translation>Schlagzeuge</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Piano keys</source>
        <translation>Klaviertasten</translation>
    </message>
</context>
<context>
    <name>Lanes</name>
    <message>
        <source>Velocity</source>
        <translation>Anschl.</translation>
    </message>
    <message>
        <source>Velocity of the notes</source>
        <translation>Anschlagstärke der Noten</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Tempo of the piece</source>
        <translation>Tempo des Stücks</translation>
    </message>
    <message>
        <source>Mod</source>
        <translation>Mod</translation>
    </message>
    <message>
        <source>Modulation</source>
        <translation>Modulation</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautst.</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Pan</translation>
    </message>
    <message>
        <source>Pan, left to right</source>
        <translation>Panorama, links bis rechts</translation>
    </message>
    <message>
        <source>Expr.</source>
        <translation>Ausdr.</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>Pedal</source>
        <translation>Pedal</translation>
    </message>
    <message>
        <source>Sustain pedal</source>
        <translation>Haltepedal</translation>
    </message>
    <message>
        <source>Bend</source>
        <translation>Bend</translation>
    </message>
    <message>
        <source>Pitch bend</source>
        <translation>Tonhöhenbeugung (Pitch Bend)</translation>
    </message>
    <message>
        <source>Controller {}</source>
        <translation>Controller {}</translation>
    </message>
    <message>
        <source>Lane: {}</source>
        <translation>Unterfeld: {}</translation>
    </message>
</context>
<context>
    <name>LimitsBox</name>
    <message>
        <source>Snap to the scale is on: it binds the new notes too</source>
        <translation>An der Tonleiter einrasten ist an: das gilt auch für die neuen Noten</translation>
    </message>
    <message>
        <source>Key of all new notes</source>
        <translation>Tonart aller neuen Noten</translation>
    </message>
    <message>
        <source>any notes</source>
        <translation>alle Töne</translation>
    </message>
    <message>
        <source>Lowest note</source>
        <translation>Tiefste Note</translation>
    </message>
    <message>
        <source>Highest note</source>
        <translation>Höchste Note</translation>
    </message>
    <message>
        <source>Largest leap in semitones</source>
        <translation>Größter Sprung in Halbtönen</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source> semitones</source>
        <translation> Halbtöne</translation>
    </message>
    <message>
        <source>Fewest notes a beat</source>
        <translation>Wenigste Noten je Schlag</translation>
    </message>
    <message>
        <source>Most notes a beat</source>
        <translation>Meiste Noten je Schlag</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>Leap up to</source>
        <translation>Sprung bis</translation>
    </message>
    <message>
        <source>Notes a beat</source>
        <translation>Noten/Schlag</translation>
    </message>
    <message>
        <source>Limits ({})</source>
        <translation>Grenzen ({})</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Limits: {} set</source>
        <translation>Grenzen: {} gesetzt</translation>
    </message>
</context>
<context>
    <name>MarkDialog</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source> bpm</source>
        <translation> BPM</translation>
    </message>
    <message>
        <source>Beats in a bar</source>
        <translation>Schläge im Takt</translation>
    </message>
    <message>
        <source>Value of a beat</source>
        <translation>Notenwert eines Schlags</translation>
    </message>
    <message>
        <source>Verse, chorus, …</source>
        <translation>Strophe, Refrain, …</translation>
    </message>
</context>
<context>
    <name>Marking</name>
    <message>
        <source>Alt+Up and Alt+Down change the velocity of the selected notes.</source>
        <translation>Alt+Auf und Alt+Ab ändern die Anschlagstärke der ausgewählten Noten.</translation>
    </message>
    <message>
        <source>Draw controller</source>
        <translation>Controller zeichnen</translation>
    </message>
    <message>
        <source>Remove {}</source>
        <translation>{} entfernen</translation>
    </message>
    <message>
        <source>There is no marker there. Shift+N puts one at the playhead.</source>
        <translation>Dort ist kein Marker. Umschalt+N setzt einen an der Wiedergabeposition.</translation>
    </message>
    <message>
        <source>{} at bar {} beat {}</source>
        <translation>{} in Takt {}, Schlag {}</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>Taktart</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>Marker</translation>
    </message>
    <message>
        <source>Change {}…</source>
        <translation>{} ändern …</translation>
    </message>
    <message>
        <source>{} here…</source>
        <translation>{} hier …</translation>
    </message>
</context>
<context>
    <name>Music</name>
    <message>
        <source>whole</source>
        <translation>Ganze</translation>
    </message>
    <message>
        <source>dotted half</source>
        <translation>punktierte Halbe</translation>
    </message>
    <message>
        <source>half</source>
        <translation>Halbe</translation>
    </message>
    <message>
        <source>dotted quarter</source>
        <translation>punktierte Viertel</translation>
    </message>
    <message>
        <source>quarter</source>
        <translation>Viertel</translation>
    </message>
    <message>
        <source>dotted eighth</source>
        <translation>punktierte Achtel</translation>
    </message>
    <message>
        <source>quarter triplet</source>
        <translation>Vierteltriole</translation>
    </message>
    <message>
        <source>eighth</source>
        <translation>Achtel</translation>
    </message>
    <message>
        <source>eighth triplet</source>
        <translation>Achteltriole</translation>
    </message>
    <message>
        <source>sixteenth</source>
        <translation>Sechzehntel</translation>
    </message>
    <message>
        <source>sixteenth triplet</source>
        <translation>Sechzehnteltriole</translation>
    </message>
    <message>
        <source>thirty-second</source>
        <translation>Zweiunddreißigstel</translation>
    </message>
    <message>
        <source>bar {} beat {}</source>
        <translation>Takt {} Schlag {}</translation>
    </message>
    <message>
        <source>{} beats</source>
        <translation>{} Schläge</translation>
    </message>
    <message>
        <source>velocity {}</source>
        <translation>Anschlagstärke {}</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>{} major</source>
        <translation>{}-Dur</translation>
    </message>
    <message>
        <source>{} minor</source>
        <translation>{}-Moll</translation>
    </message>
    <message>
        <source>{} triplet</source>
        <translation>{} triolisch</translation>
    </message>
    <message>
        <source>{} dotted</source>
        <translation>{} punktiert</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Track {}</source>
        <translation>Spur {}</translation>
    </message>
</context>
<context>
    <name>Notating</name>
    <message>
        <source>The sheet music is being made…</source>
        <translation>Die Noten werden gesetzt…</translation>
    </message>
    <message>
        <source>Click a few notes on the roll: here they stand as sheet music.</source>
        <translation>Setzen Sie ein paar Noten in die Rolle: Hier stehen sie dann als Notenblatt.</translation>
    </message>
    <message>
        <source>Export PDF</source>
        <translation>PDF exportieren</translation>
    </message>
    <message>
        <source>Export SVG</source>
        <translation>SVG exportieren</translation>
    </message>
    <message>
        <source>The sheet music is still being made</source>
        <translation>Die Noten werden noch gesetzt</translation>
    </message>
    <message>
        <source>Page {} of {}</source>
        <translation>Seite {} von {}</translation>
    </message>
    <message>
        <source>Exported to %s</source>
        <translation>Nach %s exportiert</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Gedruckt</translation>
    </message>
</context>
<context>
    <name>Nudging</name>
    <message>
        <source>Transpose</source>
        <translation>Transponieren</translation>
    </message>
    <message>
        <source>Move notes</source>
        <translation>Noten verschieben</translation>
    </message>
    <message>
        <source>Resize notes</source>
        <translation>Notenlänge ändern</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>Anschlagstärke</translation>
    </message>
</context>
<context>
    <name>Orchestrating</name>
    <message>
        <source>Drums</source>
        <translation>Schlagzeug</translation>
    </message>
    <message>
        <source>Add track</source>
        <translation>Spur hinzufügen</translation>
    </message>
    <message>
        <source>Remove track</source>
        <translation>Spur entfernen</translation>
    </message>
    <message>
        <source>Move track</source>
        <translation>Spur verschieben</translation>
    </message>
    <message>
        <source>Rename track</source>
        <translation>Spur umbenennen</translation>
    </message>
    <message>
        <source>Colour of the track</source>
        <translation>Farbe der Spur</translation>
    </message>
    <message>
        <source>Mute track</source>
        <translation>Spur stummschalten</translation>
    </message>
    <message>
        <source>Unmute track</source>
        <translation>Stummschaltung aufheben</translation>
    </message>
    <message>
        <source>Solo track</source>
        <translation>Spur auf Solo</translation>
    </message>
    <message>
        <source>Unsolo track</source>
        <translation>Solo aufheben</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Panorama</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Instrument</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Overview of the piece</source>
        <translation>Übersicht des Stücks</translation>
    </message>
    <message>
        <source>Drag the end of the frame to zoom</source>
        <translation>Am Rand des Rahmens ziehen, um zu zoomen</translation>
    </message>
    <message>
        <source>Drag the frame to move along the piece</source>
        <translation>Rahmen ziehen, um sich im Stück zu bewegen</translation>
    </message>
    <message>
        <source>Click to go there</source>
        <translation>Klicken, um dorthin zu gehen</translation>
    </message>
</context>
<context>
    <name>Pacing</name>
    <message>
        <source>Played at {} % of its own speed</source>
        <translation>Mit {} % der eigenen Geschwindigkeit gespielt</translation>
    </message>
</context>
<context>
    <name>PaperPanel</name>
    <message>
        <source>Sheet music</source>
        <translation>Noten</translation>
    </message>
    <message>
        <source>Smaller pages</source>
        <translation>Kleinere Seiten</translation>
    </message>
    <message>
        <source>Larger pages</source>
        <translation>Größere Seiten</translation>
    </message>
    <message>
        <source>As wide as there is room</source>
        <translation>So breit wie Platz ist</translation>
    </message>
    <message>
        <source>Page {} of {}</source>
        <translation>Seite {} von {}</translation>
    </message>
</context>
<context>
    <name>PaperView</name>
    <message>
        <source>Sheet music</source>
        <translation>Noten</translation>
    </message>
    <message>
        <source>Click a note to select it, double-click a bar to put the playhead there, Ctrl+wheel to zoom</source>
        <translation>Klick wählt eine Note, Doppelklick auf einen Takt setzt die Wiedergabeposition dorthin, Strg+Mausrad zoomt</translation>
    </message>
</context>
<context>
    <name>Playback</name>
    <message>
        <source>The piece has no notes to play</source>
        <translation>Das Stück hat keine Noten zum Abspielen</translation>
    </message>
</context>
<context>
    <name>PlayingIn</name>
    <message>
        <source>“{}” can be played</source>
        <translation>„{}“ kann gespielt werden</translation>
    </message>
    <message>
        <source>“{}” was unplugged</source>
        <translation>„{}“ wurde abgezogen</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Note names</source>
        <translation>Notennamen</translation>
    </message>
    <message>
        <source>Middle C</source>
        <translation>Mittleres C</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Loudness of the metronome in per cent</source>
        <translation>Lautstärke des Metronoms in Prozent</translation>
    </message>
    <message>
        <source>How much later the sound is heard, in milliseconds</source>
        <translation>Wie viel später der Klang zu hören ist, in Millisekunden</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>wie das System</translation>
    </message>
    <message>
        <source>light</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>high contrast</source>
        <translation>hoher Kontrast</translation>
    </message>
    <message>
        <source>as is usual in the language</source>
        <translation>wie in der Sprache üblich</translation>
    </message>
    <message>
        <source>English: C D E F G A B</source>
        <translation>Englisch: C D E F G A B</translation>
    </message>
    <message>
        <source>German: C D E F G A H</source>
        <translation>Deutsch: C D E F G A H</translation>
    </message>
    <message>
        <source>Solfège: Do Re Mi Fa Sol La Si</source>
        <translation>Solfège: Do Re Mi Fa Sol La Si</translation>
    </message>
    <message>
        <source>the embedded one</source>
        <translation>der mitgelieferte</translation>
    </message>
    <message>
        <source>Text size in per cent</source>
        <translation>Schriftgröße in Prozent</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Reset to default</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Another language is spoken from the next start on.</source>
        <translation>Eine andere Sprache gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Soundfont</source>
        <translation>Soundfont</translation>
    </message>
    <message>
        <source>Metronome</source>
        <translation>Metronom</translation>
    </message>
    <message>
        <source>Sound delay</source>
        <translation>Klangverzögerung</translation>
    </message>
    <message>
        <source>Headphones by radio are late: with their delay here, the playhead is where you hear the sound.</source>
        <translation>Funkkopfhörer sind verspätet: Mit ihrer Verzögerung hier steht die Wiedergabeposition dort, wo Sie den Klang hören.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ProgressDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Proposing</name>
    <message>
        <source>Select the notes first that are to give way.</source>
        <translation>Wählen Sie zuerst die Noten aus, die ersetzt werden sollen.</translation>
    </message>
    <message>
        <source>&amp;Make the take again</source>
        <translation>Take noch einmal &amp;machen</translation>
    </message>
    <message>
        <source>Click a few notes, then press G</source>
        <translation>Ein paar Noten klicken, dann G drücken</translation>
    </message>
</context>
<context>
    <name>QuantizeForm</name>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Grid of the roll</source>
        <translation>Raster der Pianorolle</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>{} %</source>
        <translation>{} %</translation>
    </message>
    <message>
        <source>Swing</source>
        <translation>Swing</translation>
    </message>
    <message>
        <source>Which ends</source>
        <translation>Welche Enden</translation>
    </message>
    <message>
        <source>Beginnings</source>
        <translation>Anfänge</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Enden</translation>
    </message>
    <message>
        <source>Beginnings and ends</source>
        <translation>Anfänge und Enden</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Quantize</source>
        <translation>Quantisieren</translation>
    </message>
    <message>
        <source>straight</source>
        <translation>gerade</translation>
    </message>
    <message>
        <source>triplets</source>
        <translation>triolisch</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Reading {}…</source>
        <translation>{} wird gelesen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Recent</name>
    <message>
        <source>{} is not there any more.</source>
        <translation>{} ist nicht mehr da.</translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>Recording into this track: play</source>
        <translation>Aufnahme in diese Spur: Spielen Sie</translation>
    </message>
    <message>
        <source>Nothing was played</source>
        <translation>Es wurde nichts gespielt</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message numerus="yes">
        <source>%n notes recorded</source>
        <translation>
            <numerusform>%n Note aufgenommen</numerusform>
            <numerusform>%n Noten aufgenommen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Recovering</name>
    <message numerus="yes">
        <source>%n more with unsaved work, to be offered at the next start</source>
        <translation>
            <numerusform>%n weiteres mit nicht gespeicherter Arbeit wird beim nächsten Start angeboten</numerusform>
            <numerusform>%n weitere mit nicht gespeicherter Arbeit werden beim nächsten Start angeboten</numerusform>
        </translation>
    </message>
    <message>
        <source>Unsaved work was found that cannot be read. It was put aside.</source>
        <translation>Nicht gespeicherte Arbeit wurde gefunden, die nicht lesbar ist. Sie wurde beiseitegelegt.</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>Recover the unsaved work in {}?</source>
        <translation>Nicht gespeicherte Arbeit in {} wiederherstellen?</translation>
    </message>
    <message>
        <source>&amp;Recover</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Open original</source>
        <translation>Original ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Do without</source>
        <translation>&amp;Verzichten</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Später</translation>
    </message>
    <message numerus="yes">
        <source>%n notes, kept at {}</source>
        <translation>
            <numerusform>%n Note, gesichert am {}</numerusform>
            <numerusform>%n Noten, gesichert am {}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Seed from this</source>
        <translation>Von hier aus weiter</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>Show as text</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>{} in {:.1f} s</source>
        <translation>{} in {:.1f} s</translation>
    </message>
</context>
<context>
    <name>Ruler</name>
    <message>
        <source>Ruler</source>
        <translation>Lineal</translation>
    </message>
    <message>
        <source>Move {}</source>
        <translation>{} verschieben</translation>
    </message>
    <message>
        <source>Loop from {} to {}</source>
        <translation>Wiederholung von {} bis {}</translation>
    </message>
    <message>
        <source>Double-click to change it, right-click for more</source>
        <translation>Doppelklick zum Ändern, Rechtsklick für mehr</translation>
    </message>
    <message>
        <source>Drag to move it, double-click to change it</source>
        <translation>Ziehen verschiebt, Doppelklick ändert</translation>
    </message>
    <message>
        <source>Drag the end of the loop, Alt for no grid</source>
        <translation>Ende der Wiederholung ziehen, Alt ohne Raster</translation>
    </message>
    <message>
        <source>Click to place the playhead, drag to loop, right-click for tempo, meter, key and markers</source>
        <translation>Klicken setzt die Wiedergabeposition, Ziehen wiederholt, Rechtsklick für Tempo, Taktart, Tonart und Marker</translation>
    </message>
</context>
<context>
    <name>Scaling</name>
    <message>
        <source>There is no key to snap to yet: choose one in the bar above, or on the ruler.</source>
        <translation>Es gibt noch keine Tonart zum Einrasten: oben in der Leiste oder auf dem Lineal wählen.</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>{file} cannot be written: {cause}.</source>
        <translation>{file} kann nicht geschrieben werden: {cause}.</translation>
    </message>
    <message>
        <source>{file} cannot be read: {cause}.</source>
        <translation>{file} kann nicht gelesen werden: {cause}.</translation>
    </message>
    <message>
        <source>{file} is larger than {n} MB.</source>
        <translation>{file} ist größer als {n} MB.</translation>
    </message>
    <message>
        <source>{file} is of no known kind; the kinds are {kinds}.</source>
        <translation>{file} ist von keiner bekannten Art; bekannt sind {kinds}.</translation>
    </message>
    <message>
        <source>{file} is empty.</source>
        <translation>{file} ist leer.</translation>
    </message>
    <message>
        <source>{file} is too long for this piece.</source>
        <translation>{file} ist zu lang für dieses Stück.</translation>
    </message>
    <message>
        <source>The MIDI keyboard “{name}” is not there.</source>
        <translation>Die MIDI-Tastatur „{name}“ ist nicht da.</translation>
    </message>
    <message>
        <source>The MIDI keyboard “{name}” cannot be used: {cause}.</source>
        <translation>Die MIDI-Tastatur „{name}“ kann nicht benutzt werden: {cause}.</translation>
    </message>
    <message>
        <source>The MIDI keyboard was lost: {cause}.</source>
        <translation>Die MIDI-Tastatur ging verloren: {cause}.</translation>
    </message>
    <message>
        <source>{file} is not a piece of Composer.</source>
        <translation>{file} ist kein Stück von Composer.</translation>
    </message>
    <message>
        <source>{file} is damaged.</source>
        <translation>{file} ist beschädigt.</translation>
    </message>
    <message>
        <source>{file} is cut short or damaged.</source>
        <translation>{file} ist abgeschnitten oder beschädigt.</translation>
    </message>
    <message>
        <source>{file} was written by a newer version of Composer, which can open it.</source>
        <translation>{file} wurde von einer neueren Version von Composer geschrieben, die es öffnen kann.</translation>
    </message>
    <message>
        <source>The piece is too large for a file of Composer, which holds {n} MB.</source>
        <translation>Das Stück ist zu groß für eine Composer-Datei, die {n} MB fasst.</translation>
    </message>
    <message>
        <source>{file} is not a MIDI file.</source>
        <translation>{file} ist keine MIDI-Datei.</translation>
    </message>
    <message>
        <source>What is not saved would be lost in a crash: {cause}</source>
        <translation>Nicht Gespeichertes ginge bei einem Absturz verloren: {cause}</translation>
    </message>
    <message>
        <source>Which notes are locked is not kept.</source>
        <translation>Welche Noten gesperrt sind, wird nicht behalten.</translation>
    </message>
    <message>
        <source>A MIDI file of one track keeps no names of tracks but the first.</source>
        <translation>Eine MIDI-Datei mit einer Spur behält von den Namen der Spuren nur den ersten.</translation>
    </message>
    <message>
        <source>A MIDI file of one track keeps neither colours nor what is muted or soloed.</source>
        <translation>Eine MIDI-Datei mit einer Spur behält weder Farben noch, was stumm oder allein zu hören ist.</translation>
    </message>
    <message>
        <source>Tracks that share a channel are one in a MIDI file of one track.</source>
        <translation>Spuren mit gleichem Kanal sind in einer MIDI-Datei mit einer Spur eins.</translation>
    </message>
    <message>
        <source>{file} is cut short within its header.</source>
        <translation>{file} bricht im Dateikopf ab.</translation>
    </message>
    <message>
        <source>{file} is cut short before its first track.</source>
        <translation>{file} bricht vor der ersten Spur ab.</translation>
    </message>
    <message>
        <source>{file} holds more than {n} events.</source>
        <translation>{file} enthält mehr als {n} Ereignisse.</translation>
    </message>
    <message>
        <source>{file} holds more than {n} tracks.</source>
        <translation>{file} enthält mehr als {n} Spuren.</translation>
    </message>
    <message>
        <source>{file} lasts longer than {n} hours.</source>
        <translation>{file} dauert länger als {n} Stunden.</translation>
    </message>
    <message>
        <source>{file} holds a tune of more than {n} characters.</source>
        <translation>{file} enthält eine Melodie mit mehr als {n} Zeichen.</translation>
    </message>
    <message>
        <source>{file} cannot be read as ABC: {cause}.</source>
        <translation>{file} kann nicht als ABC gelesen werden: {cause}.</translation>
    </message>
    <message>
        <source>its notation is not understood ({cause})</source>
        <translation>die Notation ist nicht zu verstehen ({cause})</translation>
    </message>
    <message>
        <source>{text} is no pitch</source>
        <translation>{text} ist keine Tonhöhe</translation>
    </message>
    <message>
        <source>it has fewer than {n} notes</source>
        <translation>sie hat weniger als {n} Noten</translation>
    </message>
    <message>
        <source>it has no notes</source>
        <translation>sie hat keine Noten</translation>
    </message>
    <message>
        <source>a note is out of range</source>
        <translation>eine Note liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>The piece has no notes, so there is no tune to write as ABC.</source>
        <translation>Das Stück hat keine Noten, also gibt es keine Melodie für ABC.</translation>
    </message>
    <message>
        <source>Of the {n} tunes in it, the first is read.</source>
        <translation>Von den {n} Melodien darin wird die erste gelesen.</translation>
    </message>
    <message>
        <source>ABC is written as one tune: of {n} tracks only {what} is in the file.</source>
        <translation>ABC fasst eine Melodie: Von {n} Spuren steht nur {what} in der Datei.</translation>
    </message>
    <message>
        <source>the one with the most notes</source>
        <translation>die mit den meisten Noten</translation>
    </message>
    <message>
        <source>ABC is written as one tune: {what} not in the file.</source>
        <translation>ABC fasst eine Melodie: {what} nicht in der Datei.</translation>
    </message>
    <message>
        <source>1 note that sounds under another is</source>
        <translation>1 Note, die unter einer anderen klingt, steht</translation>
    </message>
    <message>
        <source>{n} notes that sound under others are</source>
        <translation>{n} Noten, die unter anderen klingen, stehen</translation>
    </message>
    <message>
        <source>Of the {n} voices in it, the first is read.</source>
        <translation>Von den {n} Stimmen darin wird die erste gelesen.</translation>
    </message>
    <message>
        <source>Of {n} changes of one kind along the piece the first {m} are read.</source>
        <translation>Von {n} Wechseln einer Art im Lauf des Stücks werden die ersten {m} gelesen.</translation>
    </message>
    <message>
        <source>Of the {n} tracks in it, the first {m} are read.</source>
        <translation>Von den {n} Spuren darin werden die ersten {m} gelesen.</translation>
    </message>
    <message>
        <source>{file} takes longer than {n} seconds to read.</source>
        <translation>{file} zu lesen dauert länger als {n} Sekunden.</translation>
    </message>
    <message>
        <source>{file} takes more memory to read than a file may.</source>
        <translation>{file} zu lesen braucht mehr Speicher, als eine Datei darf.</translation>
    </message>
    <message>
        <source>{file} takes more memory to read than a file may, or makes no sense.</source>
        <translation>{file} zu lesen braucht mehr Speicher, als eine Datei darf, oder sie ergibt keinen Sinn.</translation>
    </message>
    <message>
        <source>{file} makes no sense as notation.</source>
        <translation>{file} ergibt als Noten keinen Sinn.</translation>
    </message>
    <message>
        <source>{file} has its bars around its parts, which is not read.</source>
        <translation>{file} hat die Takte um die Stimmen herum, was nicht gelesen wird.</translation>
    </message>
    <message>
        <source>{file} is no MusicXML.</source>
        <translation>{file} ist kein MusicXML.</translation>
    </message>
    <message>
        <source>{file} is an archive of more than {n} files.</source>
        <translation>{file} ist ein Archiv aus mehr als {n} Dateien.</translation>
    </message>
    <message>
        <source>{file} unpacks to more than {n} MB.</source>
        <translation>{file} ist ausgepackt größer als {n} MB.</translation>
    </message>
    <message>
        <source>{file} is an archive without a score.</source>
        <translation>{file} ist ein Archiv ohne Partitur.</translation>
    </message>
    <message>
        <source>{file} is packed more than {n} times smaller than it is.</source>
        <translation>{file} ist mehr als {n}-mal kleiner gepackt, als sie ist.</translation>
    </message>
    <message>
        <source>{file} is no XML text.</source>
        <translation>{file} ist kein XML-Text.</translation>
    </message>
    <message>
        <source>{file} defines entities, which no score needs.</source>
        <translation>{file} definiert Entitäten, die keine Partitur braucht.</translation>
    </message>
    <message>
        <source>{file} is larger or deeper than any score.</source>
        <translation>{file} ist größer oder tiefer als jede Partitur.</translation>
    </message>
    <message>
        <source>{file} is no kern text.</source>
        <translation>{file} ist kein kern-Text.</translation>
    </message>
    <message>
        <source>{file} has more than {n} lines or {m} spines.</source>
        <translation>{file} hat mehr als {n} Zeilen oder {m} Spalten.</translation>
    </message>
    <message>
        <source>{file} has no notes.</source>
        <translation>{file} hat keine Noten.</translation>
    </message>
    <message>
        <source>Some lengths were rounded to ticks.</source>
        <translation>Einige Längen wurden auf Ticks gerundet.</translation>
    </message>
    <message>
        <source>Grace notes are left out.</source>
        <translation>Vorschläge sind weggelassen.</translation>
    </message>
    <message>
        <source>Repeats are written once and not played out.</source>
        <translation>Wiederholungen stehen einmal da und werden nicht ausgespielt.</translation>
    </message>
    <message>
        <source>Slurs, ornaments and other marks of how to play are left out.</source>
        <translation>Bögen, Verzierungen und andere Spielzeichen sind weggelassen.</translation>
    </message>
    <message>
        <source>Chord symbols are left out.</source>
        <translation>Akkordsymbole sind weggelassen.</translation>
    </message>
    <message>
        <source>A note makes no sense and was left out.</source>
        <translation>Eine Note ergibt keinen Sinn und wurde weggelassen.</translation>
    </message>
    <message>
        <source>What is not understood of the notation was left out.</source>
        <translation>Was an den Noten nicht verstanden wurde, ist weggelassen.</translation>
    </message>
    <message>
        <source>Of chords, the top notes are read.</source>
        <translation>Von Akkorden werden die obersten Töne gelesen.</translation>
    </message>
    <message>
        <source>1 note lies between two note values and is written where it is nearest.</source>
        <translation>1 Note liegt zwischen zwei Notenwerten und steht dort, wo es am nächsten ist.</translation>
    </message>
    <message>
        <source>{n} notes lie between note values and are written where they are nearest.</source>
        <translation>{n} Noten liegen zwischen Notenwerten und stehen dort, wo es am nächsten ist.</translation>
    </message>
    <message>
        <source>1 note that begins with another of its pitch is not written.</source>
        <translation>1 Note, die mit einer anderen ihrer Tonhöhe beginnt, steht nicht da.</translation>
    </message>
    <message>
        <source>{n} notes that begin with another of their pitch are not written.</source>
        <translation>{n} Noten, die mit einer anderen ihrer Tonhöhe beginnen, stehen nicht da.</translation>
    </message>
    <message>
        <source>1 chord ends early on paper: a staff holds four voices.</source>
        <translation>1 Akkord endet auf dem Papier früher: Ein System hat vier Stimmen.</translation>
    </message>
    <message>
        <source>{n} chords end early on paper: a staff holds four voices.</source>
        <translation>{n} Akkorde enden auf dem Papier früher: Ein System hat vier Stimmen.</translation>
    </message>
    <message>
        <source>1 key signature stands at a bar line on paper.</source>
        <translation>1 Tonart steht auf dem Papier an einem Taktstrich.</translation>
    </message>
    <message>
        <source>{n} key signatures stand at bar lines on paper.</source>
        <translation>{n} Tonarten stehen auf dem Papier an Taktstrichen.</translation>
    </message>
    <message>
        <source>Drums are written without their lengths.</source>
        <translation>Schlagzeug steht ohne seine Längen da.</translation>
    </message>
    <message>
        <source>Controllers, pitch bends and other MIDI messages are not in it.</source>
        <translation>Controller, Tonhöhenbeugung und andere MIDI-Nachrichten sind nicht darin.</translation>
    </message>
    <message>
        <source>The piece is longer than {n} bars, which is more than a score on paper holds.</source>
        <translation>Das Stück ist länger als {n} Takte, mehr als eine Partitur auf Papier fasst.</translation>
    </message>
    <message>
        <source>The piece has no notes, so there is no sheet music of it.</source>
        <translation>Das Stück hat keine Noten, also gibt es kein Notenblatt davon.</translation>
    </message>
    <message>
        <source>Sheet music cannot be engraved: Verovio cannot be used ({cause}).</source>
        <translation>Noten können nicht gesetzt werden: Verovio kann nicht benutzt werden ({cause}).</translation>
    </message>
    <message>
        <source>The sheet music could not be engraved: Verovio has stopped.</source>
        <translation>Die Noten konnten nicht gesetzt werden: Verovio ist abgebrochen.</translation>
    </message>
    <message>
        <source>it cannot read the piece</source>
        <translation>es kann das Stück nicht lesen</translation>
    </message>
    <message>
        <source>The sheet music could not be printed: the printer or the file refuses it.</source>
        <translation>Die Noten konnten nicht gedruckt werden: Der Drucker oder die Datei nimmt sie nicht an.</translation>
    </message>
    <message>
        <source>{what} ({n} times).</source>
        <translation>{what} ({n}-mal).</translation>
    </message>
    <message>
        <source>A tempo makes no sense and was ignored.</source>
        <translation>Ein Tempo ergibt keinen Sinn und wurde übergangen.</translation>
    </message>
    <message>
        <source>A time signature makes no sense and was ignored.</source>
        <translation>Eine Taktart ergibt keinen Sinn und wurde übergangen.</translation>
    </message>
    <message>
        <source>A key signature makes no sense and was ignored.</source>
        <translation>Eine Tonart ergibt keinen Sinn und wurde übergangen.</translation>
    </message>
    <message>
        <source>A note never ended, so it was ended with its track.</source>
        <translation>Eine Note endete nie; sie endet nun mit ihrer Spur.</translation>
    </message>
    <message>
        <source>The file announces {n} tracks and has {m}.</source>
        <translation>Die Datei kündigt {n} Spuren an und hat {m}.</translation>
    </message>
    <message>
        <source>An event holds a value above 127, which was brought into range.</source>
        <translation>Ein Ereignis enthält einen Wert über 127, der begrenzt wurde.</translation>
    </message>
    <message>
        <source>A track is not as long as it says, so its true end was looked for.</source>
        <translation>Eine Spur ist nicht so lang, wie sie angibt; ihr wahres Ende wurde gesucht.</translation>
    </message>
    <message>
        <source>Bytes before the beginning of the file were passed over.</source>
        <translation>Bytes vor dem Anfang der Datei wurden übergangen.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The file holds settings of a synthesizer and no notes.</source>
        <translation>Die Datei enthält Einstellungen eines Synthesizers und keine Noten.</translation>
    </message>
    <message>
        <source>The beginning of the file is missing.</source>
        <translation>Der Anfang der Datei fehlt.</translation>
    </message>
    <message>
        <source>A track has no end, so it was ended after its last event.</source>
        <translation>Eine Spur hat kein Ende; sie endet nun nach ihrem letzten Ereignis.</translation>
    </message>
    <message>
        <source>A track is cut short within an event.</source>
        <translation>Eine Spur bricht in einem Ereignis ab.</translation>
    </message>
    <message>
        <source>The rest of a track makes no sense and was left out.</source>
        <translation>Der Rest einer Spur ergibt keinen Sinn und wurde weggelassen.</translation>
    </message>
    <message>
        <source>Bytes that are no event of a MIDI file were passed over.</source>
        <translation>Bytes, die kein MIDI-Ereignis sind, wurden übergangen.</translation>
    </message>
    <message>
        <source>The file counts in film frames, which became beats of one second.</source>
        <translation>Die Datei zählt in Filmbildern; daraus wurden Schläge von einer Sekunde.</translation>
    </message>
    <message>
        <source>The file does not say how long a beat is, so {n} ticks were taken.</source>
        <translation>Die Datei sagt nicht, wie lang ein Schlag ist; angenommen sind {n} Ticks.</translation>
    </message>
    <message>
        <source>“{model}” can promise neither a largest leap nor a density here.</source>
        <translation>„{model}“ kann hier weder einen größten Sprung noch eine Dichte zusagen.</translation>
    </message>
    <message>
        <source>“{model}” cannot harmonise a melody.</source>
        <translation>„{model}“ kann keine Melodie harmonisieren.</translation>
    </message>
    <message>
        <source>“{model}” cannot write a passage anew.</source>
        <translation>„{model}“ kann keine Stelle neu schreiben.</translation>
    </message>
    <message>
        <source>“{model}” continues one track at a time.</source>
        <translation>„{model}“ setzt nur eine Spur auf einmal fort.</translation>
    </message>
    <message>
        <source>There is no room for a note here.</source>
        <translation>Hier ist kein Platz für eine Note.</translation>
    </message>
    <message>
        <source>All these notes are locked.</source>
        <translation>Alle diese Noten sind gesperrt.</translation>
    </message>
    <message>
        <source>The top voice of the chords is continued.</source>
        <translation>Die Oberstimme der Akkorde wird fortgesetzt.</translation>
    </message>
    <message>
        <source>The drums are continued as if they were a melody.</source>
        <translation>Das Schlagzeug wird fortgesetzt, als wäre es eine Melodie.</translation>
    </message>
    <message>
        <source>Drums have no harmony.</source>
        <translation>Schlagzeug hat keine Harmonie.</translation>
    </message>
    <message>
        <source>There is no melody to harmonise.</source>
        <translation>Es gibt keine Melodie zu harmonisieren.</translation>
    </message>
    <message>
        <source>The text begins with the last {n} notes.</source>
        <translation>Der Text beginnt mit den letzten {n} Noten.</translation>
    </message>
    <message>
        <source>The top voice of the chords is written anew; the other notes stay.</source>
        <translation>Die Oberstimme der Akkorde wird neu geschrieben; die anderen Noten bleiben.</translation>
    </message>
    <message>
        <source>The drums are treated as if they were a melody.</source>
        <translation>Das Schlagzeug wird wie eine Melodie behandelt.</translation>
    </message>
    <message>
        <source>“{model}” or Composer {version} is not what it was when this take was made, so the notes may be others.</source>
        <translation>„{model}“ oder Composer {version} ist nicht mehr wie bei der Entstehung dieses Takes, daher können es andere Noten sein.</translation>
    </message>
    <message>
        <source>The notes around it have changed since; this is what followed from those that were there.</source>
        <translation>Die Noten ringsum haben sich seither geändert; dies folgte aus denen, die damals da waren.</translation>
    </message>
    <message>
        <source>The take was made in a piece of {n} ticks a beat and this one has {m}.</source>
        <translation>Der Take entstand in einem Stück mit {n} Ticks je Schlag, dieses hat {m}.</translation>
    </message>
    <message>
        <source>{model}, temperature {n}, random seed {m}</source>
        <translation>{model}, Temperatur {n}, Zufallszahl {m}</translation>
    </message>
    <message>
        <source>{model}, temperature {n}, random seed {m}, take {i} of {k}</source>
        <translation>{model}, Temperatur {n}, Zufallszahl {m}, Take {i} von {k}</translation>
    </message>
    <message>
        <source>“{model}” is no model; there are: {known}.</source>
        <translation>„{model}“ ist kein Modell; es gibt: {known}.</translation>
    </message>
    <message>
        <source>{file} cannot be read as a model: {cause}.</source>
        <translation>{file} kann nicht als Modell gelesen werden: {cause}.</translation>
    </message>
    <message>
        <source>{file} cannot be read as an index of tunes: {cause}.</source>
        <translation>{file} kann nicht als Melodienverzeichnis gelesen werden: {cause}.</translation>
    </message>
    <message>
        <source>it has {card} but no {weights}</source>
        <translation>es hat {card}, aber keine {weights}</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>es ist beschädigt</translation>
    </message>
    <message>
        <source>it is cut short or too long</source>
        <translation>es ist abgeschnitten oder zu lang</translation>
    </message>
    <message>
        <source>it is no card of a model</source>
        <translation>es ist keine Modellkarte</translation>
    </message>
    <message>
        <source>it is too large for a card</source>
        <translation>es ist zu groß für eine Modellkarte</translation>
    </message>
    <message>
        <source>it is no JSON text</source>
        <translation>es ist kein JSON-Text</translation>
    </message>
    <message>
        <source>“{text}” is missing or of another kind</source>
        <translation>„{text}“ fehlt oder ist von anderer Art</translation>
    </message>
    <message>
        <source>its vocabulary is no list of words</source>
        <translation>sein Vokabular ist keine Wortliste</translation>
    </message>
    <message>
        <source>its network and its vocabulary differ in size</source>
        <translation>Netz und Vokabular sind verschieden groß</translation>
    </message>
    <message>
        <source>its weights are no finite numbers</source>
        <translation>seine Gewichte sind keine endlichen Zahlen</translation>
    </message>
    <message>
        <source>its settings are not those of a network ({text})</source>
        <translation>seine Einstellungen sind nicht die eines Netzes ({text})</translation>
    </message>
    <message>
        <source>it is no safetensors file</source>
        <translation>es ist keine safetensors-Datei</translation>
    </message>
    <message>
        <source>its header is damaged</source>
        <translation>sein Kopf ist beschädigt</translation>
    </message>
    <message>
        <source>its tensors are not those of this network</source>
        <translation>seine Tensoren sind nicht die dieses Netzes</translation>
    </message>
    <message>
        <source>“{text}” is of another kind of number</source>
        <translation>„{text}“ hat eine andere Zahlenart</translation>
    </message>
    <message>
        <source>“{text}” has another shape than its card says</source>
        <translation>„{text}“ hat eine andere Form, als die Karte sagt</translation>
    </message>
    <message>
        <source>it is damaged or of another kind</source>
        <translation>es ist beschädigt oder von anderer Art</translation>
    </message>
    <message>
        <source>no notes</source>
        <translation>keine Noten</translation>
    </message>
    <message>
        <source>few pitches</source>
        <translation>wenige Tonhöhen</translation>
    </message>
    <message>
        <source>many repeated notes</source>
        <translation>viele Tonwiederholungen</translation>
    </message>
    <message>
        <source>odd leaps</source>
        <translation>ungewöhnliche Sprünge</translation>
    </message>
    <message>
        <source>an odd range</source>
        <translation>ungewöhnlicher Umfang</translation>
    </message>
    <message>
        <source>an odd rhythm</source>
        <translation>ungewöhnlicher Rhythmus</translation>
    </message>
    <message>
        <source>{n} % consonant</source>
        <translation>{n} % konsonant</translation>
    </message>
    <message>
        <source>in {key}</source>
        <translation>in {key}</translation>
    </message>
    <message>
        <source>{n} % outside</source>
        <translation>{n} % außerhalb</translation>
    </message>
    <message>
        <source>{n} % outside {key}</source>
        <translation>{n} % außerhalb von {key}</translation>
    </message>
    <message>
        <source>{n} times the same note</source>
        <translation>{n}-mal dieselbe Note</translation>
    </message>
    <message>
        <source>repeats one bar {n} times</source>
        <translation>wiederholt einen Takt {n}-mal</translation>
    </message>
    <message>
        <source>repeats {n} notes {m} times</source>
        <translation>wiederholt {n} Noten {m}-mal</translation>
    </message>
    <message>
        <source>{n} notes as in “{title}”</source>
        <translation>{n} Noten wie in „{title}“</translation>
    </message>
    <message>
        <source>{n} notes as in “a known tune”</source>
        <translation>{n} Noten wie in einer bekannten Melodie</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>your motif</source>
        <translation>Ihr Motiv</translation>
    </message>
    <message>
        <source>lands on {note}</source>
        <translation>endet auf {note}</translation>
    </message>
    <message>
        <source>far from your notes</source>
        <translation>weit von Ihren Noten</translation>
    </message>
    <message>
        <source>your rhythm</source>
        <translation>Ihr Rhythmus</translation>
    </message>
    <message>
        <source>another rhythm</source>
        <translation>anderer Rhythmus</translation>
    </message>
    <message>
        <source>no loops</source>
        <translation>keine Schleifen</translation>
    </message>
    <message>
        <source>The piece cannot be played ({cause}).</source>
        <translation>Das Stück kann nicht abgespielt werden ({cause}).</translation>
    </message>
    <message>
        <source>No sound card can be used ({cause}).</source>
        <translation>Keine Soundkarte ist nutzbar ({cause}).</translation>
    </message>
    <message>
        <source>No FluidSynth is installed, which makes single notes and sound files.</source>
        <translation>Es ist kein FluidSynth installiert, das einzelne Töne und Klangdateien erzeugt.</translation>
    </message>
    <message>
        <source>{file} cannot be read as a soundfont.</source>
        <translation>{file} kann nicht als Soundfont gelesen werden.</translation>
    </message>
    <message>
        <source>FluidSynth cannot be used: {cause}.</source>
        <translation>FluidSynth kann nicht benutzt werden: {cause}.</translation>
    </message>
    <message>
        <source>The piece has no notes to play.</source>
        <translation>Das Stück hat keine Noten zu spielen.</translation>
    </message>
    <message>
        <source>{file} cannot be used as a soundfont: {cause}.</source>
        <translation>{file} kann nicht als Soundfont benutzt werden: {cause}.</translation>
    </message>
    <message>
        <source>FluidSynth cannot read it</source>
        <translation>FluidSynth kann ihn nicht lesen</translation>
    </message>
    <message>
        <source>it is larger than {n} MB</source>
        <translation>er ist größer als {n} MB</translation>
    </message>
    <message>
        <source>it is of another kind</source>
        <translation>er ist von anderer Art</translation>
    </message>
    <message>
        <source>there is a colon or a semicolon in its name or in that of its folder</source>
        <translation>in seinem Namen oder dem seines Ordners steht ein Doppelpunkt oder ein Semikolon</translation>
    </message>
    <message>
        <source>it takes too long to read</source>
        <translation>ihn zu lesen dauert zu lange</translation>
    </message>
    <message>
        <source>reading it ends in a crash</source>
        <translation>ihn zu lesen endet mit einem Absturz</translation>
    </message>
    <message>
        <source>nothing in it can be heard</source>
        <translation>nichts darin ist zu hören</translation>
    </message>
</context>
<context>
    <name>Shaping</name>
    <message>
        <source>Invert</source>
        <translation>Umkehren</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>Krebs</translation>
    </message>
    <message>
        <source>Twice as long</source>
        <translation>Doppelt so lang</translation>
    </message>
    <message>
        <source>Half as long</source>
        <translation>Halb so lang</translation>
    </message>
    <message>
        <source>Legato</source>
        <translation>Legato</translation>
    </message>
    <message>
        <source>Glue</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Lock or unlock</source>
        <translation>Sperren oder freigeben</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Delete notes</source>
        <translation>Noten löschen</translation>
    </message>
    <message>
        <source>No note sounds at the playhead</source>
        <translation>An der Wiedergabeposition klingt keine Note</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teilen</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Click a row, or choose it and press Return, to give it other keys.</source>
        <translation>Auf eine Zeile klicken, oder sie wählen und Eingabe drücken, um andere Tasten zu vergeben.</translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation>Tastenkürzel durchsuchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Keine Tasten</translation>
    </message>
    <message>
        <source>Usual keys</source>
        <translation>Übliche Tasten</translation>
    </message>
    <message>
        <source>Usual keys for all</source>
        <translation>Übliche Tasten für alle</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Maus</translation>
    </message>
    <message>
        <source>Draw a note</source>
        <translation>Note zeichnen</translation>
    </message>
    <message>
        <source>click, drag right for its length</source>
        <translation>klicken, nach rechts ziehen bestimmt die Länge</translation>
    </message>
    <message>
        <source>Move notes</source>
        <translation>Noten verschieben</translation>
    </message>
    <message>
        <source>drag</source>
        <translation>ziehen</translation>
    </message>
    <message>
        <source>Resize notes</source>
        <translation>Notenlänge ändern</translation>
    </message>
    <message>
        <source>drag an end</source>
        <translation>an einem Ende ziehen</translation>
    </message>
    <message>
        <source>Copy notes</source>
        <translation>Noten kopieren</translation>
    </message>
    <message>
        <source>Ctrl-drag or Shift-drag</source>
        <translation>Strg-Ziehen oder Umschalt-Ziehen</translation>
    </message>
    <message>
        <source>Without the grid</source>
        <translation>Ohne Raster</translation>
    </message>
    <message>
        <source>Alt, or Shift during the drag</source>
        <translation>Alt, oder Umschalt während des Ziehens</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Ctrl-drag on empty ground; Shift adds, Alt removes</source>
        <translation>Strg-Ziehen auf leerem Grund; Umschalt fügt hinzu, Alt nimmt weg</translation>
    </message>
    <message>
        <source>Erase notes</source>
        <translation>Noten löschen</translation>
    </message>
    <message>
        <source>right-click, right-drag</source>
        <translation>Rechtsklick, rechts ziehen</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>right-click on empty ground or a selection</source>
        <translation>Rechtsklick auf leeren Grund oder eine Auswahl</translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation>Scrollen</translation>
    </message>
    <message>
        <source>wheel, Shift+wheel, middle-drag</source>
        <translation>Rad, Umschalt+Rad, mit mittlerer Taste ziehen</translation>
    </message>
    <message>
        <source>Zoom time</source>
        <translation>Zeit zoomen</translation>
    </message>
    <message>
        <source>Ctrl+wheel, pinch</source>
        <translation>Strg+Rad, zwei Finger</translation>
    </message>
    <message>
        <source>Zoom pitch</source>
        <translation>Tonhöhe zoomen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+wheel, Alt+wheel</source>
        <translation>Strg+Umschalt+Rad, Alt+Rad</translation>
    </message>
    <message>
        <source>Hear a pitch</source>
        <translation>Ton anhören</translation>
    </message>
    <message>
        <source>click a key of the piano; Ctrl-click selects its notes</source>
        <translation>Klaviertaste anklicken; Strg-Klick wählt ihre Noten aus</translation>
    </message>
    <message>
        <source>   with notes selected</source>
        <translation>   wenn Noten ausgewählt sind</translation>
    </message>
    <message>
        <source>   with a take</source>
        <translation>   wenn ein Take da ist</translation>
    </message>
    <message>
        <source>   in step input</source>
        <translation>   bei schrittweiser Eingabe</translation>
    </message>
    <message>
        <source>press keys…</source>
        <translation>Tasten drücken …</translation>
    </message>
    <message>
        <source>Press the keys for “{}”, Esc to leave them.</source>
        <translation>Tasten für „{}“ drücken, Esc lässt sie, wie sie sind.</translation>
    </message>
    <message>
        <source>{} was taken from “{}”.</source>
        <translation>{} wurde „{}“ weggenommen.</translation>
    </message>
    <message>
        <source>{} it is.</source>
        <translation>{} gilt jetzt.</translation>
    </message>
</context>
<context>
    <name>Sounding</name>
    <message>
        <source>Soundfonts (%s)</source>
        <translation>Soundfonts (%s)</translation>
    </message>
    <message>
        <source>Soundfont</source>
        <translation>Soundfont</translation>
    </message>
    <message>
        <source>{} is being tried…</source>
        <translation>{} wird ausprobiert…</translation>
    </message>
    <message>
        <source>The embedded soundfont is used</source>
        <translation>Der mitgelieferte Soundfont wird benutzt</translation>
    </message>
    <message numerus="yes">
        <source>%n sounds of {} are used from now on</source>
        <translation>
            <numerusform>%n Klang von {} wird ab jetzt benutzt</numerusform>
            <numerusform>%n Klänge von {} werden ab jetzt benutzt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Speaking</name>
    <message>
        <source>Undone: {}</source>
        <translation>Rückgängig gemacht: {}</translation>
    </message>
    <message numerus="yes">
        <source>%n notes selected</source>
        <translation>
            <numerusform>%n Note ausgewählt</numerusform>
            <numerusform>%n Noten ausgewählt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Stamping</name>
    <message>
        <source>Build on the notes</source>
        <translation>Auf den Noten</translation>
    </message>
    <message>
        <source>Click draws</source>
        <translation>Klicken zeichnet</translation>
    </message>
    <message>
        <source>Chord stamp</source>
        <translation>Akkordstempel</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Chord</source>
        <translation>Akkord</translation>
    </message>
    <message>
        <source>Triad of the key</source>
        <translation>Dreiklang der Tonart</translation>
    </message>
    <message>
        <source>Octave</source>
        <translation>Oktave</translation>
    </message>
    <message>
        <source>Fifth</source>
        <translation>Quinte</translation>
    </message>
    <message>
        <source>Major</source>
        <translation>Dur</translation>
    </message>
    <message>
        <source>Minor</source>
        <translation>Moll</translation>
    </message>
    <message>
        <source>Diminished</source>
        <translation>Vermindert</translation>
    </message>
    <message>
        <source>Augmented</source>
        <translation>Übermäßig</translation>
    </message>
    <message>
        <source>Second suspended</source>
        <translation>Sekundvorhalt (sus2)</translation>
    </message>
    <message>
        <source>Fourth suspended</source>
        <translation>Quartvorhalt (sus4)</translation>
    </message>
    <message>
        <source>Sixth</source>
        <translation>Sextakkord</translation>
    </message>
    <message>
        <source>Dominant seventh</source>
        <translation>Dominantseptakkord</translation>
    </message>
    <message>
        <source>Major seventh</source>
        <translation>Großer Septakkord</translation>
    </message>
    <message>
        <source>Minor seventh</source>
        <translation>Mollseptakkord</translation>
    </message>
    <message>
        <source>Half-diminished seventh</source>
        <translation>Halbverminderter Septakkord</translation>
    </message>
    <message>
        <source>Diminished seventh</source>
        <translation>Verminderter Septakkord</translation>
    </message>
    <message>
        <source>Ninth</source>
        <translation>Nonenakkord</translation>
    </message>
    <message>
        <source>Build chords</source>
        <translation>Akkorde aufbauen</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>The soundfont, chosen in the Play menu</source>
        <translation>Der Soundfont, zu wählen im Menü Wiedergabe</translation>
    </message>
    <message>
        <source>{} selected</source>
        <translation>{} ausgewählt</translation>
    </message>
    <message>
        <source>bar {} beat {}</source>
        <translation>Takt {} Schlag {}</translation>
    </message>
</context>
<context>
    <name>StepLane</name>
    <message>
        <source>Drag a point, draw on empty ground, Shift for a line; right-drag erases</source>
        <translation>Punkt ziehen, auf leerem Grund zeichnen, Umschalt für eine Linie; rechts ziehen löscht</translation>
    </message>
</context>
<context>
    <name>Stepping</name>
    <message>
        <source>Step back</source>
        <translation>Schritt zurück</translation>
    </message>
    <message>
        <source>Step input: what you play is set down at the caret</source>
        <translation>Schrittweise Eingabe: Was Sie spielen, wird an der Schreibmarke gesetzt</translation>
    </message>
    <message>
        <source>Step input</source>
        <translation>Schrittweise Eingabe</translation>
    </message>
</context>
<context>
    <name>StrumForm</name>
    <message>
        <source>From tone to tone</source>
        <translation>Von Ton zu Ton</translation>
    </message>
    <message>
        <source>{} ms</source>
        <translation>{} ms</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>From the lowest up</source>
        <translation>Vom tiefsten aufwärts</translation>
    </message>
    <message>
        <source>From the highest down</source>
        <translation>Vom höchsten abwärts</translation>
    </message>
    <message>
        <source>Tone to tone</source>
        <translation>Von Ton zu Ton</translation>
    </message>
    <message>
        <source>Strum</source>
        <translation>Strumming</translation>
    </message>
</context>
<context>
    <name>TakeList</name>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>{}, temperature {:.2f}, random seed {}</source>
        <translation>{}, Temperatur {:.2f}, Zufallszahl {}</translation>
    </message>
    <message>
        <source>New: none of the known tunes is quoted</source>
        <translation>Neu: keine bekannte Melodie wird zitiert</translation>
    </message>
    <message>
        <source>New: no more than {} notes in a row as in “{}”</source>
        <translation>Neu: nicht mehr als {} Noten in Folge wie in „{}“</translation>
    </message>
    <message>
        <source>Close: {} notes in a row as in “{}”</source>
        <translation>Ähnlich: {} Noten in Folge wie in „{}“</translation>
    </message>
    <message>
        <source>Copied: {} notes in a row as in “{}”</source>
        <translation>Abgeschrieben: {} Noten in Folge wie in „{}“</translation>
    </message>
    <message>
        <source>a tune without name</source>
        <translation>einer Melodie ohne Namen</translation>
    </message>
    <message>
        <source>closest to yours</source>
        <translation>am nächsten an Ihrem</translation>
    </message>
    <message>
        <source>boldest</source>
        <translation>am kühnsten</translation>
    </message>
    <message>
        <source>calmest</source>
        <translation>am ruhigsten</translation>
    </message>
    <message>
        <source>busiest</source>
        <translation>am dichtesten</translation>
    </message>
    <message>
        <source>Take {}</source>
        <translation>Take {}</translation>
    </message>
    <message>
        <source>ends here: no more notes</source>
        <translation>endet hier: keine weiteren Noten</translation>
    </message>
    <message>
        <source>nothing is changed</source>
        <translation>nichts ist geändert</translation>
    </message>
    <message>
        <source>{} notes, {}–{}</source>
        <translation>{} Noten, {}–{}</translation>
    </message>
    <message>
        <source>, ends</source>
        <translation>, endet</translation>
    </message>
</context>
<context>
    <name>TakeText</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Your notes and what was written after them, in the model&apos;s own notation.</source>
        <translation>Ihre Noten und was danach geschrieben wurde, in der Notation des Modells.</translation>
    </message>
    <message>
        <source>Text of the take</source>
        <translation>Text des Takes</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Take {} by {}</source>
        <translation>Take {} von {}</translation>
    </message>
    <message>
        <source>The text is in the clipboard</source>
        <translation>Der Text ist in der Zwischenablage</translation>
    </message>
</context>
<context>
    <name>TaskChoice</name>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Fill the selection</source>
        <translation>Auswahl füllen</translation>
    </message>
    <message>
        <source>Vary the selection</source>
        <translation>Auswahl variieren</translation>
    </message>
    <message>
        <source>New pitches</source>
        <translation>Neue Tonhöhen</translation>
    </message>
    <message>
        <source>New rhythm</source>
        <translation>Neuer Rhythmus</translation>
    </message>
    <message>
        <source>Harmonise</source>
        <translation>Harmonisieren</translation>
    </message>
    <message>
        <source>{} can do this; choose it above</source>
        <translation>{} kann das; oben wählen</translation>
    </message>
    <message>
        <source>No model can do this</source>
        <translation>Das kann kein Modell</translation>
    </message>
    <message>
        <source>Select the notes first that are to give way</source>
        <translation>Zuerst die Noten auswählen, die ersetzt werden sollen</translation>
    </message>
</context>
<context>
    <name>TempoLane</name>
    <message>
        <source>Tempo of the piece</source>
        <translation>Tempo des Stücks</translation>
    </message>
    <message>
        <source>{} bpm</source>
        <translation>{} BPM</translation>
    </message>
    <message>
        <source>Draw tempo</source>
        <translation>Tempo zeichnen</translation>
    </message>
    <message>
        <source>Erase tempo</source>
        <translation>Tempo löschen</translation>
    </message>
</context>
<context>
    <name>Timekeeping</name>
    <message>
        <source>Tap on: the tempo is that of the taps</source>
        <translation>Weitertippen: Das Tempo ist das der Schläge</translation>
    </message>
    <message>
        <source>Tap tempo</source>
        <translation>Tempo tippen</translation>
    </message>
    <message>
        <source>{} beats a minute</source>
        <translation>{} Schläge pro Minute</translation>
    </message>
</context>
<context>
    <name>TrackCard</name>
    <message>
        <source>M</source>
        <comment>on the button that mutes a track</comment>
        <translation>M</translation>
    </message>
    <message>
        <source>S</source>
        <comment>on the button that solos a track</comment>
        <translation>S</translation>
    </message>
    <message>
        <source>Name of the track</source>
        <translation>Name der Spur</translation>
    </message>
    <message>
        <source>Instrument: {}</source>
        <translation>Instrument: {}</translation>
    </message>
    <message>
        <source>{}: choose another instrument</source>
        <translation>{}: anderes Instrument wählen</translation>
    </message>
    <message>
        <source>Mute {}</source>
        <translation>{} stummschalten</translation>
    </message>
    <message>
        <source>Solo {}, with Ctrl alone</source>
        <translation>{} auf Solo, mit Strg allein</translation>
    </message>
</context>
<context>
    <name>TrackDetails</name>
    <message>
        <source>Volume of the track</source>
        <translation>Lautstärke der Spur</translation>
    </message>
    <message>
        <source>Pan of the track</source>
        <translation>Panorama der Spur</translation>
    </message>
    <message>
        <source>Colour {}</source>
        <translation>Farbe {}</translation>
    </message>
    <message>
        <source>MIDI channel of the track</source>
        <translation>MIDI-Kanal der Spur</translation>
    </message>
    <message>
        <source>{} (drums)</source>
        <translation>{} (Schlagzeug)</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautst.</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Pan</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>L {}</source>
        <translation>L {}</translation>
    </message>
    <message>
        <source>R {}</source>
        <translation>R {}</translation>
    </message>
    <message>
        <source>C</source>
        <comment>the middle between left and right</comment>
        <translation>M</translation>
    </message>
</context>
<context>
    <name>TrackList</name>
    <message>
        <source>Tracks</source>
        <translation>Spuren</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Meter</source>
        <translation>Taktart</translation>
    </message>
    <message>
        <source>What is in force at the playhead; right-click the ruler to change it elsewhere</source>
        <translation>Was an der Wiedergabeposition gilt; Rechtsklick aufs Lineal ändert es anderswo</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Grid {}</source>
        <translation>Raster {}</translation>
    </message>
    <message>
        <source>Tempo in beats a minute</source>
        <translation>Tempo in Schlägen pro Minute</translation>
    </message>
    <message>
        <source>Playback speed in per cent</source>
        <translation>Geschwindigkeit der Wiedergabe in Prozent</translation>
    </message>
    <message>
        <source>How fast it plays, beside the piece&apos;s own tempo, which stays as it is</source>
        <translation>Wie schnell es spielt, neben dem eigenen Tempo des Stücks, das bleibt, wie es ist</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>bpm</source>
        <translation>BPM</translation>
    </message>
    <message>
        <source>meter</source>
        <translation>Taktart</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>How wide the beats are</source>
        <translation>Wie breit die Schläge sind</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
</context>
<context>
    <name>Trying</name>
    <message>
        <source>The grid is off, so there is nothing to quantize to</source>
        <translation>Das Raster ist aus, also gibt es nichts, woran quantisiert würde</translation>
    </message>
    <message>
        <source>Quantize</source>
        <translation>Quantisieren</translation>
    </message>
</context>
<context>
    <name>TypedStrip</name>
    <message>
        <source>Piano on the computer keyboard</source>
        <translation>Klavier auf der Computertastatur</translation>
    </message>
    <message>
        <source>Page up, Page down</source>
        <translation>Bild auf, Bild ab</translation>
    </message>
    <message>
        <source>{} ends it</source>
        <translation>{} beendet es</translation>
    </message>
</context>
<context>
    <name>VelocityForm</name>
    <message>
        <source>Set or scale</source>
        <translation>Setzen oder skalieren</translation>
    </message>
    <message>
        <source>Set all to</source>
        <translation>Alle setzen auf</translation>
    </message>
    <message>
        <source>Scale all by</source>
        <translation>Alle skalieren um</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>Anschlagstärke</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skalieren</translation>
    </message>
    <message>
        <source>{} %</source>
        <translation>{} %</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>Aufgabe</translation>
    </message>
</context>
<context>
    <name>VelocityLane</name>
    <message>
        <source>Velocity of the notes</source>
        <translation>Anschlagstärke der Noten</translation>
    </message>
    <message>
        <source>Drag to draw the velocity of the selected notes, Shift for a line, the wheel for all</source>
        <translation>Ziehen zeichnet die Anschlagstärke der ausgewählten Noten, Umschalt für eine Linie, das Rad für alle</translation>
    </message>
    <message>
        <source>Drag a stem, or draw across several; Shift draws a line</source>
        <translation>Einen Stiel ziehen oder über mehrere zeichnen; Umschalt zeichnet eine Linie</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>Anschlagstärke</translation>
    </message>
</context>
</TS>
