"""Verovio's pages made plain: SVG that every viewer paints, and where notes and bars stand on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

_SVG = "http://www.w3.org/2000/svg"
_LINK = "http://www.w3.org/1999/xlink"
_SCALE = 10
"""Verovio draws in tenths of its own units, which are tenths of a millimetre."""
_DRAWN = frozenset({"path", "polygon", "polyline", "ellipse", "rect"})
_DROPPED = frozenset({"style", "desc", "title"})
_BOLD = frozenset({"ending", "fing", "reh", "tempo"})
_ITALIC = frozenset({"dir", "dynam", "mNum"})
_FAMILY = "Times New Roman, Times, serif"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_DRUM_CLEF = "#E069"
_PRIVATE = range(0xE000, 0xF900)
_COMPOSER_SIZE = 405.0
_SPACE = 0.3
"""How wide a space is, in the size of its text."""
_HEAD_WIDTH, _HEAD_HEIGHT = 230.0, 180.0

Glyphs = Callable[[int], tuple[str, float]]
"""The outline of a sign of music by its code, and its width in thousandths of its size."""


class Layout(NamedTuple):
    """The size of a page and its margin, in tenths of a millimetre."""

    width: int
    height: int
    margin: int = 150


A4 = Layout(2100, 2970)
LETTER = Layout(2159, 2794)


class Place(NamedTuple):
    """Where something stands on a page, in hundredths of a millimetre from its upper left corner."""

    name: str
    x: float
    y: float
    width: float
    height: float


class Page(NamedTuple):
    """A page as SVG in `currentColor`, its size in hundredths of a millimetre, and where its notes and bars stand."""

    svg: str
    width: int
    height: int
    notes: tuple[Place, ...]
    bars: tuple[Place, ...]


def plain(svg: str, layout: Layout, glyphs: Glyphs, composer: str = "") -> Page:
    """Return a page of Verovio's as SVG without nested documents, styles and texts in parts, naming the composer."""
    source = ElementTree.fromstring(svg)
    root = _root(layout)
    defs = SubElement(root, "defs")
    for shared in source.iter(f"{{{_SVG}}}defs"):
        defs.extend(_bare(child) for child in shared)
    (drawing,) = (one for one in source.iter(f"{{{_SVG}}}g") if "page-margin" in _classes(one))
    _drop_keys_of_drums(drawing)
    margin = SubElement(root, "g", transform=drawing.get("transform", ""), fill="currentColor", stroke="none")
    _Plainer(defs, glyphs).fill(margin, drawing)
    if composer:
        _name_composer(margin, layout, composer)
    text = ElementTree.tostring(root, "unicode")
    left, top = _numbers(drawing.get("transform", "0 0"))[:2]
    size = layout.width * _SCALE, layout.height * _SCALE
    return Page(text, *size, tuple(_notes(drawing, left, top)), tuple(_bars(drawing, left, top)))


def _drop_keys_of_drums(drawing: Element) -> None:
    """Take key signatures off staves with a clef for drums: Verovio changes the key of all staves alike."""
    for system in _of_class(drawing.iter(), "system"):
        drums: set[int] = set()
        for measure in _of_class(system, "measure"):
            for number, staff in enumerate(_of_class(measure, "staff")):
                clefs = [use for clef in _of_class(staff, "clef") for use in clef.iter(f"{{{_SVG}}}use")]
                drums |= {number for use in clefs if use.get(f"{{{_LINK}}}href", "").startswith(_DRUM_CLEF)}
                for key in _of_class(staff, "keySig") if number in drums else []:
                    staff.remove(key)


def _of_class(elements: Iterable[Element], name: str) -> list[Element]:
    return [element for element in elements if name in _classes(element)]


def _root(layout: Layout) -> Element:
    return Element(
        "svg",
        {
            "xmlns": _SVG,
            "xmlns:xlink": _LINK,
            "version": "1.1",
            "width": f"{layout.width / 10:g}mm",
            "height": f"{layout.height / 10:g}mm",
            "viewBox": f"0 0 {layout.width * _SCALE} {layout.height * _SCALE}",
            "color": "black",
        },
    )


def _bare(element: Element) -> Element:
    """Return a copy of an element and what is in it without namespaces."""
    made = Element(_tag(element), _attributes(element))
    made.extend(_bare(child) for child in element)
    return made


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _attributes(element: Element) -> dict[str, str]:
    return {name.replace(f"{{{_LINK}}}", "xlink:"): value for name, value in element.items()}


def _classes(element: Element) -> frozenset[str]:
    return frozenset(element.get("class", "").split())


def _numbers(text: str) -> list[float]:
    return [float(number) for number in _NUMBER.findall(text)]


