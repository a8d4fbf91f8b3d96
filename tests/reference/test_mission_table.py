"""Every post of the research, and whom it serves."""

import re
from collections import Counter

import pytest

from consular_cli.model import Mission, Reference, ReferenceText

HOME = "KZ"


def test_every_post_is_there(reference: Reference) -> None:
    assert Counter(post.type for post in reference.missions.values()) == {
        "embassy": 75,
        "consulate_general": 23,
        "consulate": 7,
        "embassy_branch": 1,
        "permanent_mission": 2,
    }


def test_what_is_doubtful_says_so(reference: Reference) -> None:
    posts = reference.missions.values()
    assert sorted(post.id for post in posts if post.status == "limited") == [
        "il-tel-aviv-embassy",
        "ir-tehran-embassy",
        "ua-kyiv-embassy",
    ]
    assert sorted(post.id for post in posts if post.status == "unconfirmed") == [
        "de-bonn-branch",
        "es-barcelona-consulate",
        "ir-gorgan-cg",
        "ke-nairobi-embassy",
        "lk-colombo-embassy",
        "tm-turkmenbasy-consulate",
        "ua-odesa-consulate",
        "us-new-york-un",
    ]


@pytest.mark.parametrize("post", ["de-bonn-branch", "ua-odesa-consulate", "ch-geneva-pm", "us-new-york-un"])
def test_a_post_that_is_never_the_answer_serves_nobody(reference: Reference, post: str) -> None:
    assert reference.missions[post].serves == ()


def test_every_country_is_served_or_said_not_to_be(reference: Reference) -> None:
    served = {code for post in reference.missions.values() for code in post.serves}
    guessed = {code for post in reference.missions.values() for code in post.unconfirmed}
    assert (len(served), guessed) == (127, {"BN", "SY"})
    assert not (served | guessed) & set(reference.unserved)
    assert {HOME, *served, *guessed, *reference.unserved} == set(reference.countries)


def test_countries_without_a_known_post(reference: Reference) -> None:
    # The notes list 72, with Brunei and Syria; Antarctica is no state, and stands here besides.
    alone = {code for code, row in reference.unserved.items() if not row.follows}
    assert len(alone - {"AQ"}) == 70
    assert sorted(code for code in alone if not reference.unserved[code].ask) == ["AQ", "EH", "TW", "XK"]
    assert {row.confidence for row in reference.unserved.values()} == {"low"}


def test_a_territory_follows_a_state_that_is_served(reference: Reference) -> None:
    served = {code for post in reference.missions.values() for code in post.serves}
    assert {row.follows for row in reference.unserved.values() if row.follows} <= served


def test_a_country_that_is_served_has_a_post_that_is_not_unconfirmed(reference: Reference) -> None:
    firm = {code for post in reference.missions.values() if post.status != "unconfirmed" for code in post.serves}
    assert {code for post in reference.missions.values() for code in post.serves} == firm


def test_the_host_comes_first_and_every_other_country_has_evidence(reference: Reference) -> None:
    for post in reference.missions.values():
        if post.serves:
            assert post.serves[0] == post.country
            assert set(post.serves[1:]) == set(post.accredited)


def test_regions_are_those_of_the_host_country(reference: Reference) -> None:
    chinese = {"hk-hong-kong-cg": "CN"}
    for post in reference.missions.values():
        assert {region[:2] for region in post.regions} <= {chinese.get(post.id, post.country)}


def test_no_region_belongs_to_two_posts(reference: Reference) -> None:
    regions = Counter(region for post in reference.missions.values() for region in post.regions)
    assert [region for region, count in regions.items() if count > 1] == []


def test_contacts_are_as_many_as_the_notes_count(reference: Reference) -> None:
    def count(field: str) -> int:
        return sum(bool(getattr(post, field)) for post in reference.missions.values())

    assert {field: count(field) for field in ("address", "phones", "email", "web", "emergency", "booking")} == {
        "address": 21,
        "phones": 22,
        "email": 14,
        "web": 48,
        "emergency": 3,
        "booking": 5,
    }


def test_contacts_can_be_dialled_and_written_to(reference: Reference) -> None:
    for post in reference.missions.values():
        for number in (*post.phones, *post.emergency):
            assert re.fullmatch(r"(WhatsApp )?\+[1-9]\d{0,2}( [\d-]+)+", number), number
        assert re.fullmatch(r"([\w.]+@[\w.]+\.[a-z]+)?", post.email)


def test_old_contacts_have_a_day_or_are_undated(reference: Reference) -> None:
    berlin, moscow = reference.missions["de-berlin-embassy"], reference.missions["ru-moscow-embassy"]
    assert berlin.contacts.edition is not None and berlin.contacts.edition.year == 2014
    assert berlin.contacts.confidence == "low"
    assert moscow.contacts.edition is None


def test_everything_rests_on_something(reference: Reference) -> None:
    for post in reference.missions.values():
        assert post.sources
        assert post.contacts.sources
        assert all(evidence.sources for evidence in post.accredited.values())


def test_every_post_with_a_part_of_a_country_says_which(reference: Reference, words: ReferenceText) -> None:
    assert [post.id for post in reference.missions.values() if post.regions and not district(words, post)] == []


def district(words: ReferenceText, post: Mission) -> str:
    return words.missions[post.id].district
