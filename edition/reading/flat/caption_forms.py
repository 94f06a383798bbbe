"""What a caption looks like: how one opens, the present tense with day and place of the wires, who stands where."""

from __future__ import annotations

import re
from functools import lru_cache

from edition.model import Span
from edition.reading.flat.lexicon import lexicon, words

AGENCY_STYLE = "caption: agency style"
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
    r"(?:(?:FILE|File|ARCHIVE)\s?[-–—:]\s|(?:File|Archive|Undated|Handout|Satellite|Aerial) " + _PICTURE + r"\b|"
    r"(?:Pictured|PICTURED)\b|\(?L(?:eft)?(?: to |-)R(?:ight)?\)?|From left|Archivbild|Archivfoto|Symbolbild|"
    r"(?:Above|Below|Left|Right|Top|Bottom|Clockwise|Inset)(?: (?:left|right|from (?:top|left)[\w ]*))?[:,] |"
    r"In this .{0,60}?\b" + _PICTURE + r"\b|"
    r"(?:This|These|A|An) (?:"
    + _DAY
    + r",? )?(?:combination of |undated |handout |file |aerial |satellite |composite |still )*"
    + _PICTURE
    + r"\b.{0,60}?\b(?:shows?|provided|released|taken|made|from)\b)"
)
_FILE = re.compile(
    r"(?<=[\w)] )(?:FILE\s?[-–—:]\s|(?:File|Archive|Undated|Handout) " + _PICTURE + r"\b|"
    r"In this .{0,40}?\b" + _PICTURE + r"\b|This " + _DAY + r",? (?:file )?" + _PICTURE + r"\b)"
)
_PLACED = re.compile(
    r"\b(?:are|were|is|was)[,:]? (?:pictured )?\(?(?:from left|left to right)\b|"
    r",\s(?:(?:far|second|third|top|bottom)\s(?:from\s)?)?(?:left|right|cent(?:re|er)|seated|standing),|"
    r"\((?!see\b|as\b)(?:[\w ]*\b)?(?:left|right|cent(?:re|er)|pictured|above|L|R|C)\)"
)
_ADVERBIAL = re.compile(
    r"(?:Above|Below|Left|Right|Top|Bottom|Inset)"
    r"(?:, .*\b(?:was|were|had|did|came|went|lay|ran|stood)\b|: (?![A-Z“\"‘]))|"
    r"Pictured\b[^,]*, (?:he|she|it|they)\b"
)
"""Prose that begins with a word that opens captions."""
_FROM_LEFT = re.compile(r"\b(?:were|was)(?=[,:]? (?:pictured )?\(?(?:from left|left to right))")
_DATED = re.compile(
    r"(?:Jan\.?|January|Feb\.?|February|March|April|May|June|July|Aug\.?|August|Sept\.?|September|Oct\.?|October|"
    r"Nov\.?|November|Dec\.?|December) \d{1,2},? (?:19|20)\d\d"
)
_PRESENT = re.compile(
    r"\b(?:is|are|poses?|speaks?|greets?|waves?|arrives?|gestures?|listens?|stands?|walks?|holds?|looks?|sits?|tends?|"
    r"helps?|attends?|reacts?|celebrates?|carr(?:y|ies)|plays?|watch(?:es)?|works?|wears?|shows?|leaves?|enters?|smiles?|"
    r"talks?|embraces?|hugs?|kiss(?:es)?|points?|reads?|rides?|drives?|runs?|prepares?|participates?|performs?|"
    r"addresses?|"
    r"signs?|tours?|delivers?|discusses?|explains?|joins?|takes?|makes?|loads?|cooks?|serves?|feeds?|rests?|stares?|"
    r"announces?|displays?|raises?|seen|pictured)\b"
)
_DOING = re.compile(
    r"\b(?:poses?|speaks?|greets?|waves?|gestures?|listens?|stands?|walks?|holds?|looks?|sits?|tends?|carr(?:y|ies)|watch(?:es)?|"
    r"wears?|smiles?|embraces?|hugs?|points?|rides?|lines? up|waits?|gathers?|marches?|prays?|cheers?|shakes?|"
    r"inspects?|stares?|lies?)\b"
)
_PAST = re.compile(r"\b(?:was|were|had|did|said|told|asked|added|announced|went|came|became|began|took|made|gave)\b")
_REPORTED = re.compile(r"\b(?:said|says|told|added|asked|wrote)\b")
_PRONOUN = re.compile(
    r"(?:He|She|They|It|But|And|However|Yet|So|That|This|Those|These|I|We|You|Then|Meanwhile|According)\b"
)
_NAME_ONLY = re.compile(r"[A-ZÀ-Þ][\w’'.\-]+(?: (?:de |van |von |der |al-|bin )*[A-ZÀ-Þ][\w’'.\-]+){1,3}\.?$")
_BARE_LABEL = re.compile(r"(?:Image|Video|Slideshow)(?=\s[A-Z])")
_SPEECH = re.compile(r"[”\"“]\s*(?:$|,?\s*\w+ (?:said|says|added|told|asked))|\b(?:said|says|told|added)\b[^“”\"]*$")
_EDGES = ',.;:“”"()'
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«")
_PERSON = re.compile(r"\b(?:I|I[’']\w+|[Ww]e|[Yy]ou|[Yy]our|[Oo]urs?|[Mm]y|me|us)\b")
_SENTENCE_ADVERB = re.compile(
    r"(?:Which|Now|Thus|Hence|Indeed|Instead|Perhaps|Maybe|Finally|Also|Nor|Or|Because|Although|Though|Unless|"
    r"Moreover|Furthermore|Nonetheless|Nevertheless|Consequently|Therefore|Thank|Let|Please|Yes|No|Not|And|But|However|Yet|"
    r"Dementsprechend|Allerdings|Doch|Aber|Denn|Daher|Deshalb|Dennoch|Jedoch|Mais|Pero|Sin embargo|Ma)\b"
)
_SPOKEN = re.compile(
    r"(?:,|:)\s[“\"„«]|[”\"»“],?\s(?:\w+\s){0,3}(?:said|says|told|added|asked|wrote|recalls?|recalled|explains?|explained)\b|"
    r",\s(?:\w+\s){1,3}(?:recalls?|says|said|sagte?|dit|dijo|ha detto)(?:,|\b)"
)
_LOOSE_CLOSE = re.compile(r"[.!?]?[”\"»]$")
_PAST_FORM = re.compile(r"(?<!by )\b\w{2,}ed\b")
_SUBJECT = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'.\-]+(?: (?:of |and |de |van |von )*[A-ZÀ-Þ][\w’'.\-]+){1,4}|"
    r"(?:The|A|An|Two|Three)(?: [\w’'\-]+){1,4}) "
    r"(?:in|at|on|near|outside|inside|with|during|from|aboard|behind|beside|above|below|before|after|next to|"
    r"\w{2,}ing)\b"
)
_FRAGMENT = re.compile(
    r"(?:In|On|At|By|For|From|With|Without|After|Before|During|Since|Until|As|To|Another|More|Most|Just|Only|All|Nothing|"
    r"Same|Hence|First|Second|Next|Back|Enter|Cue|Even|Never|Ever|Too|Very|Quite|Such|No|Not|So|There|Here|What|Who|Our|My|"
    r"Your|Hello|Good|Better|Best|Worse|Enough|Of|Like|Unlike|Rather)\b"
)
_MAIN_VERB = re.compile(
    r",\s(?:also\s|then\s|still\s|now\s|never\s)?(?:\w+ed|is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|"
    r"said|says|told|did|does|do|went|came|became|began|took|made|gave|saw|got|held|wrote|knew|thought|found|left)\b"
)
_LAST_PLACE = re.compile(
    r"\b(?:in|at|near|outside|aboard)\s(?:the\s)?(?:[A-ZÀ-Þ][\w’'-]+(?:\s(?:of\s)?[A-ZÀ-Þ][\w’'-]+){0,3}|(?:19|20)\d\d)\.$"
)
_SPEAKER = re.compile(r"[“\"][^“”\"]+,[”\"] (?P<name>[A-Z][\w’-]+) said, [“\"][^“”\"]+[.!?][”\"]")
_PREPOSITION = re.compile(r"\b(?:in|at|on|near|outside|inside|of|during|with|aboard)\b")
_SCENE = re.compile(
    r"(?:An?|Two|Three|Four|Several|People|Residents|Visitors|Workers|Women|Men|Children|Protesters|Passengers|Fans|"
    r"Police officers?|"
    r"Soldiers|Students|Traders|Shoppers|Customers|Voters|Mourners|Worshippers|Tourists|Migrants|Rescuers|Firefighters)\b"
    r"(?: [\w’'-]+){0,4}? "
    r"(?:poses?|speaks?|greets?|waves?|gestures?|listens?|stands?|walks?|holds?|looks?|sits?|tends?|carr(?:y|ies)|"
    r"watch(?:es)?|wears?|smiles?|embraces?|hugs?|points?|rides?|lines? up|waits?|gathers?|march(?:es)?|prays?|"
    r"cheers?|shakes?|"
    r"inspects?|stares?|pass(?:es)?|cross(?:es)?|clears?|queues?|works?|plays?|runs?|reads?|sells?|loads?|fills?)\b"
)
_PLACE = re.compile(r"\b(?:in|at|on|near|outside|inside|of|during|from|with)\s(?:the\s)?(?:\w+\s)?[A-ZÀ-Þ]")


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


