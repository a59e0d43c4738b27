"""Odd texts of our own making: everything that YAML allows, almost allows and forbids, in and around a description."""

__all__ = ["ODD_TEXTS"]

#: What may stand as the value of a key, and what must not.
_VALUES = r"""
|
>
|+
>-
|2
>9
|0
|-+
|x
&a
*a
&a *a
&a &b c
!x
! x
!!str
!!str 5
!!int five
!<tag:x> y
!a!b c
''
""
'it''s'
"\x41\u00e4\U0001F600"
"\x4"
"\uD83D\uDE00"
"\ud800"
"\U00110000"
"\
"a" b
'a' b
"a
'a
[
]
{
}
[]
{}
[,]
{,}
[a,]
{a,}
{a: ,}
{: a}
{? a}
{? a : b}
[? a : b]
[a: b]
[a: b, c: d]
[[[]]]
{a: {b: {c: {}}}}
{a: 1, a: 2}
{[a]: b}
{{a: b}: c}
[a b]
[a, b
{a: b
{"a":b}
{"a":"b"}
{a:b}
{'a':'b'}
{a: b}}
[a]]
[a] b
{a: b} c
- a
-
-a
- - a
? a
?
: a
:
a: b
a: b: c
a:
# comment
a # comment
a#b
@a
`a`
%a
%
,
a,
a]
a}
~
null
Null
nUll
true
TRUE
tRue
yes
off
0
-0
+0
00
0o7
0o8
0x1F
0xG
0b1
1_000
_1
1e3
1.e3
1e400
.5
5.
.
..
-.inf
.nan
.NaN
1:30:00
2023-04-01
2023-02-30
2023-04-01T00:00:00Z
0000-00-00
9999999999999999999999
-9223372036854775808
-9223372036854775809
0.1e-400
<<
=
--- a
... a
---
...
""".strip("\n").splitlines()

