"""An invented article, and the pages around it."""

from volteface.model import Page
from volteface.reading import read

TITLE = "Ruritania severs ties with Borduria over Zenda"
BODY = [
    "Ruritania severed ties with Borduria on Monday, three days after its neighbour recognised the breakaway valley of Zenda.",
    "The ministers of both states had met in Strelsau a week before, and parted without shaking hands or saying why they had.",
    "In the market of Zenda the shutters stayed down all day, and a baker gave away what she could not sell that morning.",
]


def read_text(*lines):
    return read(Page(document="page", content="\n\n".join(lines).encode(), kind="text"))


def read_html(inside, title=TITLE):
    source = (
        f"<html><head><title>{title}</title></head><body><nav><a href=/>Home</a></nav>{inside}</body></html>"
    )
    return read(Page(document="page", content=source.encode(), kind="html"))
