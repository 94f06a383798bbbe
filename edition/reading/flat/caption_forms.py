"""What a caption looks like: how one opens, the present tense with day and place of the wires, who stands where."""

from __future__ import annotations

import re
from functools import lru_cache

from edition.model import Span
from edition.reading.flat import caption_grammar as grammar
from edition.reading.flat.lexicon import lexicon, words
from edition.reading.flat.posts import is_post

AGENCY_STYLE = "caption: agency style"
PLACED = "caption: says who stands where"
SAYS_MORE = "caption: goes on with what the person says"
VERBLESS = "caption: says what is seen, without a verb"
_CONTINUES = re.compile(
    r"(?:From (?:left|right)|(?:In|At) (?:front|back|left|right|cent(?:re|er))|"
    r"(?:In|At) the (?:middle|centre|center|background|foreground|back|front)|"
    r"(?:Top|Bottom|Left|Right|Above|Below|Centre|Center|Pictured|Also pictured|Inset)\b)"
)
_PICTURE = r"(?:photos?|images?|pictures?|photographs?|stills?|frames?|screen ?grabs?|footage|combination)"
_DAY = r"(?:[A-Z][a-z]{2,8}\.? )?(?:\d{1,2}, )?(?:19|20)\d\d"
_OPENS = re.compile(
    r"[A-Z][A-Z .,’'()-]{3,50} [-–] (?:JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|"
    r"DECEMBER) \d{1,2}(?:, (?:19|20)\d\d)?: |"
    r"(?:(?:FILE|File|ARCHIVE)\s?[-–—:]\s|(?:File|Archive|Undated|Handout|Satellite|Aerial) " + _PICTURE + r"\b|"
    r"(?:Pictured|PICTURED)\b|\(?L(?:eft)?(?: to |-)R(?:ight)?\)?|From left|Archivbild|Archivfoto|Symbolbild|"
    r"(?:Above|Below|Left|Right|Top|Bottom|Clockwise|Inset)(?: (?:left|right|from (?:top|left)[\w ]*))?[:,] |"
    r"In this .{0,60}?\b" + _PICTURE + r"\b|"
    r"(?:An? |The )?(?:stock|file|aerial|general|undated|handout|satellite|archive|close-up) "
    r"(?:photo|image|picture|photograph|view|shot) (?:of|from|showing)\b|"
    r"(?:This|These|A|An) (?:"
    + _DAY
    + r",? )?(?:combination of |undated |handout |file |aerial |satellite |composite |still )*"
    + _PICTURE
    + r"\b(?!.{0,30}\b(?:in|from) (?:the|an?|his|her|their|our|that|this) (?:[A-Z]\w+ )?"
    r"(?:report|article|story|study|book|post)\b)"
    r"(?! (?:was|were) (?:taken|made))"
    r".{0,60}?\b(?:shows?|provided|released|taken|made|from)\b)"
)
_NUMBERED = re.compile(r"(?:Abb(?:\.|ildung)|Fig(?:\.|ure)|Bild|Grafik) \d{1,2}[:.] [A-ZÄÖÜ„“\"(]")
_FILE = re.compile(
    r"(?<=[\w)] )(?:FILE\s?[-–—:]\s|(?:File|Archive|Undated|Handout) " + _PICTURE + r"\b|"
    r"In this .{0,40}?\b" + _PICTURE + r"\b|This " + _DAY + r",? (?:file )?" + _PICTURE + r"\b)|"
    r"(?<=[a-z] )(?:Photos?|Image|Picture|An? (?:aerial |general |satellite )(?:view|photo|image)) of (?=[a-z]|[A-Z])"
)
_PLACED = re.compile(
    r"\b(?:are|were|is|was)[,:]? (?:pictured )?\(?(?:from left|left to right)\b|"
    r",\s(?:(?:far|second|third|top|bottom)\s(?:from\s)?)?(?:left|right|cent(?:re|er)|seated|standing),|"
    r"\((?!see\b|as\b|example\b)(?:[\w ]*\b)?(?:left|right|cent(?:re|er)|pictured|above)\)|"
    r"\((?:(?:[Ff]rom|[Ff]ar|[Ss]econd|[Tt]hird|2nd|3rd|[Ff]ront|[Bb]ack|[Tt]op) )?[LRC]\)(?!\"| ?(?:19|20)\d\d| <)"
)
_LETTER = re.compile(r" \([LRC]\)")
_ADVERBIAL = re.compile(
    r"Below, (?!from|left|clockwise)[^:.]{0,60}:|"
    r"Right, (?:so|like|just|as|except|but|and|because|then|that|it|I|you|we|they|he|she)\b|"
    r"(?:Above|Below|Left|Right|Top|Bottom|Inset)"
    r"(?:, .*\b(?:was|were|had|did|came|went|lay|ran|stood)\b|: (?![A-Z“\"‘]))|"
    r"Pictured\b[^,]*, (?:he|she|it|they)\b"
)
"""Prose that begins with a word that opens captions."""
_ASIDE = re.compile(r"(?:For (?:example|instance)|According to|In addition|In fact|Of course)\b")
_EXCLAIMED = re.compile(r"\b(?:[Yy]eah|[Aa]ll|[Oo]kay|[Oo]h|[Ww]ell),? right\b")
_CONDITION = re.compile(r"(?:If|Whether|Unless|Although|Because|Since) [^,.]+, |What (?:has|is|was|matters|remains) ")
"""How a sentence argues: no picture shows that."""
_ADDRESS = re.compile(r"(?<!\w)(?:www\.|https?://)\w")
"""Of a page: no picture shows that."""
_CLAIMS = re.compile(r"(?:Here|What|That|It|There|Who|How)[’']s\b")
_PARTY = re.compile(
    r"\b(?:[sS]enator|[gG]overnor|[cC]ongress\w+|Sen|Rep|Gov|Reps|Sens|Del|Assembly\w+|Senator|Representative|Governor|Congress\w+)\b"
)
_OF_PARTY = re.compile(r" \([LR]\)")
"""“Rep. Ida Brandt (R) filed …”: the party, and no side of a picture."""
_SIDES = re.compile(r"\((?:ganz )?(?:links|rechts|Mitte|vorn|vorne|hinten|oben|unten)\)")
_FROM_LEFT = re.compile(r"\b(?:were|was)(?=[,:]? (?:pictured )?\(?(?:from left|left to right))")
_DATED = re.compile(
    r"(?:(?:Jan\.?|January|Feb\.?|February|March|April|May|June|July|Aug\.?|August|Sept\.?|September|Oct\.?|October|"
    r"Nov\.?|November|Dec\.?|December)(?: |(?<=\.))\d{1,2},? (?:19|20)\d\d|"
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December),? "
    r"(?:19|20)\d\d)"
    r"(?!,? (?:at )?\d{1,2}[:.]\d\d| ?\([A-Z][\w .]{1,25}\) ?[–—-])"
)
"""A day and its year, but no time of the clock (that is when a page was changed), and no house's dateline."""
_OF_DAY = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (?:is|marks|brings)|As of|Since|Until|"
    r"On (?:\d{1,2}|[A-Z][a-z]+ \d{1,2})|By|See|Expires|If|Still|Contrary|Whether|Unless|Although|Though|Today|"
    r"Note|Correction|Update|Editor)\b"
)
"""How a sentence begins that speaks of a day or argues, and shows nobody."""
_NO_DAY_OF_PICTURE = re.compile(
    r"(?:\b(?:since|until|before|after|set for|due|by|than|published(?: on)?|"
    r"updated(?: on)?|dated|born|starting|beginning|effective|an?|the|his|her|its|their|our)|:|[’']s) $"
)
"""What a day stands after that is no picture's: “… a 400 % increase since March 1, 2020.”"""
_ON_THE_DAY = re.compile(r"[a-z] on $")
_TOLD_OF_DAY = re.compile(
    r"(?<!that )(?<!which )(?<!who )\b(?:was|were|had|did|came|went|began|took|made|gave|ran|fell|left|won|held|"
    r"(?:occurr|happen|di|arriv|appear|disappear|emerg|collaps|remain)ed|"
    r"[a-z]\w+ed(?! (?:by|with|in|at|during|from|after|on|near|outside|as|to)\b))\b"
)
"""What happened on a day that no comma parts from it (“… hackers began their work on March 10, 2016.”)."""
_OWNED = re.compile(r"\b(?:his|her|its|their|the|an?) \w+")
"""“… on his show”: no verb."""
_DOING = re.compile(
    r"\b(?:poses?|speaks?|greets?|waves?|gestures?|listens?|stands?|walks?|holds?|looks?|sits?|tends?|carr(?:y|ies)|watch(?:es)?|"
    r"wears?|smiles?|embraces?|hugs?|points?(?! to | out )|rides?|lines? up|waits?|gathers?|marches?|prays?|"
    r"cheers?|shakes?|inspects?|stares?|lies?)\b"
)
_SHOWN = re.compile(
    r"\b(?:is|are) (?:shown|seen|pictured|displayed)(?: here)?(?:[,.]|"
    r" (?:in|at|on|near|outside|inside|during|before|after|above|with|amid|left|right|wearing|holding)\b)"
)
_PICTURED = re.compile(
    r"[\w)], (?:pictured|seen here|shown here)(?: here)?(?:[,.]| (?:in|at|on|near|outside|during|with|left|right)\b)"
)
_BARE_LABEL = re.compile(r"(?:Image|Video|Slideshow|Photo)(?=\s[A-Z])")
_SPEECH = re.compile(r"[”\"“]\s*(?:$|,?\s*\w+ (?:said|says|added|told|asked))|\b(?:said|says|told|added)\b[^“”\"]*$")
_PERSON = re.compile(r"\b(?:I|I[’']\w+|[Ww]e|[Yy]ou|[Yy]our|[Oo]urs?|[Mm]y|me|us)\b")
_SPOKEN = re.compile(
    r"(?:,|:)\s[“\"„«]|[”\"»“],?\s(?:\w+\s){0,3}(?:said|says|told|added|asked|wrote|recalls?|recalled|explains?|explained)\b|"
    r",\s(?:\w+\s){1,3}(?:recalls?|says|said|sagte?|dit|dijo|ha detto)(?:,|\b)"
)
_SPOKEN_THERE = re.compile(
    r"[“\"„«‘][^“”\"„«»]{8,150}[”\"“»’],? (?:says|sagt|so|dit|dice|mówi) (?:[\w-]+ ){0,3}[A-ZÀ-Þ][\w’'-]+\.?"
)
_LOOSE_CLOSE = re.compile(r"[.!?]?[”\"»]$")
_SPEAKER = re.compile(r"[“\"][^“”\"]+,[”\"] (?P<name>[A-Z][\w’-]+) said, [“\"][^“”\"]+[.!?][”\"]")


