"""Which uses of a word are the keyword: one invented sentence or more for each trap, counted and not counted."""

import json

import pytest

from cxmatch.documents.document import Document, DocumentKind
from cxmatch.errors import LexiconError
from cxmatch.lexicon import Lexicon
from cxmatch.matching.finding import Match, find


def uses(text: str, keyword: str, kind: DocumentKind = "resume") -> list[Match]:
    document = Document.from_text(text, kind=kind)
    return [
        match for match in find(document, Lexicon.load()) if match.owner.kind == "term" and match.owner.name == keyword
    ]


def verdict(text: str, keyword: str, kind: DocumentKind = "resume") -> str:
    found = uses(text, keyword, kind)
    assert found, f"{keyword} is not found at all in {text!r}"
    reasons = {match.rejected.reason if match.rejected else "counted" for match in found}
    assert len(reasons) == 1, reasons
    return reasons.pop()


COUNTED = [
    # specialist
    ("Wrote content with two designers.", "content"),
    ("Communicated with guests by chat and by letter.", "communications"),
    ("Mapped each step of the customer lifecycle.", "lifecycle"),
    ("Pro-actively called people whose orders were late.", "proactive"),
    ("Took a holistic view of support.", "holistic"),
    ("Raised member engagement by a third.", "engagement"),
    ("Wrote engaging stories for a club magazine.", "engagement"),
    ("Creative problem solver.", "creative"),
    ("Designed and created brochures for the fair.", "creative"),
    ("Collaborated with sales on a new leaflet.", "collaborative"),
    # manager
    ("Managed a team of six.", "manage"),
    ("Managed the budget of the department.", "manage"),
    ("Promoted to store manager after a year.", "manage"),
    ("Customer Support Manager", "manage"),
    ("Led five agents.", "leader"),
    ("Hiring, coaching and leading support crews.", "leader"),
    ("Gave the team a vision.", "vision"),
    ("Set and tracked quarterly goals.", "goal setting"),
    ("Sees the big picture.", "big picture"),
    ("Drew up a road map for two years.", "roadmap"),
    ("Held weekly meetings.", "meetings"),
    ("Took the minutes at the staff meeting.", "meetings"),
    ("Tracked progress to keep the move on time.", "progress"),
    ("Compared our wait times with industry benchmarks.", "benchmarks"),
    # associate
    ("Looking for an entry-level position in a hotel.", "entry-level"),
    ("Junior Clerk, Poe & Sons", "junior"),
    ("Executed two store openings.", "execute"),
    ("Responded to letters within a day.", "responsive"),
    ("Wrote thoughtful responses to complaints.", "responsive"),
    ("Able to learn new tools quickly and efficiently.", "efficient"),
    ("Helped customers choose a frame.", "helpful"),
    ("Likes helping others.", "helpful"),
    ("An intuitive ability to read people.", "intuitive"),
    # analyst
    ("Analysed survey data each month.", "data"),
    ("Watched three KPIs.", "metrics"),
    ("Drew graphs for the board.", "graphs"),
    ("Excel with pivot tables and charts.", "charts"),
    ("Comfortable with numbers.", "numbers"),
    ("Exported the lists to Excel.", "spreadsheets"),
    ("Chose KPIs to measure the success of each shift.", "measurable"),
    ("Forecasted the calls of each week.", "predict"),
    ("Presented findings to the owners.", "present"),
    ("Prepared weekly reports to the owner.", "report"),
    # expert
    ("Gave high-level advice to three boards.", "high-level"),
    ("Experienced in hotels and shops.", "experienced"),
    ("Advanced skills in survey design.", "advanced"),
    ("A respected voice among planners.", "respected"),
    ("Successfully opened two branches.", "successful"),
    ("A proven record of success.", "successful"),
    ("Drew insights out of complaints.", "insights"),
    ("Trained new staff at the till.", "training"),
    ("Training of managers and clerks.", "training"),
    ("Improved the efficiency of the mail room.", "efficiency"),
    # the same words beside their traps
    ("Managed the queue on Mondays.", "manage"),
    ("Served as the manager of a branch.", "manage"),
    ("Customer Service Lead, Poe & Sons", "leader"),
    ("Promoted to call center lead in May.", "leader"),
    ("Told the owners of our progress to date.", "progress"),
    ("Ran the numbers on refunds.", "numbers"),
    ("Six charts a month.", "charts"),
    ("Built a six-page report to the owners.", "report"),
    ("Presented with charts and tables.", "present"),
    ("Train new crews at the depot.", "training"),
    ("As a junior clerk I sold prams.", "junior"),
    ("Wrote a high-level long-range plan.", "high-level"),
    ("A calm colleague who is respected for fairness.", "respected"),
    ("A well-known speaker on service.", "well-known"),
    ("Planned meetings and events.", "meetings"),
]

