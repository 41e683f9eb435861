"""Every key of the format: its name, what may stand there, what it means; the reference for editors is made from this."""

from __future__ import annotations

from printreport.syntax.records import Key

LANGUAGES = ("zh-Hans-CN", "zh-Hant-TW", "zh-Hant-HK")
LANGUAGE_NAMES = {"简体": "zh-Hans-CN", "简体中文": "zh-Hans-CN"}
BINDINGS = ("saddle-stitch", "perfect", "none")
BINDING_NAMES = {
    **dict.fromkeys(("骑马订", "骑马钉", "骑马"), "saddle-stitch"),
    **dict.fromkeys(("胶装", "无线胶装", "无线胶订", "胶订"), "perfect"),
    **dict.fromkeys(("不装订", "不订", "无"), "none"),
}
"""What editors call the bindings in Chinese."""
PLACES = ("auto", "cover", "spread", "full", "column")
PLACE_NAMES = {
    **dict.fromkeys(("自动", "不定"), "auto"),
    **dict.fromkeys(("封面",), "cover"),
    **dict.fromkeys(("跨页", "跨页图", "通栏跨页"), "spread"),
    **dict.fromkeys(("整页", "整页图", "满页", "全页"), "full"),
    **dict.fromkeys(("栏内", "栏中", "单栏"), "column"),
}
"""What editors call the places in Chinese."""
SIZES = ("large", "normal", "small")
SIZE_NAMES = {
    **dict.fromkeys(("大", "大图", "big", "大些"), "large"),
    **dict.fromkeys(("普通", "中", "一般", "正常", "medium", "auto"), "normal"),
    **dict.fromkeys(("小", "小图", "小些"), "small"),
}
"""What editors call the sizes otherwise."""
WEIGHTS = ("lead", "normal", "quiet")
WEIGHT_NAMES = {
    **dict.fromkeys(("主要", "主", "重", "领头", "大"), "lead"),
    **dict.fromkeys(("普通", "一般", "正常"), "normal"),
    **dict.fromkeys(("次要", "次", "轻", "小"), "quiet"),
}
"""What editors call the weights in Chinese."""
SECTION_KINDS = ("section", "message")
SECTION_KIND_NAMES = {
    **dict.fromkeys(("普通", "一般", "正文", "章节"), "section"),
    **dict.fromkeys(("致辞", "领导致辞", "致词", "寄语", "领导寄语", "贺词", "献词", "领导讲话"), "message"),
}
"""What editors call the kinds of sections in Chinese."""
PRESSES = ("coated-fogra39", "coated-gracol2006")
LINES = ("paragraphs", "join")
PUNCTUATIONS = ("full-width", "as-is")
COLOPHON_ORDER = ("准印证号", "内部资料", "编印单位", "发送对象", "印刷单位", "印刷日期", "印数")
COLOPHON_AKA = {
    "准印号": "准印证号",
    "准印证": "准印证号",
    "准印证编号": "准印证号",
    "编印": "编印单位",
    "编制单位": "编印单位",
    "印制单位": "印刷单位",
    "承印单位": "印刷单位",
    "印刷": "印刷单位",
    "印制日期": "印刷日期",
    "印刷时间": "印刷日期",
    "印制数量": "印数",
    "印刷数量": "印数",
    "发送范围": "发送对象",
    "发放对象": "发送对象",
}
"""What the duties of internal printed matter are mistaken for."""
TRIMS = {
    "A4": (210.0, 297.0),
    "A5": (148.0, 210.0),
    "大16开": (210.0, 285.0),
    "正16开": (185.0, 260.0),
    "大32开": (140.0, 210.0),
    "正32开": (130.0, 185.0),
}
CHART_POINTS = {"before-after": (2, 2), "bars": (2, 12), "share": (2, 8)}
"""The kinds of charts, with the fewest and the most points that each shows."""
CHART_KINDS = tuple(CHART_POINTS)
CHART_KIND_NAMES = {
    **dict.fromkeys(("前后对比", "对比"), "before-after"),
    **dict.fromkeys(("条形", "条形图", "柱形", "柱形图", "柱状图"), "bars"),
    **dict.fromkeys(("占比", "占比图", "比例", "构成", "饼图"), "share"),
}
"""What editors call the kinds of charts in Chinese."""
TEXT_PLACES = ("above", "below")
TEXT_PLACE_NAMES = {
    **dict.fromkeys(("图上", "上", "在上", "上面"), "above"),
    **dict.fromkeys(("图下", "下", "在下", "下面"), "below"),
}
"""Where a page's text stands beside its pictures, and what editors call it in Chinese."""