@lru_cache
def form(tongue: str, kind: str) -> re.Pattern[str]:
    """Return what a language's sentences before credit lines begin with or say; what never matches where unknown."""
    return re.compile(lexicon()["captions"].get(tongue, {}).get(kind, r"(?!)"))


def is_mark(sentence: str) -> bool:
    """Tell “(Symbolbild)”, “(file photo)” that closes a caption."""
    return sentence[0] == "(" and sentence.strip("(). ").casefold() in words("credits", "marks")


def opens(sentence: str) -> bool:
    """Tell whether a sentence opens like a caption and nothing else (“FILE - …”, “Pictured, …”)."""
    return bool(_OPENS.match(sentence))


def is_numbered(sentence: str) -> bool:
    """Tell a sentence that begins with its picture's number (“Abb. 3: …”, “Figure 2. …”)."""
    return bool(_NUMBERED.match(sentence))


def opening(text: str, span: Span) -> int | None:
    """Return where, after other words without a full stop, a caption opens like one (“… File photo of the quay”)."""
    match = _FILE.search(text, span[0] + 1, span[1])
    return match.start() if match else None


def continues(sentence: str) -> bool:
    """Tell whether a sentence goes on with a caption (“In front are …”)."""
    return bool(_CONTINUES.match(sentence))


