"""French as it is typed on a phone, read as the rules of danger spell it.

« Mon mari ma frapé se soir, jai peur de rentré »: who is in danger does not look at her spelling. Each line says how a
word is written in the rules, then how it is typed. It is a second reading, beside the text as it stands: a word that it
takes for another hides nothing.
"""

import re
from collections.abc import Callable

from participation.moderation.engine.folding import Folded

# Short words, and the sounds of a telephone: whole words.
WORDS = r"""
    quand = kan[dt]?|qan[dt]?|quan|cand|qd
    qui = ki
    que = ke
    qu'il = kil|quil
    qu'elle = kell?e?
    quoi = koi|qoi
    j'ai = g|ge(?= (?:peur|plus?|envie?|pas|ete|mal) )
    c'est = c(?= [a-z])|cest
    pour = pr
    dans = ds|dan
    avec = ac|avc|avek
    tout = tt|tou
    tous = tts
    chez = che|ches
    depuis = depuit?|dpuis?
    plus = plut?|pu(?= (?:de|la|envie?|rien) )
    pas = pa
    rien = rient|ri1
    jamais = jamai|jame
    suis = sui|chui
    vais = vai
    veux = veu|veus
    peux = peu(?= (?:plus?|pas?|meme) )|peus
    voudrais = voudrai
    envie = envi|anvie?
    peur = peure
    nuit = nuie?
    mois = (?<=\d )moi
    ca = sa(?= (?:sert|s'?arrete|suffit|fini\w{0,2}|continue?|va|fait|recommence)\b)
    ce soir = se soir|ce soire
    ce matin = se matin
    cette nuit = (?:sete?|sette|cete?|cett|7) nuie?t?
    se = ce(?= (?:suicid|tue|pend|jete|fai|foutre))
    on = ont(?= (?:dor|nous|est|va|me|vit|couche|sai|reste))
    aujourd'hui = auj?ourd? ?hui|aujourd?ui|ojourd?h?ui|oj|ojd|ajd|aujd|aujourdhuit
    demain = demin|demen|demai|dem|dem1|2m1|2main|dmain|demains
    maintenant = mtn|mnt|maintenan|mintenan[dt]?
    dors = dor
    fais = fai
    mieux = mieu
    fout = (?<= )fou(?= (?:de|un|la|le))
    meurs = meurt?
    mis = (?<=[mtl]a )mi
    pris = pri
    vis = (?<=je )vi
    vois = voi
    dois = doi
    prend = pren
    coup = (?<=un )cou(?= de)|cou(?=p? de (?:pied|poing|tete))
    toujours = toujour|tjrs?
    dehors = dehor|deors?|dehords?|dhors
    rue = ru|ruee
    nulle part = null?e? par[dt]?
    ou aller = ou all?e[sz]?|ou allai[st]?
    veines = vaines?
    dessus = dessu
    cheveux = cheveus?
    suicide = suicid
    """
# The words that worry, from their beginning: one letter for two, two for one, those that are not heard.
STEMS = r"""
    frapp = frap+
    battu = bat+u
    tap = tap+(?=[ea])
    etrangl = e?s?tr[ae]ngl|etrangul
    gifl = [gj]if+l
    menac = menas+|menac+
    violen = viol+[ae]n
    viol = viol+
    tabass = tabas+
    poignard = pon?ignard|pougnard
    taillad = tai?l+i?ad
    derriere = deri+ere?
    crach = crach+
    grand = gran(?= (?:pere|mere|frere))
    guett = guet+
    enferm = anferm
    agress = ag+res+
    harcel = h?arcel+
    conjoint = conjoin(?!t)
    compagnon = co[mn]pagn?i?on
    couteau = couto
    ceinture = [sc][ie]inture
    sorti = sorti[es](?!\w)
    mourir = mour+ire?
    crev = cr[eu]{1,2}v+
    suicid = su?is?[sc]+id+|sucid
    pendre = pandre
    sauter = soter
    cachet = cach+et+(?!t)
    medicament = medic[ae]man
    avale = aval+e
    connerie = con+eri
    betise = bet+is
    scarifi = sc?ar+if+i
    definitive = definit?ive
    expuls = exp?ul[sc]+
    huissier = h?ui[sc]+ier?
    serrur = ser+ur
    quitte = quit+e
    heberg = h?eberg
    voiture = voit+ure
    trottoir = trot+oir
    enfant = [ea]nfan(?!t|c)|anfant
    bebe = beb+e
    bleus = bleu(?= (?:partout|sur|au))
    touch = touch+
    attouch = at+ouch
    """
