"""Charts: figures of one unit drawn to one true scale, their values on the marks, no legend."""

from __future__ import annotations

from printreport.layout.charts.bar_chart import bar_forms
from printreport.layout.charts.before_after import before_after_forms
from printreport.layout.charts.chart_frame import ChartFrame, find_key
from printreport.layout.charts.share_chart import share_forms
from printreport.layout.page.cell_form import CellForm
from printreport.layout.page.setting import Setting
from printreport.model.document import Chart

_FORMS = {"before-after": before_after_forms, "bars": bar_forms, "share": share_forms}


def chart_forms(setting: Setting, chart: Chart, order: tuple[int, ...]) -> tuple[CellForm, ...]:
    """The alternatives for one chart, the wished one first; there is always one that takes the whole width."""
    return _FORMS[chart.kind](ChartFrame(setting, chart, find_key(setting, chart), order))
