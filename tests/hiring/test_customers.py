import pytest

from cxmatch.documents.document import Document, DocumentKind
from cxmatch.errors import LexiconError
from cxmatch.hiring import customers
from cxmatch.hiring.customers import CustomerSign, customers_of, type_of
from cxmatch.lexicon import Lexicon

LEXICON = Lexicon.load()


def of(text: str, kind: DocumentKind = "posting") -> customers.Customers:
    return customers_of(Document.from_text(text, kind=kind), LEXICON)


@pytest.mark.parametrize(
    "text",
    [
        "You look after our enterprise customers.",
        "Experience in a B2B company is a must.",
        "You own a book of business and lead quarterly business reviews with executive sponsors.",
        "We help retailers and law firms to answer their own customers faster.",
        "You onboard new clients, and answer requests for proposal.",
        "Our software for hotels is used by thousands of businesses.",
        "As a trusted advisor you understand each client's business goals.",
        "Our business customers are bakeries, salons and pharmacies.",
        "You process purchase orders from wholesalers and dealers.",
        "Customer success: you drive adoption, spot upsell opportunities and secure renewals.",
        "We are a digital agency, and you plan media for our clients.",
        "You run client projects at our consultancy, from the brief to the last workshop.",
        "Our clients come from a wide range of industries.",
    ],
)
def test_business_customers_are_told_by_how_firms_buy(text: str) -> None:
    assert of(text).type == "b2b"


@pytest.mark.parametrize(
    "text",
    [
        "You greet our hotel guests and help them with their luggage.",
        "You answer consumers' questions about their orders.",
        "You are the first voice that our patients hear when they call the clinic.",
        "You work at the till, and help shoppers in store.",
        "You tell cardholders about their statements.",
        "You answer residents and families who call about their apartment.",
        "Our mobile app has millions of users.",
        "Callers to our helpline are people in need.",
        "You help passengers who missed their flight.",
        "As a registered nurse you look after every patient of our surgery center.",
        "You run the kitchen as restaurant manager, and keep the dining room full.",
        "Our banking app helps people with their personal finances.",
        "You take prospective buyers on a test drive.",
    ],
)
def test_consumers_are_told_by_who_they_are_and_what_they_buy(text: str) -> None:
    assert of(text).type == "b2c"


@pytest.mark.parametrize(
    "text",
    [
        "You book cars for our corporate and private customers.",
        "You book cars for private and corporate clients.",
        "We insure individuals and businesses all over the country.",
        "Our customers are both businesses (B2B) and consumers (B2C).",
        "The app is used by merchants and consumers.",
        "Guests, patients, shoppers and tenants call us, and consumers write. Our enterprise customers have an account "
        "manager, who talks about renewals with law firms and answers an RFP.",
    ],
)
def test_a_text_may_be_about_both(text: str) -> None:
    assert of(text).type == "both"


@pytest.mark.parametrize(
    "text",
    [
        "You answer incoming calls from customers, handle complaints and log each call.",
        "You sort and deliver mail, and keep the highest level of customer care.",
        "You lead a team of agents, and coach them to be patient and friendly.",
        "You work closely with partners and stakeholders.",
        "You enter customer and account data by keyboard.",
        "Our team members work in shifts, and every new team member is trained.",
        "You finish each task in a timely and professional fashion.",
        "Experience with a customer relationship management system is a plus.",
        "Applications from residents of Ohio are welcome.",
        "We are a household name.",
        "You practise test driven development, and our services have many data consumers upstream.",
        "Engineers work with APIs and DevOps.",
        "You worked at a Fortune 500 company.",
        "One of the best small companies to work for.",
        "You arrange flights and hotels for the board.",
        "We are equal opportunity employers.",
        "You may take family or medical care leave.",
    ],
)
def test_customers_without_a_word_on_who_they_are_are_not_said(text: str) -> None:
    assert of(text).type is None


@pytest.mark.parametrize(
    "text",
    ["We do not sell to consumers.", "You will never work with enterprise customers.", "This is no B2B post."],
)
def test_what_a_sentence_denies_does_not_count(text: str) -> None:
    assert of(text).signs == ()


def test_a_resume_tells_of_the_customers_that_it_names_and_not_of_those_it_wishes_for() -> None:
    text = "EXPERIENCE\nAgent, Blue Door, 2015 - 2019\nHelped hotel guests and passengers at the desk.\n"
    wish = "OBJECTIVE\nLooking for a post in a B2B company.\n\n"
    assert of(wish + text, "resume").type == "b2c"


def test_what_the_employer_says_of_itself_counts_and_what_it_offers_does_not() -> None:
    duties = "Duties\nYou answer customers by chat and phone.\n\n"
    assert of(duties + "About us\nWe make booking software for hotels and restaurants.\n").type == "b2b"
    assert of(duties + "Benefits\nPrescription plans, gym membership and discounts in stores.\n").type is None


def test_one_type_with_a_word_of_the_other_is_that_type() -> None:
    found = of("You look after the enterprise customers of our B2B software, who run shops.")
    assert found.type == "b2b"
    assert {sign.type for sign in found.signs} == {"b2b", "b2c"}


