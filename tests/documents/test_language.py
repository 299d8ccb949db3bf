"""English is called English, even as a list; other languages are named; little text is not judged."""

import subprocess
import sys

import pytest

from cxmatch.documents.language import detect

ENGLISH = "Led a team of nine agents and rebuilt the help centre, so that customers find answers by themselves. "
SKILLS = (
    "Zendesk, Intercom, Gorgias, Looker, Tableau, SQL, Excel, Jira, Confluence, Slack, Notion, HubSpot, "
    "Salesforce, Python, CSAT, NPS, CES, macros, triggers, escalation, onboarding, retention, churn analysis"
)
NAMES = (
    "Zofia Wiśniewska, Łódź; Jürgen Müller, Köln; Chloé Lefèvre, Angoulême; Acme GmbH; Beta S.A.R.L.; "
    "Senior Manager; Team Lead; Support Agent; Hill College; Board Certificate; Best Desk Award 2019; Leeds, UK"
)


@pytest.mark.parametrize("text", [ENGLISH * 2, SKILLS, NAMES, SKILLS.upper(), f"{SKILLS} {NAMES}"])
def test_english_is_english_even_without_a_sentence(text):
    assert detect(text) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Leitung eines Teams von neun Mitarbeitern im Kundendienst; ich habe das Hilfezentrum neu aufgebaut, "
            "sodass die Kunden ihre Antworten selbst finden.",
            "de",
        ),
        (
            "Responsable d'une équipe de neuf conseillers, j'ai reconstruit le centre d'aide pour que les clients "
            "trouvent eux-mêmes leurs réponses, et réduit le délai.",
            "fr",
        ),
        (
            "Dirigí un equipo de nueve agentes y rehice el centro de ayuda para que los clientes encuentren las "
            "respuestas por sí mismos, con menos espera cada año.",
            "es",
        ),
        (
            "顧客体験の責任者として九人のチームを率い、ヘルプセンターを作り直し、返信までの時間を短くしました。毎月の満足度を報告しています。",
            "ja",
        ),
        (
            "Руководила командой из девяти операторов и перестроила центр помощи, чтобы клиенты сами находили "
            "ответы на свои вопросы, и сократила время ответа вдвое за один год.",
            "ru",
        ),
    ],
)
def test_another_language_is_named(text, language):
    assert detect(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ich leite ein Team im Kundendienst und beantworte Anfragen.\nErfahrung mit Zendesk und Excel.", "de"),
        (
            "Teamleitung in einem Haus mit acht Leuten, an der Kasse und am Telefon\nBerichte in Excel an die Leitung",
            "de",
        ),
        ("Je dirige une équipe et je réponds aux clients.\nRapports pour la direction.", "fr"),
        ("Nueve años en el servicio al cliente\nInformes para la direccion y el equipo", "es"),
    ],
)
def test_two_lines_with_the_small_words_of_another_language_are_named(text, language):
    assert detect(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Los Angeles, Las Vegas, El Paso, Van Nuys, San Jose, Del Mar, El Monte",
        "Ran the till at Cafe und Konditorei zum Engel, Milwaukee",
        "Cook at Les Amis du Lac, then at El Gallo\nServed forty guests a night",
        "Sold prams and cots for Das Haus\nWrote to customers in German and in French",
    ],
)
def test_two_lines_of_english_are_not_called_foreign_for_their_names(text):
    assert detect(text) in (None, "en")


def test_a_text_with_some_foreign_lines_is_english():
    assert detect(ENGLISH * 4 + "Sprachen: Deutsch als Muttersprache, Englisch fließend in Wort und Schrift") == "en"


@pytest.mark.parametrize("text", ["", "Ada Moss", "Zendesk, Looker, SQL", "1 2 3 " * 50, "Kundendienst und Beratung"])
def test_little_text_is_not_judged(text):
    assert detect(text) is None


def test_plain_english_never_loads_the_detector():
    code = (
        "import sys\nfrom cxmatch.documents.language import detect\n"
        f"assert detect({ENGLISH * 2!r}) == 'en'\nassert 'py3langid' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