class _Plainer:
    """Copies a drawing: strokes are said, what is not seen is left out, texts are whole."""

    def __init__(self, defs: Element, glyphs: Glyphs) -> None:
        self._defs, self._glyphs = defs, glyphs
        self._known: set[int] = set()

    def fill(self, target: Element, source: Element) -> None:
        """Copy what is in an element into another."""
        for child in source:
            tag, classes = _tag(child), _classes(child)
            if tag in _DROPPED or "placeholder" in classes:
                continue
            if tag == "text":
                target.extend(self._text(child, _Type(bold=False, italic=False)))
            elif tag == "g" and classes & (_BOLD | _ITALIC):
                self._fill_with_type(target, child, _Type(bool(classes & _BOLD), bool(classes & _ITALIC)))
            else:
                made = SubElement(target, tag, _attributes(child))
                if tag in _DRAWN:
                    made.attrib.setdefault("stroke", "currentColor")
                self.fill(made, child)

    def _fill_with_type(self, target: Element, source: Element, type_: _Type) -> None:
        made = SubElement(target, "g", _attributes(source))
        for child in source:
            if _tag(child) == "text":
                made.extend(self._text(child, type_))
        rest = Element("g")
        rest.extend(child for child in source if _tag(child) != "text")
        self.fill(made, rest)

    def _text(self, element: Element, type_: _Type) -> Iterator[Element]:
        """Yield a text as one for each run of a size, signs of music as outlines before the rest."""
        runs = list(_runs(element, _Run("", 0.0, 0.0, 0.0, "start")))
        if not runs:
            return
        x = runs[0].x
        while runs and ord(runs[0].text[0]) in _PRIVATE:
            for letter in runs[0].text:
                width, sign = self._sign(ord(letter), x, runs[0])
                x += width
                yield from [] if sign is None else [sign]
            runs.pop(0)
        if runs:
            yield _whole(runs, x, type_)

    def _sign(self, code: int, x: float, run: _Run) -> tuple[float, Element | None]:
        """Return how wide a sign of music is in a text, and its outline, if there is one."""
        outline, width = self._glyphs(code)
        if not outline:
            return 0.0, None
        if code not in self._known:
            self._known.add(code)
            SubElement(SubElement(self._defs, "g", id=f"sign-{code:X}"), "path", d=outline, transform="scale(1,-1)")
        scale = run.size / 1000
        place = f"translate({x:g}, {run.y:g}) scale({scale:g}, {scale:g})"
        return width * scale, Element("use", {"xlink:href": f"#sign-{code:X}", "transform": place})


class _Type(NamedTuple):
    bold: bool
    italic: bool


class _Run(NamedTuple):
    """A part of a text: what it says, its size, where the whole begins, and which end of it that is."""

    text: str
    size: float
    x: float
    y: float
    anchor: str


def _runs(element: Element, around: _Run) -> Iterator[_Run]:
    """Yield the parts of a text that say something, each with what it inherits."""
    here = _Run(
        element.text or "",
        float(element.get("font-size", f"{around.size}px").removesuffix("px")),
        float(element.get("x", around.x)),
        float(element.get("y", around.y)),
        element.get("text-anchor", around.anchor),
    )
    if here.text and here.size and _tag(element) != "title":
        yield here
    for child in element:
        if _tag(child) != "title":
            yield from _runs(child, here)


def _whole(runs: list[_Run], x: float, type_: _Type) -> Element:
    """Return the parts of a text as one, in the size of the first."""
    text = "".join(run.text for run in runs)
    # Viewers drop spaces at the beginning.
    x += (len(text) - len(text.lstrip())) * _SPACE * runs[0].size
    attributes = {
        "x": f"{x:g}",
        "y": f"{runs[0].y:g}",
        "font-family": _FAMILY,
        "font-size": f"{runs[0].size:g}",
        "text-anchor": runs[0].anchor,
    }
    attributes |= {"font-weight": "bold"} if type_.bold else {}
    attributes |= {"font-style": "italic"} if type_.italic else {}
    made = Element("text", attributes)
    made.text = text.strip()
    return made


def _name_composer(margin: Element, layout: Layout, composer: str) -> None:
    """Name the composer over a page, on the right."""
    right = float((layout.width - 2 * layout.margin) * _SCALE)
    run = _Run(composer, _COMPOSER_SIZE, right, _COMPOSER_SIZE, "end")
    margin.append(_whole([run], right, _Type(bold=False, italic=True)))


def glyph(folder: Path, code: str) -> tuple[str, float]:
    """Return the outline of a sign of Verovio's own font, and how wide it is; ("", 0) if there is none."""
    try:
        outline = ElementTree.parse(folder / "Leipzig" / f"{code}.xml").getroot()
        boxes = ElementTree.parse(folder / "Leipzig.xml").getroot()
    except (OSError, ElementTree.ParseError):
        return "", 0.0
    path = next(outline.iter("path"), Element("path"))
    box = next((box for box in boxes.iter("g") if box.get("c") == code), Element("g"))
    return path.get("d", ""), float(box.get("h-a-x", 0))


def _notes(drawing: Element, left: float, top: float) -> Iterator[Place]:
    """Yield where the head of each note stands that has a name of ours."""
    for group in drawing.iter(f"{{{_SVG}}}g"):
        name = group.get("id", "")
        if "note" in _classes(group) and name.startswith("n"):
            use = next((use for head in group if "notehead" in _classes(head) for use in head), None)
            if use is not None:
                x, y = _numbers(use.get("transform", "0 0"))[:2]
                yield Place(name, x + left, y + top - _HEAD_HEIGHT / 2, _HEAD_WIDTH, _HEAD_HEIGHT)


def _bars(drawing: Element, left: float, top: float) -> Iterator[Place]:
    """Yield where each bar stands that has a name of ours, over all its staves."""
    for group in drawing.iter(f"{{{_SVG}}}g"):
        if "measure" in _classes(group) and group.get("id", "").startswith("b"):
            lines = [_numbers(line.get("d", "")) for staff in group if "staff" in _classes(staff) for line in staff
                     if _tag(line) == "path"]  # fmt: skip
            xs = [line[index] for line in lines for index in (0, 2)]
            ys = [line[index] for line in lines for index in (1, 3)]
            if xs:
                x, y = min(xs), min(ys)
                yield Place(group.get("id", ""), x + left, y + top, max(xs) - x, max(ys) - y)
