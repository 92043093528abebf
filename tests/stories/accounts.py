"""Accounts of invented events: for each, what several newspapers wrote, title and text."""

from __future__ import annotations

from datetime import date

from briefing.model import Document

DAY = date(2026, 3, 4)

QUAKE_IN_TARVIA = (
    (
        "Earthquake in Tarvia kills 62",
        "A 6.4 magnitude earthquake struck the Tarvian province of Oslen on Wednesday, killing at least 62 people.\n\n"
        "Rescuers in the mountain town of Kesh dug through the rubble of a school, Governor Ilma Dorat said. "
        "The army of Tarvia sent two hundred soldiers and a field hospital to Oslen.",
    ),
    (
        "Tarvian town of Kesh in ruins after quake",
        "Dozens are dead in the Tarvian town of Kesh, where a school collapsed in an earthquake on Wednesday.\n\n"
        "Governor Ilma Dorat asked for tents and blankets for Oslen, the province at the centre of the quake, which "
        "measured 6.4. Soldiers carried survivors to a field hospital.",
    ),
    (
        "Rescuers search school in Kesh as Tarvia counts its dead",
        "Soldiers and volunteers searched a collapsed school in Kesh for survivors after the earthquake in Oslen.\n\n"
        "At least 74 people are dead, Governor Ilma Dorat said. Tarvia has asked its neighbours for a field hospital.",
    ),
)
QUAKE_IN_MORENDO = (
    (
        "Strong quake shakes Morendo, 9 dead",
        "An earthquake of magnitude 6.1 shook the coast of Morendo on Wednesday and killed nine people.\n\n"
        "Fishing boats were thrown ashore in the port of Villa Quesada, Mayor Tomas Arbel said. Rescuers from the "
        "capital were on their way, and the harbour was closed.",
    ),
    (
        "Port of Villa Quesada closed after earthquake",
        "Nine people were killed by an earthquake on the coast of Morendo, Mayor Tomas Arbel of Villa Quesada said.\n\n"
        "The harbour was closed, boats lay in the streets and rescuers searched warehouses along the port.",
    ),
)
TRIAL_OPENS = (
    (
        "Trial of banker Ruben Halloway opens",
        "The trial of Ruben Halloway, the former head of Corlan Bank, opened in Easthaven on Monday.\n\n"
        "Prosecutor Dana Whitlock read the indictment for three hours: forged balance sheets, hidden loans to a "
        "shipping company and two destroyed laptops. Halloway pleaded not guilty to all nineteen counts.",
    ),
    (
        "Halloway pleads not guilty as Corlan Bank trial begins",
        "Ruben Halloway pleaded not guilty to nineteen counts as his trial began in an Easthaven court on Monday.\n\n"
        "Prosecutor Dana Whitlock told the jury of forged balance sheets and laptops destroyed on the last night of "
        "Corlan Bank. The indictment took three hours to read.",
    ),
)
FUND_FOR_SAVERS = (
    (
        "Parliament sets up fund for savers of Corlan Bank",
        "Parliament voted on Thursday to repay 40,000 savers who lost their deposits when Corlan Bank failed.\n\n"
        "Finance minister Petra Lindqvist said the fund of 300 million would be raised by a levy on insurers. The "
        "opposition abstained and called the compensation too late for pensioners.",
    ),
    (
        "Savers to be repaid from levy on insurers",
        "A levy on insurers will repay the savers of Corlan Bank, after parliament approved a fund of 300 million.\n\n"
        "Pensioners among the 40,000 depositors applauded in the gallery. Finance minister Petra Lindqvist promised "
        "compensation before the summer; the opposition abstained.",
    ),
)
SINGLES = (
    (
        "Orchestra finds lost symphony in attic",
        "The Lindal Philharmonic will play a symphony that a retired cellist found in her attic.\n\n"
        "The score, in the hand of Clara Obermann, had been thought burnt in 1871.",
    ),
    (
        "Apple growers fear late frost",
        "Growers in the Wendt valley lit fires between their trees as frost was forecast for the third night.\n\n"
        "Blossom was two weeks early this year, the orchard owner Paul Sieber said.",
    ),
    (
        "Chess champion, 14, beats grandmaster",
        "Fourteen-year-old Noor Behzadi beat a grandmaster in 31 moves at the open tournament of Skagen.\n\n"
        "She sacrificed a rook on the twentieth move and never looked back.",
    ),
)
EVENTS = (QUAKE_IN_TARVIA, QUAKE_IN_MORENDO, TRIAL_OPENS, FUND_FOR_SAVERS, *((one,) for one in SINGLES))

ELSEWHERE = {
    "de": (
        (
            "Fähre läuft vor Norrholm auf Grund",
            "Die Fähre „Seestern“ ist vor der Insel Norrholm auf Grund gelaufen, 140 Fahrgäste sind gerettet.",
        ),
        (
            "140 Fahrgäste von der „Seestern“ gerettet",
            "Rettungsboote haben 140 Fahrgäste der Fähre „Seestern“ geborgen, die vor Norrholm auf Grund lief.",
        ),
        (
            "Landtag streitet über neues Schulgesetz",
            "Der Landtag hat am Montag über das Schulgesetz von Ministerin Karla Thiemann gestritten.",
        ),
    ),
    "cs": (
        (
            "Trajekt najel u ostrova Norrholm na mělčinu",
            "Trajekt Hvězdice najel v pondělí u ostrova Norrholm na mělčinu, záchranáři odvezli 140 cestujících.",
        ),
        (
            "Záchranáři odvezli cestující z trajektu Hvězdice",
            "Z trajektu Hvězdice, který uvízl na mělčině u Norrholmu, odvezli záchranáři všech 140 cestujících.",
        ),
        (
            "Sněmovna jednala o školském zákonu",
            "Poslanci v pondělí jednali o školském zákonu ministryně Karly Tománkové a hlasování odložili.",
        ),
    ),
    "he": (
        (
            "מעבורת עלתה על שרטון ליד האי נורהולם",
            "המעבורת כוכב הים עלתה על שרטון ביום שני ליד האי נורהולם, וסירות הצלה חילצו 140 נוסעים.",
        ),
        ("140 נוסעים חולצו מהמעבורת", "סירות הצלה חילצו את נוסעי המעבורת כוכב הים, שעלתה על שרטון ליד נורהולם."),
        ("הכנסת דנה בחוק החינוך", "חברי הכנסת דנו ביום שני בהצעת החוק של שרת החינוך ודחו את ההצבעה."),
    ),
    "zh": (
        ("渡轮在诺霍姆岛附近搁浅", "海星号渡轮星期一在诺霍姆岛附近搁浅，救生艇救出一百四十名乘客。"),
        ("海星号渡轮乘客全部获救", "救生艇从搁浅的海星号渡轮上救出全部乘客，渡轮仍停在诺霍姆岛附近。"),
        ("议会讨论教育法草案", "议员星期一讨论教育部长提出的教育法草案，表决推迟到下周。"),
    ),
}
"""In other languages: two accounts of one event, and one of another."""


def documents_of(accounts: tuple[tuple[str, str], ...], day: date | None = DAY, language: str = "en") -> list[Document]:
    """A document for each account, of one day."""
    return [Document(id=title, title=title, text=text, language=language, published=day) for title, text in accounts]
