"""Pictures: well-formed, with every word as text, the same each time, light and dark, and of a size that pages bear."""

import builtins
import re
import sys
from collections.abc import Callable
from typing import Any, get_args

import attrs
import pytest

from ansheng.errors import InputError, MissingExtraError, UnknownNameError
from ansheng.reports import Diagram, Series, WallChart
from ansheng.reports.drawing import MissingFontError, fonts, png, svg
from ansheng.reports.drawing.colours import DARK, LIGHT, Theme
from ansheng.reports.graphics import Form, Graphic
from tests.reports.drawing.conftest import GRAPHICS, OFFICES, diagram, wall
from tests.reports.drawing.reading import NS, filled, paths, root, size, texts

HOSTILE = "<script>alert(1)</script>]]>&\"'\u202e\x00\x07\ud800\ufffe{{7*7}}"


def test_a_picture_has_one_role_a_title_and_a_description(graphic: Graphic) -> None:
    picture = root(svg(graphic))
    assert picture.get("role") == "img"
    assert [one.text for one in picture[:2]] == [graphic.title, graphic.alt]
    assert [one.tag for one in picture.iter() if one.get("role")] == [f"{NS}svg"]


def test_every_label_name_and_number_is_text(graphic: Graphic) -> None:
    told = texts(svg(graphic))
    names = (
        [graphic.unit, *graphic.labels, *(shown for one in graphic.series for shown in one.shown)]
        if isinstance(graphic, Diagram)
        else [name for one in graphic.tasks for name in (one.name, one.group)]
    )
    assert not [name for name in (graphic.title, *names) if name not in told]


def test_names_of_series_stand_in_the_key() -> None:
    for graphic in (GRAPHICS["bars"], GRAPHICS["stacked"]):
        assert {"排查", "整改"} <= set(texts(svg(graphic)))


@pytest.mark.parametrize("theme", ["light", "dark", "auto"])
def test_the_same_graphic_gives_the_same_bytes(graphic: Graphic, theme: Theme) -> None:
    assert svg(graphic, theme=theme) == svg(graphic, theme=theme)


def test_light_dark_and_what_the_page_decides(graphic: Graphic) -> None:
    light, dark, auto = (svg(graphic, theme=theme) for theme in ("light", "dark", "auto"))
    assert light != dark
    assert LIGHT["paper"] in light
    assert DARK["paper"] in dark
    assert f"--ansheng-ink:{DARK['ink']}" in auto
    drawn = re.findall(r' (?:fill|stroke)="(.*?)"', auto.partition("</style>")[2])
    assert {one for one in drawn if one.startswith("#")} == set()
    assert (
        re.sub(r"var\(--ansheng-\w+,(#[0-9a-f]{6})\)", r"\1", re.sub(r"<style>.*</style>", "", auto)) == light
    )


def test_words_in_english() -> None:
    told = texts(svg(GRAPHICS["wall"], "en"))
    assert {"overdue 20%", "planned", "actual"} <= set(told)
    assert "control limits" in texts(svg(GRAPHICS["lines"], "en"))


def test_a_gap_is_no_zero() -> None:
    bars = svg(diagram("bars"))
    first = list(filled(bars, LIGHT["first"]))
    assert len(first) == 4  # the sign of the key, and three of four values
    assert "无法统计" in texts(bars)
    nameless = Diagram("图", "bars", ("甲",), (Series("a", (None,), ("",)),))
    assert "无数据" in texts(svg(nameless))


def test_a_line_breaks_at_a_gap() -> None:
    (series,) = diagram("lines").series
    whole = attrs.evolve(diagram("lines"), series=(attrs.evolve(series, values=(1, 2, 3, 4)),))
    assert [path.count("L") for path in paths(svg(whole))] == [3]
    assert [path.count("L") for path in paths(svg(diagram("lines")))] == [0, 1]


def test_limits_and_signals_are_drawn_and_named() -> None:
    picture = svg(diagram("lines"))
    assert {"中心线", "控制限", "异常点"} <= set(texts(picture))
    assert f'stroke="{LIGHT["signal"]}"' in picture
    calm = svg(attrs.evolve(diagram("lines"), series=diagram("bars").series[:1]))
    assert not {"中心线", "控制限", "异常点"} & set(texts(calm))


