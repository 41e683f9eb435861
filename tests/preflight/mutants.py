"""Whole PDFs with single things wrong: other types, missing keys, cycles, nulls, huge numbers, bytes; the same for a seed."""

from __future__ import annotations

import io
import random
import warnings
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

_WORDS = (
    b"0 -1 (x) /N [1(x)] q Q Do cm Tf TJ BDC scn 99999999999999999999 1e5 << >> null true Tj sh gs cs ' d1 EMC BT ET W n"
).split()
_MARKS = b"0123456789/<>[]() RQnull"


@cache
def layered_file() -> bytes:
    """Five turned pages with forms, notes, layers, labels, tags and inherited boxes, as office programs write them."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("layer")))
    fields = Array([])
    for number in range(5):
        pdf.add_blank_page(page_size=(400, 600))
        page = pdf.pages[-1].obj
        page.Contents = Array([pdf.make_stream(b"q 1 0 0 rg 9 9 50 50 re f Q"), pdf.make_stream(b"BT /F 12 Tf (Hi) Tj ET")])
        page.Resources = Dictionary(Font=Dictionary(F=font), Properties=Dictionary(L=layer))
        page.TrimBox, page.Rotate, page.UserUnit, page.StructParents = Array([10, 10, 390, 590]), 90 * (number % 4), 1, number
        field = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, F=4))
        field.T, field.V, field.DA = String(f"n{number}"), String("V"), String("/Helv 20 Tf 0 g")
        field.Rect = Array([100, 400, 300, 440])
        look = pdf.make_stream(b"0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
        note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([0, 0, 9, 9]), F=4, AP=Dictionary(N=look))
        page.Annots = Array([field, pdf.make_indirect(note)])
        fields.append(field)
    root = pdf.Root
    root.AcroForm = Dictionary(Fields=fields, NeedAppearances=True, DR=Dictionary(Font=Dictionary(Helv=font)))
    root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), Order=Array([layer])))
    root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
    root.Lang, root.MarkInfo = String("zh"), Dictionary(Marked=True)
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String("T"), Author=String("A")))
    packed = io.BytesIO()
    pdf.save(packed, deterministic_id=True)
    return packed.getvalue()


def _odd_values(pdf: Pdf, chance: random.Random, objects: list[Object]) -> tuple[Callable[[], Any], ...]:
    any_object = lambda: chance.choice(objects)  # noqa: E731
    return (
        lambda: chance.choice((0, -1, 7, 2**31, 2**62, Decimal("0.00000001"), Decimal(10) ** 40, True, False)),
        lambda: chance.choice((Name.N, Name("/DeviceN"), Name("/Pattern"), Name("/A\x01"), String("x"), String(""))),
        lambda: chance.choice(
            (Array([]), Array([1]), Array([1, 2, 3, 4]), Array([0] * 6), Array([10**11] * 6), Array([Name.A, String("q")]))
        ),
        lambda: chance.choice((Dictionary(), Dictionary(A=1), Object.parse(b"null"))),
        lambda: chance.choice(
            (
                Array([Name.Indexed, Name.DeviceRGB, 255, String("xx")]),
                Array([Name.ICCBased, 3]),
                Array([Name.Separation, Name.X, Name.DeviceCMYK, Dictionary(FunctionType=2)]),
            )
        ),
        lambda: pdf.make_stream(b"garbage \xff\0 q Q q"),
        any_object,
        any_object,
        lambda: Array([any_object(), any_object()]),
    )


def _containers(thing: Object, depth: int = 0) -> Iterator[Object]:
    if isinstance(thing, Dictionary | Stream | Array) and depth < 6:
        yield thing
        for value in list(thing.values()) if isinstance(thing, Dictionary | Stream) else list(thing):  # type: ignore[call-overload]
            if isinstance(value, Object) and not value.is_indirect:
                yield from _containers(value, depth + 1)


def _spoil(thing: Any, value: Callable[[], Any], chance: random.Random) -> None:
    if isinstance(thing, Array):
        if not len(thing) or chance.random() < 0.2:
            thing.append(value())
        elif chance.random() < 0.3:
            del thing[chance.randrange(len(thing))]
        else:
            thing[chance.randrange(len(thing))] = value()
        return
    keys = [key for key in thing.keys() if key != "/Length"]  # noqa: SIM118
    if not keys:
        return
    key, way = chance.choice(keys), chance.random()
    if way < 0.2:
        del thing[key]
    elif way < 0.4 and isinstance(thing, Stream):
        words = thing.read_bytes().split()
        for _ in range(4):
            words.insert(chance.randrange(len(words) + 1), chance.choice(_WORDS))
        thing.write(b" ".join(words))
    else:
        thing[key] = value()


def mutant(data: bytes, seed: int) -> bytes:
    """The file with one to twelve things changed."""
    chance = random.Random(seed)
    with warnings.catch_warnings(), pikepdf.open(io.BytesIO(data)) as pdf:
        warnings.simplefilter("ignore")
        objects = [thing for thing in pdf.objects if isinstance(thing, Object)]
        places = [place for thing in objects for place in _containers(thing)]
        values = _odd_values(pdf, chance, objects)
        for _ in range(chance.choice((1, 1, 1, 2, 3, 6, 12))):
            try:
                _spoil(chance.choice(places), lambda: chance.choice(values)(), chance)
            except (pikepdf.PikepdfError, TypeError, ValueError, NotImplementedError):
                continue
        packed = io.BytesIO()
        try:
            pdf.save(
                packed,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
                compress_streams=False,
                fix_metadata_version=False,
                static_id=True,
            )
        except (pikepdf.PikepdfError, RuntimeError, TypeError):
            return data[: len(data) // 2]
    made = bytearray(packed.getvalue())
    if chance.random() < 0.25:
        for _ in range(chance.choice((1, 3, 10))):
            made[chance.randrange(len(made))] = chance.randrange(256) if chance.random() < 0.5 else chance.choice(_MARKS)
    return bytes(made)
