"""The facts about dust that can explode: places, systems that take it away, machines and stores."""

from ansheng import Choice, Flag

from .firm import IndustrySubject


class IndustryDustSubject(IndustrySubject, title="涉粉尘的检查对象", en="subject with dust"):
    """Something that dust touches; base of the classes below."""

    dust_explosion_risk = Flag("企业存在粉尘爆炸危险", aliases=("粉尘涉爆企业", "粉尘爆炸危险"))


class IndustryDustPlace(IndustryDustSubject, title="粉尘爆炸危险场所", en="dusty place"):
    """One place where dust can explode."""

    frame_structure = Flag("所在建（构）筑物为框架结构", aliases=("框架结构",))
    multi_storey = Flag("所在建（构）筑物为多层", en="multi-storey", aliases=("多层", "多层建筑"))
    gathering_inside = Flag(
        "内设人员聚集场所",
        en="gathering place inside",
        aliases=("设有聚集场所",),
        note="宿舍、会议室、办公室、休息室等",
    )
    cleaning_carried_out = Flag("已落实粉尘清理制度", aliases=("落实清理制度", "粉尘清理"))
    heavy_dust = Flag("现场积尘严重", aliases=("积尘严重",), judged=True)


class IndustryDustDevice(IndustryDustSubject, title="涉粉尘电气设备", en="electrical device near dust"):
    """One electrical device in a place with dust."""

    zone = Choice("粉尘防爆分区", en="dust zone", aliases=("防爆分区", "分区"), note="按企业划分的填写", options={
        "20": "20区", "21": "21区", "22": "22区", "safe": "非爆炸危险区域",
    }, other_names={
        "非防爆区": "safe",
    })  # fmt: skip
    explosion_proof = Flag("符合防爆要求", aliases=("防爆", "防爆符合要求"), note="看铭牌", judged=True)


class IndustryDustSystem(IndustryDustSubject, title="除尘系统", en="dust system"):
    """One system that takes dust away."""

    dust = Choice("粉尘种类", aliases=("粉尘类型", "粉尘"), options={
        "metal": "铝镁等金属粉尘", "wood": "木质粉尘", "other": "其他可燃性粉尘",
    }, other_names={
        "铝粉": "metal", "镁粉": "metal", "金属粉尘": "metal", "木粉": "wood", "木粉尘": "wood",
    })  # fmt: skip
    dry = Flag("为干式", en="dry", aliases=("干式", "干式除尘"))
    shared_dust_kinds = Flag("不同类别粉尘共用", aliases=("不同粉尘共用",))
    shared_with_gas = Flag("与可燃气体等介质共用", aliases=("与可燃气体共用",))
    shared_places = Flag("不同建（构）筑物或防火分区共用", aliases=("不同建筑共用", "不同防火分区共用"))
    interconnected = Flag("与其他除尘系统互联互通", aliases=("互联互通",), note="不同建筑或防火分区的")
    venting = Flag("有泄爆措施", en="explosion venting", aliases=("泄爆",))
    inerting = Flag("有惰化措施", aliases=("惰化",))
    suppression = Flag("有抑爆措施", en="explosion suppression", aliases=("抑爆",))
    other_control = Flag("有其他爆炸防控措施", en="other explosion control", aliases=("其他防控措施",))
    positive_pressure = Flag("正压除尘或正压吹送粉尘", aliases=("正压除尘", "正压"))
    ignition_guard = Flag("有火花探测消除等防范点燃源措施", aliases=("火花探测消除", "防范点燃源措施"))
    settling_chamber = Flag("采用重力沉降室除尘", aliases=("重力沉降室",))
    tunnel_duct = Flag("以干式巷道式构筑物作风道", en="dry tunnel-type duct", aliases=("巷道式风道",))
    airlock = Flag("有锁气卸灰装置", en="air-lock discharge", aliases=("锁气卸灰",))


class IndustryDustMachine(IndustryDustSubject, title="产尘工艺设备", en="machine that makes dust"):
    """One machine that crushes, grinds, pelletises or sands."""

    kind = Choice("设备类型", aliases=("类型", "工艺设备"), options={
        "crusher": "粉碎设备", "grinder": "研磨设备", "pelletiser": "造粒设备",
        "similar": "其他易产生机械点燃源的设备", "sander": "砂光机", "other": "其他设备",
    }, other_names={
        "粉碎机": "crusher", "研磨机": "grinder", "造粒机": "pelletiser",
    })  # fmt: skip
    debris_remover = Flag("设备前有铁、石等杂物去除装置", aliases=("杂物去除装置", "除铁除石装置"))
    wood_products = Flag("属木制品加工企业", aliases=("木制品加工企业",))
    spark_removal = Flag("所连风管有火花探测消除装置", aliases=("火花探测消除装置",), note="砂光机")


class IndustryMetalDustStore(IndustryDustSubject, title="金属粉尘储存处", en="store of metal dust"):
    """One place where metal dust is collected, piled or stored."""

    water_reactive = Flag("粉尘遇湿自燃", en="dust ignites when wet", aliases=("遇湿自燃",))
    hydrogen_measures = Flag("已采取通风等防氢气积聚措施", aliases=("防氢气积聚",))
    dry = Flag("为干式收集、堆放、储存", en="kept dry", aliases=("干式",))
    waterproof = Flag("已采取防水措施", aliases=("防水措施", "防水"))
    dampproof = Flag("已采取防潮措施", aliases=("防潮措施", "防潮"))
