"""Pages that show the beginning of an article and ask to pay, subscribe or log in for the rest."""

import re

from volteface.reading.head import Head

STUB_CHARACTERS = 1500
"""A text longer than that is worth reading, whatever the page asks for besides."""

# only what is said of THIS text; 'subscribe' alone stands on every page
_PHRASES = re.compile(
    "|".join(
        (
            r"(?:subscribe|sign up|sign in|log ?in|register)(?: now| today)? (?:to|and) (?:continue|keep|read|unlock|access)",
            r"to (?:continue|keep) reading|already a subscriber|(?:only|exclusive(?:ly)?|reserved) (?:for|to) (?:our )?subscribers",
            r"(?:for|available to) subscribers only|unlock this (?:article|story)|to read the full (?:article|story|text)",
            r"dostępn\w+ (?:tylko |wyłącznie )?dla (?:prenumeratorów|subskrybentów|zalogowanych)",
            r"tylko dla (?:prenumeratorów|subskrybentów)|pozostało \d+ ?% (?:tekstu|artykułu|treści)",
            r"(?:kup|wykup) (?:dostęp|prenumeratę|subskrypcję)|(?:aby|żeby|by) (?:przeczytać cał|czytać dalej)|masz już (?:prenumeratę|subskrypcję)",
            r"только для подписчиков|доступ\w* (?:только )?(?:по подписке|подписчикам)|чтобы (?:продолжить чтение|читать дальше|прочитать полностью)",
            r"оформите подписку|уже подписаны\?|(?:лише|тільки) для (?:передплатників|підписників)|доступн\w+ (?:лише |тільки )?(?:за передплатою|передплатникам)",
            r"щоб (?:продовжити читання|читати далі)|оформіть (?:передплату|підписку)|уже передплатили\?",
            r"(?:nur|exklusiv) für abonnent|(?:mit|im) [\w+ -]{0,20}abo weiterlesen|(?:jetzt|um|artikel) weiterlesen|weiterlesen mit|bereits abonnent",
            r"(?:sadece|yalnızca) aboneler|abonelere özel|devamını okumak için|okumaya devam etmek için",
            r"(?:sol[oa]|exclusiv[oa]s?) para (?:suscriptores|abonados)|suscríb\w+ para (?:seguir|continuar|leer)|para seguir leyendo|ya (?:eres|soy) suscriptor",
            r"réservée?s? (?:aux|à nos) abonnés|il vous reste \d+|reste à lire|abonnez-vous pour|pour lire la suite|déjà abonné",
        )
    )
)


def find_paywall(head: Head, body_characters: int, visible: str) -> str:
    """Say what shows that an article is cut off, or "".

    `body_characters` is the length of what could be read, `visible` the page's text around it.
    """
    if body_characters >= STUB_CHARACTERS:
        return ""
    if any(str(article.get("isAccessibleForFree")).lower() == "false" for article in head.articles):
        return "the page declares that it is not accessible for free"
    match = _PHRASES.search(visible.lower())
    return f"the page says '{match.group()}'" if match else ""
