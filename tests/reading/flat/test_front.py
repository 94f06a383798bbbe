"""What stands before the article: headline, byline, date, place."""

from __future__ import annotations

from datetime import date

import pytest

from edition.reading.flat import read_text

BODY = (
    "The ferry left the harbour at noon, an hour late, and the town of Port Ansel had waited for weeks. "
    "The operator said that the engine had failed twice since the spring."
)
DAY = date(2024, 9, 14)


@pytest.mark.parametrize(
    "stamp",
    [
        "Published: 11:32, 14 Sep 2024 Updated: 12:05, 14 Sep 2024",
        "Published - September 14, 2024 09:12 pm IST",
        "Published Sep 14, 2024 • Last updated 2 days ago • 3 minute read",
        "Published: Sep. 14, 2024 at 5:41 PM CDT|Updated: 3 hours ago",
        "Updated 10:14 PM EST, September 14, 2024",
        "Sat, 14 September 2024 2:00AM",
        "14 sept 2024 - 05:30CEST",
        "Publié le 14 septembre 2024 à 18h12",
        "14 settembre 2024 alle 07:15",
        "14 września 2024 | 06:00",
        "14 вересня 2024, 09:40",
        "14. September 2024, 09:30 Uhr",
        "14.09.2024, 09:30 Uhr",
    ],
)
def test_a_date_of_publication_is_read_whole(stamp: str):
    article = read_text(f"Ferry fails again\n{stamp}\n{BODY}", source="a.txt", language="en")
    assert article.published == DAY
    assert article.source_text[slice(*article.front_spans["published"])] == stamp
    assert [block.text for block in article.blocks] == [BODY]


def test_a_date_given_again_at_the_end_is_skipped():
    text = f"Ferry fails again\nPublished - September 14, 2024\n{BODY}\nPublished - September 14, 2024"
    article = read_text(text, source="a.txt", language="en")
    assert [item.text for item in article.skipped] == ["Published - September 14, 2024"]


@pytest.mark.parametrize(
    "day", ["on 14 September 2024 the", "before September 14, 2024, the", "el 14 de septiembre de 2024 la"]
)
def test_a_date_inside_a_sentence_is_prose(day: str):
    article = read_text(f"Nobody knew that {day} ferry would fail. {BODY}", source="a.txt", language="en")
    assert article.published is None
    assert not article.skipped


@pytest.mark.parametrize(
    "name", ["Mara Quill", "R. Thamar Quill", "di Mara Valdari", "Mara Quill, Office of the Harbour"]
)
def test_a_name_alone_below_the_headline_is_the_byline(name: str):
    article = read_text(f"Ferry fails again\n{name}\n{BODY}", source="a.txt", language="en")
    assert (article.headline, article.byline) == ("Ferry fails again", name)


def test_the_name_between_headline_and_date_is_the_byline():
    article = read_text(f"Ferry fails again in port Mara Quill March 3, 2025 {BODY}", source="a.txt", language="en")
    assert (article.headline, article.byline) == ("Ferry fails again in port", "Mara Quill")


def test_whom_the_article_speaks_of_stays_in_the_headline():
    text = f"Town picks Ruth Okello March 3, 2025 {BODY} Okello was born on the island."
    article = read_text(text, source="a.txt", language="en")
    assert (article.headline, article.byline) == ("Town picks Ruth Okello", None)


def test_a_headline_ends_before_the_name_that_opens_the_sentence():
    text = f"The Last Ferry Pilot of Ansel Sound Ruth Okello had waited for weeks. {BODY} Ruth Okello left."
    assert read_text(text, source="a.txt", language="en").headline == "The Last Ferry Pilot of Ansel Sound"


def test_what_the_first_picture_shows_is_no_standfirst():
    text = (
        f"Ferry Fails Again in Port Ansel Sound Today Ruth Okello at the wheel. It is late. Photo: Ida Brandt/AP {BODY}"
    )
    assert read_text(text, source="a.txt", language="en").standfirst is None


