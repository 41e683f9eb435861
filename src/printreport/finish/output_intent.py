"""Printing conditions: the two that come with the package, and any CMYK press profile of the editor's."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from printreport.images.color_convert import is_press_profile
from printreport.images.press_color import builtin_profile
from printreport.model.document import PressChoice
from printreport.model.press import PressCondition

REGISTRY = "http://www.color.org"

_REGISTERED = re.compile(r"FOGRA\d+L?|CGATS TR 00\d|CGATS21-2-CRPC[1-7]|JC200103|JC200104|JCN2002|JCW2003|IFRA\d+|EURO[SU]B\d+")
"""Identifiers of the ICC's registry of characterisation data; only for these may a file name the registry."""

_MAX_PROFILE = 32 * 1024 * 1024
"""Bytes: press profiles have half a megabyte to four; what is larger is no profile."""


@dataclass(frozen=True, slots=True)
class _Builtin:
    identifier: str
    info: str


BUILTIN = {
    "coated-fogra39": _Builtin("FOGRA39", "Coated FOGRA39 (ISO 12647-2:2004)"),
    "coated-gracol2006": _Builtin("CGATS TR 006", "GRACoL 2006 Coated #1 (CGATS TR 006)"),
}
"""Names of an editor's `press:` with their entries in the ICC's registry of characterisations."""


@dataclass(frozen=True, slots=True)
class ProfileProblem:
    """Why a press profile cannot be used: stable code, Chinese message, hint."""

    code: str
    message: str
    hint: str


def press_condition(choice: PressChoice) -> PressCondition | ProfileProblem:
    """The condition that an editor chose, with its profile's bytes, or why it cannot be had; never raises."""
    if choice.profile is not None:
        return _own_condition(Path(choice.profile), choice.condition or choice.name)
    builtin = BUILTIN.get(choice.name)
    if builtin is None:
        return ProfileProblem("press-unknown", f"没有名为 {choice.name} 的印刷条件", f"可选：{'、'.join(BUILTIN)}。")
    return _builtin_condition(choice.name)


@cache
def _builtin_condition(name: str) -> PressCondition:
    builtin = BUILTIN[name]
    return PressCondition(name, builtin.identifier, REGISTRY, builtin.info, builtin_profile(name))


def _own_condition(path: Path, identifier: str) -> PressCondition | ProfileProblem:
    try:
        if path.stat().st_size > _MAX_PROFILE:
            return ProfileProblem("profile-too-big", f"ICC 文件 {path.name} 超过 32 MB", "请检查是否选错了文件。")
        profile = path.read_bytes()
    except (OSError, ValueError):
        return ProfileProblem("profile-missing", f"读不到 ICC 文件 {path.name}", "路径从项目文件夹算起，检查文件名和位置。")
    fault = profile_fault(profile)
    if fault:
        return ProfileProblem("profile-unusable", f"ICC 文件 {path.name} {fault}", "请向印刷厂索取 CMYK 输出特性文件。")
    registry = REGISTRY if _REGISTERED.fullmatch(identifier) else ""
    return PressCondition(identifier, identifier, registry, _description(profile) or identifier, profile)


def profile_fault(profile: bytes) -> str | None:
    """Why bytes are no output profile of a CMYK press (ISO 15930-7, 6.2.2; ICC.1, 7.2), in Chinese; None when they are."""
    if len(profile) < 132 or profile[36:40] != b"acsp":
        return "不是 ICC 特性文件"
    if int.from_bytes(profile[:4], "big") != len(profile):
        return "不完整（长度与文件头不符）"
    if profile[8] > 4:
        return f"是第 {profile[8]} 版 ICC，PDF/X 只收第 2、4 版"
    if profile[12:16] != b"prtr":
        return f"不是输出设备的特性文件（设备类别 {_word(profile[12:16])}，应为 prtr）"
    if profile[16:20] != b"CMYK":
        return f"的颜色空间是 {_word(profile[16:20])}，不是 CMYK"
    tags = _tags(profile)
    if tags is None:
        return "的标签表已损坏"
    missing = [name for name in ("A2B1", "B2A1") if name not in tags and f"{name[:3]}0" not in tags]
    if missing:
        return f"缺少 {'、'.join(missing)} 转换表"
    return None if _converts(profile) else "无法用于颜色转换"


def _word(four: bytes) -> str:
    return four.decode("ascii", "replace").strip("\0 ") or "空"


def _tags(profile: bytes) -> dict[str, tuple[int, int]] | None:
    count = int.from_bytes(profile[128:132], "big")
    if count > 200 or 132 + 12 * count > len(profile):
        return None
    entries = (struct.unpack_from(">4sII", profile, 132 + 12 * index) for index in range(count))
    tags = {name.decode("latin-1"): (start, size) for name, start, size in entries}
    return tags if all(start + size <= len(profile) for start, size in tags.values()) else None


def _converts(profile: bytes) -> bool:
    return is_press_profile(profile)


def _description(profile: bytes) -> str:
    """The profile's own name, from its `desc` tag of version 2 (ASCII) or 4 (UTF-16)."""
    start, size = (_tags(profile) or {}).get("desc", (0, 0))
    body = profile[start : start + size]
    if body[:4] == b"desc" and len(body) > 12:
        length = int.from_bytes(body[8:12], "big")
        return body[12 : 12 + length].decode("ascii", "replace").strip("\0 ")
    if body[:4] == b"mluc" and len(body) > 28:
        length, offset = struct.unpack_from(">II", body, 20)
        return body[offset : offset + length].decode("utf-16-be", "replace").strip("\0 ")
    return ""
