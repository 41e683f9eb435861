"""What a press file says of itself: PDF/X version, title, dates, trapping, IDs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from printreport.preflight.check import ERROR, WARNING, Fault, Subject
from printreport.preflight.profile import PRESS, X1A, X4
from printreport.preflight.reading.file_reading import FileReading

IDENTITY = Subject("文件身份")

_DATE = re.compile(r"(\d{4})\D?(\d\d)?\D?(\d\d)?\D*(\d\d)?\D?(\d\d)?\D?(\d\d)?")


@IDENTITY.of_file(
    "pdfx-version",
    ERROR,
    PRESS,
    "ISO 15930-7, 6.7.1; ISO 15930-4, 6.3",
    "标明所遵循的 PDF/X 版本",
    "印厂的自动流程按这个标记收件，没有标记或不一致就会退回。",
    "导出时选用对应的 PDF/X 标准。",
)
def _pdfx_version(file: FileReading) -> Iterator[Fault]:
    if file.profile == "x4":
        said = (file.xmp or {}).get("pdfxid:GTS_PDFXVersion")
        if said != "PDF/X-4":
            yield Fault(f"XMP 里的 GTS_PDFXVersion 是“{said}”，应为 PDF/X-4" if said else "XMP 里没有 pdfxid:GTS_PDFXVersion")
    else:
        said = file.info.get("GTS_PDFXVersion")
        if said not in ("PDF/X-1a:2003", "PDF/X-1:2001"):
            yield Fault(f"Info 里的 GTS_PDFXVersion 是“{said}”，应为 PDF/X-1a:2003" if said else "Info 里没有 GTS_PDFXVersion")


@IDENTITY.of_file(
    "pdf-version",
    ERROR,
    PRESS,
    "ISO 15930-7, 6.1.1; ISO 15930-4, 6.2",
    "PDF 版本不超过标准所用的版本",
    "X-4 以 PDF 1.6 为准，X-1a 以 1.4 为准；更高的版本可能含有流程不认识的功能。",
    "导出时选对应的兼容版本。",
)
def _pdf_version(file: FileReading) -> Iterator[Fault]:
    most = (1, 6) if file.profile == "x4" else (1, 4)
    if not (1, 0) <= file.version <= most:
        yield Fault(f"PDF 版本是 {file.version[0]}.{file.version[1]}，最高可用 {most[0]}.{most[1]}")


@IDENTITY.of_file(
    "object-streams",
    ERROR,
    X1A,
    "ISO 15930-4, 6.2",
    "没有对象流和压缩的交叉引用",
    "那是 PDF 1.5 的功能，X-1a 的流程读不了。",
    "导出时选 PDF 1.4。",
)
def _object_streams(file: FileReading) -> Iterator[Fault]:
    if re.search(rb"/Type\s*/(ObjStm|XRef)\b", file.data):
        yield Fault("文件用了对象流或交叉引用流")


@IDENTITY.of_file(
    "file-id",
    ERROR,
    PRESS,
    "ISO 15930-7, 6.1.3; ISO 15930-4, 6.2",
    "文件尾有 ID",
    "流程靠 ID 分辨同名文件的不同版本。",
    "重新导出。",
)
def _file_id(file: FileReading) -> Iterator[Fault]:
    found = file.pdf.trailer.get("/ID")
    if found is None or len(found) != 2 or not all(len(bytes(part)) for part in found):
        yield Fault("文件尾没有由两个字符串组成的 ID")


@IDENTITY.of_file(
    "xmp-readable",
    ERROR,
    X4,
    "ISO 15930-7, 6.7.2; ISO 16684-1",
    "有可以读的 XMP 元数据",
    "X-4 的身份写在 XMP 里。",
    "导出时保留元数据。",
)
def _xmp_readable(file: FileReading) -> Iterator[Fault]:
    if not file.xmp_bytes:
        yield Fault("没有 XMP 元数据")
    elif file.xmp is None:
        yield Fault("XMP 元数据不是完好的 XML")


@IDENTITY.of_file(
    "xmp-plain",
    ERROR,
    X4,
    "ISO 15930-7, 6.7.2",
    "XMP 元数据没有压缩",
    "不懂 PDF 的资产管理软件要直接读它。",
    "换用符合 PDF/X 的导出方式。",
)
def _xmp_plain(file: FileReading) -> Iterator[Fault]:
    if file.xmp_bytes and file.root["/Metadata"].filters:
        yield Fault("XMP 元数据流经过压缩")


@IDENTITY.of_file(
    "title",
    ERROR,
    PRESS,
    "ISO 15930-7, 6.7.3; ISO 15930-4, 6.3",
    "有标题",
    "标题是收件、拼版、存档时认文件的依据。",
    "在文档属性里填写标题。",
)
def _title(file: FileReading) -> Iterator[Fault]:
    said = (file.xmp or {}).get("dc:title") if file.profile == "x4" else file.info.get("Title")
    if not (said or "").strip():
        yield Fault("XMP 里没有 dc:title" if file.profile == "x4" else "Info 里没有 Title")


@IDENTITY.of_file(
    "dates",
    ERROR,
    PRESS,
    "ISO 15930-7, 6.7.3; ISO 15930-4, 6.3",
    "有创建日期和修改日期",
    "流程用日期判断哪一份是最新的。",
    "重新导出。",
)
def _dates(file: FileReading) -> Iterator[Fault]:
    xmp = file.xmp or {}
    for name, other in (("CreationDate", "xmp:CreateDate"), ("ModDate", "xmp:ModifyDate")):
        if file.profile == "x4" and not xmp.get(other):
            yield Fault(f"XMP 里没有 {other}")
        if file.profile == "x1a" and not file.info.get(name):
            yield Fault(f"Info 里没有 {name}")


@IDENTITY.of_file(
    "trapped",
    ERROR,
    PRESS,
    "ISO 15930-7, 6.7.4; ISO 15930-4, 6.3",
    "写明是否做过陷印",
    "不写明，印厂不知道该不该再做一次陷印。",
    "导出时把“陷印”设为“否”或“是”，不能是“未知”。",
)
def _trapped(file: FileReading) -> Iterator[Fault]:
    said = {value for value in (file.info.get("Trapped"), (file.xmp or {}).get("pdf:Trapped")) if value is not None}
    if not said or not said <= {"True", "False"}:
        yield Fault(f"Trapped 是“{'、'.join(sorted(said))}”" if said else "没有 Trapped")
    elif len(said) > 1:
        yield Fault("Info 和 XMP 里的 Trapped 不一致")


@IDENTITY.of_file(
    "xmp-media-management",
    ERROR,
    X4,
    "ISO 15930-7, 6.7.3",
    "XMP 有文档标识和版本",
    "版本管理靠 DocumentID、VersionID、RenditionClass。",
    "换用符合 PDF/X-4 的导出方式。",
)
def _media_management(file: FileReading) -> Iterator[Fault]:
    names = ("xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass")
    missing = [name for name in names if not (file.xmp or {}).get(name)]
    if missing:
        yield Fault(f"XMP 里没有 {'、'.join(missing)}")


@IDENTITY.of_file(
    "info-agrees",
    ERROR,
    PRESS,
    "ISO 15930-7, 6.7.2",
    "Info 和 XMP 说的一样",
    "两处不一致，不知道该信哪一个。",
    "用同一个软件重新导出，不要分别修改。",
)
def _info_agrees(file: FileReading) -> Iterator[Fault]:
    pairs = (("Title", "dc:title"), ("Creator", "xmp:CreatorTool"), ("Producer", "pdf:Producer"))
    for name, other in pairs:
        one, two = file.info.get(name), (file.xmp or {}).get(other)
        if one and two and " ".join(one.split()) != " ".join(two.split()):
            yield Fault(f"Info 的 {name} 是“{one}”，XMP 的 {other} 是“{two}”")
    for name, other in (("CreationDate", "xmp:CreateDate"), ("ModDate", "xmp:ModifyDate")):
        one, two = file.info.get(name), (file.xmp or {}).get(other)
        if one and two and not _same_day(one, two):
            yield Fault(f"Info 的 {name}（{one}）和 XMP 的 {other}（{two}）不一致")


def _same_day(info: str, xmp: str) -> bool:
    one, two = _DATE.search(info), _DATE.search(xmp)
    if one is None or two is None:
        return False
    return all(a is None or b is None or a == b for a, b in zip(one.groups(), two.groups(), strict=True))


@IDENTITY.of_file(
    "pdfx-claims",
    WARNING,
    PRESS,
    "ISO 15930-7, 6.7.1",
    "没有自称别的 PDF/X 版本",
    "同时自称两个版本，流程可能按错的一个处理。",
    "只按一个标准导出。",
)
def _pdfx_claims(file: FileReading) -> Iterator[Fault]:
    said = file.info.get("GTS_PDFXVersion", "")
    if file.profile == "x4" and said and said != "PDF/X-4":
        yield Fault(f"Info 自称 {said}")
    if file.profile == "x1a" and (file.xmp or {}).get("pdfxid:GTS_PDFXVersion", "PDF/X-1a:2003") != "PDF/X-1a:2003":
        yield Fault(f"XMP 自称 {(file.xmp or {})['pdfxid:GTS_PDFXVersion']}")
