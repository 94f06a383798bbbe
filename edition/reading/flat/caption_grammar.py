"""The grammar of captions: what has no verb, what is present, what is past or reported, who is spoken of."""

from __future__ import annotations

import re

from edition.model import Span
from edition.reading.flat.lexicon import words

_PRESENT = re.compile(
    r"\b(?:is|are|poses?|speaks?|greets?|waves?|arrives?|gestures?|listens?|stands?|walks?|holds?|looks?|sits?|tends?|"
    r"helps?|attends?|reacts?|celebrates?|carr(?:y|ies)|plays?|watch(?:es)?|works?|wears?|shows?|leaves?|enters?|smiles?|"
    r"talks?|embraces?|hugs?|kiss(?:es)?|points?|reads?|rides?|drives?|runs?|prepares?|participates?|performs?|"
    r"addresses?|"
    r"signs?|tours?|delivers?|discusses?|explains?|joins?|takes?|makes?|loads?|cooks?|serves?|feeds?|rests?|stares?|"
    r"puts|dunks|shoots|throws|catches|kicks|dribbles|tackles|leaps|dives|chases|shakes? hands|gather|march|chant|"
    r"push(?:es)?|pulls|inspects?|mourns?|weeps?|sings|waits?|lines? up|flies|testifies|"
    r"announces?|displays?|raises?|seen|pictured)\b"
)
PAST = re.compile(r"\b(?:was|were|had|did|said|told|asked|added|announced|went|came|became|began|took|made|gave)\b")
TOLD = re.compile(r"\b(?:said|says|told|added|asked|wrote)\b")
"""Verbs of saying that no caption has; :data:`edition.reading.flat.cues.REPORTED` has all that a report may have."""
_PRONOUN = re.compile(
    r"(?:He|She|They|It|But|And|However|Yet|So|That|This|Those|These|I|We|You|Then|Meanwhile|According)\b"
)
_PERSONAL = re.compile(r"(?:He|She|They|His|Her|Their)\b(?!’s)")
_PARTICIPLE = re.compile(
    r"[A-Z][a-z]{2,} (?!(?:morning|evening|spring|wedding|meeting|hearing|building|thing|nothing)\b)[a-z]{3,}ing\b"
)
_SAYS_WHO = re.compile(
    r"(?:I|We|You|He|She|It|They|That|There|Here|Who|What)[’']|[A-ZÁÉÍÓÚ][a-záéíóúñ]+ó\s|(?:Era|Es|Fue|Son|Está|Est|C’est|C'est|È|Ist|War|Sind)\s"
)
_NAME_ONLY = re.compile(r"[A-ZÀ-Þ][\w’'.\-]+(?: (?:de |van |von |der |al-|bin )*[A-ZÀ-Þ][\w’'.\-]+){1,3}\.?$")
_EDGES = ',.;:“”"()'
QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«")
SENTENCE_ADVERB = re.compile(
    r"(?:Which|Now|Thus|Hence|Indeed|Instead|Perhaps|Maybe|Finally|Also|Nor|Or|Because|Although|Though|Unless|"
    r"Moreover|Furthermore|Nonetheless|Nevertheless|Consequently|Therefore|Thank|Let|Please|Yes|No|Not|And|But|However|Yet|Ironically|Had|"
    r"Dementsprechend|Allerdings|Doch|Aber|Denn|Daher|Deshalb|Dennoch|Jedoch|Mais|Pero|Sin embargo|Ma)\b"
)
_PAST_FORM = re.compile(r"(?<!by )(?<!being )\b[a-z]\w+ed\b")
_SUBJECT = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'.\-]+(?: (?:of |and |de |van |von )*[A-ZÀ-Þ][\w’'.\-]+){1,4}|[A-Z][a-z]{3,}s|"
    r"(?:The|A|An|Two|Three)(?: [\w’'\-]+){1,7}) "
    r"(?:in|at|on|near|outside|inside|with|during|from|aboard|behind|beside|above|below|before|after|next to|"
    r"\w{2,}ing)\b"
)
_FRAGMENT = re.compile(
    r"(?:In|On|At|By|For|From|With|Without|After|Before|During|Since|Until|As|To|Another|More|Most|Just|Only|All|Nothing|"
    r"Same|Hence|First|Second|Next|Back|Enter|Cue|Even|Never|Ever|Too|Very|Quite|Such|No|Not|So|There|Here|What|Who|Our|My|"
    r"Your|Hello|Good|Better|Best|Worse|Enough|Of|Like|Unlike|Rather|If|Whether|Others?|Same|Still|Contrary|Thanks|"
    r"Specifically|Especially|Particularly|Originally|Initially|Recently|Previously|Currently|Formerly|Clearly|Obviously|"
    r"Unfortunately|Apparently|Exactly|Certainly|Probably|Possibly|Hardly|Merely|Simply|Mostly|Mainly|Partly|Nearly|Almost)\b"
)
_MAIN_VERB = re.compile(
    r",\s(?:also\s|then\s|still\s|now\s|never\s)?(?:\w+ed|is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|"
    r"(?:did|does|do|is|was|are|were|has|have|had|could|would)n[’']t|"
    r"said|says|told|did|does|do|went|came|became|began|took|made|gave|saw|got|held|wrote|knew|thought|found|left)\b"
)
_GERMAN_VERB = re.compile(r"[a-zäöüß]{3,}(?:t|te|ten)")
_GERMAN_PREFIX = re.compile(r"^(?:ver|be|ent|er|zer|miss)(?=[a-zäöüß]{3})")
_LAST_PLACE = re.compile(
    r"\b(?:in|at|near|outside|aboard)\s(?:the\s)?(?:[A-ZÀ-Þ][\w’'-]+(?:\s(?:of\s)?[A-ZÀ-Þ][\w’'-]+){0,3}|(?:19|20)\d\d)\.$"
)
_PREPOSITION = re.compile(r"\b(?:in|at|on|near|outside|inside|of|during|with|aboard)\b")
_SCENE = re.compile(
    r"(?:An? [\w’'-]+|Two|Three|Four|Several|People|Residents|Visitors|Workers|Women|Men|Children|Protesters|"
    r"Passengers|Fans|"
    r"Police officers?|"
    r"Soldiers|Students|Traders|Shoppers|Customers|Voters|Mourners|Worshippers|Tourists|Migrants|Rescuers|Firefighters)\b"
    r"(?: [\w’'-]+){0,4}? (?<! their )(?<! the )(?<! his )(?<! her )"
    r"(?:poses?|speaks?|greets?|waves?|gestures?|listens?|stands?|walks?|holds?|looks?|sits?|tends?|carr(?:y|ies)|"
    r"watch(?:es)?|wears?|smiles?|embraces?|hugs?|points?|rides?|lines? up|waits?|gathers?|march(?:es)?|prays?|"
    r"cheers?|shakes?|"
    r"inspects?|stares?|pass(?:es)?|cross(?:es)?|clears?|queues?|works?|plays?|runs?|reads?|sells?|loads?|fills?)\b"
)
_PLACE = re.compile(r"\b(?:in|at|on|near|outside|inside|of|during|from|with)\s(?:the\s)?(?:\w+\s)?[A-ZÀ-Þ]")