def test_a_saint_belongs_to_the_place_and_an_agency_is_none():
    assert read_text(f"ST. ANSEL, Norland — {BODY}", source="a.txt", language="en").dateline == "ST. ANSEL, Norland"
    assert read_text(f"CNN — {BODY}", source="a.txt", language="en").dateline is None


@pytest.mark.parametrize("opening", ["By Ruth Okello’s own account it was late.", "By Tuesday Ruth Okello had left."])
def test_a_sentence_that_opens_with_by_is_no_byline(opening: str):
    assert read_text(f"{opening} {BODY}", source="a.txt", language="en").byline is None


@pytest.mark.parametrize(
    "opening",
    [
        "On a family trip in 2022, Emma Roma Jayne stayed in the car as everyone else went to the beach.",
        "Mayor of the Port of Ansel, Dr the Rt. Hon. Keith Harrow has voiced his support for a fund.",
        "Ansel Customs and Border Protection (ACBP) Air and Marine Operations found on Sunday 475 pounds of fish.",
        "Meanwhile, Jonathan Pearl in Port Ansel, and Tom Philby in Ely have this wrap of what has happened.",
        "Ruth Okello, Ida Brandt, Jan Vale, Tom Hale, Keith Harrow and Tim Reed form the team for the cup.",
    ],
)
def test_names_that_open_the_first_sentence_are_no_headline(opening: str):
    article = read_text(f"{opening} {BODY}", source="a.txt", language="en")
    assert (article.headline, article.byline, article.published) == (None, None, None)
    assert " ".join(block.text for block in article.blocks) == f"{opening} {BODY}"


@pytest.mark.parametrize(
    ("headline", "between", "first"),
    [
        ("Surveillance of Ferries Has Put the West Quay on Lockdown", "", "The West Quay was a harbour once. Nobody"),
        ("Captains Pick Blue Boats and More to Join Private Regatta", "by", "Ferries may be planning to leave. Nobody"),
        ("A Guide to the Harbour for Every Fisher", "", "Here at Harbour Labs we have met a lot of fish. Harbour Labs"),
    ],
)
def test_a_headline_in_capitals_ends_where_the_sentence_begins(headline: str, between: str, first: str):
    article = read_text(f"{headline} {between} {first} {BODY}".replace("  ", " "), source="a.txt", language="en")
    assert article.headline == headline
    assert [item.text for item in article.skipped] == ([between] if between else [])
    assert " ".join(block.text for block in article.blocks).startswith(first)


def test_a_sentence_that_begins_with_a_day_has_neither_date_nor_byline():
    article = read_text(
        f"Tackling Trade Through Boats On July 31, 2019, Ansel Senators Ida Harrow and Josh Vale met. {BODY}",
        source="a.txt",
        language="en",
    )
    assert (article.byline, article.published) == (None, None)


DATED_TWICE = "HARLOW, England/PORT ANSEL (Reuters) - A storm drove forty boats ashore on Tuesday, officials said."


def test_a_headline_never_ends_inside_a_dateline():
    article = read_text(f"Related Topics Weather Ports {DATED_TWICE} Nobody was hurt.", source="a", language="en")
    assert article.headline is None or "HARLOW" not in article.headline


def test_a_report_may_be_dated_at_two_places():
    article = read_text(f"Storm drives forty boats ashore {DATED_TWICE} Nobody was hurt.", source="a", language="en")
    assert (article.headline, article.dateline) == ("Storm drives forty boats ashore", "HARLOW, England/PORT ANSEL")