_HEAD = "ics: 1\nframework: act-2022\nsystem: {id: a, name: A, as-of: 2023-04-01}\n"
#: Whole texts, each of which says `ics:` somewhere.
_WHOLE = [
    "ics",
    "ics:",
    "ics: ",
    "ics : 1",
    "ics:1",
    " ics: 1",
    "\tics: 1",
    "ics:\t1",
    "ics: 1\t",
    "ics: 1 # \u00e4",
    "'ics': 1",
    '"ics": 1',
    "? ics\n: 1",
    "? ics",
    "{ics: 1}",
    "{ics: 1",
    "[ics: 1]",
    "- ics: 1",
    "ics: 1\n- a",
    "- a\nics: 1",
    "ics: 1\nics: 1",
    "ics: 1\n ics: 1",
    "ics: 1\nics:\n",
    "---\nics: 1",
    "--- ics: 1",
    "--- {ics: 1}",
    "---\n---\nics: 1",
    "ics: 1\n---",
    "ics: 1\n---\n---\n---\n",
    "ics: 1\n...",
    "ics: 1\n...\n...\n",
    "ics: 1\n...\nics: 1",
    "ics: 1\n... # end\n---\nics: 2",
    "...\nics: 1",
    "%YAML 1.2\n---\nics: 1",
    "%YAML 1.1\n---\nics: 1",
    "%YAML 2.0\n---\nics: 1",
    "%YAML 1.2\nics: 1",
    "%YAML 1.2\n%YAML 1.2\n---\nics: 1",
    "%TAG ! tag:example.org,2000:\n---\nics: !x 1",
    "%TAG !e! tag:example.org,2000:\n---\nics: !e!x 1",
    "%NONSENSE\n---\nics: 1",
    "ics: 1\n%YAML 1.2\n---\na: 1",
    "ics: 1\n---\n%YAML 1.2\n---\n",
    "&a ics: *a",
    "ics: &a 1\nsystem: *a",
    "ics: *nowhere",
    "ics: &a [*a]",
    "ics: &a {b: *a}",
    "&a ics: 1\n*a : 2",
    "ics: &a 1\n*a: 2",
    "&x\nics: 1",
    "!x\nics: 1",
    "!!map\nics: 1",
    "!!map {ics: 1}",
    "ics: 1\n<<: {a: 1}",
    "a: &a {framework: act-2022}\nics: 1\n<<: *a",
    "ics: 1\n<<: [{a: 1}, {b: 2}]",
    "ics: 1\n<<: 5",
    "ics: 1\n? a\n? b\n: c",
    "ics: 1\n? [a, b]\n: c",
    "ics: 1\n? {a: b}\n: c",
    "ics: 1\n? |\n  a\n: c",
    "ics: 1\n? - a\n: - b",
    "ics: 1\n'': 2",
    "ics: 1\n: 2",
    "ics: 1\n~: 2",
    "ics: 1\n5: 2\n5.0: 3\ntrue: 4\nnull: 5",
    "ics: 1\n1_0: 2\n10: 3",
    f"ics: 1\n{'k' * 2_000}: 1",
    "ics: 1\na/b~c: {~1: {/: 1}}",
    "ics: 1\nsystem:\n\tid: a",
    "ics: 1\nsystem:\n  id: a\n name: b",
    "ics: 1\nsystem:\n  id: a\n   name: b",
    "ics: 1\nsystem:\nid: a",
    "ics: 1\nsystem: id: a",
    "ics: 1\nsystem: {id: a\nname: b}",
    "ics: 1\nsystem: {id: a,\nname: b}",
    "ics: 1\nsystem: [id: a",
    "ics: 1\nsystem: 'a\nb: c",
    'ics: 1\nsystem: "a\n\n  b"',
    "ics: 1\nsystem: a\n  b\n  c",
    "ics: 1\nsystem: a\n  b: c",
    "ics: 1\nsystem: |\n a\n  b\nc: d",
    "ics: 1\nsystem: |\n  a\n b\n",
    "ics: 1\nsystem: >\n\n\n",
    "ics: 1\nsystem: |1\n  a",
    "ics: 1\nsystem: | # comment\n  a",
    "ics: 1\nsystem: |#comment\n  a",
    "ics: 1\nsystem: a # b\n # c\nd: e",
    "ics: 1\n#",
    "# ics: 1",
    "#\nics: 1 #",
    "ics: 1\r\nsystem: {id: a}\r\n",
    "ics: 1\rsystem: {id: a}\r",
    "ics: 1\n\rsystem: {id: a}",
    "ics: 1\x85system: 1",
    "ics: 1\u2028system: 1",
    "\ufeffics: 1",
    "\ufeff\ufeffics: 1",
    "ics: 1\n---\n\ufeffics: 2",
    "ics: 1\n\ufeffa: b",
    "ics: 1\na: \x00",
    "ics: 1\na: \x1b[31m",
    "ics: 1\na: \x7f",
    "ics: 1\na: \ufffe",
    "ics: 1\na: \ufffd",
    "ics: 1\na: \U0010ffff",
    "ics: 1\n\u00e4\u00f6: \u6f22\u5b57",
    "ics: 1\na: \u202eevil\u202c",
    "ics: 1\nx-\u0000: 1",
    "ics: 1\nsystem: " + "[" * 200 + "]" * 200,
    "ics: 1\nsystem: " + "{a: " * 200 + "1" + "}" * 200,
    "ics: 1\n" + "".join(" " * depth + "a:\n" for depth in range(200)),
    "ics: 1\n" + "- " * 200 + "a",
    "ics: 1\nsystem: " + "&a " * 50 + "b",
    "ics: 1\n" + "".join(f"a{number}: &a{number} {number}\n" for number in range(500)),
    "ics: 1\na: &a [1]\n" + "".join(f"b{number}: *a\n" for number in range(500)),
    "ics: 1\n" + "a: 1\n" * 500,
    "ics: 1\n" + "\n" * 5_000,
    "ics: 1" + " " * 5_000,
    "ics: 1\n" + "#" * 5_000,
    "ics: " + "1" * 5_000,
    "ics: 1\nexceptions: {a: b}",
    "ics: 1\nexceptions: [{rule: [], at: {}}, 5, ~]",
    "ics: 1 # ics-lint: except",
    "ics: 1 # ics-lint: except :",
    "ics: 1 # ics-lint: except COL001: \x1b",
    "ics: 1\nsystem: {partial: [a, 5, ~, [], system]}",
    "ics: 1\nsystem: {id: ~, as-of: []}",
    "ics: 1\nframework: [act-2022]\nsystem: []",
    "ics: 1\nframework: act-2022\nsystem: {id: a, name: A, as-of: 9999-12-31}",
    "ics: 1\nframework: act-2022\nsystem: {id: a, name: A, as-of: 0001-01-01}",
    "ics: 1\nframework: act-2022\nsystem: {id: a/b, name: A, as-of: 2023-04-01}",
    "ics: 1\nframework: act-2022\nsystem: {id: 'a:b', name: A, as-of: 2023-04-01}",
    _HEAD + "organisations: {a/b: {name: B, kind: icb}}",
    _HEAD + "posts: {a: {title: chair, of: a/}, b: {title: chair, of: /a}}",
    _HEAD + "posts: {a: {title: chair, of: 'a/b/c'}}",
    _HEAD + "bodies: {a: {kind: icp, of: a, answers-to: [a, a]}}",
]  # fmt: skip

#: Every odd text, each once.
ODD_TEXTS = list(dict.fromkeys([*_WHOLE, *(f"ics: 1\nsystem: {value}\nplaces: 1\n" for value in _VALUES)]))