def may_precede_credit(sentence: str) -> bool:
    """Tell whether the sentence before a credit line may be its caption: no question, speech or address."""
    if _ADDRESS.search(sentence):
        return False
    if opens(sentence) or label_length(sentence):
        return True
    outside = grammar.QUOTED.sub(" ", sentence)
    addressed = bool(_PERSON.search(outside)) or bool(grammar.SENTENCE_ADVERB.match(sentence))
    unopened = sentence.count("”") - sentence.count("“")
    half = unopened > 0 and unopened % 2 == 1
    spoken = half or is_speech(sentence) or bool(_SPOKEN.search(sentence)) or bool(_LOOSE_CLOSE.search(outside))
    return not (addressed or spoken or is_post(sentence) or sentence.endswith(("?", ":", ";", ",")))


def is_conditional(sentence: str) -> bool:
    """Tell a sentence that argues from a condition: hardly what the picture of a row of names shows."""
    return _CONDITION.match(sentence) is not None


def may_stand_alone(sentence: str) -> bool:
    """Tell whether a line above a credit line may be its caption: nothing reported, or no full stop."""
    return (
        not sentence.endswith(".")
        or opens(sentence)
        or _is_placed(sentence)
        or not (grammar.TOLD.search(sentence) or grammar.PAST.search(sentence))
    )


