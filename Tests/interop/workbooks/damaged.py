"""Workbooks that are damaged, hostile or of another kind: one damage a case, with the code that it is told by.

A sound file of XlsxWriter is taken apart and put together again with one thing changed. Where the expected code is empty,
the damage touches nothing that is read, and the values have to come out as they are.
"""

import io
import struct
import zipfile
from typing import Callable

import xlsxwriter

from .made import TABLE

Parts = dict[str, bytes]
SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
STRINGS, STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
DAMAGED, LARGE, DOCTYPE = "workbook-damaged", "workbook-too-large", "workbook-doctype"
LOCKED, OTHER = "workbook-locked", "workbook-other-kind"
OLD = bytes.fromhex("d0cf11e0a1b11ae1")
# The name of a case: the bytes, and the code.
CASES: dict[str, Callable[[], tuple[bytes, str]]] = {}


def sound() -> bytes:
    """The file that the cases change."""
    kept = io.BytesIO()
    made = xlsxwriter.Workbook(kept, {"in_memory": True})
    sheet = made.add_worksheet("汇总")
    for number, row in enumerate(TABLE):
        sheet.write_row(number, 0, row)
    made.close()
    return kept.getvalue()


def parts() -> Parts:
    """Its parts."""
    with zipfile.ZipFile(io.BytesIO(sound())) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(whole: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The parts as a file."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", method) as file:
        for name, data in whole.items():
            file.writestr(name, data)
    return kept.getvalue()


def of_bytes(name: str, code: str, change: Callable[[bytes], bytes]) -> None:
    """A case that changes the file."""
    CASES[name] = lambda: (change(sound()), code)


def of_parts(name: str, code: str, change: Callable[[Parts], object], method: int = zipfile.ZIP_DEFLATED) -> None:
    """A case that changes the parts."""
    def make() -> tuple[bytes, str]:
        whole = parts()
        change(whole)
        return packed(whole, method), code
    CASES[name] = make


def of_part(name: str, code: str, part: str, old: bytes, new: bytes) -> None:
    """A case that changes a text in one part, once."""
    def change(whole: Parts) -> None:
        assert old in whole[part], f"{name}: no {old!r} in {part}"
        whole[part] = whole[part].replace(old, new, 1)
    of_parts(name, code, change)


def entry(data: bytes, signature: bytes, length: int) -> int:
    """Where the record of the sheet begins, in the directory or before its bytes."""
    at = data.index(signature)
    while data[at + length:at + length + len(SHEET)] != SHEET.encode():
        at = data.index(signature, at + 4)
    return at


def central(data: bytes, offset: int, value: bytes) -> bytes:
    """The file with a field of the sheet's entry in the directory changed."""
    at = entry(data, b"PK\x01\x02", 46) + offset
    return data[:at] + value + data[at + len(value):]


def crc(data: bytes) -> bytes:
    """The file with a wrong checksum for its sheet."""
    at = entry(data, b"PK\x01\x02", 46) + 16
    return central(data, 16, struct.pack("<I", struct.unpack("<I", data[at:at + 4])[0] ^ 1))


def overwritten(data: bytes) -> bytes:
    """The file with zeros in the packed bytes of its sheet."""
    at = entry(data, b"PK\x03\x04", 30) + 30 + len(SHEET) + 20
    return data[:at] + bytes(40) + data[at + 40:]


def bomb(whole: Parts) -> None:
    """A sheet of 300 MB of spaces."""
    whole[SHEET] = whole[SHEET].replace(b"<sheetData>", b" " * 300_000_000 + b"<sheetData>")


def doubled(data: bytes) -> bytes:
    """The sheet is in the file twice."""
    kept = io.BytesIO(data)
    with zipfile.ZipFile(kept, "a") as file:
        file.writestr(SHEET.upper(), b"<worksheet/>")
    return kept.getvalue()


