"""Traps of real postings, each a short invented one, with the role that must come out best."""

from datetime import date
from typing import Final

import pytest

from cxmatch import Document, score

AS_OF: Final = date(2026, 1, 1)


CASES = [
    pytest.param(
        "associate",
        """Customer service representative

Responsibilities
Answer calls and emails from our customers.
Enter orders and update accounts.

Requirements
High school diploma or equivalent.
No experience needed; we will train you.
""",
        id="an ad that asks for no years but trains who comes in",
    ),
    pytest.param(
        "expert",
        """Customer experience principal

Responsibilities
Advise our executives on customer strategy.
Lead the transformation of service across the company.
Represent us at conferences and publish articles.

Requirements
At least 10 years of proven success in customer experience.
""",
        id="an ad that asks for ten years and advising executives",
    ),
    pytest.param(
        "specialist",
        """Customer success manager

Responsibilities
Own a book of 50 accounts from onboarding to renewal.
Hold business reviews and build relationships with sponsors.
Bring customer feedback to product.

Requirements
2 years of experience in customer success.
This is an individual contributor role with no direct reports.
""",
        id="a manager by title who keeps accounts",
    ),
    pytest.param(
        "associate",
        """Customer experience specialist

Responsibilities
Take 70 inbound calls a day and answer chats.
Process returns, refunds and exchanges.
Enter data into the system.

Requirements
High school diploma. Able to work evenings and weekends.
""",
        id="a specialist by title who takes calls",
    ),
    pytest.param(
        "associate",
        """Customer support agent

About us
We are a visionary leader in data insights with a creative, collaborative team and a big-picture roadmap.
Our experienced leaders set measurable goals and publish respected reports.

Responsibilities
Answer customers' emails and chats.
Tag conversations and escalate bugs.

Requirements
Entry level; one year of customer service is a plus.
""",
        id="a company that boasts of its vision",
    ),
    pytest.param(
        "associate",
        """Call center representative

Responsibilities
Answer inbound calls from customers and resolve billing issues.

Requirements
High school diploma.

Benefits
Leadership training, advanced learning content, a coach, management courses and a path to team lead.
""",
        id="benefits with training and content",
    ),
    pytest.param(
        "analyst",
        """Customer insights analyst

Responsibilities
Analyse survey data and build dashboards and reports.
Test hypotheses about churn and present charts.

Requirements
3 years as an analyst of customer data.
Strong statistics; no experience with SQL required.
""",
        id="no experience with SQL is no entry level",
    ),
    pytest.param(
        "manager",
        """Customer service supervisor

Responsibilities
Supervise 12 representatives, coach them and schedule their shifts.
Review their performance and hire new ones.
Take escalated calls.

Requirements
5 years in customer service, two of them leading people.
""",
        id="a supervisor who also takes calls",
    ),
    pytest.param(
        "associate",
        """Customer care agent

Responsibilities
Reports to the customer care manager.
Answer calls and emails, open tickets and pass on what you cannot solve.

Requirements
Six months of experience with customers.
""",
        id="an agent who answers to a manager",
    ),
    pytest.param(
        "manager",
        """Call centre manager

Responsibilities
Manage five team leaders and 60 agents.
Set goals, watch service levels and own the budget.
Hire, coach and review performance.

Requirements
Over 5 years of experience in managing a call centre.
""",
        id="a call centre manager",
    ),
    pytest.param(
        "analyst",
        """Voice of the customer analyst

Responsibilities
Run our customer surveys and analyse the results in Python and SQL.
Track satisfaction metrics in dashboards.
Present findings to leaders of all departments.

Requirements
A degree in statistics and 3 years of experience.
""",
        id="an analyst of the voice of the customer",
    ),
    pytest.param(
        "specialist",
        """Community manager

Responsibilities
Engage our customers in the forum and on social media.
Write newsletters and content and plan campaigns.
Bring feedback from the community to product.

Requirements
2 years of experience in community or social media.
""",
        id="a community manager",
    ),
    pytest.param(
        "specialist",
        """Account manager, B2B

Responsibilities
Manage relationships with business customers and renew their contracts.
Hold quarterly business reviews and find chances to grow each account.
Travel to clients once a month.

Requirements
3 years of account management. A bachelor's degree.
""",
        id="an account manager of business customers",
    ),
    pytest.param(
        "expert",
        """Vice president, customer experience

Responsibilities
Set the customer vision and strategy and report to the chief executive.
Build the function and transform service across all business units.
Speak for customers before the board.

Requirements
More than 12 years in customer experience, operations or marketing.
""",
        id="a vice president",
    ),
    pytest.param(
        "associate",
        """Retail associate

Responsibilities
Serve customers on the shop floor, work the till and handle returns.

Requirements
Weekend shifts. No experience necessary. Must be 18 or older.
""",
        id="shop work with shifts",
    ),
    pytest.param(
        "associate",
        """Technical support specialist

Responsibilities
Answer customers' tickets, chats and calls about our routers.
Troubleshoot and escalate what the first line cannot solve.

Requirements
One year of experience in a help desk.
""",
        id="a technical support specialist",
    ),
    pytest.param(
        "manager",
        """Customer support lead

Responsibilities
Lead a team of eight agents: hire, coach and run their one-to-ones.
Set the roadmap of the support team and remove what blocks it.

Requirements
At least 5 years in support and 2 years of leading people.
""",
        id="a lead of support who leads people",
    ),
    pytest.param(
        "associate",
        """Customer support representative

Responsibilities
You will join a team of 12 agents led by our support manager.
Answer emails and chats and log bugs.

Requirements
Friendly writing. No previous experience required.
""",
        id="an ad that tells of the team which one joins",
    ),
    pytest.param(
        "associate",
        """Customer service executive

Responsibilities
Attend to inbound calls and emails.
Resolve queries on bills and deliveries.

Requirements
0-1 years of experience. Rotating shifts.
""",
        id="an ad for a service executive",
    ),
    pytest.param(
        "associate",
        """Customer support analyst

Responsibilities
Respond to customers' tickets and calls about our software.
Log each case, troubleshoot and escalate.

Requirements
1 year in a help desk. Shift work.
""",
        id="a support analyst by title",
    ),
    pytest.param(
        "associate",
        """Customer care associate

Responsibilities
Manage a queue of tickets and manage customers' expectations.
Manage returns and exchanges.

Requirements
High school diploma.
""",
        id="a queue to manage",
    ),
    pytest.param(
        "specialist",
        """Customer experience specialist

Responsibilities
Turn customers' feedback into ideas and carry them out with product, data analysts and marketing.
Write the newsletter and the help centre.
Tell the director of customer experience what you learn.

Requirements
At least 2 years of experience in communications or customer success.
""",
        id="a specialist who works with analysts and executives",
    ),
    pytest.param(
        "analyst",
        """Junior customer insights analyst

Responsibilities
Clean survey data, build charts and dashboards and help with statistical models of churn.

Requirements
Entry level; a degree in statistics or economics. SQL.
""",
        id="an analyst fresh from college",
    ),
    pytest.param(
        "manager",
        """Head of customer success

Responsibilities
Lead, hire and coach 12 customer success managers.
Set goals and the roadmap and review progress in weekly meetings.
Own the department's budget.

Requirements
Over 5 years in customer success and 3 years of managing people.
""",
        id="a head of customer success",
    ),
    pytest.param(
        "associate",
        """Customer service representative

Responsibilities
Answer the phone and help customers with orders.

Requirements
High school diploma or GED.

Why join us
Many of our managers and directors began as representatives.
We promote leaders from within and coach you to lead a team.
""",
        id="an ad that promises promotion",
    ),
    pytest.param(
        "specialist",
        """Enterprise customer success manager

Responsibilities
Be the trusted advisor of executives at our largest clients.
Drive adoption, renewals and growth; run quarterly business reviews.

Requirements
5 years in customer success or account management. Bachelor's degree. Travel of 25%.
""",
        id="a success manager of large firms",
    ),
    pytest.param(
        "manager",
        """Customer experience manager

Responsibilities
Manage the team of specialists and associates, coach them and check their figures.
Set the vision and the roadmap, clear what blocks the team.
Use data and reports to steer.

Requirements
Over 5 years of leading teams.
""",
        id="a manager of specialists and associates",
    ),
    pytest.param(
        "associate",
        """Beauty consultant

Responsibilities
Advise shoppers at the counter, work the till and keep the shelves full.

Requirements
Weekend shifts. We train you.
""",
        id="a consultant in a shop",
    ),
    pytest.param(
        "expert",
        """Senior consultant, customer experience strategy

Responsibilities
Advise executives of our clients on customer experience transformation.
Train their leaders and publish thought leadership.

Requirements
10+ years in customer experience, marketing or operations. Known speaker.
""",
        id="a customer strategy consultant",
    ),
    pytest.param(
        "specialist",
        """Customer success manager

Responsibilities
Own onboarding and renewals for 40 accounts.
Work with our data analysts, who build dashboards in SQL, and with the support managers, who lead the agents.

Requirements
2 years in customer success.
""",
        id="analysts whom one works with",
    ),
    pytest.param(
        "specialist",
        """Customer success specialist

About us
Our software helps call centre managers to coach agents and set goals.

Responsibilities
Help call centre managers to set up our software and train their agents to use it.
Renew contracts and gather feedback.

Requirements
2 years with business customers.
""",
        id="customers who are managers",
    ),
    pytest.param(
        "associate",
        """Customer service representative

Lantern is a leading company in travel with 40 managers who lead 300 agents.

Responsibilities
Answer calls, change bookings and issue refunds.

Requirements
No experience needed.
""",
        id="a leader in its market",
    ),
    pytest.param(
        "analyst",
        """Senior customer experience analyst

Responsibilities
Analyse journeys and surveys, build models and dashboards.
This post does not manage people.

Requirements
5 years of analysis; SQL and R.
""",
        id="no leading asked",
    ),
]


@pytest.mark.parametrize(("role", "text"), CASES)
def test_the_role_that_a_posting_means_is_its_best(role: str, text: str) -> None:
    assert score(Document.from_text(text, kind="posting"), as_of=AS_OF).best_role == role