def opening(text: str, span: Span) -> int | None:
    """Return where, after other words without a full stop, a caption opens like one (“… File photo of the quay”)."""
    match = _FILE.search(text, span[0] + 1, span[1])
    return match.start() if match else None


def continues(sentence: str) -> bool:
    """Tell whether a sentence goes on with a caption (“In front are …”)."""
    return bool(_CONTINUES.match(sentence))


def fits(sentence: str) -> bool:
    """Tell whether a sentence may be a caption where something else says so: not long, no speech, no pronoun first."""
    return len(sentence) <= 350 and sentence[0] not in '“"‘„' and not _PRONOUN.match(sentence)


def may_precede_credit(sentence: str) -> bool:
    """Tell whether the sentence before a credit line may be its caption: no question, speech or address."""
    if opens(sentence) or label_length(sentence):
        return True
    outside = _QUOTED.sub(" ", sentence)
    addressed = bool(_PERSON.search(outside)) or bool(_SENTENCE_ADVERB.match(sentence))
    spoken = is_speech(sentence) or bool(_SPOKEN.search(sentence)) or bool(_LOOSE_CLOSE.search(outside))
    return not (addressed or spoken or sentence.endswith(("?", ":", ";", ",")))


def may_stand_alone(sentence: str) -> bool:
    """Tell whether a line above a credit line may be its caption: nothing reported, or no full stop."""
    return (
        not sentence.endswith(".")
        or opens(sentence)
        or bool(_PLACED.search(sentence))
        or not (_REPORTED.search(sentence) or _PAST.search(sentence))
    )