NOT_COUNTED = [
    ("Packed the contents of each box.", "content", "false_friend"),
    ("I am content with small towns.", "content", "false_friend"),
    ("Repaired satellite and radio communications equipment.", "communications", "false_friend"),
    ("Knows the software development lifecycle.", "lifecycle", "false_friend"),
    ("Owner, holistic healing practice", "holistic", "false_friend"),
    ("Signed the engagement letter.", "engagement", "false_friend"),
    ("Engaged in two sports.", "engagement", "false_friend"),
    ("Adobe Creative Suite, Word", "creative", "false_friend"),
    ("Created a filing process.", "creative", "false_friend"),
    ("Good time management.", "manage", "false_friend"),
    ("Managed calendars and phones.", "manage", "false_friend"),
    ("Managed incoming calls.", "manage", "false_friend"),
    ("Praised by upper management.", "manage", "other_person"),
    ("Collected the forms and gave them to the manager.", "manage", "other_person"),
    ("Worked alongside the general manager.", "manage", "other_person"),
    ("Called warm leads.", "leader", "false_friend"),
    ("A change that led to fewer calls.", "leader", "false_friend"),
    ("Worked for a leading maker of prams.", "leader", "company"),
    ("Briefed business leaders.", "leader", "other_person"),
    ("Helped people with low vision.", "vision", "false_friend"),
    ("Consistently exceeded set goals.", "goal setting", "other_person"),
    ("Enjoys meeting deadlines.", "meetings", "false_friend"),
    ("Two moves are in progress.", "progress", "false_friend"),
    ("Wants career progression.", "progress", "false_friend"),
    ("Reviewed pay benchmarks of the trade.", "benchmarks", "company"),
    ("Coached and trained entry-level clerks.", "entry-level", "other_person"),
    ("Left after junior year.", "junior", "false_friend"),
    ("Mentored junior clerks.", "junior", "other_person"),
    ("Executed lease agreements.", "execute", "false_friend"),
    ("Built responsive web pages.", "responsive", "false_friend"),
    ("Raised the response rate of a survey.", "responsive", "false_friend"),
    ("Sold energy-efficient lamps.", "efficient", "false_friend"),
    ("Worked at the help desk.", "helpful", "false_friend"),
    ("Sold a tool that helps customers save.", "helpful", "company"),
    ("Wrote plans to help reduce waste.", "helpful", "false_friend"),
    ("Sold an intuitive product to schools.", "intuitive", "false_friend"),
    ("Data entry, filing", "data", "false_friend"),
    ("Entered guest data by hand.", "data", "false_friend"),
    ("Converted feet into metric units.", "metrics", "false_friend"),
    ("Ran a graph database.", "graphs", "false_friend"),
    ("Filed the charts of patients.", "charts", "false_friend"),
    ("Drew the organisation chart.", "charts", "false_friend"),
    ("Wrote down phone numbers.", "numbers", "false_friend"),
    ("Excels at small talk.", "spreadsheets", "false_friend"),
    ("Eager and able to excel.", "spreadsheets", "false_friend"),
    ("Measured windows and cut the cloth.", "measurable", "false_friend"),
    ("Kept up security measures.", "measurable", "false_friend"),
    ("Did predictive maintenance on lifts.", "predict", "false_friend"),
    ("Was present at the audit.", "present", "false_friend"),
    ("Plated food with neat presentation.", "present", "false_friend"),
    ("I report to the owner.", "report", "false_friend"),
    ("Had three direct reports.", "report", "false_friend"),
    ("Reported accidents at once.", "report", "false_friend"),
    ("Kept a high level of order.", "high-level", "false_friend"),
    ("Asked more experienced nurses.", "experienced", "other_person"),
    ("The shop experienced rapid growth.", "experienced", "false_friend"),
    ("Holds an advanced degree.", "advanced", "false_friend"),
    ("Advanced to shift lead in May.", "advanced", "false_friend"),
    ("Sold for a respected company.", "respected", "company"),
    ("Made everyone feel respected.", "respected", "false_friend"),
    ("Acted for a well-known company.", "well-known", "company"),
    ("Handed over to customer success.", "successful", "false_friend"),
    ("Received training in first aid.", "training", "false_friend"),
    ("Was trained by the chef.", "training", "false_friend"),
    ("Cross-training, stock", "training", "false_friend"),
    ("Advised on fuel efficiency.", "efficiency", "false_friend"),
    ("Managed to soothe a crowd.", "manage", "false_friend"),
    ("Sold managed care plans.", "manage", "false_friend"),
    ("Self-managing clerk.", "manage", "false_friend"),
    ("Worked with product management teams.", "manage", "other_person"),
    ("Supported managers with rotas.", "manage", "other_person"),
    ("Met with sales and other shop leaders.", "leader", "other_person"),
    ("Taught classes leading towards a diploma.", "leader", "false_friend"),
    ("Content with small towns.", "content", "false_friend"),
    ("Gave vision and hearing tests.", "vision", "false_friend"),
    ("Aligned with the mission and vision.", "vision", "company"),
    ("Worked from a set of goals.", "goal setting", "false_friend"),
    ("My role progresses yearly.", "progress", "false_friend"),
    ("Ran benchmarks of server kernels.", "benchmarks", "false_friend"),
    ("Work beyond entry level.", "entry-level", "false_friend"),
    ("Execution of court orders.", "execute", "false_friend"),
    ("Sold mobile data cards.", "data", "false_friend"),
    ("Set up helm charts.", "charts", "false_friend"),
    ("Took measurements of beds.", "measurable", "false_friend"),
    ("Chose a present for each guest.", "present", "false_friend"),
    ("Wrapped birthday presents.", "present", "false_friend"),
    ("Was presented a trophy by the mayor.", "present", "false_friend"),
    ("Presented with the award of the year.", "present", "false_friend"),
    ("Graded report cards.", "report", "false_friend"),
    ("A clerk who must report to the owner.", "report", "false_friend"),
    ("Advanced payments to builders.", "advanced", "false_friend"),
    ("Worked on the most advanced prams.", "advanced", "company"),
    ("Work for a firm that is well respected.", "respected", "company"),
    ("A hotel renowned for its view.", "well-known", "company"),
    ("Planned an engagement party.", "engagement", "false_friend"),
    ("Train conductor, Poe Rail", "training", "false_friend"),
    ("Has relevant certifications and training.", "training", "false_friend"),
    ("Saw patients presenting with fever.", "present", "false_friend"),
    ("Mended network communication errors.", "communications", "false_friend"),
    ("Worked with shop leadership on rotas.", "leader", "other_person"),
    ("Helped two clerks in becoming successful.", "successful", "false_friend"),
    ("Participated in long and useful online training.", "training", "false_friend"),
    ("Met the goals set by owners.", "goal setting", "other_person"),
    ("Briefed product leadership.", "leader", "other_person"),
    ("Helped clients engage in sports.", "engagement", "false_friend"),
]