def fits(sentence: str) -> bool:
    """Tell whether a sentence may be a caption where something else says so: not long, no speech, no pronoun first."""
    return len(sentence) <= 350 and sentence[0] not in '“"‘„' and not _PRONOUN.match(sentence)


def begins_with_pronoun(sentence: str) -> bool:
    """Tell whether a sentence begins with a word that refers to the sentence before."""
    return bool(_PRONOUN.match(sentence))


def speaks_of_person(sentence: str) -> bool:
    """Tell whether a sentence begins with “he”, “she”, “they”: somebody that the sentence before names."""
    return bool(_PERSONAL.match(sentence))


def has_verb(sentence: str) -> bool:
    """Tell whether some word of an English sentence is a verb in a tense, or looks like one in the past."""
    listed = (word.strip(_EDGES).casefold() for word in sentence.split())
    return not words("grammar", "finite").isdisjoint(listed) or bool(_PAST_FORM.search(sentence))


def is_present(sentence: str) -> bool:
    """Tell whether a sentence says in the present tense what can be seen."""
    return bool(_PRESENT.search(sentence)) and not PAST.search(sentence[:80])


def is_of_present(sentence: str) -> bool:
    """Tell a sentence in which nothing is past, and nobody reports (“People take to the streets of Ely.”)."""
    return not (PAST.search(sentence) or _PAST_FORM.search(sentence) or TOLD.search(sentence))


