#!/usr/bin/env python3
"""Hazards of a city over two years with planted duplicates.  See README.md.

python generate.py --half dev|held|third|fourth --rows 100000 --seed N --out hazards.csv --truth truth.csv
Also writes units.csv, units_near.csv and near.csv beside the truth (or --units, --near).
"""
import argparse
import csv
import datetime as dt
import importlib
import os
import random
import re
import sys
from bisect import bisect
from itertools import accumulate

HEAD = ["隐患编号", "单位名称", "统一社会信用代码", "所属区县", "行业领域", "隐患描述", "发现日期", "整改期限", "整改完成日期", "检查部门", "来源表"]
ALPH = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHT = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
UNIT, NAME, TYPE, P, K, N, FOUND, DUE, DONE, INSP, SHEET, TEXT, CODE, IDKIND = range(14)
SLOT, ALT = re.compile(r"\{([pkn])\}"), re.compile(r"\[([^\[\]]+)\]")


FORMER = re.compile(r"(?:^原|（原|曾用名：)(.+?)(?:（现|）|\))")


class Type:
    __slots__ = ("i", "variants", "places", "hasp", "hask", "plate", "dropn")

    def __init__(self, i, line):
        self.i, self.places = i, None
        if line.startswith("P:"):
            pl, line = line[2:].split(";;", 1)
            self.places = pl.split(",")
        self.variants = [v.strip() for v in line.split("||")]
        assert len(self.variants) >= 3, line
        self.hasp = any("{p}" in v for v in self.variants)
        self.hask = any("{k}" in v for v in self.variants)
        for v in self.variants:          # every phrase must state the facts that tell hazards apart
            assert ("{p}" in v) == self.hasp and ("{k}" in v) == self.hask, line
        self.plate = self.variants[0].startswith("{k}车")


class Unit:
    __slots__ = ("i", "parts", "name", "code", "never", "county", "sector", "places", "inner", "family", "sib", "aliases", "weight")


def make_code(rng, used):
    while True:
        s = "91" + "42" + f"{rng.randrange(1, 13):02d}{rng.randrange(1, 13):02d}" + "".join(rng.choice(ALPH) for _ in range(9))
        c = (31 - sum(ALPH.index(a) * w for a, w in zip(s, WEIGHT)) % 31) % 31
        s += ALPH[c]
        if s not in used:
            used.add(s)
            return s