IN_POSTINGS = [
    ("You will manage a crew of nine.", "manage", "counted"),
    ("You will execute plans with courtesy.", "execute", "counted"),
    ("We are looking for experienced clerks.", "experienced", "counted"),
    ("We have entry-level and senior positions open.", "entry-level", "counted"),
    ("The Sales Manager is a creative planner.", "creative", "counted"),
    ("We engage directly with our customers.", "engagement", "company"),
    ("At Poe Prams we love thinking creatively.", "creative", "company"),
    ("Our team is efficient and kind.", "efficient", "company"),
    ("Poemart provides creative toys.", "creative", "company"),
    ("Our users can gain insights in a minute.", "insights", "company"),
    ("A market leader in prams.", "leader", "company"),
    ("Medical, dental and vision from day one.", "vision", "benefits"),
    ("Training is provided.", "training", "false_friend"),
    ("The successful candidate lives nearby.", "successful", "false_friend"),
    ("This role presents an opportunity to travel.", "present", "false_friend"),
    ("Take direction from the site manager.", "manage", "other_person"),
    ("Degree in Communications or Marketing.", "communications", "study"),
    ("Come and help us grow.", "helpful", "company"),
    ("Together with partners in nine towns, we efficiently serve schools.", "efficient", "company"),
    ("Poe Prams is a growing company focused on efficient toys.", "efficient", "company"),
    ("Please allow a week for a response to your application.", "responsive", "boilerplate"),
    ("Join an experienced team of planners.", "experienced", "other_person"),
    ("We hire, train and promote without regard to age or creed.", "training", "boilerplate"),
]