def test_signs_stand_in_the_order_of_the_text_and_quote_it_once_for_each_way() -> None:
    text = "You help guests. Guests call us. Hotel guests write. Vendors call as well."
    document = Document.from_text(text, kind="posting")
    signs = customers_of(document, LEXICON).signs
    assert [sign.passage.text for sign in signs] == ["guests", "Hotel", "Vendors"]
    assert [document.text[sign.passage.start : sign.passage.end] for sign in signs] == [s.passage.text for s in signs]


def sign(kind: str, note: str, weight: float) -> CustomerSign:
    passage = Document.from_text("words").passage(0, 5)
    return CustomerSign.model_validate({"type": kind, "note": note, "weight": weight, "passage": passage})


@pytest.mark.parametrize(
    ("signs", "type_"),
    [
        ([], None),
        ([("b2b", "one", 0.99)], None),
        ([("b2b", "one", 1.0)], "b2b"),
        ([("b2c", "one", 0.5), ("b2c", "two", 0.5)], "b2c"),
        ([("b2b", "one", 0.5), ("b2c", "one", 0.5)], None),
        # Three ways of one sign are twice as strong as one, and a fourth adds nothing.
        ([("b2b", "one", 0.5)] * 3, "b2b"),
        ([("b2b", "one", 0.4)] * 9, None),
        ([("b2b", "one", 4.0), ("b2c", "one", 3.99)], "b2b"),
        ([("b2b", "one", 4.0), ("b2c", "one", 4.0)], "both"),
        ([("b2c", "one", 4.0), ("b2c", "two", 4.0), ("b2b", "one", 4.41)], "both"),
        ([("b2c", "one", 4.0), ("b2c", "two", 4.0), ("b2b", "one", 4.39)], "b2c"),
    ],
)
def test_the_weights_decide(signs: list[tuple[str, str, float]], type_: str | None) -> None:
    assert type_of(tuple(sign(*one) for one in signs)) == type_


def test_repeats_of_the_same_words_change_nothing() -> None:
    text = "You book cars for vendors. "
    assert of(text).type == of(text * 50).type
    assert len(of(text * 50).signs) == len(of(text).signs)


def test_a_lexicon_without_customers_says_so() -> None:
    lexicon = LEXICON.model_copy(update={"customers": (), "name": "gardening"})
    found = customers_of(Document.from_text("You look after enterprise customers."), lexicon)
    assert found.type is None
    assert [notice.kind for notice in found.notices] == ["no_customers"]
    assert "gardening" in found.notices[0].message


def test_a_lexicon_of_ones_own_has_its_own_signs() -> None:
    own = """
    {
      "format": 1, "name": "gardens",
      "roles": [{"id": "gardener", "title": "Gardener", "terms": [{"term": "hedges"}]}],
      "lists": {"grounds": ["park", "estate"]},
      "customers": [
        {"id": "b2b", "title": "towns and firms", "signs": [
          {"note": "large grounds", "ways": ["@grounds", "large estate"], "unless": ["park the/a car"]}
        ]},
        {"id": "b2c", "title": "people with a garden", "signs": [{"note": "small gardens", "ways": ["back yard"]}]}
      ]
    }
    """
    lexicon = Lexicon.parse(own)
    assert customers_of(Document.from_text("You tend two parks."), lexicon).type == "b2b"
    assert customers_of(Document.from_text("You tend back yards."), lexicon).type == "b2c"
    assert customers_of(Document.from_text("You park the car outside."), lexicon).type is None
    longest = customers_of(Document.from_text("You tend a large estate."), lexicon)
    assert [sign.passage.text for sign in longest.signs] == ["large estate"]


@pytest.mark.parametrize(
    ("types", "message"),
    [
        ('[{"id": "b2g", "title": "x", "signs": [{"note": "x", "ways": ["x"]}]}]', "customers[0] (b2g).id"),
        ('[{"id": "b2b", "title": "x", "signs": []}]', "customers[0] (b2b).signs"),
        ('[{"id": "b2b", "title": "x", "signs": [{"note": "x", "ways": ["x"], "weight": 0}]}]', "weight"),
        (
            '[{"id": "b2b", "title": "x", "signs": [{"note": "n", "ways": ["x"]}, {"note": "n", "ways": ["y"]}]}]',
            "the sign 'n' is there twice",
        ),
        (
            '[{"id": "b2b", "title": "x", "signs": [{"note": "n", "ways": ["x"]}]},'
            ' {"id": "b2b", "title": "x", "signs": [{"note": "n", "ways": ["x"]}]}]',
            "the type of customers 'b2b' is there twice",
        ),
    ],
)
def test_what_is_wrong_with_the_customers_of_a_lexicon_is_said(types: str, message: str) -> None:
    role = '{"id": "gardener", "title": "Gardener", "terms": [{"term": "hedges"}]}'
    with pytest.raises(LexiconError) as problem:
        Lexicon.parse(f'{{"format": 1, "name": "gardens", "roles": [{role}], "customers": {types}}}')
    assert message in str(problem.value)


def test_the_built_in_lexicon_says_what_each_type_wants_of_people() -> None:
    assert [kind.id for kind in LEXICON.customers] == ["b2b", "b2c"]
    assert all(kind.looked_for for kind in LEXICON.customers)
