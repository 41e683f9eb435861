"""Writes docs/FORMAT.md, the editors' reference, from the schema by which the files are checked.

The tables of keys come from `printreport.source.schema`; the words around them stand here.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from printreport.source.schema import (
    CAPTION_KEYS,
    CHART_KEYS,
    COLOPHON_KEYS,
    COVER_KEYS,
    PAGE_KEYS,
    PALETTE_KEYS,
    PRESS_KEYS,
    QR_KEYS,
    REPORT_KEYS,
    SECTION_KEYS,
    SPOT_KEYS,
    STAT_KEYS,
    THEME_KEYS,
)
from printreport.syntax.records import Key

DOC = Path(__file__).resolve().parent.parent / "docs" / "FORMAT.md"

HEAD = """# 稿件格式

<!-- 由 tools/write_format_doc.py 写成；键的表格来自检查稿件所用的同一份定义。 -->

编辑只写文字、挑数字、配照片；尺寸、颜色、位置由版式决定。一份稿件是一个文件夹：

```
我的报告/
  content/
    report.yaml             整本的设置
    captions.yaml           每张照片：文件、说明、摄影者（没有照片就不用写）
    sections/01-名字.md      正文，一章一个文件，按编号排序；编号可以带字母（06b-名字.md），在 06 后面
  images/                   照片原件，程序从不改动
  fonts/                    可选：自己的字体
  out/                      成品，由程序写
```

`printreport check` 检查，`printreport build` 出成品。文件用 UTF-8 编码，换行随意；别的编码报一个错，说明怎样另存。没有编号的 `.md` 是错误；隐藏文件、备份文件（`.x`、`x~`、`x.bak`、`~$x`）不读，别种文件是警告。值以 @ % & * ! | > ' " [ { 开头，或者里面有“: ”时，要加引号；“ #”后面是注释。
"""

MARKDOWN = """## 正文

两行 `---` 之间是这一章的设置，下面是正文，用 Markdown 的一部分来写：

| 写法 | 印成 |
|---|---|
| 换行 | 另起一段（空不空行都行）；段首空格不用打，版式会缩进。`lines: join` 时空行才分段 |
| `1、`、`（一）`、`①`、`1)` 开头的行 | 照写照印，各成一段，从不接在一起 |
| `### 小标题` | 小标题 |
| `**着重**`、`*强调*` | 黑体、楷体 |
| `[词]{.dots}`、`[名]{.proper}`、`[书]{.title}`、`[词]{.underline}` | 着重号、专名号、书名号（浪线）、下划线（比专名号低而细） |
| `[2]{.sup}`、`[2]{.sub}` | 上标、下标 |
| `{生僻｜shēng pì}`（竖线用半角） | 注音 |
| `- 一条`、`1. 一条` | 列表，最多两层 |
| `> 引文` | 引文段 |
| 带对齐行的表格，或从电子表格粘贴来的、用制表符（Tab）隔开的几行 | 表格，每行格数相同；上面紧挨着写一段 `表：名称` 作表题 |
| `600*400`、`A*B`、`C:\\data`、`>5%`、`#1楼`、`2015. `、`+5%`、网址 | 照印；要照印 `*` `[` `]` `{` `}` `<` 和竖线，前面加反斜杠 |

两行 `---` 被手机或 Word 换成 `———`、`－－－` 的，照样认得，有警告。连着三行以上差不多长、行末没有句号的，像是折行，会有警告。

不收：其他级别的标题、HTML、链接、图片（`![甲][乙]` 也是）、代码、脚注、`:::`。写了会指出位置，并说明该怎么写。

## 标点

`punctuation: full-width`（默认）只改打字机式的标点，文字一个不动：汉字旁的半角 `( ) , : ; ? ! .` 排成全角；汉字旁的直引号 `"` `'` 成对排成“ ”‘ ’，
没有配对的照印，有警告；`--` 排成——；三个以上的 `.` 或 `。` 排成……。数字、西文之间和网址里的不动。每一处连同前后的字列在 `out/report.html` 里。

## 必须见于正文的

- **数字**（`figure`、`total`）：和正文一字不差，而且是完整的数字——`16名` 不在 `1316名` 里；按大小比，`11,400亩` 就是 `11400亩`。
- **引文**（`quote`）：原样在某一段里。
- **图片说明、标签、图表标题里的数字**：数字连同后面的量词，要见于所在的一章；年月日、序数不算。不见于正文是警告（`--final` 时拒绝，写了 `vouched: true` 的除外）；正文里同一件事是另一个数，是错误。

对不上就指出正文里量词相同、大小最接近的数字。

## 照片

JPEG、PNG、TIFF、WebP，放在 `images/` 里。成品上低于 225 ppi 有警告，低于 150 ppi 不排。`focus` 是画面里不能切掉的部分：左、上、右、下各占几成。
图里嵌入的色彩配置文件照用；残缺的、种类不对的、与图的色彩空间不符的不用，并在 `file` 处警告。没有配置文件的 RGB 和灰度按 sRGB、CMYK 按本书的印刷条件理解。透明处露出白纸。几页的 TIFF、动画只用第一页（帧）。
只是占位的图写 `stand_in: true`：每次都会提醒，`--final` 时拒绝；文件可以还没有，那时排一块灰底，3:2，或照 `ratio: 4:3`。

