"""Reading who is named, once the words before have said that a name may come."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from participation.moderation.engine.folding import Folded
from participation.moderation.engine.given_names import ALSO_WORDS, NAMES, PLAIN_WORDS

WORD = re.compile(r"[^\W\d_]{1,30}(?:['-][^\W\d_]{1,30}){0,4}")
# « Ben Salah », « de Sousa », « El Amrani »: the small words of family names.
PARTICLE = re.compile(
    r"(?:(?:ben|bin|bou|el|al|de|da|do|dos|di|du|del|la|le|van|von|der|ould|ait)[ -]|[ond]'){1,2}", re.IGNORECASE
)
NOBLE = re.compile(
    r"(?:(?:[dD]e|[dD]a|[dD]os|[vV]an|[vV]on|[bB]en|[eE]l|L[ea]|D[ue])[ -](?:[lL]a )?|[dD]')(?P<who>[A-Z][\w'-]{1,30})"
)
AND = re.compile(r"\s{0,2}(?:,\s{0,2}et\b|,|/|&|\+|\bet\b|\bpuis\b|\bou\b)\s{0,2}(?:(?:de|d')\s?)?", re.I)
INITIAL = re.compile(r" [A-Z](?:\.(?!\w)|(?![\w'.]))")

# Words that a capital begins without naming a person.
NOT_PEOPLE = frozenset(
    """
    tonton tata tatie papi papy mamie mamy maman papa casino dys tdah asperger breton kabyle peul bambara soninke grec
    turc kurde tchetchene judo foot basket natation musulman chretien catholique notre-dame lilas
    je tu il elle on nous vous ils elles ce c'est cela ca ceci qui que quoi dont ou et mais donc or ni car si oui
    non merci bonjour bonsoir salut svp stp le la les l' un une des du de d' a au aux en dans sur sous pour par avec
    sans chez mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs moi toi lui eux pas plus jamais
    toujours encore aussi alors puis quand comme comment pourquoi parce tout tous toute toutes rien personne
    quelqu'un ici la-bas depuis apres avant j'ai j'en j'y j'aime j'habite j'attends j'etais qu'il qu'elle qu'on
    n'est s'il aujourd'hui hier demain lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars
    avril mai juin juillet aout septembre octobre novembre decembre noel paques ramadan aid toussaint madame
    mesdames mademoiselle monsieur messieurs docteur maitre mme mmes mlle melle mr mrs dr pr me m dieu allah jesus
    bref enfin voila attention urgent cordialement rendez-vous rdv covid internet wifi word excel zoom whatsapp
    facebook insta instagram snap google doctolib ameli youtube tiktok caf ccas cpam rsa aah apl ase pmi mdph mds
    msa carsat urssaf ofpra oqtf cada spip cias siao samu pole france travail mission locale emmaus resto restos
    coeur secours croix-rouge croix habitat armee adoma cimade snc crpa masp dals ddets ars chu chrs cmp esat ulis
    aesh segpa ime itep cfa cap bac bts bep cdi cdd cp ce1 ce2 cm1 cm2 gs ps ms hlm edf gdf sncf ratp tgv ter bus
    tram metro iban rib nir sms mail tel fle hp hs tv pc pdf ok sdf gav jaf avs auxi sessad camsp mecs aemo ash as
    ts europe afrique algerie maroc tunisie senegal mali guinee ukraine syrie afghanistan portugal espagne italie
    albanie turquie congo cameroun comores mayotte reunion belgique allemagne angleterre russie georgie armenie
    paris marseille lyon toulouse nice nantes montpellier strasbourg bordeaux lille rennes reims toulon grenoble
    dijon angers nimes aix rodez millau decazeville villefranche aubin gardanne vitrolles aubagne martigues arles
    avignon aveyron provence francais francaise arabe africain algerien marocain tunisien ukrainien roumain syrien
    afghan kabyle rom manouche comite conseil centre maison espace service services accueil mairie prefecture
    departement region commune ville quartier residence foyer ecole college lycee creche hopital clinique banque
    poste bibliotheque mediatheque association collectif rue avenue place boulevard saint sainte saint-denis
    """.split()  # noqa: SIM905
)
MONTHS = frozenset({"avril", "mai", "noel"})  # and children
# « Mon voisin Portugais », « mon fils Autiste », « l'assistante du Conseil Départemental ».
OF_A_KIND = re.compile(
    r"(?:ais|aise|ois|oise|ien|ienne|iste|ique|taire|tal|tale|ise|isee|xique|eur|trice|tion|ment)s?$"
)
# « Madame pouvez-vous », after a title.
ASKING = re.compile(r"-(?:vous|tu|je|moi|il|elle|on|nous|les?|la|ci|ce)$")
# After « je m'appelle », even a name nobody knows is typed without capital; these words are something else.
NEVER_LOOSE = frozenset(
    """
    bien mal souvent peut etre vraiment juste seulement simplement presque plutot meme tres trop peu beaucoup ainsi
    autrement pareil pourtant directement maintenant comment-deja deja est etait sont a ont avait fait dit va vient
    veut doit travaille habite cherche attend demande aime prefere voudrait aimerait pourrait pouvez devrait parle
    reponds repond attends appelle viens sait sera serait comprend voir bonne bon votre excusez aidez pardon gentil
    gentille sympa passe donne reste arrive aide crie propose svp seul seule
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True)
class Manner:
    """How sure the words before are: `loose` takes any word, `sure` any capital, neither only a known name."""

    loose: bool = False
    sure: bool = True
    title: bool = False
    near: bool = False  # kin: « ma fille jade » is no stone