def hostile() -> list[Graphic]:
    """Every form with harmful texts, and with one of a megabyte."""
    long = HOSTILE + "长" * 1_000_000
    series = (Series(HOSTILE, (10**400, -1), (HOSTILE, long)), Series(long, (1, None), (long, HOSTILE)))
    drawn = [Diagram(long, form, (HOSTILE, long), series, HOSTILE, long) for form in get_args(Form)]
    tasks = tuple(attrs.evolve(one, name=long, group=HOSTILE) for one in wall(7).tasks)
    return [*drawn, attrs.evolve(wall(7), title=long, tasks=tasks, alt=long)]


@pytest.mark.parametrize("at", range(5))
def test_harmful_texts_are_text_and_cut(at: int) -> None:
    picture = svg(hostile()[at], theme="auto")
    picture.encode()
    assert "<script" not in picture
    assert not set("\u202e\x00\x07\ufffe") & set(picture)
    assert any("<script>" in told for told in texts(picture))
    assert len(picture) < 40_000


@pytest.mark.parametrize("width", [320, 720, 1600])
def test_a_picture_is_as_wide_as_asked(graphic: Graphic, width: int) -> None:
    picture = root(svg(graphic, width=width))
    assert picture.get("width") == str(width)
    assert picture.get("viewBox", "").split()[2] == str(width)


@pytest.mark.parametrize("width", [320, 720])
def test_a_task_without_a_due_day_says_so(width: int) -> None:
    undated = attrs.evolve(wall(1), tasks=(attrs.evolve(wall(1).tasks[0], due=None),))
    assert "未填期限" in texts(svg(undated, width=width))
    assert "未填期限" not in texts(svg(wall(1), width=width))


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(InputError, match="width 应在320～4000之间"):
        svg(GRAPHICS["bars"], width=10)
    with pytest.raises(UnknownNameError, match="light"):
        svg(GRAPHICS["bars"], theme="pink")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="scale"):
        png(GRAPHICS["bars"], scale=float("nan"))


def test_nothing_to_draw_is_said() -> None:
    empty: list[Graphic] = [
        Diagram("空", "lines", (), ()),
        Diagram("空", "bars", ("甲",), ()),
        WallChart("空", wall(1).today, ()),
    ]
    for graphic in empty:
        assert "无数据" in texts(svg(graphic))


def test_of_many_bars_the_greatest_are_drawn_and_of_lines_all() -> None:
    labels = tuple(f"单位{at}" for at in range(100))
    many = Diagram("多", "bars", labels, (Series("a", tuple(range(100)), tuple(map(str, range(100)))),))
    told = texts(svg(many))
    assert "单位60" in told
    assert "单位59" not in told
    assert "仅列数值最大的40项，另有60项未列出。" in told
    (line,) = paths(svg(attrs.evolve(many, form="lines")))
    assert line.count("L") == 99


def test_a_wall_of_sixty_tasks_is_small_and_says_how_many_more_there_are() -> None:
    picture = svg(attrs.evolve(wall(70), left=5), theme="auto")
    assert len(picture.encode()) < 200_000
    assert len([told for told in texts(picture) if told.startswith("任务") and told != "任务挂图"]) == 60
    assert "另有15项任务未列出。" in texts(picture)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_picture_of_pixels_has_them(graphic: Graphic, theme: Theme) -> None:
    made = png(graphic, width=600, scale=2, theme=theme)
    high = float(root(svg(graphic, width=600)).get("height", ""))
    assert size(made) == (1200, round(2 * high))
    assert made == png(graphic, width=600, scale=2, theme=theme)


def test_without_a_chinese_font_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_found", lambda: None)
    with pytest.raises(MissingFontError, match="fonts-noto-cjk"):
        png(GRAPHICS["bars"])
    assert OFFICES[0] in svg(GRAPHICS["bars"])


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(MissingExtraError, match=r"vl-convert-python.*ansheng\[report\]"):
        svg(GRAPHICS["bars"])


def test_no_address_is_asked(graphic: Graphic, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is handed to Vega holds its data, and allows no address."""
    import vl_convert

    asked: list[tuple[dict[str, Any], dict[str, Any]]] = []
    drawing: Callable[..., str] = vl_convert.vegalite_to_svg

    def noted(specification: dict[str, Any], **options: Any) -> str:
        asked.append((specification, options))
        return drawing(specification, **options)

    monkeypatch.setattr(vl_convert, "vegalite_to_svg", noted)
    svg(graphic)
    ((specification, options),) = asked
    assert options["allowed_base_urls"] == []
    assert all(set(layer["data"]) == {"values"} for layer in specification["layer"])
    assert builtins.repr(specification).count("url") == 0