def names_what_is_seen(sentence: str) -> bool:
    """Tell a sentence whose main clause has no verb (“Ida Brandt at the wheel, who has sailed since …”)."""
    head, comma, rest = sentence.rstrip(".").partition(",")
    listed = [word.strip(_EDGES).casefold() for word in head.split()]
    subject = _SUBJECT.match(sentence) or _PARTICIPLE.match(sentence)
    if len(listed) > 16 or not subject or _PRONOUN.match(sentence) or _FRAGMENT.match(sentence):
        return False
    if not words("grammar", "finite").isdisjoint(listed) or _PAST_FORM.search(head):
        return False
    return not comma or not _MAIN_VERB.search(f",{rest}")


def names_what_is_seen_in_german(sentence: str) -> bool:
    """Tell a German sentence of three to ten words without a verb (“Die Fähre im Hafen von Ansel.”)."""
    listed = [word.strip(_EDGES) for word in QUOTED.sub("Wort", sentence).split()]
    opens = listed[:1] and listed[0][:1].isupper() and listed[0].casefold() not in words("german", "no_openers")
    if not opens or not 3 <= len(listed) <= 10 or not sentence.endswith(".") or re.search("[:;,?!…]", sentence):
        return False
    for word, after in zip(listed, [*listed[1:], ""], strict=True):
        plural = word.endswith(("en", "ern", "eln")) and word.islower() and not after[:1].isupper()
        stem = _GERMAN_PREFIX.sub("", word)
        finite = stem.casefold() in words("german", "finite") or bool(_GERMAN_VERB.fullmatch(word))
        if (plural and len(word) > 4) or (finite and word.casefold() not in words("german", "no_verbs")):
            return False
    return True


_ASKS = re.compile(r"(?:Take|Consider|Meet|Enter|See|Ask|Remember|Imagine|Recall)\b")
"""“Take Ida Brandt.”"""


def is_name(sentence: str) -> bool:
    """Tell a person's name that stands alone."""
    usual = bool(_SAYS_WHO.match(sentence) or _FRAGMENT.match(sentence) or _ASKS.match(sentence))
    return bool(_NAME_ONLY.match(sentence)) and not (sentence.isupper() or usual)


def names(sentence: str) -> list[str]:
    """Return the capitalised words of a sentence but the first."""
    return [name for name in re.findall(r"(?<=\s)[A-ZÀ-Þ][\w’-]{3,}", sentence) if not name.endswith(("’s", "'s"))]


def ends_in_place(sentence: str) -> bool:
    """Tell whether a sentence ends with a named place or a year (“… in Port Ansel.”), no word of it like a verb."""
    listed = (word.strip(_EDGES).casefold() for word in sentence.split())
    plain = words("grammar", "base_verbs").isdisjoint(listed) and ":" not in sentence
    return plain and bool(_LAST_PLACE.search(sentence)) and not _FRAGMENT.match(sentence)


def is_noun_phrase(line: str) -> bool:
    """Tell a line without a verb that names a place or person."""
    listed = line.split()
    proper = sum(word[0].isupper() for word in listed) > 1
    usual = bool(_PRONOUN.match(line) or _FRAGMENT.match(line) or SENTENCE_ADVERB.match(line))
    return proper and not usual and not has_verb(line) and bool(_PLACE.search(line) or _PREPOSITION.search(line))


def opens_scene(text: str, span: Span) -> bool:
    """Tell whether a sentence begins like :func:`is_scene`."""
    return bool(_SCENE.match(text, *span))


def is_scene(line: str) -> bool:
    """Tell a line that says in the present tense what somebody is doing, and nothing else."""
    return bool(_SCENE.match(line)) and not TOLD.search(line) and not PAST.search(line) and fits(line)


def is_verbless(sentence: str) -> bool:
    """Tell a line of five to sixteen words with a named place or person and no verb (“A quay in Port Ansel.”)."""
    listed = [word.strip(_EDGES).casefold() for word in sentence.split()]
    whole = sentence.endswith(".") and sentence[0].isalpha() and not sentence.startswith(("Watch ", "Share "))
    if not 5 <= len(listed) <= 16 or not whole or _PAST_FORM.search(sentence):
        return False
    return not words("grammar", "finite").intersection(listed) and bool(_PLACE.search(sentence))