@pytest.mark.parametrize(("text", "keyword"), COUNTED)
def test_a_use_in_the_roles_sense_counts(text: str, keyword: str) -> None:
    assert verdict(text, keyword) == "counted"


@pytest.mark.parametrize(("text", "keyword", "reason"), NOT_COUNTED)
def test_a_use_in_another_sense_is_listed_with_its_reason(text: str, keyword: str, reason: str) -> None:
    assert verdict(text, keyword) == reason


@pytest.mark.parametrize(("text", "keyword", "expected"), IN_POSTINGS)
def test_an_ad_counts_for_what_it_asks_and_not_for_what_it_praises(text: str, keyword: str, expected: str) -> None:
    assert verdict(text, keyword, "posting") == expected


def test_every_core_keyword_has_a_use_that_counts_here() -> None:
    core = {term for role in Lexicon.load().roles for term in role.core}
    assert core == {keyword for _, keyword in COUNTED}


@pytest.mark.parametrize(
    ("text", "keyword", "reason"),
    [
        ("Has no experience with data or surveys.", "data", "negation"),
        ("Never managed people.", "manage", "negation"),
        ("I have yet to manage a shop.", "manage", "negation"),
        ("Has not yet managed a shop.", "manage", "negation"),
        ("Little experience with charts.", "charts", "negation"),
        ("Zero experience with charts.", "charts", "negation"),
        ("Unable to present to a crowd.", "present", "negation"),
        ("Failed to manage the budget.", "manage", "negation"),
        ("Avoided long meetings.", "meetings", "negation"),
        ("Hate using spreadsheets.", "spreadsheets", "negation"),
        ("Sent letters rather than reports.", "report", "negation"),
        ("Instead of spreadsheets we used paper.", "spreadsheets", "negation"),
        ("Managed no one.", "manage", "negation"),
        ("Trained nobody.", "training", "negation"),
        ("A non-management job.", "manage", "negation"),
        ("Charts: none", "charts", "negation"),
        ("Charts (no experience so far)", "charts", "negation"),
        ("Drew charts - not yet", "charts", "negation"),
        ("Charts [haven't tried it], stock lists", "charts", "negation"),
        ("Seeking a role that needs creative thinking.", "creative", "wish"),
        ("Eager to work in data analysis.", "data", "wish"),
        ("My dream is to lead workshops.", "leader", "wish"),
        ("Planning to lead a team.", "leader", "wish"),
        ("Open to leading a team.", "leader", "wish"),
        ("Would like to present more.", "present", "wish"),
        ("Intending to track metrics.", "metrics", "wish"),
        ("Objective: position in data analysis.", "data", "wish"),
        ("Career goal: to manage a shop.", "manage", "wish"),
        ("Secretary to the Communications Manager.", "communications", "other_person"),
        ("Assistant to a content director.", "content", "other_person"),
        ("Runner, Big Picture Productions", "big picture", "company"),
        ("Clerk, Roadmap Group LLC", "roadmap", "company"),
        ("Porter, Benchmark Hotels", "benchmarks", "company"),
        ("Clerk at Creative Partners Group", "creative", "company"),
        ("Bachelor of Arts in Communications", "communications", "study"),
    ],
)
def test_what_the_sentence_does_with_a_word_decides(text: str, keyword: str, reason: str) -> None:
    assert verdict(text, keyword) == reason