REPORT_KEYS = (
    Key(
        "title",
        "一行文字，或各行文字的列表",
        "标题；写成列表时按封面上的分行，别处各行之间空一格",
        True,
        example="[凝聚职工力量, 建设幸福西宁]",
        aka=("标题", "题目", "name"),
    ),
    Key("byline", "一行文字", "署名", example="(图/文 许莹 王健钰)", aka=("作者", "署名", "author")),
    Key("publisher", "一行文字", "编印单位：用在封面、书眉和 PDF 的作者栏", example="西宁市总工会", aka=("单位", "出版者")),
    Key("language", " ｜ ".join(LANGUAGES), "正文的语言和地区，决定标点的习惯", default="zh-Hans-CN", aka=("语言", "lang")),
    Key(
        "theme",
        "主题名，或 {base: 主题名, palette: {…}}",
        "版式主题：vermilion（朱红，大16开两栏）、ink（墨，A4 三栏）；palette 换颜色",
        default="vermilion",
        aka=("主题", "模板", "template"),
    ),
    Key("cover", "{photo: 图片编号, focus: [左, 上, 右, 下]}", "封面照片", example="{photo: ridges}", aka=("封面",)),
    Key(
        "trim",
        "宽x高mm，或 " + " ".join(TRIMS) + " 方形 210",
        "成品尺寸，每边 90–450 mm；后面写“横”就横放；16开、32开不写大、正的，按正度",
        default="大16开",
        example="210x285mm",
        aka=("开本", "尺寸", "size", "format"),
    ),
    Key(
        "binding",
        " ｜ ".join(BINDINGS),
        "装订：骑马订（页数是 4 的倍数）、胶装（2 的倍数）、不装订；写中文名也行",
        default="saddle-stitch",
        aka=("装订",),
    ),
    Key("pages", "auto，或页数", "总页数，封面封底都算；auto 由排版决定", default="auto", example="12", aka=("页数", "page")),
    Key(
        "press",
        " ｜ ".join(PRESSES) + " ｜ {profile: 文件.icc, condition: 标识}",
        "印刷条件",
        default="coated-fogra39",
        aka=("印刷", "profile"),
    ),
    Key("paper", "厚度，带单位 mm", "一张纸的厚度，用来计算爬移", default="0.1mm", aka=("纸张", "纸厚")),
    Key("contents", "true ｜ false", "是否要目录页", default="false", aka=("目录", "toc")),
    Key(
        "lines",
        " ｜ ".join(LINES),
        "paragraphs：正文里每一行是一段，和 Word、手机上一样；join：空行才分段，一段里的换行连起来，供折过行的稿子用",
        default="paragraphs",
        aka=("换行", "行", "line"),
    ),
    Key(
        "punctuation",
        " ｜ ".join(PUNCTUATIONS),
        "full-width：汉字旁的半角 ( ) , : ; ? ! . 排成全角，直引号成对排成弯引号，"
        "-- 排成——，... 和。。。排成……，逐处列出；as-is：不动",
        default="full-width",
        aka=("标点",),
    ),
    Key(
        "subtitle",
        "一行文字",
        "副题：另一种文字的标题，或起止年份；用在封面和扉页",
        example="2015—2025 Ten Years",
        aka=("副题", "副标题"),
    ),
    Key("date", "一行文字", "封面上的日期，照写的印", example="2025年12月", aka=("日期", "时间", "年月", "time")),
    Key(
        "logo",
        "PDF、PNG 或 TIFF 文件的路径",
        "标志：印在封面和封底，颜色不改，不小于 10 mm，四周留空；最好是 PDF（矢量），"
        "或者透明底的 PNG、TIFF；路径从项目文件夹算起",
        example="images/logo.pdf",
        aka=("标志", "徽标", "标识", "台标", "会徽", "校徽", "emblem"),
    ),
    Key(
        "qr",
        "{text: 网址, label: 几个字}，或网址",
        "封底的二维码：矢量，白底黑码，不小于 18 mm",
        example='{text: "https://example.org/x", label: 扫码看电子版}',
        aka=("二维码", "qrcode", "qr_code", "qr-code"),
    ),
    Key(
        "colophon",
        "{键: 文字}",
        "版权记录，照写的次序印在封底，最多 24 行；地址、电话、主编……什么键都可以",
        aka=("版权", "版权页", "imprint"),
    ),
)
THEME_KEYS = (
    Key("base", "主题名", "在哪个主题上改", True, aka=("name", "theme")),
    Key("palette", "{颜色角色: 颜色}", "换掉的颜色", aka=("colors", "color", "颜色")),
)
PALETTE_KEYS = (
    Key("accent", "颜色", "主色：标题、数字"),
    Key("field", "颜色", "色块：封面、封底、反白的数字；不写随主题"),
    Key("second", "颜色", "辅色：图表的第二种颜色"),
    Key("tint", "颜色", "底色：色块"),
    Key("title", "颜色", "封面书名，常用专色（烫金、局部上光）；不写随底色"),
    Key("ink", "颜色", "正文的墨色"),
    Key("muted", "颜色", "图注、页码的颜色"),
)
SPOT_KEYS = (
    Key("name", "一行文字", "专色的名字，印刷厂照此出一块版", True, example="烫金", aka=("名称", "spot")),
    Key("fallback", "颜色", "屏幕和样张上代替它的四色", True, example="C0 M15 Y50 K20", aka=("color", "颜色")),
)
COVER_KEYS = (
    Key("photo", "图片编号", "captions.yaml 里的编号", True, aka=("file", "image", "图片")),
    Key("focus", "[左, 上, 右, 下]", "这张照片在封面上不可裁去的部分", aka=("焦点",)),
)
PRESS_KEYS = (
    Key("profile", "ICC 文件的路径", "印刷厂给的 ICC 特性文件，路径从项目文件夹算起", True, aka=("icc", "file")),
    Key("condition", "标识", "这个特性文件对应的印刷条件标识", True, example="JC200103", aka=("identifier",)),
)
QR_KEYS = (
    Key(
        "text",
        "网址，或别的文字",
        "扫出来的内容；网址写全，以 https:// 开头，要加引号",
        True,
        example='"https://example.org/x"',
        aka=("url", "link", "网址", "链接", "内容"),
    ),
    Key("label", "几个字", "印在码下面的字", example="扫码看电子版", aka=("caption", "title", "说明", "文字")),
)
COLOPHON_KEYS = tuple(
    Key(name, "一行文字", about)
    for name, about in zip(
        COLOPHON_ORDER,
        ("准印证号", "“免费交流”一类的说明", "编印单位", "发送对象", "印刷单位", "印刷日期", "印刷数量"),
        strict=True,
    )
)
_PLAIN_SECTION_KEYS = (
    Key("heading", "一行文字", "本节标题；不写就是无题的一节（卷首、结语）", aka=("title", "标题", "题目")),
    Key(
        "kind",
        " ｜ ".join(SECTION_KINDS),
        "普通的一节，或者领导致辞（message：另起一页，配照片、姓名、职务、签名）；也可写 普通、致辞",
        default="section",
        aka=("type", "类型", "类别"),
    ),
    Key(
        "photos",
        "[图片编号, …]",
        "排在本节附近的照片；一张照片只属于一节；同一时刻连拍的几张会隔开排",
        default="[]",
        aka=("photo", "images", "pictures", "图片"),
    ),
    Key("stats", "[{figure, label}, …]", "提出来放大的数字", default="[]", aka=("stat", "figures", "数字")),
    Key("charts", "[{kind, title, points}, …]", "图表", default="[]", aka=("chart", "图表")),
    Key("quote", "一句话", "提要：从本节某一段里原样摘出的话", aka=("pull-quote", "quotes", "引语")),
)
MESSAGE_KEYS = (
    Key(
        "portrait",
        "图片编号",
        "只用于致辞：讲话人的照片，captions.yaml 里的编号，不写进 photos",
        example="director",
        aka=("照片", "肖像", "头像", "head"),
    ),
    Key("name", "姓名", "只用于致辞：讲话人的姓名", example="王建国", aka=("姓名", "speaker", "author")),
    Key("post", "职务", "只用于致辞：讲话人的职务", example="理事长", aka=("职务", "position", "job")),
    Key(
        "signature",
        "图片编号，或姓名",
        "只用于致辞：手写签名的图片，或者用楷体印出的姓名",
        example="director-signature",
        aka=("签名", "署名", "sign"),
    ),
    Key("date", "一行文字", "只用于致辞：落款的日期，照写的印", example="2025年12月", aka=("日期", "时间")),
)
"""The keys of a section that is a leader's words."""
SECTION_KEYS = (*_PLAIN_SECTION_KEYS, *MESSAGE_KEYS)
_VOUCHED = Key(
    "vouched",
    "true ｜ false",
    "标题和说明里的数字不必见于正文，由编辑负责",
    default="false",
    aka=("vouch", "担保", "已核对"),
)
STAT_KEYS = (
    Key("figure", "数字连同量词", "和正文一字不差", True, example="10万余名", aka=("number", "value", "数字")),
    Key("label", "几个字", "说明这个数字是什么", True, example="职工参赛", aka=("caption", "text", "说明")),
    Key(
        "weight",
        " ｜ ".join(WEIGHTS),
        "这个数字有多要紧：可以统领一页、普通、从不放大",
        default="normal",
        aka=("size", "分量", "重要"),
    ),
    _VOUCHED,
)
CHART_KEYS = (
    Key(
        "kind",
        " ｜ ".join(CHART_KINDS),
        "前后对比（2 项）、条形（2–12 项）、占比（2–8 项）；写中文名也行",
        True,
        aka=("type", "类型"),
    ),
    Key("title", "一行文字", "图表标题", True, aka=("heading", "caption", "标题")),
    Key("points", "[{figure, label}, …]", "各项的数字和说明，单位要一致", True, aka=("data", "values", "point", "数据")),
    Key("total", "数字连同量词", "只用于占比：总数，等于各项之和，也要见于正文", example="144家", aka=("sum", "合计", "总数")),
    _VOUCHED,
)
CAPTION_KEYS = (
    Key(
        "file",
        "images/ 里的路径",
        "照片文件：JPEG、PNG、TIFF 或 WebP；必需，占位图（stand_in）可以不写",
        example="model-workers.jpg",
        aka=("photo", "image", "path", "图片"),
    ),
    Key("caption", "一句话", "图注；其中的数字要见于所在的一节", True, aka=("text", "title", "说明", "图注")),
    Key(
        "credit",
        "姓名",
        "摄影者，印成（姓名 摄）；“摄影：”“摄”不用写；写成“某某供图”就照印",
        example="许莹",
        aka=("author", "photographer", "摄影", "摄影者"),
    ),
    Key("alt", "一句话", "给看不见图的人读的说明", default="同 caption", aka=("description",)),
    Key("focus", "[左, 上, 右, 下]", "不可裁去的部分，按整图的比例（0–1）", example="[0.30, 0.20, 0.75, 0.80]", aka=("焦点",)),
    Key(
        "size",
        " ｜ ".join(SIZES),
        "这张照片有多要紧：大（放在页首、通栏或整页）、普通、小；也可写 大、普通、小",
        default="normal",
        aka=("大小", "尺寸", "weight", "importance", "重要"),
    ),
    Key(
        "place",
        " ｜ ".join(PLACES),
        "位置：自动、封面、跨页、整页、栏内；写中文名也行",
        default="auto",
        aka=("position", "位置", "放置"),
    ),
    Key(
        "stand_in",
        "true ｜ false",
        "只是占位的图：每次都提醒，付印（--final）时拒绝；没有 file，或者文件还没到，就排一块灰底",
        default="false",
        aka=("stand-in", "standin", "占位", "placeholder"),
    ),
    Key("ratio", "宽:高", "没有文件的占位图是什么形状", default="3:2", example="4:3", aka=("比例", "aspect", "长宽比")),
    Key(
        "vouched",
        "true ｜ false",
        "图注里的数字不必见于正文，由编辑负责；在 out/report.html 里列出",
        default="false",
        aka=("vouch", "担保", "核对", "已核对"),
    ),
)
PAGE_KEYS = (
    Key(
        "form",
        "版式名",
        "out/layout.json 里的 form，或其中一条；full 整页图，spread 跨页图，text 只有文字",
        example="bleed",
        aka=("版式",),
    ),
    Key("photos", "[图片编号, …]", "这一页的全部照片；[] 是一张不放", example="[flash-mob]", aka=("photo", "图片", "照片")),
    Key("figures", "[章节名, …]", "这一页突出哪几节的数字和提要", example="[02-skills]", aka=("stats", "数字")),
    Key(
        "charts",
        "[章节名, …]",
        "这一页放哪几节的图表；同一节的第二个写成 02-skills/2",
        example="[04-rights]",
        aka=("chart", "图表"),
    ),
    Key(
        "timelines",
        "[章节名, …]",
        "这一页放哪几节的大事记（只限条目少而短、排成通栏横条的）；同一节的第二个写成 02-skills/2",
        example="[05-history]",
        aka=("timeline", "大事记"),
    ),
    Key("text", " ｜ ".join(TEXT_PLACES), "文字在图片上面，还是下面", example="below", aka=("文字",)),
    Key("starts", "章节名", "这一节的标题从这一页开始", example="03-reform", aka=("section", "start", "开始")),
)
PAGE_ELEMENTS = {
    "photos": ("照片", "photos"),
    "figures": ("数字和引文", "stats、quote"),
    "charts": ("图表", "charts"),
    "timelines": ("大事记", "::: 大事记"),
}
"""The keys of a page that name all elements of a kind, with what messages call the kind, and where a section has it."""