def label_length(sentence: str) -> int:
    """Return the length of a bare label that runs into its caption (“Image The quay …”); 0 without one."""
    match = _BARE_LABEL.match(sentence)
    return match.end() if match else 0


def argues(sentence: str, tongue: str) -> bool:
    """Tell a sentence that says what is to be thought of something, or speaks of “us”: no picture shows that."""
    if opens(sentence) or says_who_stands_where(sentence, tongue) or "(pictured " in sentence:
        return False
    return bool(form(tongue, "argues").search(grammar.QUOTED.sub(" ", sentence)))


def is_spoken_there(sentence: str) -> bool:
    """Tell what the person in the picture says, in the present tense (“„Wir kommen an“, sagt Ida Brandt.”)."""
    return bool(_SPOKEN_THERE.fullmatch(sentence))


def is_speech(sentence: str) -> bool:
    """Tell speech and reported speech from a caption."""
    return sentence[0] in '“"„' and bool(_SPEECH.search(sentence))


def is_agency_style(sentence: str) -> bool:
    """Tell the form of the wires: present tense, day and year, place (“… helps her son …, May 14, 2024, in Ely.”).

    It begins with who is seen: not with a number, as the entries of a list do, nor with the day itself.
    """
    day = _DATED.search(sentence)
    argued = _OF_DAY.match(sentence) or grammar.SENTENCE_ADVERB.match(sentence)
    if day is None or day.start() == 0 or argued:
        return False
    named = sentence[0].isalpha() and "://" not in sentence and " #" not in sentence
    before = sentence[: day.start()]
    taken = not _NO_DAY_OF_PICTURE.search(before) and not (_ON_THE_DAY.search(before) and _happened(before))
    return named and taken and grammar.is_present(sentence)


def _happened(before: str) -> bool:
    """Tell what is told of a day by the last verb before it: a participle after a noun (“a man injured”) is none."""
    *_, last = [None, *_TOLD_OF_DAY.finditer(before)]
    return last is not None and not grammar.is_present(_OWNED.sub(" ", before[last.end() :]))