## 标志和二维码

标志用 PDF（矢量，取第一页的裁切框；加密的、损坏的、空白的不收），或者带透明底的 PNG、TIFF：短边印 10 mm，不到 150 ppi（59 像素）不收，不到 300 ppi（118 像素）有警告；没有透明底的有警告。JPEG、SVG、EPS 不收。PDF 里的颜色和字体照用：RGB 和没有嵌入的字体不能付印（X-1a 还有透明），专色要加版、有警告。
二维码用 M 级以上的纠错；18 mm 见方、每格 0.33 mm 以上，最多 180 个字母、60 个汉字。`javascript:`、`data:`、`file:` 开头的、不完整的网址是错误；没写 https:// 的、只在内网打得开的网址有警告。

## 编辑器里的补全和检查

`printreport new` 在样稿里放一个 `.schema` 文件夹（JSON Schema），各个文件的第一行注释（`# yaml-language-server: $schema=…`）指着它：装了 YAML 扩展的编辑器照它补全、说明、检查。以前的稿件用 `printreport schema` 写一份。

## 限度

一个文字文件 4 MB；一张照片 200 MB、3 亿像素，长边不超过短边的 50 倍（只能整张解码的要小些：彩色 TIFF 和隔行 PNG 2 亿像素，渐进 JPEG 1.3 亿到 2.6 亿，WebP 5000 万）；500 张照片；500 章；500 万字。

## 程序怎么说话

`content/sections/02-skills.md:14:5: 错误[figure-not-in-text]: ……`：文件、行、列、代码、原因，下面是那一行、指着位置的 ^ 和改法。一个阶段的问题一次说完。
错误（退出码 1）时原有的成品不动；警告不妨碍出成品。
"""


def table(keys: Sequence[Key]) -> str:
    """Keys as a table: name, what may be written, default, what it is for."""
    rows = ["| 键 | 可以写 | 默认 | 用处 |", "|---|---|---|---|"]
    return "\n".join([*rows, *(f"| `{k.name}` | {cell(k.form)} | {default(k)} | {about(k)} |" for k in keys)]) + "\n"


def cell(text: str) -> str:
    """A text as it may stand in a table's cell."""
    return text.replace("|", "\\|")


def default(key: Key) -> str:
    """What holds when the key is not written."""
    return "**必需**" if key.required else f"`{key.default}`" if key.default else "–"


def about(key: Key) -> str:
    """What the key is for, with its example."""
    return cell(key.about) + (f"；例：`{cell(key.example)}`" if key.example else "")


COLOURS = """屏幕颜色按所选印刷条件的特性文件换成印刷色（相对比色，黑场补偿）：至多三种墨，亮的颜色不用黑墨，灰色只用黑墨；印不出来的颜色保住色相，
放低彩度。每处有警告，写出用什么墨、印出来像什么、色差多少（ΔE 按 CIEDE2000：1 几乎看不出，5 一眼看得出）和该写的印刷色。各种成品里都是这同一个印刷色，屏幕版显示它印出来的样子。

底色上的字，白字够 4.5:1 就印白字，不然用黑字；对比度按印出来的明度算（WCAG 2）。底色两样都不够，或者标题、小字的颜色印在纸上不够清楚，有警告，并写出够用的颜色。
"""


def document() -> str:
    """The whole reference."""
    parts = [
        HEAD,
        "## content/report.yaml\n",
        table(REPORT_KEYS),
        "`theme` 写成一组时：\n",
        table(THEME_KEYS),
        "`palette` 里的颜色角色（颜色写成 `C0 M100 Y100 K10`；屏幕颜色写成 `\"#C8102E\"`、`\"#C12\"` 或 `\"rgb(200, 16, 46)\"`，要加引号）：\n",
        table(PALETTE_KEYS),
        COLOURS,
        "颜色也可以是一种专色，写成一组（`ink`、`muted` 除外）；付印文件里它有自己的一块版：\n",
        table(SPOT_KEYS),
        "`cover`：\n",
        table(COVER_KEYS),
        "`press` 用自己的特性文件时：\n",
        table(PRESS_KEYS),
        "`qr` 写成一组时（只写网址也行：`qr: \"https://example.org/x\"`）：\n",
        table(QR_KEYS),
        "`colophon` 里这几项是内部资料性出版物该有的，会核对；别的键照印，次序照写的：\n",
        table(COLOPHON_KEYS),
        "## content/sections/*.md 开头的设置\n",
        table(SECTION_KEYS),
        "`stats` 的每一项，以及图表的每一个点：\n",
        table(STAT_KEYS),
        "`charts` 的每一项：\n",
        table(CHART_KEYS),
        MARKDOWN,
        "## content/captions.yaml 的每一张照片\n",
        "顶层的键是照片编号（字母、数字、- _ 或汉字），在 `photos:` 和 `cover:` 里用它。\n",
        table(CAPTION_KEYS),
        "## content/layout.yaml（可选）\n",
        "固定版面的一部分：`pages: 12` 定页数；`page 4: {…}` 定一页，只写要固定的键。\n",
        table(PAGE_KEYS),
    ]
    return "\n".join(parts)


if __name__ == "__main__":
    DOC.write_text(document(), "utf-8")
