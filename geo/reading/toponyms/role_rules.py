"""Role rules: roles put right where the words around a name leave no doubt.

"In English" names a language, strikes on a country fall on its ground, and what is done "by Moscow"
is done by a government. The rows are tried in order; the first that applies decides.
"""

from __future__ import annotations

from collections.abc import Callable

from geo.reading.lexicon import words
from geo.reading.marks import Role
from geo.reading.rules import Decided, Example, Rule, first, table, without
from geo.reading.toponyms import ground_signs as ground
from geo.reading.toponyms import role_signs as signs
from geo.reading.toponyms.role_signs import Said

Answer = tuple[Role, bool]
LITERAL: Answer = ("literal", True)
ACTOR: Answer = ("metonymic", False)


def settled(case: Said) -> Decided[Answer] | None:
    """Return the role that the words around leave no doubt of, with the row that says so."""
    return first(ROWS_OF.get(case.kind, OTHERS), case)


def _row(
    name: str, says: str, shown: tuple[str, str], when: Callable[[Said], bool], then: Answer
) -> Rule[Said, Answer]:
    answer: Callable[[Said], Answer] = lambda case: then  # noqa: E731
    return Rule(f"role:{name}", says, Example(*shown), when, answer)


ROLES = table(
    "toponyms/roles",
    _row("language", "A people's name, used for its language",
         ("The book was written in [Russian].", "language"), signs.is_language,
         ("language", False)),
    _row("people's ground", "A people's name before a word for ground: the ground is meant",
         ("They entered [Ukrainian] territory.", "modifier; ground"),
         lambda case: case.kind == "D" and case.after().lower() in words("toponyms.ground_nouns"),
         ("modifier", True)),
    _row("captured", "What troops hold, seize or besiege is ground",
         ("Rebels captured [Sumy] in May.", "literal"), ground.is_taken, LITERAL),
    _row("pressed", "What sanctions or threats bear on is a government",
         ("The EU kept its sanctions on [Moscow].", "metonymic"), signs.is_pressed, ACTOR),
    _row("will do", "What will or must do something is a government",
         ("[Kyiv] must begin, he said.", "metonymic"), signs.will_do, ACTOR),
    _row("policy", "What has a government, an army or a policy is a state",
         ("He met ministers, and [Russia]'s army stood by.", "metonymic"), signs.has_policy, ACTOR),
    _row("under fire", "Where bombs, shells or drones fall is ground",
         ("Missiles struck Kharkiv and [Sumy].", "literal"), ground.is_under_fire, LITERAL),
    _row("was hit", "What was hit, shelled or evacuated is ground",
         ("[Sumy], Shostka and Okhtyrka were shelled.", "ground"), ground.was_hit, LITERAL),
    _row("agent", "What something is done by is a government",
         ("The note was rejected by [Moscow].", "metonymic"), signs.is_agent, ACTOR),
    _row("speaks", "What says something is a government",
         ("[Washington], which has a treaty with Manila, condemned it.", "metonymic"),
         signs.speaks, ACTOR),
    _row("told of", "What a clause tells of as an actor is a government",
         ("[Ankara], which calls them rebels, kept silent.", "metonymic"), signs.is_told_of, ACTOR),
    _row("spoken to", "Whom one talks to, calls or waits for is a government",
         ("He waited for a message from [Minsk].", "metonymic"), signs.is_spoken_to, ACTOR),
    _row("meant for", "Whom something concerns or is meant for is a government",
         ("For [Moscow], the war has come home.", "metonymic"), signs.is_meant_for, ACTOR),
    _row("between", "Who has a truce, talks or a treaty with another is a government",
         ("He announced a truce between [Israel] and Iran.", "metonymic"), signs.is_between, ACTOR),
    _row("acts", "Who signs, agrees, vetoes or protests is a government",
         ("In between, [Moscow] acted in New York.", "metonymic"), signs.acts, ACTOR),
    _row("represented", "Whom an envoy stands for is a state",
         ("The delegate of [Turkey] took the floor.", "metonymic"), signs.is_represented, ACTOR),
    _row("lies", "What lies or stands somewhere is ground",
         ("[Sumy] lies close to the border.", "literal"), ground.lies, LITERAL),
    _row("peopled", "What has residents, streets or outskirts is ground",
         ("The people of [Sumy] and Odesa waited.", "literal"), ground.is_peopled, LITERAL),
    _row("in", "What something happens in or near is ground",
         ("Prosecutors in [Vienna] asked for nine years.", "literal"), ground.is_in, LITERAL),
    _row("left", "What one leaves, enters or reaches is ground",
         ("The bank denied leaving [Tiraspol].", "literal"), ground.is_left, LITERAL),
    _row("from", "Where somebody is from is ground",
         ("A reporter from [Seoul] asked them.", "literal"), ground.is_from, LITERAL),
    _row("gone to", "Where somebody comes, flees or is taken is ground",
         ("Her brother fled to the [South] in 1950, Pyongyang says.", "literal"),
         ground.is_gone_to, LITERAL),
    _row("where", "What one asks the whereabouts of is ground",
         ("He asked where [Sweden] was.", "literal"), ground.is_where, LITERAL),
    _row("built", "What is built stands on the ground",
         ("Both sides of the [Semalka] crossing blamed the other.", "ground"), ground.is_built,
         LITERAL),
    _row("among towns", "Three and more towns in one list are ground",
         ("Homs, [Hama] and Aleppo wait for wheat.", "literal"),
         ground.is_among_towns, LITERAL),
    _row("itself", "What something happens in, on or near itself is ground",
         ("The strikes fell on Natanz and on [Tehran] itself.", "literal"), ground.is_itself,
         LITERAL),
    _row("water", "A sea or a river lies on the ground",
         ("Officials warned that the [Tumen] rose six metres in one night.", "literal"),
         ground.is_water, LITERAL),
    _row("in a body", "Part of a body's longer name",
         ("The [Korea] Gas Company bought more.", "embedded"), signs.is_in_a_body,
         ("embedded", False)),
    _row("of a body", "Part of a body's name",
         ("He praised the Party of [Georgia] again.", "embedded"), signs.is_of_a_body,
         ("embedded", False)),
)  # fmt: skip
"""The rows in the order they are tried."""
OF_POWERS = frozenset(
    f"role:{name}"
    for name in ("pressed", "will do", "policy", "agent", "speaks", "told of", "spoken to",
                 "meant for", "between", "acts", "represented")
)  # fmt: skip
OF_TOWNS = frozenset(("role:captured", "role:was hit", "role:peopled", "role:left",
                      "role:among towns"))  # fmt: skip
"""The rows that only names of one kind can meet: countries and capitals, and towns."""
OTHERS = without(ROLES, *OF_POWERS)
ROWS_OF = {"N": without(ROLES, *OF_TOWNS), "K": ROLES, "D": without(OTHERS, *OF_TOWNS)}
"""The rows by the letter of a name's likeliest kind: countries, capitals, peoples."""
