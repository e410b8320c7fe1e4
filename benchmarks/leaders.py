"""How often the leaders table names the leader that REIGN names, by state and month, 2005 to February 2021.

    python benchmarks/leaders.py [--all]

REIGN (Bell, Besaw and Frank 2021) gives one effective leader a state and month. A month agrees if that
person, by any word of the name, holds the office of head of state, head of government or leader in
lexicon/leaders.csv at some day of it. Needs truth/reign_leaders_2021.csv in $VOLTEFACE_DATA.
"""

import csv
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "lexicon"))

from leaders import Office, fold, last_day, plain, read_offices  # noqa: E402

FIRST, LAST = "2005-01", "2021-02"  # REIGN names nobody who came later
OFFICES = ("head_of_state", "head_of_government", "leader")
SIMILAR = 0.75
"""Likeness of two spellings of a name from which on they are taken for one ('Lukashenka', 'Lukashenko')."""

COW_TO_ISO = {
    "BHM": "BHS", "HAI": "HTI", "TRI": "TTO", "BAR": "BRB", "GRN": "GRD", "SLU": "LCA", "SVG": "VCT",
    "AAB": "ATG", "SKN": "KNA", "GUA": "GTM", "HON": "HND", "SAL": "SLV", "COS": "CRI", "PAR": "PRY",
    "URU": "URY", "UKG": "GBR", "IRE": "IRL", "NTH": "NLD", "FRN": "FRA", "MNC": "MCO", "SWZ": "CHE",
    "SPN": "ESP", "POR": "PRT", "GMY": "DEU", "AUS": "AUT", "CZR": "CZE", "SLO": "SVK", "SNM": "SMR",
    "MNG": "MNE", "MAC": "MKD", "CRO": "HRV", "YUG": "SRB", "BOS": "BIH", "KOS": "XKX", "SLV": "SVN",
    "BUL": "BGR", "MLD": "MDA", "ROM": "ROU", "LAT": "LVA", "LIT": "LTU", "GRG": "GEO", "SWD": "SWE",
    "DEN": "DNK", "ICE": "ISL", "CAP": "CPV", "EQG": "GNQ", "GAM": "GMB", "MAA": "MRT", "NIR": "NER",
    "GUI": "GIN", "SIE": "SLE", "TOG": "TGO", "CAO": "CMR", "NIG": "NGA", "CEN": "CAF", "CHA": "TCD",
    "CON": "COG", "DRC": "COD", "TAZ": "TZA", "BUI": "BDI", "ANG": "AGO", "MZM": "MOZ", "ZAM": "ZMB",
    "ZIM": "ZWE", "MAW": "MWI", "SAF": "ZAF", "LES": "LSO", "BOT": "BWA", "SWA": "SWZ", "MAG": "MDG",
    "MAS": "MUS", "SEY": "SYC", "MOR": "MAR", "ALG": "DZA", "LIB": "LBY", "SUD": "SDN", "LEB": "LBN",
    "KUW": "KWT", "BAH": "BHR", "UAE": "ARE", "OMA": "OMN", "TAJ": "TJK", "KYR": "KGZ", "KZK": "KAZ",
    "MON": "MNG", "ROK": "KOR", "BHU": "BTN", "BNG": "BGD", "MYA": "MMR", "SRI": "LKA", "MAD": "MDV",
    "NEP": "NPL", "THI": "THA", "CAM": "KHM", "DRV": "VNM", "MAL": "MYS", "SIN": "SGP", "BRU": "BRN",
    "PHI": "PHL", "INS": "IDN", "ETM": "TLS", "AUL": "AUS", "NEW": "NZL", "VAN": "VUT", "SOL": "SLB",
    "FIJ": "FJI", "NAU": "NRU", "MSI": "MHL", "PAL": "PLW", "BFO": "BFA", "CDI": "CIV",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reign:
    """A leader of a state by REIGN, from one month ("2005-01") to another."""

    state: str
    leader: str
    since: str
    until: str


def read_reigns(path: Path) -> list[Reign]:
    """Read REIGN's list of leaders under ISO codes; who is still in office has the last month of all."""
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        return [
            Reign(
                COW_TO_ISO.get(row["stateabb"], row["stateabb"]),
                row["leader"],
                _month(row["syear"], row["smonth"]),
                _month(row["eyear"], row["emonth"]) if row["eyear"] else LAST,
            )
            for row in csv.DictReader(file)
        ]


def _month(year: str, month: str) -> str:
    return f"{int(float(year)):04}-{int(float(month)):02}"


def months() -> Iterator[str]:
    """Give every month that is compared."""
    for year in range(int(FIRST[:4]), int(LAST[:4]) + 1):
        for month in range(1, 13):
            if FIRST <= f"{year}-{month:02}" <= LAST:
                yield f"{year}-{month:02}"


def same_person(reign: str, office: Office) -> bool:
    """Whether a word of REIGN's name is like a word of the table's."""
    theirs = [word for word in fold(plain(reign)).split() if len(word) > 2]
    name, aliases, surnames = office.spellings["en"]
    ours = {
        word for text in (name, *aliases, *surnames) for word in fold(plain(text)).split() if len(word) > 2
    }
    return any(a == b or SequenceMatcher(None, a, b).ratio() >= SIMILAR for a in theirs for b in ours)


def main() -> None:
    """Print agreement by state-month and, with --all, every month in which none agrees."""
    data = Path(os.environ.get("VOLTEFACE_DATA", ROOT.parent / "shared" / "data"))
    path = data / "truth" / "reign_leaders_2021.csv"
    if not path.exists():
        print(f"{path} is missing: set VOLTEFACE_DATA to the folder that holds truth/", file=sys.stderr)
        return
    table: dict[str, list[Office]] = {}
    for office in read_offices():
        if office.office in OFFICES:
            table.setdefault(office.code, []).append(office)
    agreed: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    missed: dict[tuple[str, str], list[str]] = {}
    for reign in read_reigns(path):
        for month in months():
            if not reign.since <= month <= reign.until:
                continue
            asked[reign.state] += 1
            start, end = f"{month}-01", last_day(month).isoformat()
            holders = [
                o
                for o in table.get(reign.state, [])
                if o.since.isoformat() <= end and start <= o.until.isoformat()
            ]
            if any(same_person(reign.leader, office) for office in holders):
                agreed[reign.state] += 1
            else:
                missed.setdefault((reign.state, reign.leader), []).append(month)
    for state in sorted(asked, key=lambda code: (agreed[code] / asked[code], code)):
        if agreed[state] < asked[state]:
            print(f"{state}  {agreed[state]:4} of {asked[state]:4}  {agreed[state] / asked[state]:.3f}")
    if "--all" in sys.argv:
        for (state, leader), at in missed.items():
            print(f"{state}  {leader}: {len(at)} months, {at[0]} to {at[-1]}")
    print(
        f"agreement: {agreed.total()} of {asked.total()} state-months, {agreed.total() / asked.total():.4f}"
    )


if __name__ == "__main__":
    main()
