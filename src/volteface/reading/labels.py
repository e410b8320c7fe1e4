"""Labels before an author's name, as patterns; what they are in other than Polish and English is in phrases.csv too."""

import re

OFFICE = (
    r"correspondents?|reporters?|editors?|writers?|columnists?|envoy|analyst|contributors?|staff|"
    r"korespondent(?:ka|ki|a)?|wysłanni(?:k|czka|ka|czki)|reporter(?:ka|ki|a)?|publicyst(?:a|ka)|"
    r"dziennikar(?:z|ka)|anality(?:k|czka)"
)
_PICTURES = (
    r"(?:(?:,| and| &| i| oraz| \+) (?:photo\w*|pictures?|images?|words|illustrations?|video|"
    r"zdjęci[ae]|foto\w*|fot\.|ilustracje|wideo))?"
)
_MAKERS = (
    r"(?:words|text|story|stories|report|reporting|reported|written|analysis|opinion|comment|commentary|interview|edited|"
    r"compiled|post|posted|published|filed|produced|review|feature|dispatch|created|submitted|additional reporting)"
)
_LIVE = (
    r"(?:live(?:[ -]?blog| coverage| updates| report)?,? by|your hosts?(?= ?:)|live reporting(?: by|(?= ?:))"
    r"|(?:relacj[aęe]|na żywo|transmisj[aęe])(?: tekstow\w+| na żywo)?,? (?:prowadz(?:i|ą|ił[aiy]?)|relacjonował[aiy]?|relacjonuj[eą])"
    r"|(?:(?:текстов\w+ |прямой )?(?:онлайн|трансляци[юя]|хроник[уа]|эфир))(?: для вас)? (?:вёл|вел[аи]?|вед[её]т|ведут)"
    r"|за событиями следил[аи]?"
    r"|(?:(?:текстов\w+ |прямий )?(?:онлайн|трансляці[юя]|хронік[уа]|етер|ефір))(?: для вас)? (?:вів|вел[аи]|веде|ведуть)"
    r"|за подіями (?:стежи(?:в|ла|ли)|слідкува(?:в|ла|ли))"
    r"|(?:im |am )?(?:live-?)?(?:blog|ticker|protokoll)(?:,? (?:von|mit)|(?= ?:))|es (?:berichte[nt]|bloggt|tickert|tickern)(?: live| für sie)?"
    r"|canlı (?:anlatım|blog|yayın|aktarım)[ıi]?(?: (?:hazırlayan|aktaran|yöneten)|(?= ?:))"
    r"|(?:gelişmeleri|anbean|dakika dakika) (?:aktaran|aktaranlar|derleyen|yazan)"
    r"|(?:en )?(?:directo|vivo|minuto a minuto|cobertura(?: en (?:directo|vivo))?|transmisión|relato)"
    r"(?: (?:realizad[oa]|narrad[oa]|llevad[oa]|conducid[oa]|hech[oa]))?(?: por| con| a cargo de)"
    r"|(?:(?:ce |le )?(?:direct|live)|suivi(?: en direct)?|en direct)(?: est| a été)?"
    r"(?: (?:tenu|animé|assuré|mené|réalisé|rédigé|suivi))? (?:par|avec))"
)
"""Who keeps a live report, as such reports put it in each of the eight languages."""

