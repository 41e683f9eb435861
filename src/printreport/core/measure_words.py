"""Measure words and units that follow a number in Chinese reports: the table behind the figure grammar.

Sources: the list of 量词 in 《现代汉语八百词》 as far as reports use it, GB 3100–3102 for legal units and their symbols,
GB/T 15835-2011 for how numerals and units are written together.
"""

from __future__ import annotations

_COUNTED = """
个 名 位 人 户 家 口 员 批 群 组 对 双 副 套 伙 帮 队 班 代 辈
项 件 种 类 样 款 份 式 门 期 届 次 回 趟 遍 场 轮 届次 场次 人次 户次 件次 架次 车次 班次 台次 批次 项次 频次 人份
人日 人天 人年
条 篇 本 册 部 卷 页 幅 张 封 枚 块 片 面 颗 粒 根 支 枝 杆 把 顶 盏 台 架 辆 艘 列 节 只 头 匹 条次 株 棵 亩次 盆 朵
束
座 栋 幢 间 所 处 层 排 行 栏 格 孔 扇 道 路 段 站 点 级 档 号 环 圈 重 步 句 字 词 章 集 首 曲 幕 盘 卡 单 笔 宗 起
例 案
杯 瓶 罐 桶 箱 袋 包 盒 捆 车 船 餐 顿 针 剂 床 桌 席 票 分 成 倍 折 股 堂 课 学分 积分 公分 像素 字节 比特
""".split()

_TRADITIONAL = """
個 戶 員 對 雙 隊 輩 項 種 類 樣 門 屆 遍 場 輪 屆次 場次 戶次 項次 頻次 車次 批次 臺 臺次 檯 篇 冊 張 塊 顆 頂 盞 輛
節 頭 隻 間 處
層 欄 號 環 級 檔 詞 盤 單 筆 瓶 盒 捆 車 劑 針 週 週年 歲 週歲 個月 個半月 個多月 個星期 個小時 個多小時 個工作日 季
小時 時 分鐘 秒鐘
刻鐘 學期 學年 學時 課時 年度 世紀 塊錢 歐元 港幣 新臺幣 新台幣 臺幣 台幣 日圓 圓 公釐 公分 釐米 毫米 微米 奈米 英寸
英吋 英呎 坪 畝 公頃
平方公尺 立方公尺 公尺 噸 公噸 兩 錢 攝氏度 千瓦時 瓩 赫茲 個百分點 百分點 個基點 像素 位元組 套 股 顆次 席次 人次
梯次 堂 床
""".split()

_TIME = """
年 周年 载 岁 周岁 天 日 夜 周 星期 礼拜 月 旬 季 季度 个月 个半月 个多月 个星期 个小时 个多小时 个工作日 个学时
个课时 个季度
个年头 个学期 学期 学年 学时 课时 工时 工日 工作日 小时 时 刻 刻钟 分钟 秒 秒钟 毫秒 世纪 年度
""".split()

_MONEY = """
元 角 块钱 元整 美元 欧元 日元 港元 澳门元 新台币 英镑 人民币 港币 美金 卢布 韩元 法郎 塊錢 歐元 港幣 新臺幣 新台幣
臺幣 台幣 日圓 圓
""".split()

_PHYSICAL = """
米 公里 千米 里 厘米 毫米 微米 纳米 分米 丈 尺 寸 海里 光年 英里 英寸 英尺 延米 车公里 人公里 吨公里
平方米 平方公里 平方千米 平方厘米 平方英尺 平米 平方 亩 公顷 公亩 顷 立方米 立方厘米 立方 立方分米 方
升 毫升 加仑 标方 标准立方米
克 千克 公斤 毫克 微克 斤 两 吨 公吨 担 磅 克拉 盎司
度 摄氏度 华氏度 瓦 千瓦 兆瓦 吉瓦 伏 千伏 安 欧姆 赫兹 兆赫 千赫 千瓦时 兆瓦时 焦耳 千焦
大卡 千卡 卡路里 帕 千帕 兆帕 牛 牛顿 分贝 流明
马力 兆 吉 千字节 百分点 个百分点 个基点 基点 标准箱 标准煤 载重吨 总吨
""".split()

_SIGNS = "% ‰ ‱ ℃ ℉ ° ′ ″ °C °F ㎡ ㎥ ㎞ ㎏ ㎜ ㎝ Ω".split()

_LATIN = """
m km dm cm mm μm µm um nm hm m² km² cm² mm² hm² m³ km³ cm³ dm³ mm³ Nm³ m2 km2 m3 ha
g kg mg μg µg ug t kt Mt lb oz L l mL ml dL μL s ms μs ns min h d Hz kHz MHz GHz THz
W kW MW GW TW Wh kWh MWh GWh TWh kW·h MW·h GW·h W·h V kV mV A·h Ah mAh mA kVA MVA J kJ MJ GJ cal kcal
N kN Pa kPa MPa hPa GPa bar
mol mmol lm lx cd dB ppm ppb pH B KB kB MB GB TB PB
bit kbit Mbit Gbit bps kbps Mbps Gbps fps rpm ppi dpi px pt TEU tce kgce tCO2 rad sr Bq Gy Sv
""".split()

MONEY_MEASURES = frozenset(_MONEY)
SIGN_MEASURES = frozenset(_SIGNS)
LATIN_UNITS = frozenset(_LATIN)
HAN_MEASURES = frozenset(_COUNTED + _TRADITIONAL + _TIME + _PHYSICAL) | MONEY_MEASURES
PERCENT_MEASURES = frozenset({"%", "‰", "‱"})

LOOSE_MEASURES = frozenset(
    "年 月 个月 個月 周 週 天 小时 小時 个小时 個小時 岁 歲 倍 元 米 公里 里 斤 公斤 吨 噸 亩 畝 度".split()
)
"""Measures after which 多 still belongs to the figure: 3年多, 5公里多."""

NOT_MEASURES = frozenset(
    {
        "元旦",
        "元宵",
        "时代",
        "台湾",
        "日报",
        "日常",
        "号召",
        "成立",
        "成为",
        "重点",
        "重大",
        "行业",
        "车间",
        "期间",
        "面积",
        "集团",
    }
)
"""Words whose first character would be taken for a measure word: 2024元旦, 2035重点."""

LONGEST_MEASURE = max(len(word) for word in HAN_MEASURES | SIGN_MEASURES)


def measure_at(text: str, start: int) -> str:
    """The longest measure word or unit sign of the table that stands at a place of a width-folded text, or nothing."""
    if text[start : start + 2] in NOT_MEASURES:
        return ""
    for length in range(LONGEST_MEASURE, 0, -1):
        word = text[start : start + length]
        if len(word) == length and (word in HAN_MEASURES or word in SIGN_MEASURES):
            return word
    return ""
