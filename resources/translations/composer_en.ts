<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Choosing</name>
    <message numerus="yes">
        <source>%n notes</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message numerus="yes">
        <source>%n notes from {}</source>
        <translation>
            <numerusform>%n note from {}</numerusform>
            <numerusform>%n notes from {}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message numerus="yes">
        <source>%n notes recorded</source>
        <translation>
            <numerusform>%n note recorded</numerusform>
            <numerusform>%n notes recorded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Recovering</name>
    <message numerus="yes">
        <source>%n more with unsaved work, to be offered at the next start</source>
        <translation>
            <numerusform>%n more with unsaved work, to be offered at the next start</numerusform>
            <numerusform>%n more with unsaved work, to be offered at the next start</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notes, kept at {}</source>
        <translation>
            <numerusform>%n note, kept at {}</numerusform>
            <numerusform>%n notes, kept at {}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sounding</name>
    <message numerus="yes">
        <source>%n sounds of {} are used from now on</source>
        <translation>
            <numerusform>%n sound of {} is used from now on</numerusform>
            <numerusform>%n sounds of {} are used from now on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Speaking</name>
    <message numerus="yes">
        <source>%n notes selected</source>
        <translation>
            <numerusform>%n note selected</numerusform>
            <numerusform>%n notes selected</numerusform>
        </translation>
    </message>
</context>
</TS>
