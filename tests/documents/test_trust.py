"""A text in any language is believed; letters that spell nothing are not."""

import random
import re
import string
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmatch.documents.trust.sense import doubt

RESUME = """Ada Moss
Led a help desk of nine agents for a small bank and rebuilt its knowledge base.
Wrote the handbook, trained new agents, and reported every month what customers had asked for.
Halved the time to a first reply, and brought the share of contacts that were solved at once to four in five.
Planned rosters and budgets with the head of operations; moved the desk from letters to chat.
"""
MILLION = 10**6
LETTERS = string.ascii_lowercase

SKILLS = (
    "Zendesk, Intercom, Gorgias, Looker, Tableau, SQL, Excel, Jira, Confluence, Slack, Notion, HubSpot, Salesforce, "
    "Python, jQuery, MySQL, HTML5, CSS3, XSLT, NoSQL, AJAX, Kubernetes, Docker, Terraform, Jenkins, Xcode"
)
SHORT_NAMES = "ITIL PMP CSM CSPO PRINCE2 COBIT TOGAF CISSP CISM CCNA MCSE RHCE OSCP HIPAA GDPR FISMA NIST CRISC CIPP"
NAMES = (
    "Zofia Wiśniewska, Łódź; Jürgen Müller, Köln; Chloé Lefèvre, Angoulême; Nguyễn Thị Phương; Krzysztof "
    "Brzęczyszczykiewicz; Sándor Szűcs; Gwenllian Llywelyn; Xiuying Zhang; Srinivasan Krishnamurthy"
)
LANGUAGES = {
    "German": "Leitung eines Teams von neun Mitarbeitern im Kundendienst; Hilfezentrum neu aufgebaut, sodass die "
    "Kunden ihre Antworten selbst finden und weniger Anfragen stellen",
    "French": "Responsable d'une équipe de neuf conseillers, j'ai reconstruit le centre d'aide pour que les clients "
    "trouvent eux-mêmes leurs réponses",
    "Spanish": "Dirigí un equipo de nueve agentes y rehice el centro de ayuda para que los clientes encuentren las "
    "respuestas por sí mismos",
    "Portuguese": "Coordenei uma equipe de nove atendentes e refiz a central de ajuda para que os clientes encontrem "
    "sozinhos as respostas",
    "Indonesian": "Memimpin sembilan petugas layanan pelanggan dan membangun kembali pusat bantuan agar pelanggan "
    "menemukan jawaban sendiri dengan cepat",
    "Polish": "Kierowałam zespołem dziewięciu pracowników obsługi klienta i odbudowałam centrum pomocy, aby klienci "
    "sami znajdowali odpowiedzi",
    "Vietnamese": "Tôi đã quản lý một nhóm gồm chín nhân viên hỗ trợ khách hàng và xây dựng lại trung tâm trợ giúp "
    "để khách hàng tự tìm được câu trả lời",
    "Welsh": "Rwyf wedi gweithio yn y maes gwasanaeth cwsmeriaid ers deng mlynedd, gan arwain tîm o naw o asiantau "
    "a chreu canolfan gymorth newydd",
    "Russian": "Руководила командой из девяти операторов и перестроила центр помощи, чтобы клиенты сами находили "
    "ответы на свои вопросы",
    "Greek": "Διοίκησα ομάδα εννέα ατόμων στην εξυπηρέτηση πελατών και ξαναέχτισα το κέντρο βοήθειας ώστε οι πελάτες "
    "να βρίσκουν μόνοι τους απαντήσεις",
    "Hindi": "मैंने ग्राहक सेवा में नौ लोगों की एक टीम का नेतृत्व किया और सहायता केंद्र को फिर से बनाया ताकि ग्राहक अपने उत्तर स्वयं ढूँढ सकें",
    "Arabic": "قدت فريقا من تسعة موظفين في خدمة العملاء وأعدت بناء مركز المساعدة حتى يجد العملاء إجاباتهم بأنفسهم",
    "Hebrew": "הובלתי צוות של תשעה נציגים בשירות הלקוחות ובניתי מחדש את מרכז העזרה כדי שהלקוחות ימצאו תשובות בעצמם",
    "Chinese": "我带领九名客服人员，重新建立了说明中心，让客户能够自行找到答案，"
    "并在一年之内将等候时间缩短了一半，每月报告客户满意度",
    "Japanese": "顧客体験の責任者として九人のチームを率い、ヘルプセンターを作り直し、返信までの時間を短くしました。",
    "Korean": "고객 경험 책임자로서 아홉 명으로 구성된 팀을 이끌고 도움말 센터를 새로 만들었으며 "
    "응답 시간을 절반으로 줄였습니다.",
    "Thai": "เป็นหัวหน้าทีมบริการลูกค้าเก้าคนและสร้างศูนย์ช่วยเหลือใหม่เพื่อให้ลูกค้าค้นหาคำตอบได้ด้วยตนเอง",
}


def exchanged(text, letters):
    return text.translate(str.maketrans(LETTERS + LETTERS.upper(), letters + letters.upper()))


def moved(text, places):
    """Every printable character by so many places, as a font without a table of characters shows them."""
    return "".join(chr((ord(one) - 32 + places) % 95 + 32) if "!" <= one <= "~" else one for one in text)


@pytest.mark.parametrize("text", [RESUME, RESUME.upper(), SKILLS, SHORT_NAMES, NAMES, f"{NAMES}\n{SKILLS}"])
def test_english_names_and_lists_are_believed(text):
    assert doubt(text) == ""


