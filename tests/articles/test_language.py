"""English passes, however full of foreign names; other languages are refused."""

from __future__ import annotations

import py3langid
import pytest

from kg.articles.language import check_language, other_language
from kg.errors import LanguageError

ENGLISH = [
    "Abu Bakr al-Masri of Ansar al-Sharia in Derna met Mohammed Jibril and Sheikh Abdul Rahman al-Hashimi near Deir Hafir.",
    "The Fuerzas Armadas Revolucionarias and the Ejército Popular attacked San Vicente del Caguán, killing Juan Carlos Muñoz Pérez.",
    "The group (Arabic: أنصار الجبل) said it had fired rockets at the base, and the ministry confirmed that two soldiers died.",
    "Bozkır, Çelik and Yılmaz were held in Diyarbakır; Jabhat al-Nasr and Harakat Nour al-Din shelled Tel Rifaat and Afrin.",
    "SUSPECTED INSURGENTS KILLED FOUR LABOURERS IN THE HILLS NEAR THE VILLAGE LATE ON SUNDAY NIGHT, POLICE SAID.",
    "Killed 4, injured 12. Location: Qala-e-Naw, Badghis. Perpetrators: unknown. Weapon: IED. Source: provincial police.",
]
OTHERS = {
    "de": "Bei einem Angriff auf einen Kontrollpunkt im Norden des Landes sind am Dienstag zwölf Soldaten getötet worden.",
    "fr": "Au moins douze soldats ont été tués mardi dans une attaque contre un poste de contrôle dans le nord du pays.",
    "es": "Al menos doce soldados murieron el martes en un ataque contra un puesto de control en el norte del país.",
    "it": "Almeno dodici soldati sono stati uccisi martedì in un attacco contro un posto di blocco nel nord del paese.",
    "tr": "Ülkenin kuzeyinde bir kontrol noktasına salı günü düzenlenen saldırıda en az on iki asker hayatını kaybetti.",
    "ar": "قتل ما لا يقل عن اثني عشر جنديا يوم الثلاثاء في هجوم على نقطة تفتيش في شمال البلاد بحسب وزارة الدفاع",
    "ru": "По меньшей мере двенадцать солдат погибли во вторник в результате нападения на блокпост на севере страны.",
    "uk": "Щонайменше дванадцять солдатів загинули у вівторок унаслідок нападу на блокпост на півночі країни.",
}


@pytest.mark.parametrize("text", ENGLISH)
def test_english_passes(text: str) -> None:
    check_language(text, "a.txt")


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages_are_refused(code: str) -> None:
    assert other_language(OTHERS[code]) == code
    with pytest.raises(LanguageError, match=rf"^a\.txt: the text is not English \(it looks like '{code}'\)"):
        check_language(OTHERS[code], "a.txt")


@pytest.mark.parametrize("text", ["", "Kabul", "Attentat à Bamako", "12.8.2023 – 14"])
def test_what_is_too_short_for_a_verdict_passes(text: str) -> None:
    check_language(text, "a.txt")


PROSE = (
    "The army said that two of its soldiers were killed by a bomb on the road to the border, and that three of the wounded had to be "
    "flown from the base to the capital. The governor of the province said the attack was the work of a group which has fought with the "
    "government for years. "
)


def asked_of(text: str, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the model is asked which language a text is in."""
    asked: list[str] = []

    def rank(text: str) -> list[tuple[str, float]]:
        asked.append(text)
        return [("en", 0.0)]

    monkeypatch.setattr(py3langid, "rank", rank)
    other_language(text)
    return bool(asked)


@pytest.mark.parametrize("text", [PROSE, PROSE * 10, PROSE + "General Muñoz Pérez was with them."])
def test_of_plain_english_prose_no_model_is_asked(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not asked_of(text, monkeypatch)


@pytest.mark.parametrize("other", [" ".join([text] * 3) for text in OTHERS.values()])
@pytest.mark.parametrize("mixed", ["{other} {prose}", "{prose} {other}", "{prose} {other} {prose}"])
def test_a_stretch_in_another_language_is_put_to_the_model(mixed: str, other: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked_of(mixed.format(other=other, prose=PROSE), monkeypatch)