def date_end(sentence: str) -> int:
    """Return where the day of a caption of the wires ends, if a capital follows without a full stop; else 0."""
    match = _DATED.search(sentence)
    return match.end() if match and re.match(r"\s[A-Z]", sentence[match.end() :]) else 0


def shows(sentence: str, language: str) -> bool:
    """Tell a sentence that describes a picture: someone doing something now, nobody saying anything, nothing past."""
    plain = grammar.fits(sentence) and not grammar.TOLD.search(sentence) and not grammar.PAST.search(sentence)
    seen = language.startswith("en") and grammar.names_what_is_seen(sentence)
    doing = plain and bool(_DOING.search(sentence) or _SHOWN.search(sentence))
    pictured = language.startswith("en") and is_pictured(sentence)
    return seen or doing or pictured or judged(sentence, language)[0] > 0


def is_pictured(sentence: str) -> bool:
    """Tell a sentence that says itself what is pictured (“… the hall at 3 Quay Street, pictured here.”)."""
    return bool(_PICTURED.search(sentence)) and not grammar.TOLD.search(sentence)


def placed_end(sentence: str) -> int:
    """Return where a sentence says for the last time who stands where; 0 when it does not."""
    return max((match.end() for match in _PLACED.finditer(sentence)), default=0)


def says_who_stands_where(sentence: str, tongue: str) -> bool:
    """Tell a sentence that says who stands left or right."""
    placed = _is_placed(sentence if tongue == "en" else _LETTER.sub("", sentence))
    return bool(placed or form(tongue, "placed").search(sentence) or _SIDES.search(sentence))


def _is_placed(sentence: str) -> bool:
    """Tell a sentence that says who stands where, from one that names somebody's party or says “yeah, right”."""
    if _PARTY.search(sentence):
        sentence = _OF_PARTY.sub("", sentence)
    return bool(_PLACED.search(sentence)) and not _EXCLAIMED.search(sentence)


def speaker(sentence: str) -> str:
    """Return the surname in “…,” Hale said, “…”; empty when a sentence is no such quotation."""
    match = _SPEAKER.fullmatch(sentence)
    return match["name"] if match else ""


def may_sign(caption: str, name: str) -> bool:
    """Tell whether a line may be a caption and, after its full stop, who took or keeps the picture."""
    listed = name.split()
    signed = 1 < len(listed) <= 6 and listed[0][0].isupper() and name[-1] not in '.!?:;,…”"»–—'
    signed = signed and not grammar.has_verb(name) and not _CLAIMS.match(name)
    lower = sum(word.islower() and word not in words("grammar", "prepositions") for word in listed)
    return signed and lower <= 1 and caption.endswith(".") and may_precede_credit(caption)


def judged(sentence: str, language: str) -> tuple[float, str]:
    """Return how surely a sentence is a caption by its form alone, and why; (0, "") when nothing says so."""
    found = _judged(sentence, language)
    refused = found[0] and (_PERSON.search(grammar.QUOTED.sub(" ", sentence)) or _ADVERBIAL.match(sentence))
    return (0.0, "") if refused else found


def _judged(sentence: str, language: str) -> tuple[float, str]:
    if (
        is_post(sentence)
        or len(sentence) > 400
        or grammar.TOLD.search(sentence)
        or (not grammar.fits(sentence) and not opens(sentence))
    ):
        return 0.0, ""
    if sentence.endswith(":"):
        return 0.0, ""
    if opens(sentence):
        return 0.9, "caption: opens like one"
    if is_agency_style(sentence):
        return 0.8, AGENCY_STYLE
    placed = _is_placed(sentence if language.startswith("en") else _LETTER.sub("", sentence))
    placed = placed and not (_ASIDE.match(sentence) or grammar.SENTENCE_ADVERB.match(sentence))
    if placed and not grammar.PAST.search(_FROM_LEFT.sub(" ", sentence)):
        return 0.78, PLACED
    if language.startswith("en") and grammar.is_verbless(sentence):
        return 0.7, VERBLESS
    return 0.0, ""