@pytest.mark.parametrize(
    ("text", "keyword"),
    [
        ("Not only clerks but data people.", "data"),
        ("Without a car, but creative.", "creative"),
        ("Seeking a role, using my creative skills.", "creative"),
        ("Store Manager Company Shop", "manage"),
        ("A degree of creativity is what I bring.", "creative"),
        ("Sold more with no extra budget by tracking metrics.", "metrics"),
        ("Without a budget, I managed a fair.", "manage"),
        ("With no staff, managed a fair.", "manage"),
        ("Without ever missing a metric.", "metrics"),
        ("Never failed to present on time.", "present"),
        ("No fewer than six charts.", "charts"),
        ("No stranger to spreadsheets.", "spreadsheets"),
        ("Do not hesitate to present ideas.", "present"),
        ("Managed no fewer than six clerks.", "manage"),
        ("Drew charts no one else had.", "charts"),
        ("A little experience with charts.", "charts"),
        ("Avoided delays by tracking metrics.", "metrics"),
        ("Seeking to please guests, I tracked metrics.", "metrics"),
        ("Helped clients seeking refunds and wrote reports.", "report"),
        ("Guests who want to complain; charts of their calls.", "charts"),
        ("Always looking for ways to use data.", "data"),
        ("Keen eye for data.", "data"),
        ("Read letters to obtain data on delays.", "data"),
        ("Objective: Experienced planner of fairs.", "experienced"),
        ("Objective: a post where I can use my data skills.", "data"),
        ("Promoted to Communications Manager.", "communications"),
        ("Supervised associates in training.", "training"),
        ("Charts - none better in town.", "charts"),
        ("Charts: no. 1 of nine clerks", "charts"),
        ("Charts: not used to being late.", "charts"),
        ("Charts, no experience with prams", "charts"),
        ("Missed metrics: none", "metrics"),
    ],
)
def test_what_only_looks_like_a_denial_a_wish_or_a_name_counts(text: str, keyword: str) -> None:
    assert verdict(text, keyword) == "counted"


def test_a_sentence_under_education_is_no_subject_of_study() -> None:
    text = "Ann Poe\nann@poe.example\n\nEducation\nPoe College, 2012\n- {}\n\nExperience\nClerk, Poe & Sons"
    assert verdict(text.format("Managed a team of six"), "manage") == "counted"
    assert verdict(text.format("Management, Law"), "manage") == "study"


def test_who_is_sought_is_said_to_applicants_even_where_the_company_speaks_of_itself() -> None:
    text = "About us\nOur shops are old. We are looking for an experienced clerk.\n\nDuties\n- Sell prams."
    assert verdict(text, "experienced", "posting") == "counted"


