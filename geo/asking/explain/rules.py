"""What the rules of reading are called when a reader asks for them: data, apart from code.

A rule without an entry is shown by its own name, in words.
"""

from __future__ import annotations

from geo.reading.rules import rules_of, says

RULES: dict[str, str] = {
    # places
    "name:whole": "A name that the gazetteer holds, weighed against the others of the article",
    "name:people": "A people's name, for its country or region",
    "name:type": "A name found without the word for its kind",
    "name:way": "A name found without the word for its direction",
    "name:inside": "A place named inside a longer name",
    "name:usual": "What readers of news take for granted",
    "name:doubtful": "A name of several places, none of them clearly meant",
    "name:language": "A people's name, used for its language",
    "name:unknown": "A name that the gazetteer lacks",
    # times
    "weekday": "A weekday, taken for the nearest one that the verb beside it allows",
    "nth-weekday": "A weekday counted within its month",
    "weekday-of-week": "A weekday of a week told beside it",
    "weekday-part": "A part of the day on a weekday",
    "weekday-date": "A weekday with its date",
    "month-day": "A date as printed",
    "day-month": "A date as printed",
    "iso-date": "A date as printed",
    "slashed-date": "A date in figures",
    "clock-date": "A time of day with its date",
    "date-range": "Two dates with what lies between",
    "range-date": "Two dates with what lies between",
    "also-day": "A second day of the month told before it",
    "day-before": "A day counted from another one told",
    "week-of": "The week that holds a date",
    "month-year": "A month with its year",
    "month": "A month, in the year that the verb beside it allows",
    "told-month": "A month, counted from the time told before it",
    "year": "A year as printed",
    "spoken-year": "A year as spoken",
    "years": "Several years",
    "fiscal-year": "A fiscal year",
    "decade": "A decade",
    "century": "A century",
    "season-of-year": "A season with its year",
    "told-season": "A season, counted from the time told before it",
    "holiday": "A holiday or a day known by its date",
    "today": "Counted from the day of publication",
    "day-after-tomorrow": "Counted from the day of publication",
    "this-morning": "A part of the day of publication",
    "part-of-today": "A part of a day counted from publication",
    "ago": "Counted back from the day of publication",
    "from-now": "Counted forward from the day of publication",
    "year-ago": "Counted back from the day of publication",
    "earlier": "Counted back from the time told before it",
    "later": "Counted forward from the time told before it",
    "comparable": "The same stretch of another year",
    "after-happening": "Counted from an event of the reference chronology",
    "since-happening": "Begins with an event of the reference chronology",
    "impossible-day": "A day that no calendar has",
    "ambiguous-day": "A date in figures that can have the day or the month first",
    "recent": "Some while back; no edges are given",
    "ahead": "Some while ahead; no edges are given",
    "these-days": "The writer's present; no edges are given",
    "now": "The writer's present; no edges are given",
    "future": "Some while ahead; no edges are given",
    "past": "Some while back; no edges are given",
    "while": "A while; no edges are given",
    "amount": "A length of time",
    "amounts": "A length of time",
    "long": "A length of time",
    "every": "Something that comes again and again",
    "every-weekday": "Something that comes again and again",
    "daily": "Something that comes again and again",
    # quotations
    "speech": "Words between quotation marks, with the words that say who speaks",
    "turn": "A speaker’s turn in a transcript, after the speaker’s name",
    "signature": "Words between quotation marks, with a name below them",
    "report": "A verb of saying, with what it reports",
    "fragment": "A few quoted words inside the reporter's own sentence",
    "term": "A name or term in quotation marks, put down to whoever uses it",
}


def rule_said(names: str) -> str:
    """Say what the rules of a mark do; one without an entry is shown by its name, in words."""
    return ". ".join(map(_said, rules_of(names))) or "By no rule of its own"


def _said(rule: str) -> str:
    if words := says(rule) or RULES.get(rule):
        return words
    if rule.startswith("correction:"):
        return "Corrected by a reader"
    return rule.replace("-", " ").replace("_", " ").replace(":", ": ").strip().capitalize()
