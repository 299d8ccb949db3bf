"""Texts of other trades, full of this field's words: none is a role of this field."""

from datetime import date
from typing import Final

import pytest

from cxmatch import Document, score
from cxmatch.documents.document import DocumentKind

AS_OF: Final = date(2026, 1, 1)
MOST: Final = 35.0
"""Points below which every role stays: a role that fits in half has more."""


CASES = [
    pytest.param(
        "resume",
        """Kai Jorgensen

Experience
Site reliability engineer, Copper Cloud, 2018 - Present
Built dashboards and metrics for 300 services in Prometheus and Grafana.
Wrote Go code that predicts load and reports measurable savings.
Presented graphs of latency numbers to the platform team.
""",
        id="an engineer full of metrics",
    ),
    pytest.param(
        "resume",
        """Uma Fairfax

Experience
Data engineer, Silo Grain, 2019 - Present
Built pipelines in Python and SQL and kept the data warehouse.
Cut query time by half and documented the schemas.
""",
        id="a data engineer",
    ),
    pytest.param(
        "resume",
        """Lena Ostrom

Experience
Registered nurse, Harbour Hospital, 2014 - Present
Cared for eight patients a shift and gave medication.
Trained new nurses and kept charts and reports up to date.
""",
        id="a nurse",
    ),
    pytest.param(
        "resume",
        """Otto Reyes

Experience
Accountant, Fen and Sons, 2012 - Present
Kept the ledger, reconciled accounts and prepared tax returns.
Presented monthly reports, numbers and spreadsheets to the partners.
""",
        id="an accountant",
    ),
    pytest.param(
        "resume",
        """Gus Thorne

Experience
Warehouse supervisor, Crate Freight, 2016 - Present
Supervised 20 pickers and packers on the night shift.
Planned shifts, trained new staff and reviewed performance.
Kept forklifts and stock in order.
""",
        id="a warehouse supervisor",
    ),
    pytest.param(
        "resume",
        """Ida Moreau

Experience
Primary school teacher, Elm Road School, 2010 - Present
Taught a class of 28, planned lessons and wrote reports for parents.
Led the reading group and was engaged in the training of student teachers.
""",
        id="a teacher",
    ),
    pytest.param(
        "resume",
        """Jude Alcott

Experience
Graphic designer, Print and Peel, 2017 - Present
Made creative layouts and content in Adobe Creative Cloud.
Worked in a collaborative studio on brochures and packaging.
""",
        id="a marketing designer",
    ),
    pytest.param(
        "resume",
        """Vera Stanhope

Experience
Solicitor, Marsh Chambers, 2009 - Present
Drafted contracts and appeared in court.
Advised the partners, spoke at conferences and wrote articles on property law.
""",
        id="a lawyer",
    ),
    pytest.param(
        "resume",
        """Rafe Duquesne

Experience
Sous chef, Ferry Inn, 2015 - Present
Led the kitchen at dinner, wrote menus and ordered stock.
Trained three apprentices.
""",
        id="a cook",
    ),
    pytest.param(
        "resume",
        """Sol Ingram

Experience
Product manager, Kettle Labs, 2018 - Present
Owned the roadmap and vision of a billing product.
Wrote specifications with engineers and measured progress in sprints.
""",
        id="a product manager",
    ),
    pytest.param(
        "posting",
        """Backend engineer

About us
We make customer support software that thousands of agents love. Customers come first for us.

Responsibilities
Design and write services in Rust and Postgres.
Review code and keep the services running.

Requirements
4 years of software engineering.
""",
        id="an ad for an engineer at a firm of customer service",
    ),
    pytest.param(
        "posting",
        """Truck driver

Responsibilities
Drive a lorry between our depots and load it.
Report defects and keep a log.

Requirements
A licence and two years of experience. Weekend shifts.
""",
        id="an ad for a truck driver",
    ),
    pytest.param(
        "resume",
        """Wade Lindholm

Experience
Engineering manager, Copper Cloud, 2016 - Present
Leads nine engineers, hires and coaches them and sets goals.
Owns the roadmap of the storage platform.
""",
        id="a manager of engineers",
    ),
    pytest.param(
        "resume",
        """Dane Rourke

Experience
Platoon leader, Army, 2012 - 2020
Led 30 soldiers, trained them and kept vehicles and radios ready.
Planned missions and reported to the company commander.
""",
        id="an officer of the army",
    ),
    pytest.param(
        "resume",
        """Hal Brigg

Experience
Site supervisor, Granite Homes, 2011 - Present
Supervised 25 bricklayers and carpenters.
Read plans, ordered concrete and kept the site safe.
""",
        id="a construction supervisor",
    ),
    pytest.param(
        "resume",
        """Elin Strand

Experience
Financial analyst, Fen Capital, 2017 - Present
Built models in spreadsheets and forecast revenue.
Presented charts and reports of quarterly numbers to the board.
""",
        id="a financial analyst",
    ),
    pytest.param(
        "resume",
        """Yosef Adler

Experience
Research scientist, Boreal Pharma, 2014 - Present
Ran statistical analysis of trial data in R and published articles.
Spoke at conferences on protein folding.
""",
        id="a scientist of medicines",
    ),
    pytest.param(
        "resume",
        """Myrtle Haas

Experience
Accounts payable clerk, Fen and Sons, 2013 - Present
Entered invoices, matched them to orders and ran payments to suppliers.
Reconciled vendor accounts each month.
""",
        id="a payroll clerk",
    ),
    pytest.param(
        "resume",
        """Todd Winslow

Experience
Real estate agent, Keystone Homes, 2015 - Present
Listed and sold houses, showed them to buyers and negotiated prices on commission.
""",
        id="an estate agent",
    ),
    pytest.param(
        "resume",
        """Rhea Doyle

Experience
Customs officer, Port Authority, 2012 - Present
Checked cargo papers and passports and seized forbidden goods.
Wrote reports of each search.
""",
        id="a customs officer",
    ),
    pytest.param(
        "resume",
        """Tess Galloway

Experience
Recruiter, Hive Staffing, 2017 - Present
Sourced and interviewed candidates and wrote job ads.
Managed the applicant system and onboarded new hires.
""",
        id="a recruiter",
    ),
    pytest.param(
        "resume",
        """Maeve Corrigan

Experience
Principal, Elm Road School, 2009 - Present
Leads 40 teachers, hires them and reviews their performance.
Sets the vision, the goals and the budget of the school.
""",
        id="a head of a school",
    ),
    pytest.param(
        "resume",
        """Dorian Vale

Experience
Actor, Lantern Theatre, 2012 - Present
Played leading parts in thirty plays and presented a children's show.
Well-known for comic roles; a creative and respected member of the company.
""",
        id="an actor",
    ),
    pytest.param(
        "posting",
        """Registered nurse

Responsibilities
Give medication, keep charts and care for patients on a ward of 20 beds.

Requirements
A licence and two years of nursing. Rotating shifts.

Benefits
Training, a sign-on bonus and advanced courses.
""",
        id="an ad for a nurse",
    ),
    pytest.param(
        "posting",
        """Tax accountant

Responsibilities
Prepare tax returns and reports, reconcile ledgers and advise partners.

Requirements
CPA and 5 years of experience. Spreadsheets.
""",
        id="an ad for a tax accountant",
    ),
    pytest.param(
        "resume",
        """Odile Brand

Experience
Pharmacist, Elm Pharmacy, 2012 - Present
Dispensed medicines and advised patients on doses.
Supervised two technicians and checked stock.
""",
        id="a pharmacist",
    ),
    pytest.param(
        "resume",
        """Lars Beaumont

Experience
Finance director, Granite Homes, 2008 - Present
Advised the board on strategy, set the budget and led 12 accountants.
Over 20 years of experience.
""",
        id="a finance director",
    ),
    pytest.param(
        "resume",
        """Ray Tolliver

Experience
Security guard, Night Watch, 2016 - Present
Walked rounds, kept a log and wrote reports of incidents.
""",
        id="a security guard",
    ),
    pytest.param(
        "posting",
        """Mechanical engineer

Responsibilities
Design pumps, test them and report the results in charts.

Requirements
A degree in engineering and 3 years of experience.
""",
        id="an ad for a mechanical engineer",
    ),
]


@pytest.mark.parametrize(("kind", "text"), CASES)
def test_another_trade_is_no_role_of_this_field(kind: DocumentKind, text: str) -> None:
    report = score(Document.from_text(text, kind=kind), as_of=AS_OF)
    assert {fit.role: fit.score for fit in report.fits if fit.score >= MOST} == {}