def test_the_end_of_a_job_is_a_date_and_no_presentation() -> None:
    found = uses("Experience\nClerk, Poe & Sons\nMay 2019 - Present\nSold prams.", "present")
    assert [match.rejected and match.rejected.reason for match in found] in (["date"], [])


def test_a_name_that_equals_a_keyword_is_a_contact() -> None:
    found = uses("Ann Junior\nann@poe.example\n\nSummary\nSold prams for six years.", "junior")
    assert [match.rejected and match.rejected.reason for match in found] in (["contact"], [])


def test_benefits_and_self_praise_have_sections_of_their_own() -> None:
    text = "About us\nCreative people work here.\n\nBenefits\n- Holistic coaching\n\nDuties\n- Be proactive."
    found = {match.owner.name: match.rejected and match.rejected.reason for match in _core(text)}
    assert found == {"creative": "company", "holistic": "benefits", "proactive": None}


def _core(text: str) -> list[Match]:
    document = Document.from_text(text, kind="posting")
    return [match for match in find(document, Lexicon.load()) if match.owner.core]


def test_other_sentences_change_no_verdict() -> None:
    text = "Managed a team of six."
    before = "We are kind. Seeking work. Not now. "
    assert verdict(before + text, "manage") == verdict(text, "manage") == "counted"


def test_a_note_says_why_in_plain_words() -> None:
    for role in Lexicon.load().roles:
        for term in role.terms:
            assert all(sense.note for sense in term.senses), term.term


# The language of rules, on a small lexicon of another field.


def small(*senses: dict[str, object], **more: object) -> Lexicon:
    term = {"term": "wine", "senses": list(senses)}
    role = {"id": "sommelier", "title": "Sommelier", "terms": [term]}
    return Lexicon.parse(json.dumps({"format": 1, "name": "restaurants", "roles": [role], **more}))


@pytest.mark.parametrize(
    ("sense", "rejected", "counted"),
    [
        ({"before": ["red"]}, "red wine", "wine red"),
        ({"before": ["red"], "within": 2}, "red dry wine", "red and dry wine"),
        ({"after": ["glass*"]}, "wine glasses", "glasses of wine"),
        ({"after": ["gum tree"]}, "wine gum tree", "wine gum"),
        ({"near": ["vinegar"]}, "vinegar is made of wine", "vinegar is sour. A wine is not"),
        ({"forms": ["wines"]}, "many wines", "one wine"),
        ({"forms": ["wine"], "capital": True}, "at Wine", "at wine"),
        ({"before": ["@colours"]}, "red wine", "good wine"),
        ({"before": ["RED"]}, "Red wine", "dry wine"),
    ],
)
def test_a_rule_holds_where_all_of_its_fields_do(sense: dict[str, object], rejected: str, counted: str) -> None:
    lexicon = small({"note": "no", **sense}, lists={"colours": ["red", "white"]})
    for text, expected in ((rejected, ["no"]), (counted, [None])):
        found = find(Document.from_text("We drank " + text + " there.", kind="resume"), lexicon)
        assert [match.rejected and match.rejected.note for match in found] == expected, text


def test_the_first_rule_that_holds_decides() -> None:
    lexicon = small({"verdict": "accept", "before": ["red"]}, {"forms": ["wine"], "note": "no"})
    found = find(Document.from_text("Sold red wine and wine.", kind="resume"), lexicon)
    assert [match.rejected is None for match in found] == [True, False]


def test_a_denial_is_stronger_than_a_rule_that_accepts() -> None:
    lexicon = small({"verdict": "accept", "forms": ["wine"]})
    (match,) = find(Document.from_text("Never sold wine.", kind="resume"), lexicon)
    assert match.rejected is not None
    assert match.rejected.reason == "negation"


def test_a_rule_that_names_an_unknown_list_is_refused() -> None:
    with pytest.raises(LexiconError, match="@colours"):
        small({"before": ["@colours"], "note": "no"})