# « Lhuissier », « dexpulsion »: typed as one.
ELIDED = re.compile(r"(?<!\w)(?P<it>[ld])(?=h?ui[sc]+ier|exp?ul[sc]|h?otel|appart|ecole|enfan|oncle|h?eberg|etrangl)")
# After these « changer » is heard « changé », and « rentré » is heard « rentrer ».
PARTICIPLE = re.compile(
    r"(?<!\w)(?:j?'?ai|as|a|avait|on|ont|ete|est|suis|sommes|m'?a|ma|m'?ont|l'?a|la|l'?ont) "
    r"(?:(?:deja|encore|pas|tout|tous|me|nous|les|le) )?[a-z]{2,12}(?P<it>er)(?!\w)"
)
INFINITIVE = re.compile(
    r"(?<!\w)(?:de|pour|va|vais|veut|veux|voudrais|peut|peux|ose|fait|fais|faire|sans) "
    r"(?:(?:pas|plus|jamais|tout|me|se|nous) )?(?!\w{0,9}(?:[vd]r|[aei]tt?r|[aoui]r)e(?!\w)"
    r"|(?:elle|cette|notre|votre|meme)\b)[a-z]{3,12}(?P<it>e)(?!\w)"
)
# « Sortire », « finire ».
MUTE = re.compile(r"(?<!\w)(?:sort|part|dorm|fin|ven|ten)ir(?P<it>e)(?!\w)")

Said = Callable[[re.Match[str]], str]


def respelled(folded: Folded) -> Folded:
    """The same words, spelled; each sign still knows where it stands in the original. Linear."""
    for pattern, said in STEPS:
        folded = _rewritten(folded, pattern, said)
    return folded


def _table(lines: str, end: str) -> tuple[re.Pattern[str], Said]:
    """One pattern for all the lines, and what each writes instead."""
    pairs = [line.split(" = ", 1) for line in lines.strip().splitlines()]
    words = [word.strip() for word, _typed in pairs]
    pattern = "|".join(f"({typed.strip()})" for _word, typed in pairs)
    return re.compile(rf"(?<!\w)(?:{pattern}){end}"), lambda match: words[(match.lastindex or 1) - 1]


WHOLE = _table(WORDS, r"(?!\w)")
BEGUN = _table(STEMS, "")
STEPS: tuple[tuple[re.Pattern[str], Said], ...] = (
    (ELIDED, lambda match: f"{match.group()} "),
    (MUTE, lambda match: ""),
    WHOLE,
    BEGUN,
    (PARTICIPLE, lambda match: "e"),
    (INFINITIVE, lambda match: "er"),
)


def _rewritten(folded: Folded, pattern: re.Pattern[str], said: Said) -> Folded:
    flat: list[str] = []
    places: list[int] = []
    done = 0
    for match in pattern.finditer(folded.flat):
        start, end = match.span("it" if "it" in pattern.groupindex else 0)
        word = said(match)
        flat += [folded.flat[done:start], word]
        places += folded.places[done:start]
        places += [folded.places[min(start + place, end - 1)] for place in range(len(word))]
        done = end
    if not done:
        return folded
    text = "".join(flat) + folded.flat[done:]
    return Folded(text, text, (*places, *folded.places[done:]), folded.length)