@pytest.mark.parametrize(
    ("front", "byline", "opening"),
    [
        ("By Ida Brandt JAKARTA Tue Dec 30, 2014 9:21am EST", "By Ida Brandt", "The ferry left at noon."),
        ("By J.R. Vale", "By J.R. Vale", "The ferry left at noon."),
        ("By: Ida Brandt", "By: Ida Brandt", "Tim Okello once again claimed the ferry."),
        ("By Sean Vale, USA TODAY", "By Sean Vale, USA TODAY", "Brett Okello could not get away."),
        ("May 1, 2016 1:01PM", "", "ST. LOUIS, Mo. (KTVI) – The ferry left at noon."),
        ("by Ida Brandt May 3, 2024", "by Ida Brandt", "The ferry left at noon."),
        ("Updated 11/8/2023 10:46 PM", "", "LOS ANGELES (AP) -- The ferry left at noon."),
        ("By", "", "U.S. Treasury yields fell on early Tuesday."),
    ],
)
def test_a_byline_takes_nothing_of_the_article(front: str, byline: str, opening: str):
    text = f"Ferry fails again {front} {opening} The council was late. Nobody came, and it was cold."
    article = read_text(text, source="a.txt", language="en")
    span = article.front_spans.get("byline")
    assert (text[slice(*span)] if span else "") == byline
    assert opening in " ".join(block.text for block in article.blocks)


@pytest.mark.parametrize(
    ("opening", "headline", "dateline"),
    [
        ("(CNN) ", None, None),
        ("Washington (CNN) ", None, "Washington"),
        (
            "Council would pick another quay Washington (CNN) ",
            "Council would pick another quay",
            "Washington",
        ),
        ("Council would pick another quay (CNN) ", "Council would pick another quay", None),
        (
            "Council would pick another quay Port Ansel, Ely (CNN) ",
            "Council would pick another quay",
            "Port Ansel, Ely",
        ),
    ],
)
def test_the_name_of_a_broadcaster_opens_its_report_and_is_no_credit_line(opening, headline, dateline):
    article = read_text(opening + BODY, source="a.txt", language="en")
    assert (article.headline, article.dateline) == (headline, dateline)
    assert not any(block.photo for block in article.blocks)
    assert " ".join(block.text for block in article.blocks).endswith(opening.removeprefix(f"{headline} ") + BODY)


def test_the_points_of_a_story_above_its_dateline_are_its_standfirst():
    points = "The council voted 19-15 for the quay Ida Brandt said that she would sail"
    article = read_text(f"Story highlights {points} Washington (CNN) {BODY}", source="a.txt", language="en")
    assert (article.headline, article.standfirst, article.dateline) == (None, points, "Washington")
    assert [item.text for item in article.skipped] == ["Story highlights"]


@pytest.mark.parametrize(
    "headline",
    [
        "Ex-Mayor Pardoned By Hale Says He’s SUING Brandt And Okello",
        "Asteroid Will Skim By Earth Days Before Christmas: It Is Potentially Hazardous",
        "Ferry Crew Saved By Okello To Sue The Council And The Harbour",
        "Council Pays For Harbour Over Seas… [VIDEO]",
        "BOOM! Fishers Send A Message To The Council [WATCH]",
    ],
)
def test_a_title_in_capitals_is_whole_and_names_no_writer(headline: str):
    article = read_text(f"{headline} {BODY}", source="a.txt", language="en")
    assert (article.headline, article.byline) == (headline, None)
    assert " ".join(block.text for block in article.blocks) == BODY


def test_a_sentence_that_begins_with_by_is_no_byline_without_a_name():
    text = "Harrow Suspect Vanished Into Thin Air By now, we have all heard of Jan Harrow, whom all seek. He is gone."
    article = read_text(text, source="a.txt", language="en")
    assert article.headline == "Harrow Suspect Vanished Into Thin Air"
    assert " ".join(block.text for block in article.blocks).startswith("By now, we have all heard")
    assert article.skipped == ()


def test_a_byline_ends_where_the_article_begins_with_a_small_word_in_capitals():
    article = read_text(
        f"Ferry fails again By Ida Brandt On Monday, Port Ansel waited in vain. {BODY}", source="a.txt", language="en"
    )
    assert (article.headline, article.byline) == ("Ferry fails again", "By Ida Brandt")


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY} It is over. — Ida Brandt (@idabrandt) December 1, 2017 The council said no more.",
        f"Blog Archives Select Date… December, 2015 November, 2015 October, 2015 {BODY}",
    ],
)
def test_the_day_of_a_post_or_the_months_of_an_archive_are_no_date_of_publication(text: str):
    assert read_text(text, source="a.txt", language="en").published is None