AUTHOR = re.compile(
    rf"(?:{_MAKERS}{_PICTURES} )?by(?: ?: ?| )|(?:words|text|story|written){_PICTURES} ?: ?|words (?=\S+ \S)"
    r"|(?:author|contributor|byline|reporter|writer)s? ?: ?"
    rf"|(?:(?:[\w-]+ ){{0,2}}(?:{OFFICE})(?!\w)) ?: ?"
    rf"|(?:from )?our(?: own)?(?: [a-z]+)? (?:{OFFICE})(?!\w)(?: (?:in|at) \w+)?[,:;]? ?"
    r"|(?:autor(?:ka|zy|ki)?|aut\.|redaktor(?:ka)?|red\.)(?: (?:tekstu|artykułu|wpisu))?(?: ?: ?| )"
    rf"|(?:tekst|teksty|słowa){_PICTURES}(?: ?: ?| )"
    r"|(?:opracowanie|oprac\.|opr\.|korespondencja|publikacja|przygotowanie|dodał|dodała|zamieścił|zamieściła)(?: ?: ?| )"
    r"|(?:na|o)?(?:pisał|pracował|publikował)[ai]?(?: ?: ?| )"
    r"|(?:pisze|relacjonuje|donosi|przygotował[ai]?|notował[ai]?|wysłuchał[ai]?|zredagował[ai]?)(?: ?: ?| )"
    rf"|(?:od |z )?nasz(?:a|ego|ej)?(?: specjaln\w+)? (?:{OFFICE})(?!\w)(?: (?:w|we|z|ze|na) \w+)?[,:;]? ?"
    r"|(?:автор(?:ы|и|ка)?|текст|подготовил[аи]?|підготував|підготувала)(?: ?: ?| )"
    rf"|{_LIVE}(?: ?: ?| )"
    r"|(?:von|por|par|autor(?:in|en|a|es)|auteur\w*|autrice|text[eo]?|yazan|yazar|haber|muhabir)(?: ?: ?| )",
    re.IGNORECASE,
)
"""Labels of an author, whatever kind of name follows: with a colon behind also a desk or a nickname."""

GENRE = re.compile(
    rf"(?:{_MAKERS}{_PICTURES}|relacja|wywiad|komentarz|analiza|rozmowa|współpraca|reportaż|recenzja) ?[:–—|] ?"
    r"|from (?=\w)",
    re.IGNORECASE,
)
"""Words after which only a person's full name is an author."""

INTERVIEWER = re.compile(
    r"(?:z|ze) .{3,60}? (?P<verb>rozmawia(?:ją|ł|ła|li)?)(?: ?: ?| )"
    r"|(?P<asked>rozmawia(?:ł|ła|li)|rozmow(?:ę|a) (?:prze)?prowadził[ai]?|wywiad (?:prze)?prowadził[ai]?)(?: ?: ?| )"
    r"|(?P<other>беседовала?|розмовляла?|das interview führten?|propos recueillis par|röportaj)(?: ?: ?| )",
    re.IGNORECASE,
)
"""Who asked the questions; such a line is kept with its verb, since the words are another person's."""

PICTURE = re.compile(
    r"(?:fot|foto|zdj|zdjęci[ae]|photos?|photograph\w*|pictures?|images?|ilustracj\w+|illustrat\w+|credit|rys|graf|"
    r"video|wideo|source|źródło|bild|фото|kaynak|fuente|copyright)(?!\w)|©|\(c\)",
    re.IGNORECASE,
)
"""Whoever these name is no author."""

UNNAMED = re.compile(
    rf"(?:our|a|an)(?: own)?(?: [a-z]+){{0,2}} (?:{OFFICE})(?!\w)|(?:our|the)(?: \w+){{1,2}} desk",
    re.IGNORECASE,
)
"""An author without a name: 'our diplomatic correspondent'."""

NEWSROOM = re.compile(
    r"[Rr]edakcja [A-ZŁŚŻ]\w.*|(?:[A-Z][\w']+ ){1,3}(?:staff|newsroom|news desk|web desk|staff (?:writer|reporter)s?)|"
    r"(?:staff|web|news|agency) (?:writers?|reporters?|desk|staff)"
)
"""A newsroom that signs as one."""

NOT_A_NAME = re.compile(
    r"(?:last )?(?:update|publish|modif|print|read|share|comment|follow|listen|subscri|issue|sign|log)\w*|(?:aktualiz|opublik|dodan|czyta|koment|udost|wyda|nume)\w*"
    r"|(?:обновл|опублик|коммент|просмотр|поделит|подпис|оновл|опублік|перегляд|поділит|мне нрав)\w*"
    r"|(?:veröffentl|kommentar|drucken|teilen|lesezeit|güncelle|yayın|yorum|okunma|paylaş|yazdır)\w*"
    r"|(?:actualiz|public|comentar|compart|imprim|lectura|mis à jour|publi|comment|partag)\w*",
    re.IGNORECASE,
)
"""What the parts of a date line say beside a name."""
