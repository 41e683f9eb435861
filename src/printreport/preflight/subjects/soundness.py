"""Whether the file can be read at all: what the reading itself finds out."""

from __future__ import annotations

from collections.abc import Iterator

from printreport.preflight.check import ERROR, WARNING, Fault, Subject
from printreport.preflight.profile import EVERY, PRESS, SCREEN, X1A
from printreport.preflight.reading.file_reading import FileReading
from printreport.preflight.reading.page_reading import PageReading

SOUNDNESS = Subject("文件完好")

SOUNDNESS.of_reading(
    "file-unreadable",
    ERROR,
    EVERY,
    "ISO 32000-1, 7.5",
    "文件能作为 PDF 打开",
    "不是 PDF，或者损坏到无法修复，谁也打不开。",
    "重新导出或重新传送；用阅读器打开确认完好后再送检。",
)
SOUNDNESS.of_reading(
    "file-locked",
    ERROR,
    EVERY,
    "ISO 15930-7, 6.1; ISO 32000-1, 7.6",
    "文件没有打开密码",
    "要密码才能打开的文件无法检查，也无法制版。",
    "去掉密码后重新导出。",
)
SOUNDNESS.of_reading(
    "file-repaired",
    ERROR,
    EVERY,
    "ISO 32000-1, 7.5.4",
    "文件结构完整，不需要修复",
    "交叉引用表损坏或文件被截断；各家软件修复的结果不一样，可能缺页缺图。",
    "从原软件重新导出；网上传送的请核对文件大小。",
)
SOUNDNESS.of_reading(
    "file-without-pages",
    ERROR,
    EVERY,
    "ISO 32000-1, 7.7.3",
    "至少有一页",
    "没有页面就没有可印的内容。",
    "检查导出设置中的页码范围。",
)
SOUNDNESS.of_reading(
    "object-malformed",
    ERROR,
    EVERY,
    "ISO 32000-1, 7.3",
    "对象的类型符合规范",
    "对象的类型不对，这一条无法判断，制版机也可能在这里出错。",
    "换用较新的软件重新导出。",
)
SOUNDNESS.of_reading(
    "content-unread",
    WARNING,
    EVERY,
    "ISO 32000-1, 7.8.2",
    "全部内容都检查过",
    "内容过多，超出部分没有检查，结论不完整。",
    "把文件拆开，或把复杂的矢量图转成图片后再检查。",
)
SOUNDNESS.of_reading(
    "reading-stopped",
    ERROR,
    EVERY,
    "ISO 32000-1, 附录 C",
    "在限度之内能检查完",
    "文件里的对象多得、大得不像一本册子，没有检查完；制版机也可能在这里停住。",
    "换用可靠的软件重新导出，或把文件拆成几份。",
)


@SOUNDNESS.of_page(
    "content-broken",
    ERROR,
    EVERY,
    "ISO 32000-1, 7.8.2",
    "内容流语法正确",
    "运算符不认识、状态不配对或数据损坏，不同制版机印出来会不一样。",
    "换用可靠的软件重新导出这一页。",
)
def _content_broken(page: PageReading) -> Iterator[Fault]:
    if page.broken is not None:
        yield Fault(page.broken, page.number)


@SOUNDNESS.of_file(
    "file-encrypted",
    ERROR,
    PRESS | SCREEN,
    "ISO 15930-7, 6.1.2; ISO 19005-2, 6.1.3",
    "没有加密",
    "即使不用密码也能打开，加密文件也不符合 PDF/X，印厂的流程无法处理。",
    "导出时取消一切安全性设置。",
)
def _encrypted(file: FileReading) -> Iterator[Fault]:
    if file.is_encrypted:
        yield Fault("文件加了密（限制了打印、复制或修改）")


@SOUNDNESS.of_file(
    "header-binary",
    ERROR,
    PRESS | SCREEN,
    "ISO 15930-4, 6.1; ISO 19005-2, 6.1.2",
    "文件头之后有二进制标记行",
    "没有标记行，传送软件可能把它当作文本改坏。",
    "换用符合规范的软件重新导出。",
)
def _header_binary(file: FileReading) -> Iterator[Fault]:
    head = file.header[max(file.header.find(b"%PDF-"), 0) :][:64]
    line = head.replace(b"\r", b"\n").split(b"\n", 1)[-1].lstrip(b"\n")
    if len(line) < 5 or line[:1] != b"%" or any(byte < 128 for byte in line[1:5]):
        yield Fault("第二行不是以 % 开头、后跟四个高位字节的标记")


@SOUNDNESS.of_file(
    "header-first",
    WARNING,
    EVERY,
    "ISO 32000-1, 7.5.2",
    "%PDF 在文件的第一个字节",
    "前面有多余的数据，有的流程会拒收。",
    "重新导出或重新传送。",
)
def _header_first(file: FileReading) -> Iterator[Fault]:
    at = file.header.find(b"%PDF-")
    if at > 0:
        yield Fault(f"文件头之前有 {at} 个多余的字节")


@SOUNDNESS.of_file(
    "stream-lzw",
    ERROR,
    X1A | SCREEN,
    "ISO 15930-4, 6.4; ISO 19005-2, 6.1.7.2",
    "没有用 LZW 压缩",
    "PDF/X-1a 和 PDF/A 不许用 LZW。",
    "导出时改用 ZIP（Flate）压缩。",
)
def _stream_lzw(file: FileReading) -> Iterator[Fault]:
    for stream in file.streams:
        if "LZWDecode" in stream.filters:
            yield Fault(f"对象 {stream.objgen[0]} 用了 LZW 压缩")


@SOUNDNESS.of_file(
    "stream-external",
    ERROR,
    PRESS | SCREEN,
    "ISO 15930-7, 6.1; ISO 19005-2, 6.1.7.1",
    "数据都在文件里",
    "引用了外部文件的数据流，到印厂就找不到了。",
    "导出时嵌入全部数据。",
)
def _stream_external(file: FileReading) -> Iterator[Fault]:
    for stream in file.streams:
        if "/F" in stream and str(stream.get("/Type", "")) != "/EmbeddedFile":
            yield Fault(f"对象 {stream.objgen[0]} 的数据在外部文件里")