def begins_with_pronoun(sentence: str) -> bool:
    """Tell whether a sentence begins with a word that refers to the sentence before."""
    return bool(_PRONOUN.match(sentence))


def label_length(sentence: str) -> int:
    """Return the length of a bare label that runs into its caption (“Image The quay …”); 0 without one."""
    match = _BARE_LABEL.match(sentence)
    return match.end() if match else 0


def is_speech(sentence: str) -> bool:
    """Tell speech and reported speech from a caption."""
    return sentence[0] in '“"„' and bool(_SPEECH.search(sentence))


def is_agency_style(sentence: str) -> bool:
    """Tell the form of the wires: present tense, day and year, place (“… helps her son …, May 14, 2024, in Ely.”)."""
    return bool(_DATED.search(sentence)) and is_present(sentence)


def shows(sentence: str, language: str) -> bool:
    """Tell a sentence that describes a picture: someone doing something now, nobody saying anything, nothing past."""
    plain = fits(sentence) and not _REPORTED.search(sentence) and not _PAST.search(sentence)
    seen = language.startswith("en") and names_what_is_seen(sentence)
    return seen or judged(sentence, language)[0] > 0 or (plain and bool(_DOING.search(sentence)))


def has_verb(sentence: str) -> bool:
    """Tell whether some word of an English sentence is a verb in a tense, or looks like one in the past."""
    listed = (word.strip(_EDGES).casefold() for word in sentence.split())
    return not words("grammar", "finite").isdisjoint(listed) or bool(_PAST_FORM.search(sentence))


def is_present(sentence: str) -> bool:
    """Tell whether a sentence says in the present tense what can be seen."""
    return bool(_PRESENT.search(sentence)) and not _PAST.search(sentence[:80])