class World:
    def __init__(self, half, rows, seed):
        self.W = importlib.import_module("words_" + half)
        self.half, self.n, self.rng = half, rows, random.Random(f"{half}-{seed}")
        W, self.types, self.by_sector = self.W, [], {}
        common = self.add(W.COMMON)
        self.ncommon = len(common)
        for s, spec in W.SECTORS.items():
            self.by_sector[s] = (self.add(spec["types"]), common)
        self.start = dt.date(*W.START).toordinal()
        self.days = 731
        self.last = self.start + self.days - 1
        self.make_units()
        self.make_inspectors()
        self.rows, self.keys, self.count, self.locked, self.near = [], set(), {}, set(), []
        self.names_used = {}
        self.hcache, self.qcache = {}, {}
        self.datecache = {}

    def add(self, block):
        out = []
        for line in block.strip().split("\n"):
            t = Type(len(self.types), line.strip())
            self.types.append(t)
            out.append(t)
        return out

    # ------------------------------------------------------------- units
    def make_units(self):
        W, rng = self.W, self.rng
        want = max(60, min(40000, self.n // 18))
        self.units, names, cores, codes, brandtrade = [], {}, {}, set(), set()
        self.names, self.cores = names, cores
        sectors = list(W.SECTORS)
        self.loose_of = {}
        self.county_re = re.compile("^(" + "|".join(W.COUNTIES) + ")")
        def put(parts, sector, county, never):
            name = W.join(parts)
            c = W.core(name)
            if name in names or (c in cores and not parts.get("fixpre")):
                return None
            u = Unit()
            u.i, u.parts, u.name, u.county, u.sector = len(self.units), parts, name, county, sector
            u.code, u.never, u.family, u.sib, u.aliases = make_code(rng, codes), never, False, [], []
            pl = W.SECTORS[sector]["places"]
            u.places = rng.sample(pl, min(len(pl), rng.randint(3, 7)))
            u.inner = [x for x in u.places if x not in W.OUTDOOR]
            if not u.inner:
                u.inner = [rng.choice([x for x in pl if x not in W.OUTDOOR])]
                u.places += u.inner
            u.weight = min(12, rng.paretovariate(1.3))
            names[name] = u.i
            cores.setdefault(c, u.i)
            self.loose_of.setdefault(self.loose(name), set()).add(u.i)
            brandtrade.add((parts["brand"], parts["trade"]))
            self.units.append(u)
            return u
        tries = 0
        while len(self.units) < want and tries < want * 60:
            tries += 1
            sector, county = rng.choice(sectors), rng.choice(W.COUNTIES)
            parts = W.make_parts(rng, sector, W.SECTORS[sector], county)
            if (parts["brand"], parts["trade"]) in brandtrade:
                continue
            never = rng.random() < .22
            if rng.random() < .07:
                fam = W.families(rng, parts)
                if any((q["brand"], q["trade"]) in brandtrade for q in fam):
                    continue
                fam = [put(q, sector, q["pre"] if q.get("fixpre") else county, False) for q in fam]
                fam = [u for u in fam if u]
                if len(fam) > 1:
                    for u in fam:
                        u.family, u.sib = True, [v for v in fam if v is not u]
            else:
                put(parts, sector, county, never)
        if len(self.units) < want * .9:
            print("few names:", len(self.units), "of", want, file=sys.stderr)
        self.cum = list(accumulate(u.weight for u in self.units))
        self.brandtrade = brandtrade

    def loose(self, name):
        """What is left of a name without city, county, brackets, legal form and blanks."""
        return self.county_re.sub("", self.W.core(name))

    def alias_of(self, u):
        """A new other name of u, that is no other enterprise's."""
        W, rng = self.W, self.rng
        for _ in range(12):
            a = W.alias(rng, u.parts, u.family)
            c = W.core(a)
            if a == u.name or a in u.aliases:
                continue
            if self.names.get(a, u.i) != u.i or self.cores.get(c, u.i) != u.i or a.strip() != a and self.names.get(a.strip(), u.i) != u.i:
                continue
            mine = {u.i} | {v.i for v in u.sib}
            old = FORMER.search(a)
            if self.loose_of.get(self.loose(a), mine) - mine or old and self.loose(old.group(1)) in self.loose_of:
                continue                                     # could be read as another enterprise
            if old:
                self.loose_of.setdefault(self.loose(old.group(1)), set()).add(u.i)
            self.loose_of.setdefault(self.loose(a), set()).add(u.i)
            self.names[a] = u.i
            self.cores.setdefault(c, u.i)
            u.aliases.append(a)
            return a
        return None

    # ------------------------------------------------------------- inspectors: each with set habits
    def make_inspectors(self):
        W, rng = self.W, self.rng
        self.insp, self.insp_at = [], {}
        for s, (cw, city) in W.DEPTS.items():
            for county in W.COUNTIES + [None]:
                for _ in range(3 if county else 2):
                    ix = len(self.insp)
                    self.insp.append(dict(dept=(county + cw) if county else city, city=county is None, prefix=rng.choice(W.PREFIX), suffix=rng.choice(W.SUFFIX),
                                          ns=rng.randrange(W.NUMSTYLES), qs=rng.randrange(W.QTYSTYLES), ps=rng.choice(W.PLACESTYLES), alt=rng.random(),
                                          strict=rng.choice([.5, .7, .9]), batch=rng.choice([5, 7, 10, 15, 30])))
                    self.insp_at.setdefault((s, county), []).append(ix)

    def expand(self, v):
        while True:
            m = ALT.search(v)
            if not m:
                return v
            v = v[:m.start()] + self.rng.choice(m.group(1).split("|")) + v[m.end():]

    def fill(self, tpl, p, k, n, st):
        W = self.W
        if "{p}" in tpl:
            tpl = tpl.replace("{p}", p)
        if "{k}" in tpl:
            tpl = tpl.replace("{k}", self.plate(k, st["ns"]) if isinstance(k, str) else W.num(k, st["ns"]))
        if "{n}" in tpl:
            tpl = tpl.replace("{n}", W.qty(n, st["qs"]))
        return tpl

    def plate(self, k, style):
        return k[:2] + ["", "·", "", "-"][style % 4] + k[2:]

    def wording(self, ix, t, p, k, n, habit=True):
        """The sentence as inspector ix writes it."""
        rng, st = self.rng, self.insp[ix]
        key = (ix, t.i)
        if habit and rng.random() < st["strict"]:
            tpl = self.hcache.get(key)
            if tpl is None:
                tpl = self.hcache[key] = self.expand(rng.choice(t.variants))
        else:
            tpl = self.expand(rng.choice(t.variants))
        if p and st["alt"] < .3 and p in self.W.PLACE_ALT:
            a = self.W.PLACE_ALT[p]
            p = a[ix % len(a)]
        text = self.fill(tpl, p, k, n, st)
        text = self.W.place_style(text, p, st["ps"])
        if st["prefix"] and rng.random() < .8:
            text = st["prefix"] + text
        if st["suffix"] and rng.random() < .8:
            text += st["suffix"]
        return text

    # ------------------------------------------------------------- natural rows
    def facts(self, u, t):
        rng = self.rng
        p = ""
        if t.hasp:
            if t.places:
                c = [x for x in t.places if x in u.places] or t.places[:1]
                p = rng.choice(c)
            else:
                p = rng.choice(u.inner if t.i < self.ncommon else u.places)
        k = None
        if t.hask:
            k = f"{self.W.PLATE}{rng.randrange(10000, 99999)}" if t.plate else min(rng.randint(1, 12), rng.randint(1, 12))
        return p, k, rng.choice((1, 1, 2, 2, 2, 3, 3, 4, 5, 6, 8))

    def sheet(self, ix, county, day, later=0):
        d = dt.date.fromordinal(min(day, self.last))
        y, m = d.year, d.month
        if later:
            m += later
            y, m = y + (m - 1) // 12, (m - 1) % 12 + 1
        if self.insp[ix]["city"]:
            return ("D", self.W.SHEET_DEPT.format(dept=self.insp[ix]["dept"], county=county, y=y, m=m, q=(m + 2) // 3))
        return ("C", self.W.SHEET_COUNTY.format(county=county, y=y, m=m))

    def dates(self, ix, day):
        rng, st = self.rng, self.insp[ix]
        r = rng.random()
        if r < .14:
            return day, day
        due = day + (st["batch"] if rng.random() < .6 else rng.choice((3, 5, 7, 10, 15, 30)))
        r = rng.random()
        if r < .08:
            return due, None
        if r < .8:
            done = rng.randint(day + 1, due)
        elif r < .88:
            done = due
        else:
            done = due + rng.randint(1, 25)
        return due, done if done <= self.last else None

    def code(self, u):
        return "" if u.never or self.rng.random() < (.02 if u.parts.get("homo") else .15) else u.code

    def new_row(self, u, t, p, k, n, day, ix, habit=True, dates=None, sheet=None, name=None):
        key = (u.i, t.i, p, k)
        if key in self.keys or (u.i, t.i) in self.locked:
            return None
        self.keys.add(key)
        self.count[u.i, t.i] = self.count.get((u.i, t.i), 0) + 1
        due, done = dates or self.dates(ix, day)
        kind, sh = sheet or self.sheet(ix, u.county, day)
        row = [u.i, name or u.name, t.i, p, k, n, day, due, done, ix, sh, self.wording(ix, t, p, k, n, habit), self.code(u), kind]
        self.rows.append(row)
        return row

    def natural(self, n):
        rng, W = self.rng, self.W
        # visiting weight of the days: weekdays, campaign waves, quiet around Spring Festival
        dayw = []
        for i in range(self.days):
            d = dt.date.fromordinal(self.start + i)
            w = (1, 1.15, 1.2, 1.1, .8, .08, .05)[d.weekday()]
            w *= {1: 1.2, 2: .5, 6: 1.7, 9: 1.3, 12: 1.5}.get(d.month, 1)
            if d.day > 25:
                w *= 1.15
            dayw.append(w)
        daycum = list(accumulate(dayw))
        themes = {}
        for s, (own, common) in self.by_sector.items():
            for m in range(26):
                themes[s, m] = rng.sample(own, 2) + rng.sample(common, 2)
        cum, total, dtotal = self.cum, self.cum[-1], daycum[-1]
        stale = 0
        while len(self.rows) < n and stale < 200000 + n:
            u = self.units[bisect(cum, rng.random() * total)]
            day = self.start + bisect(daycum, rng.random() * dtotal)
            ix = rng.choice(self.insp_at[u.sector, u.county if rng.random() < .72 else None])
            sheet = self.sheet(ix, u.county, day)
            if rng.random() < .08:
                sheet = ("T", rng.choice(W.SHEET_THEME).format(y=dt.date.fromordinal(day).year))
            name = u.name
            if u.aliases and rng.random() < .45:
                name = rng.choice(u.aliases)
            own, common = self.by_sector[u.sector]
            theme = themes[u.sector, (day - self.start) // 30]
            got, last = [], None
            for _ in range(min(9, 1 + int(rng.expovariate(.45)))):
                if last and rng.random() < .16:        # the same kind again, at another place or on another machine
                    t = last[0]
                    if not (t.hasp or t.hask):
                        continue
                    p, k, q = self.facts(u, t)
                    if t.hask and rng.random() < .6:
                        p = last[1]
                else:
                    r = rng.random()
                    t = rng.choice(theme if r < .2 else own if r < .62 else common)
                    p, k, q = self.facts(u, t)
                row = self.new_row(u, t, p, k, q, day, ix, sheet=sheet, name=name)
                if row:
                    if last and last[0] is t:
                        self.near.append(("same_visit", last[3], row))
                    last = (t, p, k, row)
                    got.append((t, p, k, q, row))
                    if u.never is False and name != u.name and rng.random() < .55:
                        row[CODE] = ""
                else:
                    stale += 1
            if u.sib and got and rng.random() < .35:
                v = rng.choice(u.sib)
                sheet2 = sheet if sheet[0] == "T" else self.sheet(ix, v.county, day)
                for t, p, k, q, row in got[:2]:
                    if t.plate:
                        continue
                    if p and p not in v.places:
                        v.places.append(p)
                    r2 = self.new_row(v, t, p, k, q, day, ix, sheet=sheet2)
                    if r2:
                        r2[TEXT] = row[TEXT] if rng.random() < .5 else r2[TEXT]
                        self.near.append(("sibling_unit", row, r2))
        del self.rows[n:]
        keep = set(map(id, self.rows))
        self.near = [x for x in self.near if id(x[1]) in keep and id(x[2]) in keep]

    # ------------------------------------------------------------- planting
    def reworded(self, row, ix):
        """The same facts in another clerk's words."""
        rng, W, t = self.rng, self.W, self.types[row[TYPE]]
        base = row[TEXT]
        single = self.count[row[UNIT], row[TYPE]] == 1
        for _ in range(6):
            st = dict(rng.choice(self.insp))
            if rng.random() < W.KEEP_VARIANT:
                tpl = self.hcache.get((row[INSP], row[TYPE])) or self.expand(t.variants[0])
                st["ns"] = self.insp[row[INSP]]["ns"]
            else:
                tpl = self.expand(rng.choice(t.variants))
            p = row[P]
            if p in W.PLACE_ALT and rng.random() < .45:
                p = rng.choice(W.PLACE_ALT[p])
            # what a careless clerk leaves out, only where nothing else at this unit can be meant
            if single and p and not t.hask and rng.random() < W.DROP:
                tpl = tpl.replace("{p}", "", 1)
                p = ""
            if "{n}" in tpl and rng.random() < W.DROP:
                tpl = self.dropn(tpl)
            text = self.fill(tpl, p, row[K], row[N], st)
            text = W.place_style(text, p, rng.choice(W.PLACESTYLES))
            text = W.reword(rng, text, p, unit=row[NAME], parts=self.units[row[UNIT]].parts, county=self.units[row[UNIT]].county)
            if text != base:
                return text
        return text

    def dropn(self, tpl):
        tpl = re.sub(r"（共?\{n\}[^）]{1,2}）|，共\{n\}\w", "", tpl)
        return re.sub(r"(\{n\})(\w)", lambda m: {0: "部分", 1: "多" + m.group(2)}[self.rng.randrange(2)], tpl)

    def other_inspector(self, row, city):
        u = self.units[row[UNIT]]
        c = self.insp_at[u.sector, None if city else u.county]
        c = [x for x in c if x != row[INSP]] or c
        return self.rng.choice(c)

    def near_dates(self, row, found):
        rng = self.rng
        due, done = max(row[DUE], found), row[DONE]
        if done is not None:
            done = max(done, found)
        r = rng.random()
        if r < .25:
            due += rng.choice((1, -1, 2, 5)) if due > found + 3 else 0
        r = rng.random()
        if done is not None and r < .2:
            done = min(self.last, done + rng.randint(0, 3))
        elif r < .32:
            done = None
        return due, done

    def shift(self, day, choices):
        return max(self.start, min(self.last, day + self.rng.choice(choices)))

    def plant(self, counts):
        rng, W = self.rng, self.W
        order = list(range(len(self.rows)))
        rng.shuffle(order)
        it = iter(order)
        self.groups = []
        def base():
            for i in it:
                row = self.rows[i]
                if (row[UNIT], row[TYPE]) not in self.locked:
                    return row
            raise SystemExit("no more rows to plant on")
        made = 0
        nd, nm, nr, nn = counts
        while made < nd:                                     # listed twice
            b = base()
            u = self.units[b[UNIT]]
            group = [b]
            for _ in range(2 if rng.random() < .06 else 1):
                r = list(b)
                same_city = self.insp[b[INSP]]["city"]
                r[INSP] = b[INSP] if rng.random() < .5 else self.other_inspector(b, same_city)
                r[TEXT] = self.reworded(b, r[INSP])
                r[FOUND] = self.shift(b[FOUND], W.DUP_SHIFT)
                r[DUE], r[DONE] = self.near_dates(b, r[FOUND])
                x = rng.random()
                if x < .5:
                    r[IDKIND], r[SHEET] = self.sheet(r[INSP], u.county, r[FOUND], later=1)
                elif x < .85 or len(group) > 1:
                    r[IDKIND], r[SHEET] = "T", rng.choice(W.SHEET_THEME).format(y=dt.date.fromordinal(r[FOUND]).year)
                if r[SHEET] == b[SHEET] and x < .85:
                    r[IDKIND], r[SHEET] = self.sheet(r[INSP], u.county, r[FOUND], later=1)
                r[CODE] = self.code(u)
                group.append(r)
                made += 1
            self.close(b, group, "duplicate")
        made = 0
        while made < nm:                                     # merged from two sources
            b = base()
            u = self.units[b[UNIT]]
            r = list(b)
            city = not self.insp[b[INSP]]["city"]
            r[INSP] = self.other_inspector(b, city)
            r[TEXT] = self.reworded(b, r[INSP])
            r[FOUND] = self.shift(b[FOUND], (0, 0, 0, 1, 1, 2, 3, -1, -2))
            r[DUE], r[DONE] = self.near_dates(b, r[FOUND])
            r[IDKIND], r[SHEET] = self.sheet(r[INSP], u.county, r[FOUND])
            if r[SHEET] == b[SHEET]:
                r[IDKIND], r[SHEET] = self.sheet(r[INSP], u.county, r[FOUND], later=1)
            if rng.random() < .7:
                others = [a for a in u.aliases + [u.name] if a != b[NAME]]
                a = rng.choice(others) if others and rng.random() < .6 else self.alias_of(u)
                r[NAME] = a or r[NAME]
            r[CODE] = u.code if not u.never and rng.random() < (.45 if r[NAME] == b[NAME] else .3) else ""
            made += 1
            self.close(b, [b, r], "merged")
        made = 0
        while made < nr:                                     # comes back
            b = base()
            u = self.units[b[UNIT]]
            group, cur = [b], b
            for _ in range(2 if rng.random() < .12 else 1):
                if cur[DONE] is None:
                    break
                day = cur[DONE] + 10 + int(rng.expovariate(1 / 70))
                for _ in range(7):
                    if dt.date.fromordinal(day).weekday() > 4:
                        day += 1
                if day > self.last:
                    break
                r = list(b)
                r[INSP] = b[INSP] if rng.random() < .3 else self.other_inspector(b, rng.random() < .4)
                r[TEXT] = self.reworded(b, r[INSP])
                r[FOUND] = day
                r[DUE], r[DONE] = self.dates(r[INSP], day)
                r[IDKIND], r[SHEET] = self.sheet(r[INSP], u.county, day)
                if u.aliases and rng.random() < .4:
                    r[NAME] = rng.choice(u.aliases + [u.name])
                r[CODE] = self.code(u)
                group.append(r)
                cur = r
                made += 1
            if len(group) > 1:
                self.close(b, group, "recurring")
        nn = self.n - len(self.rows)
        made, tries = 0, 0
        while made < nn and tries < nn * 30:                 # looks planted, is not: another machine or another place
            tries += 1
            b = self.rows[rng.randrange(len(self.rows))]
            u, t = self.units[b[UNIT]], self.types[b[TYPE]]
            if not (t.hasp or t.hask):
                continue
            p, k, q = self.facts(u, t)
            if t.hask and rng.random() < .6:
                p = b[P]
            elif t.hasp and k is not None:
                k = b[K]
            later = rng.random() < .45
            if later:
                if b[DONE] is None:
                    continue
                day = b[DONE] + 10 + int(rng.expovariate(1 / 70))
                ix = self.other_inspector(b, rng.random() < .4)
            else:
                day = self.shift(b[FOUND], W.DUP_SHIFT + [0])
                ix = b[INSP] if rng.random() < .5 else self.other_inspector(b, rng.random() < .5)
            if day > self.last:
                continue
            r = self.new_row(u, t, p, k, b[N], day, ix, habit=rng.random() < .6, name=b[NAME] if rng.random() < .8 else u.name)
            if r:
                made += 1
                self.near.append(("later_other" if later else "other_sheet_other", b, r))

    def close(self, b, group, kind):
        self.locked.add((b[UNIT], b[TYPE]))
        self.rows.extend(group[1:])
        self.groups.append((kind, group))

    # ------------------------------------------------------------- out
    def run(self):
        n, rng = self.n, self.rng
        nd, nm, nr, nn = round(n * .009), round(n * .009), round(n * .006), round(n * .008)
        # some enterprises go by several names from the start
        for u in rng.sample(self.units, max(3, len(self.units) // 40)):
            for _ in range(rng.choice((1, 1, 1, 2, 3))):
                self.alias_of(u)
        self.natural(n - nd - nm - nr - nn)
        self.plant((nd, nm, nr, nn))

    def iso(self, o):
        if o is None:
            return ""
        s = self.datecache.get(o)
        if s is None:
            s = self.datecache[o] = dt.date.fromordinal(o).isoformat()
        return s

    def mixed(self, o, sheet):
        if o is None:
            return ""
        d, k = dt.date.fromordinal(o), sum(map(ord, sheet)) % 4
        return (d.isoformat(), f"{d.year}/{d.month}/{d.day}", f"{d.year}年{d.month}月{d.day}日", f"{d.year}.{d.month:02d}.{d.day:02d}")[k]

    def write(self, out, truth, units, near, mixed, units_near):
        W, rng = self.W, self.rng
        order = sorted(range(len(self.rows)), key=lambda i: (self.rows[i][SHEET], self.rows[i][FOUND], i))
        seq, ids, bysheet = {}, {}, {}
        day = self.iso
        with open(out, "w", encoding="utf-8-sig", newline="") as f:
            w = csv.writer(f)
            w.writerow(HEAD)
            for i in order:
                r = self.rows[i]
                sh, kind = r[SHEET], r[IDKIND]
                d = dt.date.fromordinal(r[FOUND])
                if sh not in bysheet:
                    y = int(re.search(r"20\d\d", sh).group())
                    m = re.search(r"(\d\d?)月", sh)
                    bysheet[sh] = (y, int(m.group(1)) if m else d.month)
                y, m = bysheet[sh]
                u = self.units[r[UNIT]]
                cc = W.COUNTIES.index(u.county) + 1
                if kind == "C":
                    key = ("C", cc, y, m)
                    fmt = W.ID_COUNTY
                elif kind == "D":
                    key = ("D", y)
                    fmt = W.ID_DEPT
                else:
                    key = ("T", y)
                    fmt = W.ID_THEME
                s = seq[key] = seq.get(key, 0) + 1
                hid = ids[id(r)] = fmt.format(cc=cc, y=y, m=m, s=s)
                if mixed:
                    a, b, c = (self.mixed(r[x], sh) for x in (FOUND, DUE, DONE))
                else:
                    a, b, c = day(r[FOUND]), day(r[DUE]), day(r[DONE])
                w.writerow((hid, r[NAME], r[CODE], u.county, u.sector, r[TEXT], a, b, c, self.insp[r[INSP]]["dept"], sh))
        shown = {}
        for i in order:
            r = self.rows[i]
            if r[NAME] not in shown.setdefault(r[UNIT], {}):
                shown[r[UNIT]][r[NAME]] = ids[id(r)]
        with open(truth, "w", encoding="utf-8", newline="") as f, open(units, "w", encoding="utf-8", newline="") as g:
            w, v = csv.writer(f), csv.writer(g)
            w.writerow(("kind", "group", "id"))
            v.writerow(("group", "name"))
            k = 0
            for ui, names in sorted(shown.items()):
                if len(names) > 1:
                    k += 1
                    for name, hid in names.items():
                        v.writerow((f"U{k:05d}", name))
                        w.writerow(("unit", f"U{k:05d}", hid))
            stat = {}
            for j, (kind, group) in enumerate(self.groups, 1):
                stat[kind] = stat.get(kind, 0) + 1
                for r in group:
                    w.writerow((kind, f"{kind[0].upper()}{j:06d}", ids[id(r)]))
        with open(units_near, "w", encoding="utf-8", newline="") as f:
            w = csv.writer(f)
            w.writerow(("group", "name", "code"))
            seen, j = set(), 0
            for u in self.units:
                if u.sib and u.i not in seen:
                    j += 1
                    for v in [u] + u.sib:
                        seen.add(v.i)
                        if v.i in shown:
                            w.writerow((f"F{j:05d}", v.name, v.code))
        with open(near, "w", encoding="utf-8", newline="") as f:
            w = csv.writer(f)
            w.writerow(("kind", "group", "id"))
            for j, (kind, a, b) in enumerate(self.near, 1):
                w.writerow((kind, f"N{j:06d}", ids[id(a)]))
                w.writerow((kind, f"N{j:06d}", ids[id(b)]))
        print(f"{len(self.rows)} rows, {len(self.units)} units, {k} units of several names, groups {stat}, near pairs {len(self.near)}", file=sys.stderr)


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--half", choices=["dev", "held", "third", "fourth"], required=True)
    a.add_argument("--rows", type=int, default=100000)
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--out", default="hazards.csv")
    a.add_argument("--truth", default="truth.csv")
    a.add_argument("--units")
    a.add_argument("--near")
    a.add_argument("--dates", choices=["iso", "mixed"], default="iso", help="mixed: each sheet writes days its own way")
    o = a.parse_args()
    here = os.path.dirname(os.path.abspath(o.truth))
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    w = World(o.half, o.rows, o.seed)
    w.run()
    w.write(o.out, o.truth, o.units or os.path.join(here, "units.csv"), o.near or os.path.join(here, "near.csv"), o.dates == "mixed",
            os.path.join(here, "units_near.csv"))


if __name__ == "__main__":
    main()
