"""A paragraph of news in each of the eight languages, written for these tests."""

TEXTS = {
    "pl": "Ministrowie obrony obu państw podpisali w środę umowę o współpracy wojskowej. Rzecznik rządu powiedział, że żołnierze będą ćwiczyć wspólnie od września, a pierwsze pojazdy trafią do jednostek jeszcze w tym roku. Opozycja zarzuca władzom, że nie pokazały pełnej treści dokumentu.",
    "en": "The defence ministers of both countries signed a military agreement on Wednesday. A government spokesman said that soldiers would train together from September – “and not only on paper”. The opposition complains that the full text hasn’t been shown to anybody.",
    "ru": "Министры обороны двух стран подписали в среду соглашение о военном сотрудничестве. Представитель правительства сообщил, что учения начнутся в сентябре, а первые машины поступят в части ещё до конца года. Оппозиция упрекает власти в том, что полный текст документа не показан.",
    "uk": "Міністри оборони двох країн підписали в середу угоду про військову співпрацю. Речник уряду повідомив, що навчання розпочнуться у вересні, а перші машини надійдуть до частин ще цього року. Опозиція дорікає владі тим, що повний текст документа ніхто не бачив, і вимагає його оприлюднення.",
    "de": "Die Verteidigungsminister beider Länder haben am Mittwoch ein Militärabkommen unterzeichnet. Ein Sprecher der Regierung erklärte, die Soldaten würden ab September gemeinsam üben, und die ersten Fahrzeuge träfen noch in diesem Jahr ein. Die Opposition beklagt, dass der vollständige Text für die Öffentlichkeit weiterhin gesperrt sei.",
    "tr": "İki ülkenin savunma bakanları çarşamba günü askeri iş birliği anlaşmasını imzaladı. Hükümet sözcüsü, askerlerin eylül ayından itibaren birlikte tatbikat yapacağını ve ilk araçların bu yıl içinde birliklere ulaşacağını söyledi. Muhalefet ise belgenin tam metninin gösterilmediğinden yakınıyor.",
    "es": "Los ministros de Defensa de ambos países firmaron el miércoles un acuerdo de cooperación militar. El portavoz del Gobierno señaló que los soldados entrenarán juntos a partir de septiembre y que los primeros vehículos llegarán este año. La oposición reprocha a las autoridades que no se haya mostrado el texto íntegro; ¿qué esconde?, pregunta.",
    "fr": "Les ministres de la Défense des deux pays ont signé mercredi un accord de coopération militaire. Le porte-parole du gouvernement a déclaré que les soldats s’entraîneraient ensemble dès septembre et que les premiers véhicules arriveraient avant la fin de l’année. L’opposition reproche aux autorités de n’avoir pas montré le texte intégral.",
}
ENCODINGS = {
    "pl": ("cp1250", "iso-8859-2", "utf-8", "utf-16-le", "utf-16-be"),
    "en": ("cp1252", "utf-8", "utf-16-le", "utf-16-be"),
    "ru": ("cp1251", "koi8-r", "utf-8", "utf-16-le", "utf-16-be"),
    "uk": ("cp1251", "koi8-u", "utf-8", "utf-16-le", "utf-16-be"),
    "de": ("cp1252", "iso-8859-1", "utf-8", "utf-16-le"),
    "tr": ("cp1254", "iso-8859-9", "utf-8", "utf-16-le"),
    "es": ("cp1252", "iso-8859-1", "utf-8", "utf-16-le"),
    "fr": ("cp1252", "utf-8", "utf-16-le"),
}