def names_at(folded: Folded, place: int, manner: Manner, shouted: bool) -> Iterator[tuple[int, int]]:
    """The names that stand at `place`: one, then those that « et » and commas add. `shouted`: capitals mean nothing."""
    first = True
    for _ in range(8):  # of the same family
        if (
            manner.title
            and (particle := NOBLE.match(folded.cased, place))
            and particle["who"].lower() not in NOT_PEOPLE
        ):
            yield place, surname_end(folded, particle.end(), shouted)
            return
        word = WORD.match(folded.cased, place)
        if word is None or not _is_name(word, manner, shouted, alone=first):
            return
        end = surname_end(folded, word.end(), shouted)
        yield word.start(), end
        link = AND.match(folded.flat, end)
        if link is None or link.end() == end:
            return
        manner, first, place = Manner(sure=manner.sure, near=manner.near), False, link.end()


def known(word: str) -> bool:
    """Whether it is a given name; of « Marie-Lou », whether its first half is."""
    low = word.lower()
    return low in NAMES or low in ALSO_WORDS or low.split("-")[0] in NAMES


def certain(word: str) -> bool:
    """Whether it is a given name, and no other word."""
    return known(word) and word.lower() not in ALSO_WORDS


def is_capital(word: str, shouted: bool) -> bool:
    return word[0].isupper() and not shouted


def _is_name(word: re.Match[str], manner: Manner, shouted: bool, alone: bool) -> bool:
    text, low = word.group(), word.group().lower()
    if manner.near and low in MONTHS and is_capital(text, shouted):
        return True
    if low in NOT_PEOPLE or (len(text) < 2 and not manner.title):
        return False
    if known(text):
        return certain(text) or is_capital(text, shouted) or manner.loose or (manner.near and low not in PLAIN_WORDS)
    if (
        manner.loose
        and alone
        and low not in NEVER_LOOSE
        and len(text) > 2
        and "'" not in text
        and not ASKING.search(low)
    ):
        return True
    if not is_capital(text, shouted) or not manner.sure or (not manner.title and OF_A_KIND.search(low)):
        return False
    # An acronym is rarely somebody, but « Mme DUPONT » is.
    return manner.title or manner.loose or not text.isupper()


def surname_end(folded: Folded, end: int, shouted: bool = False) -> int:
    """Where the name ends, with the words that go on: « Thierry Vasseur », « Karim B. », « Ben Salah »."""
    for _ in range(3):
        if initial := INITIAL.match(folded.cased, end):
            return initial.end()
        if folded.cased[end : end + 1] != " ":
            break
        start = end + 1
        particle = PARTICLE.match(folded.cased, start)
        word = WORD.match(folded.cased, particle.end() if particle else start)
        if word is None or word.group().lower() in NOT_PEOPLE:
            break
        # « fatima zahra »: two given names, typed small.
        if not is_capital(word.group(), shouted) and not certain(word.group()):
            break
        end = word.end()
    return end
