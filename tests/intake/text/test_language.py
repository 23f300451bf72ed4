"""A sentence → its language, or None where it is too short to tell."""

import pytest

from dossier.intake.text import detect_language

SENTENCES = {
    "en": "The ferry was late on Sunday because of the fog, and nobody knew when it would leave the harbour.",
    "de": "Die Fähre war am Sonntag wegen des Nebels zu spät, und niemand wusste, wann sie auslaufen würde.",
    "fr": "Le bateau était en retard dimanche à cause du brouillard et personne ne savait quand il partirait.",
    "es": "El barco llegó tarde el domingo por la niebla y nadie sabía cuándo iba a salir del puerto.",
    "it": "Il traghetto era in ritardo domenica per la nebbia e nessuno sapeva quando sarebbe partito dal porto.",
    "pt": "O barco chegou atrasado no domingo por causa do nevoeiro e ninguém sabia quando ele ia sair do porto.",
    "nl": "De veerboot was zondag te laat door de mist en niemand wist wanneer hij uit de haven zou vertrekken.",
    "sv": "Färjan var sen på söndagen för att det var dimma och ingen visste när den skulle lämna hamnen.",
    "da": "Færgen var forsinket om søndagen, fordi der blev tåge, og ingen vidste hvornår den sejlede ud af havnen.",
    "no": "Ferga var forsinket på søndag fordi det ble tåke, og ingen visste når den skulle gå ut av havna.",
    "pl": "Prom spóźnił się w niedzielę z powodu mgły i nikt nie wiedział, kiedy wypłynie, ale to nie było ważne.",
    "cs": "Trajekt měl v neděli zpoždění, protože byla mlha, a nikdo nevěděl, kdy se z přístavu vydá na moře.",
    "tr": "Vapur pazar günü sis nedeniyle geç kaldı ve bu kadar bekleyen yolcu için daha sonra bir açıklama oldu.",
    "ru": "Паром опоздал в воскресенье из-за тумана, и никто не знал, когда он выйдет из порта и что будет дальше.",
    "uk": "Паром запізнився в неділю через туман, і ніхто не знав, коли він вийде з порту та що буде далі.",
    "ja": "霧のためフェリーは日曜日に遅れ、いつ出港するのか誰にも分からなかった。",
    "ko": "안개 때문에 일요일에 배가 늦었고 언제 떠날지 아무도 몰랐다.",
    "zh": "由于大雾，周日的渡轮晚点了，没有人知道它什么时候离开港口。",
    "ar": "تأخرت العبارة يوم الأحد بسبب الضباب ولم يعرف أحد متى ستغادر الميناء.",
    "el": "Το πλοίο άργησε την Κυριακή λόγω ομίχλης και κανείς δεν ήξερε πότε θα φύγει.",
    "vi": "Phà đến muộn vào chủ nhật vì sương mù và không ai biết khi nào nó sẽ rời cảng.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_sentence(language: str) -> None:
    assert detect_language(SENTENCES[language]) == language


@pytest.mark.parametrize("text", ["", "Ferry", "1 2 3 4 5", "Lagos, Abuja, Kano", "\U0001f600 \U0001f600"])
def test_too_little_to_tell(text: str) -> None:
    assert detect_language(text) is None
