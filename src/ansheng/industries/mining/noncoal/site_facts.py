"""The facts that underground mines, open pits and tailings ponds share."""

from ansheng import Choice, Facts, Flag


class WeatherExposed(Facts, title="受极端天气影响的场所", en="site exposed to extreme weather"):
    """What the weather office warns of, and whether people were brought to safety; base of the sites below."""

    weather_alert = Choice(
        "当前最高天气预警",
        en="highest weather warning in force",
        options={
            "none": "未发布预警", "blue": "蓝色预警", "yellow": "黄色预警",
            "orange": "橙色预警", "red": "红色预警",
        },
        other_names={
            "无": "none", "蓝色": "blue", "黄色": "yellow", "橙色": "orange", "红色": "red",
            "蓝": "blue", "黄": "yellow", "橙": "orange", "红": "red",
        },
        aliases=("天气预警", "预警等级", "气象预警", "极端天气预警"),
        note="暴雨、大风、暴雪、洪水等预警中最高的一级",
    )  # fmt: skip


class MineSite(WeatherExposed, title="矿山", en="mine"):
    """A mine as a whole; base of the underground mine and the open pit."""

    banned_items_in_use = Flag(
        "使用国家明令禁止的设备、材料或工艺",
        en="banned equipment, material or process in use",
        aliases=("使用禁用设备材料工艺", "使用明令禁止的设备", "使用淘汰设备材料工艺", "禁用设备材料工艺"),
        judged=True,
    )
    people_in_hazard_zone = Flag(
        "办公或生活区在地质灾害或洪水威胁范围内",
        en="offices or living quarters inside a zone of geological hazard or flood",
        aliases=("人员集聚场所在危险区", "办公生活区在危险区", "办公区生活区受威胁"),
        note="危崖、塌陷区、崩落区，以及洪水、泥石流、滑坡威胁的范围；依据评估判断",
        judged=True,
    )
    stopped_and_evacuated = Flag(
        "已停工撤人",
        aliases=("已停产撤人", "停产撤人", "停工撤人", "及时停产撤人"),
        note="极端天气、倒灌威胁或地压预兆时是否及时停工并撤出人员",
    )