def names_what_is_seen(sentence: str) -> bool:
    """Tell a sentence whose main clause has no verb (“Ida Brandt at the wheel, who has sailed since …”)."""
    head, comma, rest = sentence.rstrip(".").partition(",")
    listed = [word.strip(_EDGES).casefold() for word in head.split()]
    if len(listed) > 16 or not _SUBJECT.match(sentence) or _PRONOUN.match(sentence) or _FRAGMENT.match(sentence):
        return False
    if not words("grammar", "finite").isdisjoint(listed) or _PAST_FORM.search(head):
        return False
    return not comma or not _MAIN_VERB.search(f",{rest}")


def is_name(sentence: str) -> bool:
    """Tell a person's name that stands alone."""
    return bool(_NAME_ONLY.match(sentence)) and not sentence.isupper()


def names(sentence: str) -> list[str]:
    """Return the capitalised words of a sentence but the first."""
    return [name for name in re.findall(r"(?<=\s)[A-ZÀ-Þ][\w’-]{3,}", sentence) if not name.endswith(("’s", "'s"))]


def ends_in_place(sentence: str) -> bool:
    """Tell whether a sentence ends with a named place or a year (“… in Port Ansel.”), no word of it like a verb."""
    listed = (word.strip(_EDGES).casefold() for word in sentence.split())
    plain = words("grammar", "base_verbs").isdisjoint(listed) and ":" not in sentence
    return plain and bool(_LAST_PLACE.search(sentence)) and not _FRAGMENT.match(sentence)


def speaker(sentence: str) -> str:
    """Return the surname in “…,” Hale said, “…”; empty when a sentence is no such quotation."""
    match = _SPEAKER.fullmatch(sentence)
    return match["name"] if match else ""


def is_noun_phrase(line: str) -> bool:
    """Tell a line without a verb that names a place or person."""
    listed = line.split()
    proper = sum(word[0].isupper() for word in listed) > 1
    usual = bool(_PRONOUN.match(line) or _FRAGMENT.match(line) or _SENTENCE_ADVERB.match(line))
    return proper and not usual and not has_verb(line) and bool(_PLACE.search(line) or _PREPOSITION.search(line))


def opens_scene(text: str, span: Span) -> bool:
    """Tell whether a sentence begins like :func:`is_scene`."""
    return bool(_SCENE.match(text, *span))


def is_scene(line: str) -> bool:
    """Tell a line that says in the present tense what somebody is doing, and nothing else."""
    return bool(_SCENE.match(line)) and not _REPORTED.search(line) and not _PAST.search(line) and fits(line)


def may_sign(caption: str, name: str) -> bool:
    """Tell whether a line may be a caption and, after its full stop, who took or keeps the picture."""
    listed = name.split()
    signed = 1 < len(listed) <= 6 and listed[0][0].isupper() and name[-1] not in '.!?:;,…”"»'
    lower = sum(word.islower() and word not in words("grammar", "prepositions") for word in listed)
    return signed and lower <= 1 and caption.endswith(".") and may_precede_credit(caption)


def judged(sentence: str, language: str) -> tuple[float, str]:
    """Return how surely a sentence is a caption by its form alone, and why; (0, "") when nothing says so."""
    found = _judged(sentence, language)
    refused = found[0] and (_PERSON.search(_QUOTED.sub(" ", sentence)) or _ADVERBIAL.match(sentence))
    return (0.0, "") if refused else found


def _judged(sentence: str, language: str) -> tuple[float, str]:
    if len(sentence) > 400 or _REPORTED.search(sentence) or (not fits(sentence) and not opens(sentence)):
        return 0.0, ""
    if opens(sentence):
        return 0.9, "caption: opens like one"
    if is_agency_style(sentence):
        return 0.8, AGENCY_STYLE
    if _PLACED.search(sentence) and not _PAST.search(_FROM_LEFT.sub(" ", sentence)):
        return 0.78, "caption: says who stands where"
    if language.startswith("en") and _is_verbless(sentence):
        return 0.7, VERBLESS
    return 0.0, ""


def _is_verbless(sentence: str) -> bool:
    """Tell a line of five to sixteen words with a named place or person and no verb (“A quay in Port Ansel.”)."""
    listed = [word.strip(_EDGES).casefold() for word in sentence.split()]
    if not 5 <= len(listed) <= 16 or not sentence.endswith(".") or _PAST_FORM.search(sentence):
        return False
    return not words("grammar", "finite").intersection(listed) and bool(_PLACE.search(sentence))
