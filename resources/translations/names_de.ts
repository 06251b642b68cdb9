<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- The names of instruments, drums, styles and models, which no code spells out. They are kept by hand. -->
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Instruments</name>
    <message>
        <source>Piano</source>
        <translation>Klavier</translation>
    </message>
    <message>
        <source>Chromatic Percussion</source>
        <translation>Stabspiele</translation>
    </message>
    <message>
        <source>Organ</source>
        <translation>Orgel</translation>
    </message>
    <message>
        <source>Guitar</source>
        <translation>Gitarre</translation>
    </message>
    <message>
        <source>Bass</source>
        <translation>Bass</translation>
    </message>
    <message>
        <source>Strings</source>
        <translation>Streicher</translation>
    </message>
    <message>
        <source>Ensemble</source>
        <translation>Ensemble</translation>
    </message>
    <message>
        <source>Brass</source>
        <translation>Blechbläser</translation>
    </message>
    <message>
        <source>Reed</source>
        <translation>Rohrblattinstrumente</translation>
    </message>
    <message>
        <source>Pipe</source>
        <translation>Flöten</translation>
    </message>
    <message>
        <source>Synth Lead</source>
        <translation>Synth-Lead</translation>
    </message>
    <message>
        <source>Synth Pad</source>
        <translation>Synth-Pad</translation>
    </message>
    <message>
        <source>Synth Effects</source>
        <translation>Synth-Effekte</translation>
    </message>
    <message>
        <source>Ethnic</source>
        <translation>Weltmusik</translation>
    </message>
    <message>
        <source>Percussive</source>
        <translation>Schlaginstrumente</translation>
    </message>
    <message>
        <source>Sound Effects</source>
        <translation>Klangeffekte</translation>
    </message>
    <message>
        <source>Acoustic Grand Piano</source>
        <translation>Konzertflügel</translation>
    </message>
    <message>
        <source>Bright Acoustic Piano</source>
        <translation>Heller Flügel</translation>
    </message>
    <message>
        <source>Electric Grand Piano</source>
        <translation>Elektrischer Flügel</translation>
    </message>
    <message>
        <source>Honky-tonk Piano</source>
        <translation>Honky-tonk-Klavier</translation>
    </message>
    <message>
        <source>Electric Piano 1</source>
        <translation>E-Piano 1</translation>
    </message>
    <message>
        <source>Electric Piano 2</source>
        <translation>E-Piano 2</translation>
    </message>
    <message>
        <source>Harpsichord</source>
        <translation>Cembalo</translation>
    </message>
    <message>
        <source>Clavinet</source>
        <translation>Clavinet</translation>
    </message>
    <message>
        <source>Celesta</source>
        <translation>Celesta</translation>
    </message>
    <message>
        <source>Glockenspiel</source>
        <translation>Glockenspiel</translation>
    </message>
    <message>
        <source>Music Box</source>
        <translation>Spieluhr</translation>
    </message>
    <message>
        <source>Vibraphone</source>
        <translation>Vibraphon</translation>
    </message>
    <message>
        <source>Marimba</source>
        <translation>Marimba</translation>
    </message>
    <message>
        <source>Xylophone</source>
        <translation>Xylophon</translation>
    </message>
    <message>
        <source>Tubular Bells</source>
        <translation>Röhrenglocken</translation>
    </message>
    <message>
        <source>Dulcimer</source>
        <translation>Hackbrett</translation>
    </message>
    <message>
        <source>Drawbar Organ</source>
        <translation>Zugriegelorgel</translation>
    </message>
    <message>
        <source>Percussive Organ</source>
        <translation>Perkussive Orgel</translation>
    </message>
    <message>
        <source>Rock Organ</source>
        <translation>Rockorgel</translation>
    </message>
    <message>
        <source>Church Organ</source>
        <translation>Kirchenorgel</translation>
    </message>
    <message>
        <source>Reed Organ</source>
        <translation>Harmonium</translation>
    </message>
    <message>
        <source>Accordion</source>
        <translation>Akkordeon</translation>
    </message>
    <message>
        <source>Harmonica</source>
        <translation>Mundharmonika</translation>
    </message>
    <message>
        <source>Tango Accordion</source>
        <translation>Bandoneon</translation>
    </message>
    <message>
        <source>Acoustic Guitar (nylon)</source>
        <translation>Gitarre (Nylon)</translation>
    </message>
    <message>
        <source>Acoustic Guitar (steel)</source>
        <translation>Gitarre (Stahl)</translation>
    </message>
    <message>
        <source>Electric Guitar (jazz)</source>
        <translation>E-Gitarre (Jazz)</translation>
    </message>
    <message>
        <source>Electric Guitar (clean)</source>
        <translation>E-Gitarre (clean)</translation>
    </message>
    <message>
        <source>Electric Guitar (muted)</source>
        <translation>E-Gitarre (gedämpft)</translation>
    </message>
    <message>
        <source>Overdriven Guitar</source>
        <translation>E-Gitarre (Overdrive)</translation>
    </message>
    <message>
        <source>Distortion Guitar</source>
        <translation>E-Gitarre (verzerrt)</translation>
    </message>
    <message>
        <source>Guitar Harmonics</source>
        <translation>Gitarrenflageolett</translation>
    </message>
    <message>
        <source>Acoustic Bass</source>
        <translation>Kontrabass (gezupft)</translation>
    </message>
    <message>
        <source>Electric Bass (finger)</source>
        <translation>E-Bass (Finger)</translation>
    </message>
    <message>
        <source>Electric Bass (pick)</source>
        <translation>E-Bass (Plektrum)</translation>
    </message>
    <message>
        <source>Fretless Bass</source>
        <translation>Bundloser Bass</translation>
    </message>
    <message>
        <source>Slap Bass 1</source>
        <translation>Slap-Bass 1</translation>
    </message>
    <message>
        <source>Slap Bass 2</source>
        <translation>Slap-Bass 2</translation>
    </message>
    <message>
        <source>Synth Bass 1</source>
        <translation>Synth-Bass 1</translation>
    </message>
    <message>
        <source>Synth Bass 2</source>
        <translation>Synth-Bass 2</translation>
    </message>
    <message>
        <source>Violin</source>
        <translation>Violine</translation>
    </message>
    <message>
        <source>Viola</source>
        <translation>Viola</translation>
    </message>
    <message>
        <source>Cello</source>
        <translation>Violoncello</translation>
    </message>
    <message>
        <source>Contrabass</source>
        <translation>Kontrabass</translation>
    </message>
    <message>
        <source>Tremolo Strings</source>
        <translation>Streicher (Tremolo)</translation>
    </message>
    <message>
        <source>Pizzicato Strings</source>
        <translation>Streicher (Pizzicato)</translation>
    </message>
    <message>
        <source>Orchestral Harp</source>
        <translation>Harfe</translation>
    </message>
    <message>
        <source>Timpani</source>
        <translation>Pauken</translation>
    </message>
    <message>
        <source>String Ensemble 1</source>
        <translation>Streicher 1</translation>
    </message>
    <message>
        <source>String Ensemble 2</source>
        <translation>Streicher 2</translation>
    </message>
    <message>
        <source>Synth Strings 1</source>
        <translation>Synth-Streicher 1</translation>
    </message>
    <message>
        <source>Synth Strings 2</source>
        <translation>Synth-Streicher 2</translation>
    </message>
    <message>
        <source>Choir Aahs</source>
        <translation>Chor „Aah“</translation>
    </message>
    <message>
        <source>Voice Oohs</source>
        <translation>Stimmen „Ooh“</translation>
    </message>
    <message>
        <source>Synth Choir</source>
        <translation>Synth-Chor</translation>
    </message>
    <message>
        <source>Orchestra Hit</source>
        <translation>Orchesterschlag</translation>
    </message>
    <message>
        <source>Trumpet</source>
        <translation>Trompete</translation>
    </message>
    <message>
        <source>Trombone</source>
        <translation>Posaune</translation>
    </message>
    <message>
        <source>Tuba</source>
        <translation>Tuba</translation>
    </message>
    <message>
        <source>Muted Trumpet</source>
        <translation>Trompete (gedämpft)</translation>
    </message>
    <message>
        <source>French Horn</source>
        <translation>Horn</translation>
    </message>
    <message>
        <source>Brass Section</source>
        <translation>Blechbläser</translation>
    </message>
    <message>
        <source>Synth Brass 1</source>
        <translation>Synth-Bläser 1</translation>
    </message>
    <message>
        <source>Synth Brass 2</source>
        <translation>Synth-Bläser 2</translation>
    </message>
    <message>
        <source>Soprano Sax</source>
        <translation>Sopransaxophon</translation>
    </message>
    <message>
        <source>Alto Sax</source>
        <translation>Altsaxophon</translation>
    </message>
    <message>
        <source>Tenor Sax</source>
        <translation>Tenorsaxophon</translation>
    </message>
    <message>
        <source>Baritone Sax</source>
        <translation>Baritonsaxophon</translation>
    </message>
    <message>
        <source>Oboe</source>
        <translation>Oboe</translation>
    </message>
    <message>
        <source>English Horn</source>
        <translation>Englischhorn</translation>
    </message>
    <message>
        <source>Bassoon</source>
        <translation>Fagott</translation>
    </message>
    <message>
        <source>Clarinet</source>
        <translation>Klarinette</translation>
    </message>
    <message>
        <source>Piccolo</source>
        <translation>Piccoloflöte</translation>
    </message>
    <message>
        <source>Flute</source>
        <translation>Flöte</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>Blockflöte</translation>
    </message>
    <message>
        <source>Pan Flute</source>
        <translation>Panflöte</translation>
    </message>
    <message>
        <source>Blown bottle</source>
        <translation>Flaschenton</translation>
    </message>
    <message>
        <source>Shakuhachi</source>
        <translation>Shakuhachi</translation>
    </message>
    <message>
        <source>Whistle</source>
        <translation>Pfeifen</translation>
    </message>
    <message>
        <source>Ocarina</source>
        <translation>Okarina</translation>
    </message>
    <message>
        <source>Lead 1 (square)</source>
        <translation>Lead 1 (Rechteck)</translation>
    </message>
    <message>
        <source>Lead 2 (sawtooth)</source>
        <translation>Lead 2 (Sägezahn)</translation>
    </message>
    <message>
        <source>Lead 3 (calliope)</source>
        <translation>Lead 3 (Kalliope)</translation>
    </message>
    <message>
        <source>Lead 4 chiff</source>
        <translation>Lead 4 (Chiff)</translation>
    </message>
    <message>
        <source>Lead 5 (charang)</source>
        <translation>Lead 5 (Charang)</translation>
    </message>
    <message>
        <source>Lead 6 (voice)</source>
        <translation>Lead 6 (Stimme)</translation>
    </message>
    <message>
        <source>Lead 7 (fifths)</source>
        <translation>Lead 7 (Quinten)</translation>
    </message>
    <message>
        <source>Lead 8 (bass + lead)</source>
        <translation>Lead 8 (Bass + Lead)</translation>
    </message>
    <message>
        <source>Pad 1 (new age)</source>
        <translation>Pad 1 (New Age)</translation>
    </message>
    <message>
        <source>Pad 2 (warm)</source>
        <translation>Pad 2 (warm)</translation>
    </message>
    <message>
        <source>Pad 3 (polysynth)</source>
        <translation>Pad 3 (Polysynth)</translation>
    </message>
    <message>
        <source>Pad 4 (choir)</source>
        <translation>Pad 4 (Chor)</translation>
    </message>
    <message>
        <source>Pad 5 (bowed)</source>
        <translation>Pad 5 (gestrichen)</translation>
    </message>
    <message>
        <source>Pad 6 (metallic)</source>
        <translation>Pad 6 (metallisch)</translation>
    </message>
    <message>
        <source>Pad 7 (halo)</source>
        <translation>Pad 7 (Halo)</translation>
    </message>
    <message>
        <source>Pad 8 (sweep)</source>
        <translation>Pad 8 (Sweep)</translation>
    </message>
    <message>
        <source>FX 1 (rain)</source>
        <translation>FX 1 (Regen)</translation>
    </message>
    <message>
        <source>FX 2 (soundtrack)</source>
        <translation>FX 2 (Filmmusik)</translation>
    </message>
    <message>
        <source>FX 3 (crystal)</source>
        <translation>FX 3 (Kristall)</translation>
    </message>
    <message>
        <source>FX 4 (atmosphere)</source>
        <translation>FX 4 (Atmosphäre)</translation>
    </message>
    <message>
        <source>FX 5 (brightness)</source>
        <translation>FX 5 (Helligkeit)</translation>
    </message>
    <message>
        <source>FX 6 (goblins)</source>
        <translation>FX 6 (Kobolde)</translation>
    </message>
    <message>
        <source>FX 7 (echoes)</source>
        <translation>FX 7 (Echos)</translation>
    </message>
    <message>
        <source>FX 8 (sci-fi)</source>
        <translation>FX 8 (Science-Fiction)</translation>
    </message>
    <message>
        <source>Sitar</source>
        <translation>Sitar</translation>
    </message>
    <message>
        <source>Banjo</source>
        <translation>Banjo</translation>
    </message>
    <message>
        <source>Shamisen</source>
        <translation>Shamisen</translation>
    </message>
    <message>
        <source>Koto</source>
        <translation>Koto</translation>
    </message>
    <message>
        <source>Kalimba</source>
        <translation>Kalimba</translation>
    </message>
    <message>
        <source>Bagpipe</source>
        <translation>Dudelsack</translation>
    </message>
    <message>
        <source>Fiddle</source>
        <translation>Fiedel</translation>
    </message>
    <message>
        <source>Shanai</source>
        <translation>Shanai</translation>
    </message>
    <message>
        <source>Tinkle Bell</source>
        <translation>Glöckchen</translation>
    </message>
    <message>
        <source>Agogo</source>
        <translation>Agogo</translation>
    </message>
    <message>
        <source>Steel Drums</source>
        <translation>Steel Drums</translation>
    </message>
    <message>
        <source>Woodblock</source>
        <translation>Holzblock</translation>
    </message>
    <message>
        <source>Taiko Drum</source>
        <translation>Taiko</translation>
    </message>
    <message>
        <source>Melodic Tom</source>
        <translation>Melodie-Tom</translation>
    </message>
    <message>
        <source>Synth Drum</source>
        <translation>Synth-Drum</translation>
    </message>
    <message>
        <source>Reverse Cymbal</source>
        <translation>Becken (rückwärts)</translation>
    </message>
    <message>
        <source>Guitar Fret Noise</source>
        <translation>Gitarrengriffgeräusch</translation>
    </message>
    <message>
        <source>Breath Noise</source>
        <translation>Atemgeräusch</translation>
    </message>
    <message>
        <source>Seashore</source>
        <translation>Meeresbrandung</translation>
    </message>
    <message>
        <source>Bird Tweet</source>
        <translation>Vogelzwitschern</translation>
    </message>
    <message>
        <source>Telephone Ring</source>
        <translation>Telefonklingeln</translation>
    </message>
    <message>
        <source>Helicopter</source>
        <translation>Hubschrauber</translation>
    </message>
    <message>
        <source>Applause</source>
        <translation>Applaus</translation>
    </message>
    <message>
        <source>Gunshot</source>
        <translation>Pistolenschuss</translation>
    </message>
    <message>
        <source>Standard Kit</source>
        <translation>Standard-Schlagzeug</translation>
    </message>
    <message>
        <source>Room Kit</source>
        <translation>Room-Schlagzeug</translation>
    </message>
    <message>
        <source>Power Kit</source>
        <translation>Power-Schlagzeug</translation>
    </message>
    <message>
        <source>Electronic Kit</source>
        <translation>Electronic-Schlagzeug</translation>
    </message>
    <message>
        <source>TR-808 Kit</source>
        <translation>TR-808-Schlagzeug</translation>
    </message>
    <message>
        <source>Jazz Kit</source>
        <translation>Jazz-Schlagzeug</translation>
    </message>
    <message>
        <source>Brush Kit</source>
        <translation>Besen-Schlagzeug</translation>
    </message>
    <message>
        <source>Orchestra Kit</source>
        <translation>Orchester-Schlagwerk</translation>
    </message>
    <message>
        <source>Acoustic Bass Drum</source>
        <translation>Akustische Bassdrum</translation>
    </message>
    <message>
        <source>Bass Drum 1</source>
        <translation>Bassdrum 1</translation>
    </message>
    <message>
        <source>Side Stick</source>
        <translation>Sidestick</translation>
    </message>
    <message>
        <source>Acoustic Snare</source>
        <translation>Akustische Snare</translation>
    </message>
    <message>
        <source>Hand Clap</source>
        <translation>Händeklatschen</translation>
    </message>
    <message>
        <source>Electric Snare</source>
        <translation>E-Snare</translation>
    </message>
    <message>
        <source>Low Floor Tom</source>
        <translation>Standtom tief</translation>
    </message>
    <message>
        <source>Closed Hi Hat</source>
        <translation>Hi-Hat geschlossen</translation>
    </message>
    <message>
        <source>High Floor Tom</source>
        <translation>Standtom hoch</translation>
    </message>
    <message>
        <source>Pedal Hi Hat</source>
        <translation>Hi-Hat getreten</translation>
    </message>
    <message>
        <source>Low Tom</source>
        <translation>Tom tief</translation>
    </message>
    <message>
        <source>Open Hi Hat</source>
        <translation>Hi-Hat offen</translation>
    </message>
    <message>
        <source>Low-Mid Tom</source>
        <translation>Tom mitteltief</translation>
    </message>
    <message>
        <source>Hi-Mid Tom</source>
        <translation>Tom mittelhoch</translation>
    </message>
    <message>
        <source>Crash Cymbal 1</source>
        <translation>Crashbecken 1</translation>
    </message>
    <message>
        <source>High Tom</source>
        <translation>Tom hoch</translation>
    </message>
    <message>
        <source>Ride Cymbal 1</source>
        <translation>Ridebecken 1</translation>
    </message>
    <message>
        <source>Chinese Cymbal</source>
        <translation>Chinabecken</translation>
    </message>
    <message>
        <source>Ride Bell</source>
        <translation>Ride-Kuppe</translation>
    </message>
    <message>
        <source>Tambourine</source>
        <translation>Tamburin</translation>
    </message>
    <message>
        <source>Splash Cymbal</source>
        <translation>Splashbecken</translation>
    </message>
    <message>
        <source>Cowbell</source>
        <translation>Kuhglocke</translation>
    </message>
    <message>
        <source>Crash Cymbal 2</source>
        <translation>Crashbecken 2</translation>
    </message>
    <message>
        <source>Vibraslap</source>
        <translation>Vibraslap</translation>
    </message>
    <message>
        <source>Ride Cymbal 2</source>
        <translation>Ridebecken 2</translation>
    </message>
    <message>
        <source>Hi Bongo</source>
        <translation>Bongo hoch</translation>
    </message>
    <message>
        <source>Low Bongo</source>
        <translation>Bongo tief</translation>
    </message>
    <message>
        <source>Mute Hi Conga</source>
        <translation>Conga hoch gedämpft</translation>
    </message>
    <message>
        <source>Open Hi Conga</source>
        <translation>Conga hoch offen</translation>
    </message>
    <message>
        <source>Low Conga</source>
        <translation>Conga tief</translation>
    </message>
    <message>
        <source>High Timbale</source>
        <translation>Timbale hoch</translation>
    </message>
    <message>
        <source>Low Timbale</source>
        <translation>Timbale tief</translation>
    </message>
    <message>
        <source>High Agogo</source>
        <translation>Agogo hoch</translation>
    </message>
    <message>
        <source>Low Agogo</source>
        <translation>Agogo tief</translation>
    </message>
    <message>
        <source>Cabasa</source>
        <translation>Cabasa</translation>
    </message>
    <message>
        <source>Maracas</source>
        <translation>Maracas</translation>
    </message>
    <message>
        <source>Short Whistle</source>
        <translation>Pfeife kurz</translation>
    </message>
    <message>
        <source>Long Whistle</source>
        <translation>Pfeife lang</translation>
    </message>
    <message>
        <source>Short Guiro</source>
        <translation>Guiro kurz</translation>
    </message>
    <message>
        <source>Long Guiro</source>
        <translation>Guiro lang</translation>
    </message>
    <message>
        <source>Claves</source>
        <translation>Claves</translation>
    </message>
    <message>
        <source>Hi Wood Block</source>
        <translation>Holzblock hoch</translation>
    </message>
    <message>
        <source>Low Wood Block</source>
        <translation>Holzblock tief</translation>
    </message>
    <message>
        <source>Mute Cuica</source>
        <translation>Cuica gedämpft</translation>
    </message>
    <message>
        <source>Open Cuica</source>
        <translation>Cuica offen</translation>
    </message>
    <message>
        <source>Mute Triangle</source>
        <translation>Triangel gedämpft</translation>
    </message>
    <message>
        <source>Open Triangle</source>
        <translation>Triangel offen</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Irish tunes, character by character</source>
        <translation>Irische Melodien, Zeichen für Zeichen</translation>
    </message>
    <message>
        <source>Whole Irish tunes</source>
        <translation>Ganze irische Melodien</translation>
    </message>
    <message>
        <source>Chords and voices</source>
        <translation>Akkorde und Stimmen</translation>
    </message>
    <message>
        <source>Songs on a grid</source>
        <translation>Lieder im Raster</translation>
    </message>
    <message>
        <source>Folk melodies</source>
        <translation>Volksmelodien</translation>
    </message>
    <message>
        <source>Notes as integers</source>
        <translation>Noten als Zahlen</translation>
    </message>
    <message>
        <source>Piano chords</source>
        <translation>Klavierakkorde</translation>
    </message>
</context>
<context>
    <name>Styles</name>
    <message>
        <source>German</source>
        <translation>deutsch</translation>
    </message>
    <message>
        <source>Alsatian and Lorrain</source>
        <translation>elsässisch und lothringisch</translation>
    </message>
    <message>
        <source>Luxembourgish</source>
        <translation>luxemburgisch</translation>
    </message>
    <message>
        <source>Austrian and Swiss</source>
        <translation>österreichisch und schweizerisch</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>niederländisch</translation>
    </message>
    <message>
        <source>East European</source>
        <translation>osteuropäisch</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>chinesisch</translation>
    </message>
    <message>
        <source>Irish</source>
        <translation>irisch</translation>
    </message>
    <message>
        <source>Scottish</source>
        <translation>schottisch</translation>
    </message>
    <message>
        <source>American</source>
        <translation>amerikanisch</translation>
    </message>
</context>
</TS>
