"""Reads a page as strictly as a browser does not: whatever is not ours is an error."""

from html.parser import HTMLParser

INLINE = {"a", "bdi", "code", "q", "small", "strong", "time", "wbr"}
VOID = {"meta", "input", "wbr", "rect", "line", "use", "path"}
OURS = """
    html head title style script body a header h1 h2 h3 h4 h5 main section article div p span small
    strong q bdi code pre ul ol li dl dt dd figure figcaption form label select option button output
    table caption thead tbody tr th td details summary time svg g defs text
"""
TAGS = VOID.union(OURS.split())
ATTRIBUTES = """
    id class lang charset http-equiv content name href hidden role tabindex for type min step value
    autocomplete inputmode start scope open datetime width height x y x1 x2 y1 y2 xmlns viewbox d
    fill fill-opacity stroke stroke-width stroke-dasharray stroke-linejoin font-family font-size
    text-anchor data-sort data-section data-state data-lost data-value
    aria-label aria-labelledby aria-hidden
"""


class Read(HTMLParser):
    """Reads a page strictly: what is begun is ended, and no element is not ours."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.elements, self.words, self.inside = [], [], [], {"script": [], "style": []}
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        assert tag in TAGS, tag
        assert {name for name, _ in attrs} <= set(ATTRIBUTES.split()), attrs
        self.elements.append((tag, dict(attrs)))
        self.words.append("" if tag in INLINE else " ")
        if tag not in VOID or tag == "path":
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if self.open and self.open[-1] == tag == "path":
            self.open.pop()

    def handle_endtag(self, tag):
        self.words.append("" if tag in INLINE else " ")
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.inside.get(self.open[-1] if self.open else "", self.words).append(data)

    def handle_comment(self, data):
        raise AssertionError(data)


def words(text):
    """Return what a reader reads, spaces evened out."""
    return " ".join("".join(Read(text).words).split())