def nested(whole: Parts) -> None:
    """A workbook inside the workbook; nothing refers to it."""
    whole["xl/embeddings/book.xlsx"] = sound()


def replace(part: str, data: bytes) -> Callable[[Parts], object]:
    """Another content for a part."""
    return lambda whole: whole.__setitem__(part, data)


def leave_out(part: str) -> Callable[[Parts], object]:
    """The file without a part."""
    return lambda whole: whole.pop(part)


# The container

of_bytes("cut-in-the-middle", DAMAGED, lambda data: data[:len(data) // 2])
of_bytes("cut-before-the-last-byte", DAMAGED, lambda data: data[:-1])
of_bytes("only-the-signature", DAMAGED, lambda data: data[:4])
of_bytes("wrong-checksum", DAMAGED, crc)
of_bytes("packed-bytes-overwritten", DAMAGED, overwritten)
of_bytes("directory-points-outside", DAMAGED, lambda data: central(data, 42, b"\xff\xff\xff\x7f"))
of_bytes("entry-locked-by-a-flag", LOCKED, lambda data: central(data, 8, b"\x01\x00"))
of_bytes("entry-of-an-unknown-method", DAMAGED, lambda data: central(data, 10, b"\x63\x00"))
of_bytes("part-stands-twice", DAMAGED, doubled)
of_bytes("text-before-the-container", "sheet-encoding", lambda data: b"x" * 100 + data)
of_bytes("text-behind-the-container", "", lambda data: data + b"\x00" * 100)
of_parts("packed-without-compression", "", lambda whole: None, zipfile.ZIP_STORED)
of_parts("packed-by-bzip2", DAMAGED, lambda whole: None, zipfile.ZIP_BZIP2)
of_parts("bomb-of-spaces", LARGE, bomb)
of_parts("five-thousand-parts", LARGE, lambda whole: whole.update({f"x/{n}": b"" for n in range(5000)}))
of_parts("workbook-within-the-workbook", "", nested)
of_parts("names-that-climb", "", lambda whole: whole.update({"../../etc/passwd": b"x"}))
of_parts("macros-inside", "", lambda whole: whole.update({"xl/vbaProject.bin": OLD + bytes(500)}))

# Parts

of_parts("no-list-of-relations", OTHER, leave_out("_rels/.rels"))
of_parts("no-workbook-part", DAMAGED, leave_out(BOOK))
of_parts("no-relations-of-the-workbook", DAMAGED, leave_out("xl/_rels/workbook.xml.rels"))
of_parts("no-sheet-part", DAMAGED, leave_out(SHEET))
of_parts("no-shared-texts", DAMAGED, leave_out(STRINGS))
of_parts("no-styles", DAMAGED, leave_out(STYLES))
of_parts("no-content-types", "", leave_out("[Content_Types].xml"))
of_parts("sheet-is-empty", DAMAGED, replace(SHEET, b""))
of_parts("sheet-is-the-workbook", DAMAGED, lambda whole: whole.update({SHEET: whole[BOOK]}))
of_parts("sheet-is-a-picture", DAMAGED, replace(SHEET, b"\x89PNG\r\n\x1a\n" + bytes(99)))
of_part("sheet-refers-to-the-workbook", DAMAGED, "xl/_rels/workbook.xml.rels", b"worksheets/sheet1.xml", b"workbook.xml")
of_part("sheet-without-a-relation", DAMAGED, BOOK, b'r:id="rId1"', b'r:id="rId77"')
of_part("sheet-on-another-machine", DAMAGED, "xl/_rels/workbook.xml.rels", b'Target="worksheets/sheet1.xml"',
        b'TargetMode="External" Target="http://127.0.0.1:9/sheet1.xml"')

# XML

ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
of_part("entities-in-the-sheet", DOCTYPE, SHEET, b"<worksheet", ENTITIES + b"<worksheet")
of_part("external-entity", DOCTYPE, STRINGS, b"<sst", b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><sst')
of_part("external-document-type", DOCTYPE, BOOK, b"<workbook", b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><workbook')
of_part("entity-without-a-declaration", DAMAGED, SHEET, b"<sheetData>", b"&b;<sheetData>")
of_part("tags-that-cross", DAMAGED, SHEET, b"</sheetData>", b"</row></sheetData>")
of_part("bytes-that-are-no-text", DAMAGED, STRINGS, "东".encode(), b"\xff\xfe\xff")
of_part("a-zero-byte", DAMAGED, SHEET, b"<sheetData>", b"<sheetData>\x00")
of_part("a-thousand-levels", LARGE, SHEET, b"<sheetData>", b"<sheetData>" + b"<x>" * 1000 + b"</x>" * 1000)
of_part("declared-as-an-unknown-encoding", DAMAGED, SHEET, b'encoding="UTF-8"', b'encoding="x-none"')

# Cells

of_part("shared-text-out-of-range", DAMAGED, SHEET, b"<v>0</v>", b"<v>999</v>")
of_part("shared-text-of-a-negative-number", DAMAGED, SHEET, b"<v>0</v>", b"<v>-1</v>")
of_part("number-that-is-none", DAMAGED, SHEET, b"<v>80</v>", b"<v>8o</v>")
of_part("number-of-an-absurd-exponent", DAMAGED, SHEET, b"<v>80</v>", b"<v>8E+999999999</v>")
of_part("number-not-a-number", DAMAGED, SHEET, b"<v>80</v>", b"<v>NaN</v>")
of_part("cell-of-an-unknown-type", DAMAGED, SHEET, b'<c r="D2"', b'<c r="D2" t="q"')
of_part("cell-beyond-the-last-column", DAMAGED, SHEET, b'r="E2"', b'r="XFE2"')
of_part("cell-of-another-row", DAMAGED, SHEET, b'r="E2"', b'r="E9"')
of_part("cell-before-its-neighbour", DAMAGED, SHEET, b'r="E2"', b'r="B2"')
of_part("cell-without-a-number", DAMAGED, SHEET, b'r="E2"', b'r="E"')
of_part("row-beyond-the-last", DAMAGED, SHEET, b'<row r="2"', b'<row r="1048577"')
of_part("row-stands-twice", DAMAGED, SHEET, b'<row r="2"', b'<row r="1"')
of_part("dimension-of-the-whole-sheet", "", SHEET, b'ref="A1:E4"', b'ref="A1:XFD1048576"')
of_part("merged-the-wrong-way-round", DAMAGED, SHEET, b"</sheetData>",
        b'</sheetData><mergeCells><mergeCell ref="C3:A1"/></mergeCells>')
of_part("merged-to-the-last-row", "", SHEET, b"</sheetData>",
        b'</sheetData><mergeCells><mergeCell ref="H1:XFD1048576"/></mergeCells>')
of_part("style-out-of-range", "", SHEET, b'<c r="D2"', b'<c r="D2" s="9999"')

# Other kinds of files

CASES["old-xls"] = lambda: (OLD + bytes(2000), OTHER)
CASES["workbook-with-a-password"] = lambda: (OLD + bytes(504) + "EncryptedPackage".encode("utf-16-le"), LOCKED)
CASES["ods"] = lambda: (packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), OTHER)
of_part("docx", OTHER, "_rels/.rels", b"xl/workbook", b"word/document")
of_part("xlsb", OTHER, "_rels/.rels", b"workbook.xml", b"workbook.bin")
CASES["zip-of-photographs"] = lambda: (packed({"1.jpg": b"\xff\xd8"}), OTHER)
CASES["empty-container"] = lambda: (b"PK\x05\x06" + bytes(18), OTHER)
CASES["web-page-called-xlsx"] = lambda: ("<html><td>增速</td></html>".encode(), "sheet-header-missing")
CASES["nothing-at-all"] = lambda: (b"", "sheet-header-missing")
