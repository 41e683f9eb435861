"""What an officer types on a phone or in Word stands in the press file line for line, as typed or as it should have been."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from printreport.build.pipeline import Builder
from reports import write_report

TYPED = {
    '　　第一段说"引**语....**到这里"结束。': "第一段说“引语……到这里”结束。",
    "\xa0\xa02015年2月": "2015年2月",
    "23户社员集资建起第一座厂房。": "23户社员集资建起第一座厂房。",
    "1、鲜叶当日采、当日制": "1、鲜叶当日采、当日制",
    "（一）记账--公示": "（一）记账——公示",
    "展台600*400*300毫米，型号A*B。": "展台600*400*300毫米，型号A*B。",
    "长3米*宽2米*高1米": "长3米*宽2米*高1米",
    "资料在D:\\资料\\_old里": "资料在D:\\资料\\_old里",
    "2015. 建社": "2015.建社",
    "#1楼": "#1楼",
    ">5%以上": ">5%以上",
    "网址https://a.cn/x*y_z好": "网址https://a.cn/x*y_z好",
}
CELLS = '序号\t姓名\t说"明"\n1\t张三\t好....\n2\t李四\t--坏'
FILLER = "十年的账都在下面，全镇今年新修水渠三十公里，解决了七个村的灌溉难题，又整修了通往山外的公路。"


def test_typed_lines_are_printed_each_on_its_own(tmp_path: Path) -> None:
    lines = [*TYPED, "", CELLS.replace("\n", "\r"), "", *[FILLER] * 12]
    section = '———\rheading: 一"个"标题\rquote: 记账--公示\r———\r' + "\r".join(lines)
    project = write_report(tmp_path / "report", sections={"01-a": section})
    result = Builder(cache=None).build(project, editions=("press",))
    assert result.ok, result.errors
    assert "-- → ——" in result.punctuation
    with pypdfium2.PdfDocument(tmp_path / "report/out/press.pdf") as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    printed = {"".join(line.split()) for page in pages for line in page.splitlines()}
    assert set(TYPED.values()) <= printed
    whole = "".join("".join(page.split()) for page in pages)
    assert all(word in whole for word in ("一“个”标题", "说“明”", "张三好……", "李四——坏"))
    assert "heading" not in whole