def test_a_headline_below_the_picture_that_opens_the_text_is_found():
    caption, credit = "Ida Brandt said “we ought to set aside this talk about the quay.”", "| AP Photo"
    text = (
        f"{caption} {credit} Brandt speaks of another quay The mayor of Port Ansel said on Monday that she had waited."
    )
    article = read_text(text, source="a.txt", language="en")
    photo = next(block.photo for block in article.blocks if block.photo)
    assert (photo.caption, photo.credit_line, article.headline) == (caption, credit, "Brandt speaks of another quay")


def test_a_portal_sets_its_credit_line_below_the_headline():
    text = f"Man who sold a boat speaks out © Provided by Harrow Herald {BODY}"
    article = read_text(text, source="a.txt", language="en")
    assert article.headline == "Man who sold a boat speaks out"


def test_the_label_of_an_old_photograph_opens_a_caption_and_no_headline():
    caption = "FILE PHOTO: U.S. Senator Ida Brandt (R-OH) speaks to the council in the town hall, March 3, 2018."
    article = read_text(f"{caption} REUTERS/Jan Vale {BODY}", source="a.txt", language="en")
    photo = next(block.photo for block in article.blocks if block.photo)
    assert (article.headline, photo.caption, photo.credit_line) == (None, caption, "REUTERS/Jan Vale")


def test_a_sentence_above_a_headline_given_twice_is_no_name_of_a_section():
    text = f"The council met on Monday. Photos: The harbour and all its boats The harbour and all its boats {BODY}"
    article = read_text(text, source="a.txt", language="en")
    assert not any("council" in skipped.text for skipped in article.skipped)


@pytest.mark.parametrize(
    ("text", "byline", "opening"),
    [
        (
            f"The new quay By Ida Brandt The United Boatmen are in the midst of a strike. {BODY}",
            "By Ida Brandt",
            "The United",
        ),
        (
            f"The new quay By Ida Brandt The Harrow Herald The ferry is late. {BODY}",
            "By Ida Brandt The Harrow Herald",
            "The ferry",
        ),
        (
            f"The new quay By IDA BRANDT, JAN HALE and RUTH OKELLO HARROW (AP) — The mayor is late. {BODY}",
            "By IDA BRANDT, JAN HALE and RUTH OKELLO",
            "HARROW",
        ),
        (
            f"In the wake of the November 5, 2017 , Sutherland Harrow Baptist shooting the town wept. {BODY}",
            None,
            "In the",
        ),
        (f"Does an October 11, 2019 press release from the council say anything? {BODY}", None, "Does an"),
    ],
)
def test_the_first_sentence_gives_nothing_to_byline_or_date(text: str, byline: str | None, opening: str):
    article = read_text(text, source="a.txt", language="en")
    assert (article.byline, article.published) == (byline, None)
    assert any(block.text.startswith(opening) for block in article.blocks)


@pytest.mark.parametrize(
    "opening",
    [
        "French President Emmanuel Hale and German Chancellor Angela Brandt will help to launch a boat.",
        "Former New York Mayor Michael R. Brandt’s harbour agenda is a tough sell in the election.",
        "Donald Hale In this March 7, 2016, photo, Republican harbour candidate Donald Hale speaks during a rally.",
    ],
)
def test_no_headline_ends_inside_a_name(opening: str):
    article = read_text(f"{opening} {BODY}", source="a.txt", language="en")
    assert article.headline is None
    assert not article.skipped


def test_a_number_that_opens_the_first_sentence_is_not_of_the_headline():
    headline = "Harbour Boatmen Ask Supreme Court to Review Case Over Free Quay Rights in Harrow"
    article = read_text(
        f"{headline} Two harbour boatmen have asked the court to hear them. {BODY}", source="a.txt", language="en"
    )
    assert article.headline == headline


def test_a_label_for_the_story_s_highlights_may_have_none_behind_it():
    article = read_text(f"Story highlights (CNN) {BODY}", source="a.txt", language="en")
    assert article.standfirst is None
    assert article.blocks[0].text.startswith("(CNN) The ferry")