@pytest.mark.parametrize("text", LANGUAGES.values(), ids=LANGUAGES)
def test_other_languages_are_believed(text):
    assert doubt(text) == ""
    assert doubt("\n".join([text] * 100)) == ""


@pytest.mark.parametrize("text", ["", "Ada Moss", "Xqzt Fjkw", "1 2 3", "Zendesk, SQL", "A", "\n\n", "x" * 5_000])
def test_a_few_words_are_not_judged(text):
    assert doubt(text) == ""


@pytest.mark.parametrize("places", range(1, 26))
def test_moved_letters_are_doubted(places):
    assert "words" in doubt(exchanged(RESUME, LETTERS[places:] + LETTERS[:places]))


@given(st.permutations(LETTERS))
def test_nearly_every_exchange_of_letters_is_doubted(letters):
    exchange = "".join(letters)
    if sum(one != other for one, other in zip(LETTERS, exchange, strict=True)) < 24:
        return
    # Some exchange e for a and t for s; what they leave looks like a language.
    vowels = sum(exchange[LETTERS.index(vowel)] in "aeiouy" for vowel in "aeiou")
    assert doubt(exchanged(RESUME, exchange)) or vowels > 1


@pytest.mark.parametrize("places", [-29, -1, 1, 2, 29])
def test_text_of_a_font_without_a_table_is_doubted(places):
    assert doubt(moved(RESUME * 2, places))


def test_random_letters_are_doubted():
    dice = random.Random(1)  # noqa: S311 - nothing secret
    text = " ".join("".join(dice.choices(LETTERS, k=dice.randint(2, 9))) for _ in range(60))
    assert "words" in doubt(text)


def test_readable_headings_do_not_save_an_unreadable_text():
    body = exchanged(RESUME, LETTERS[1:] + "a")
    assert doubt(f"Summary\n{body}\nWork experience\n{body}\nEducation and skills\n{body}")


def test_an_unreadable_end_is_found():
    assert doubt(RESUME + exchanged(RESUME, LETTERS[1:] + "a") * 60)


@pytest.mark.parametrize(
    "text",
    [
        LANGUAGES["Russian"].encode("koi8-r").decode("windows-1252"),
        LANGUAGES["Russian"].encode("windows-1251").decode("koi8-r"),
        (RESUME + " " * (len(RESUME) % 2)).encode().decode("utf-16-le"),
        LANGUAGES["Greek"].encode("iso8859-7").decode("windows-1252", errors="ignore"),
    ],
    ids=["koi8", "1251", "utf-16", "greek"],
)
def test_a_wrong_encoding_is_doubted(text):
    assert doubt(text)


@pytest.mark.parametrize(
    ("first", "last", "count"), [(0x4E00, 0x9FFF, 200), (0xAC00, 0xD7A3, 200), (0x430, 0x44F, 600), (0x5D0, 0x5EA, 600)]
)
def test_random_characters_of_other_scripts_are_doubted(first, last, count):
    dice = random.Random(2)  # noqa: S311 - nothing secret
    text = "".join(chr(dice.randint(first, last)) + " " * (n % 6 == 0) for n in range(count))
    assert doubt(text)


@pytest.mark.parametrize(
    "text",
    ["\n".join(RESUME.replace(" ", "")), " ".join(RESUME.replace(" ", "")), RESUME + "\n".join("customercare" * 3)],
    ids=["lines", "words", "a part"],
)
def test_single_letters_are_doubted(text):
    assert "single letters" in doubt(text)


@pytest.mark.parametrize(
    "text",
    [
        RESUME + "\n".join("RESUME"),
        "\n".join(f"{subject}\n{'ABAC'[n % 4]}" for n, subject in enumerate(RESUME.split()[:40])),
        "\n".join(string.ascii_uppercase),
        "\n".join("客服人员每月报告客户满意度让客户自行找到答案"),
        "C\nR\n" + "\n".join(SKILLS.split(", ")),
        "\n".join("1234567890" * 5),
    ],
    ids=["sidebar", "grades", "index", "Chinese", "languages", "digits"],
)
def test_real_lists_of_single_letters_are_believed(text):
    assert doubt(text) == ""


def test_signs_are_no_text_and_figures_are_a_table():
    assert "signs" in doubt("(~{)$% ~*^(]: <&|{~} +=[; " * 40)
    assert doubt("Sum of calls: 12.4; 33.1; 98.0; 41.7; " * 40) == ""


def test_plain_english_needs_no_dictionary():
    code = (
        "import sys\nfrom cxmatch.documents.trust.sense import doubt\n"
        f"assert doubt({RESUME!r}) == ''\nassert 'cxmatch.documents.trust.dictionary' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    "text",
    ["a" * MILLION, "a\n" * 500_000, "a\nb\n" * 250_000, "e" + "\u0301" * MILLION, "\n" * MILLION, "qx " * 330_000],
    ids=["word", "lines", "two lines", "marks", "blank", "words"],
)
def test_long_texts_take_no_time(text):
    begin = time.thread_time()
    doubt(text)
    assert time.thread_time() - begin < 5


@given(st.text(max_size=300))
def test_any_text_is_judged(text):
    assert re.fullmatch(r"|it .*|its .*", doubt(text))


def test_numbered_labels_are_no_single_letters():
    assert doubt("Answered calls about seats.\n" + "\n".join(f"w{number}" for number in range(300))) == ""
