"""The output intent: the press that the colours of a file are meant for."""

from __future__ import annotations

from collections.abc import Iterator

from printreport.preflight.check import ERROR, WARNING, Fault, Subject
from printreport.preflight.profile import PRESS
from printreport.preflight.reading.file_reading import FileReading

INTENT = Subject("输出意图")


def _profile(file: FileReading) -> bytes:
    stream = file.press_intent.get("/DestOutputProfile") if file.press_intent is not None else None
    return bytes(stream.read_bytes()) if stream is not None else b""


@INTENT.of_file(
    "intent-one",
    ERROR,
    PRESS,
    "ISO 15930-7, 6.2.2; ISO 15930-4, 6.13",
    "恰有一个 GTS_PDFX 输出意图",
    "没有输出意图，CMYK 数值就没有确定的颜色；有两个则自相矛盾。",
    "导出时指定一个输出意图，例如 FOGRA39。",
)
def _one(file: FileReading) -> Iterator[Fault]:
    count = sum(str(intent.get("/S")) == "/GTS_PDFX" for intent in file.intents)
    if count != 1:
        yield Fault("没有 GTS_PDFX 输出意图" if not count else f"有 {count} 个 GTS_PDFX 输出意图")


@INTENT.of_file(
    "intent-identifier",
    ERROR,
    PRESS,
    "ISO 15930-7, 6.2.2",
    "输出意图写明印刷条件的代号",
    "代号告诉印厂按哪种纸张和标准打样。",
    "在输出意图里填 OutputConditionIdentifier，例如 FOGRA39。",
)
def _identifier(file: FileReading) -> Iterator[Fault]:
    if file.press_intent is not None and not str(file.press_intent.get("/OutputConditionIdentifier", "")).strip():
        yield Fault("输出意图没有 OutputConditionIdentifier")


@INTENT.of_file(
    "intent-info",
    WARNING,
    PRESS,
    "ISO 15930-7, 6.2.2",
    "输出意图附有说明文字",
    "代号之外的说明让人看得懂是哪种印刷条件。",
    "填写 Info 或 OutputCondition。",
)
def _info(file: FileReading) -> Iterator[Fault]:
    intent = file.press_intent
    if intent is not None and not any(str(intent.get(key, "")).strip() for key in ("/Info", "/OutputCondition")):
        yield Fault("输出意图没有 Info，也没有 OutputCondition")


@INTENT.of_file(
    "intent-profile",
    ERROR,
    PRESS,
    "ISO 15930-7, 6.2.2; GWG 2022, R0035",
    "输出意图嵌入了特性文件（ICC）",
    "没有特性文件，颜色只能靠猜。",
    "导出时嵌入输出意图的特性文件。",
)
def _embedded(file: FileReading) -> Iterator[Fault]:
    if file.press_intent is not None and not _profile(file):
        yield Fault("输出意图没有嵌入 DestOutputProfile")


@INTENT.of_file(
    "intent-profile-kind",
    ERROR,
    PRESS,
    "ISO 15930-7, 6.2.2; ICC.1, 7.2",
    "特性文件完好，是 CMYK 输出设备的",
    "RGB、显示器或残缺的特性文件不能代表印刷机。",
    "向印厂索取 CMYK 输出特性文件。",
)
def _kind(file: FileReading) -> Iterator[Fault]:
    profile = _profile(file)
    if not profile:
        return
    if len(profile) < 132 or profile[36:40] != b"acsp" or int.from_bytes(profile[:4], "big") > len(profile):
        yield Fault("特性文件残缺，或者不是 ICC 文件")
    elif profile[12:16] != b"prtr":
        yield Fault(f"特性文件的设备类别是 {_word(profile[12:16])}，应为 prtr（输出设备）")
    elif profile[16:20] != b"CMYK":
        yield Fault(f"特性文件的颜色空间是 {_word(profile[16:20])}，应为 CMYK")


@INTENT.of_file(
    "intent-profile-components",
    ERROR,
    PRESS,
    "ISO 32000-1, 8.6.5.5",
    "特性文件流的 /N 等于 4",
    "/N 与特性文件不符（例如写成 1），有的流程会因此拒收。",
    "用符合 PDF/X 的软件重新导出。",
)
def _components(file: FileReading) -> Iterator[Fault]:
    profile = _profile(file)
    if profile[16:20] == b"CMYK" and file.press_intent is not None:
        stated = file.press_intent["/DestOutputProfile"].get("/N")
        if stated is None or int(stated) != 4:
            yield Fault(f"特性文件流的 /N 是 {int(stated)}，应为 4" if stated is not None else "特性文件流没有 /N")


@INTENT.of_file(
    "intent-registry",
    WARNING,
    PRESS,
    "ISO 15930-7, 6.2.2",
    "登记过的印刷条件写明登记处",
    "有登记处（http://www.color.org），代号才有确定的含义。",
    "在输出意图里填 RegistryName。",
)
def _registry(file: FileReading) -> Iterator[Fault]:
    intent = file.press_intent
    if intent is None or str(intent.get("/RegistryName", "")):
        return
    identifier = str(intent.get("/OutputConditionIdentifier", ""))
    if identifier.startswith(("FOGRA", "CGATS", "JC200", "JCN", "JCW", "IFRA")):
        yield Fault(f"{identifier} 是登记过的条件，但没有 RegistryName")


@INTENT.of_file(
    "intent-same-profile",
    ERROR,
    PRESS,
    "ISO 15930-7, 6.2.4.2",
    "CMYK 内容没有另带与输出意图相同的特性文件",
    "同一个特性文件又标在内容上，会被当作需要转换的颜色，黑字变成四色。",
    "导出时不要给 CMYK 内容嵌入特性文件。",
)
def _same_profile(file: FileReading) -> Iterator[Fault]:
    profile = _profile(file)
    if profile and any(stream.read_bytes() == profile for stream in file.process_icc.values()):
        yield Fault("有 CMYK 内容带着与输出意图相同的特性文件")


def _word(four: bytes) -> str:
    return four.decode("ascii", "replace").strip("\0 ") or "空"
