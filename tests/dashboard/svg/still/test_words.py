"""Words of a figure: broken, bold and coloured as plotly writes them, and nothing else of what they might hold."""

from dashboard.svg.still.words import as_html, bare, lines_of, text_block, width_of

LABEL = '<span style="color:#123456">●</span> <b>Aland &amp; sons</b><br>48.7 <script>x</script>'


def test_a_label_is_broken_into_lines_and_is_as_wide_as_the_longest_without_its_marks() -> None:
    assert [bare(line) for line in lines_of(LABEL)] == ["● Aland & sons", "48.7 <script>x</script>"]
    assert width_of(["<b>long</b>", "no"], 10) == width_of(["long"], 10)
    assert width_of(["中"], 10) == width_of(["ab"], 10)


def test_what_is_bold_or_coloured_is_so_and_all_else_is_text() -> None:
    first, second = lines_of(LABEL)
    assert as_html(first) == (
        '<span style="color:#123456">●</span> <span style="font-weight:600;">Aland &amp; sons</span>'
    )
    assert as_html(second) == "48.7 &lt;script&gt;x&lt;/script&gt;"
    block = text_block([first, second], "50%", 100, size=10)
    assert '<tspan fill="#123456">●</tspan> <tspan font-weight="600">Aland &amp; sons</tspan>' in block
    assert "<script>" not in block


def test_a_block_is_held_at_its_top_its_middle_or_its_bottom() -> None:
    tops = [
        text_block(["a"], "0", 100, size=10, up=up).split(' y="')[1].split('"')[0] for up in ("top", "middle", "bottom")
    ]
    assert [float(top) for top in tops] == [110, 103.5, 97]
    assert 'text-anchor="end"' in text_block(["a"], "0", 0, size=10, across="right")
