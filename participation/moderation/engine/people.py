"""Rules of `flags`: the words before which a name is expected, and the names that are expected nowhere."""

import re

from participation.moderation.engine.naming import Manner
from participation.moderation.engine.phrases import either

OUR = either(
    r"""
    mon|ma|mes|notre|nos|votre|vos|ton|ta|tes|son|sa|ses|leur|leurs|le|la|les|l'|un|une|du|au|aux|des|cette|ce|cet
    |de l'|de la|d'une|d'un|ces|chere?|a
    """
)
# Between « ma voisine » and her name: what she is, where she works, how old.
WHAT = either(
    r"""
    sociale?|familiale?|judiciaire|scolaire|referente?|principale?|actuelle?|preferee?|ainee?|cadet|cadette
    |benjamine?|dernier|derniere|premiere?|jumeau|jumelle
    |handicapee?|autiste|adoree?|cherie?|unique|malade|aussi|adoptive?|adoptif|paternelle?|maternelle?|specialisee?
    |remplacante?|bien[- ]aimee?|defunte?|decedee?
    rsa|caf|ase|pmi|mdph|cpam|ccas|cms|mds|asll|fsl|masp|aemo|spip|cada|siao|france travail|pole emploi|cap emploi
    |mission locale|emploi|insertion|logement|budget
    de (parcours|palier|secteur|classe|rue|quartier|garde|famille|chambre|galere|coeur|toujours|proximite|travail
    |\w{4,10})|d'a cote|d'en (face|bas|haut)|d'(accueil|insertion|ecole|origine|enfance)
    du (dessus|dessous|bas|haut|fond|guichet|soir|matin|\d{1,2}(er|e|eme)?( etage)?|\w{3,12})( solidaire| social
    | emploi| etage)?|au \w{3,12}|a (la|l') ?\w{3,12}|en (cp|ce1|ce2|cm1|cm2|\d\w{1,4}|\w{4,11})
    de (la|l') ?\w{2,14}( \w{4,10})?|de (dessus|dessous|droite|gauche)|(qui )?(s'|se )(appelle|nomme)(nt)?
    |prenommee?s?|nommee?s?|c'est|c|est|sont|dite?|madame|monsieur|mme|mr|alias
    (\(|de |agee? de |a |qui a )?\d{1,2} ?(ans?|mois|semaines?)( et demie?)?\)?
    """
)
LINKED = rf"(?:[\s,(]{{1,3}}{WHAT}){{0,3}}(?:[\s,:(«\"]{{1,4}}|\s-\s)"
FAMILY = either(
    r"""
    (grande?s? |petite?s? |ex[- ]|belle[- ]|beau[- ]|demi[- ]
    |future? |nouveau |nouvelle |vieux |vieille |chere? |jeune |arriere[- ]|meilleure? |futur ex )?(mari|epoux
    |epouse|femme|ex|compagne?|compagnon|conjointe?|copains?
    |copines?
    |potes?|amie?s?|mec|meuf|homme|pere|mere|papa|maman|parents?|freres?|freros?|frangine?|soeurs?|sours?|sures?
    |oncle|tonton|tante|tata|tatie|cousine?s?|parrain|marraine|grand[- ]?pere|grand[- ]?mere|papi|papy|mamie|mamy
    |gendre|bru
    |fiancee?|cherie?|voisine?s?|colocs?|colocataires?|proprio|proprietaire|coll?egues?|patronn?e?|cheff?e?|camarades?
    |bailleur|belle[- ]famille|frangin|sister|reuf|reum|daron|daronne|locataire|hebergeur|hebergeuse)
    """
)
TRADE = either(
    r"""
    referente?s?|assistante? (sociale?|social*|de vie|de direction|maternelle)|assistante?s?|as|educ|educs
    |educateurs?|educatrices?|conseillere?s?|conseiller|travailleu(r|se) sociale?|cesf|tisf|animateurs?|animatrices?
    |benevoles?|stagiaires?
    |mediateur|mediatrice|medecin|docteure?|toubib|infirmiere?|infirmier|psy|psychologue|psychiatre|psychomot*
    |orthophoniste|orthoptiste|kine|sage[- ]femme|dentiste|pharmacienn?e?|aide[- ]soignante?|aide a domicile
    |aide[- ]menagere|tuteur|tutrice
    |curateur|curatrice|mandataire|avocate?|juge|huissier|gardienn?e?|concierge|agente?s?|monsieur|dame|directeur
    |directrice|responsable|coordinateur|coordinatrice|coordo|secretaire|hotesse|receptionniste|instit|institutrice
    |instituteur|maitresse|maitre
    |profs?|professeure?|nounou|nourrice|assmat|atsem|aesh|avs|formateur|formatrice|cuisiniere?|cuisinier|chauffeur
    |facteur|factrice|interprete|intervenante?|chargee? de (mission|insertion)|accompagnante?|accompagnatrice
    |accompagnateur|auxiliaire( de vie)?
    |technicienn?e?|deleguee?|elue?|policiere?|gendarme|aidante?|moniteur|monitrice|puericultrice|gestionnaire
    |banquiere?|banquier|coach|ergo|ergotherapeute|pediatre|generaliste|gyneco|veto|coiffeuse|coiffeur|epicier
    |boulangere?|pretre|imam|pasteur
    |certaine?|denommee?|prenommee?|jeune|pere|soeur|collegue|ancienn?e? \w{4,12}|nouvelle|nouveau|president
    |presidente|tresoriere?|copine|jardinier|ouvrier|apprentie?|service civique|volontaire|ami|homme|femme|couple
    |famille
    """
)
CHILD = either(
    r"""
    ((petite?s?|grande?s?|plus (jeune|grand|petit)e?|premiere?|premier|deuxieme|seconde?|troisieme|autres?|deux|trois
    |quatre|cinq|[2-6]|jeunes?|tout|toute|chere?|beau|belle|demi|arriere)[- ]){0,2}(fils|filles?|p'?tite?s?
    |fiston|garcons?|gars|bebes?|bb|enfants?|gosses?|gamine?s?|momes?|petits?|petites?|jumeaux|jumelles|ainee?s?
    |cadets?|cadettes?|benjamine?s?|derniere?|dernier|grande?s?|puces?|loulous?|louloutes?|bout de chou|ados?
    |neveux?|nieces?|petits?[- ]?fils
    |petites?[- ]?filles?|petits?[- ]?enfants?|petit[- ]neveu|petite[- ]niece|filleule?|triples|triplees|nourrisson
    |eleve|choupette|poussin|princesse|tresor|mini|fifille|nouveau[- ]ne|premier|deuxieme|troisieme|quatrieme)
    """
)
DEAR = either("mon|ma|mes|notre|nos|ton|ta|votre|vos|son|sa|ses|leur|leurs|le|la|les|l'|un|une|du|au|des|aux|ces|cette")
LONE = r"(?<![\w'])"
ASK = either("demand*( a)?|merci a|remerci*|bravo a|grace a|bonjour|bonsoir|salut|coucou|dites? a|parl* a|appelez")
SEE = r"""
    voir|voyez|vois|vu|revu|rencontr*|appel(er|ez|le|e)|contact*|joindre|eu|eue|ecri(re|vez|s|t) a|parl(er
    |ez|e|s) (a|avec|de)|adress(er|ez)[- ]vous a|merci( a| de)?|remerci*|bravo( a)?|grace a|bonjour|bonsoir|salut
    |coucou|chere?|cher
    avec|chez|selon|d'apres|a|de|d'|par|pour|que|qu'|et|ou|dit(es)? a|dire a|comme|sans|contre|vers|connais
    |connaissez|numero de|sur|aupres de|c'est|ici|je suis|moi|signe|signee|cordialement|de la part de|attendre
    |suivie? par|recue? par|aidee? par
    """
ONESELF = either(
    r"""
    je m'appel*|j'?m'appel*|je me (nomme|prenomme)|(mon|son
    |le) (petit )?(pre)?nom (de famille |de jeune fille )?(c'est|est|:)|(il|elle|qui) s'appelle|(pre)?nom ?:
    |appelez[- ]moi|on m'appelle|moi c'est|m'?app?ell?e|jm'?app?ell?e
    """
)
NAMED = either(
    r"""
    signe|signee|signe par|un certain|une certaine|un nomme|une nommee|le nomme|la nommee|de la part de|cordialement
    |s'appellent?|nomme|prenomme
    """
)
NAMING = (
    # A child: the one name that must never be published.
    ("child", Manner(near=True), re.compile(rf"{LONE}{DEAR}\s?{CHILD}{LINKED}")),
    # Kin, neighbours, trades: « mon voisin Karim », « l'éducatrice du foyer, Maud ».
    ("name", Manner(near=True), re.compile(rf"{LONE}{OUR}\s?(?:{FAMILY}|{TRADE}){LINKED}")),
    # Titles: a family name follows, even typed small (« mme dupont »).
    (
        "name",
        Manner(loose=True, title=True),
        re.compile(
            rf"{LONE}(?:(?:(?:mme|mlle|melle|mr|mmes|mrs)\.?|m\.)"
            rf"|(?<!un )(?<!ce )(?<!le )(?<!une )(?<!cette )(?<!la )(?:madame|mademoiselle|monsieur))\s{{1,2}}"
        ),
    ),
    (
        "name",
        Manner(title=True, near=True),
        re.compile(
            rf"{LONE}(?:docteure?|dr\.?|maitre|me|m|professeure?|pr\.?|soeur|frere|pere|abbe|pasteur|imam"
            rf"|commandant|brigadier|tonton|tata|tatie|mamie|papi|papy)\s{{1,2}}"
        ),
    ),
    # One's own name.
    ("name", Manner(loose=True), re.compile(rf"{LONE}{ONESELF}[\s:,]{{0,3}}")),
    ("name", Manner(), re.compile(rf"{LONE}{NAMED}[\s,:]{{1,3}}")),
    # Somebody to ask or to thank: a capital is enough.
    ("name", Manner(), re.compile(rf"{LONE}{ASK}[\s,:]{{1,3}}")),
    # Somebody to see, to thank, to answer: known names, capital or not.
    ("name", Manner(sure=False), re.compile(rf"{LONE}{either(SEE)}[\s,:]{{0,3}}")),
)
# A given name that is no other word, with its capital, stands for somebody wherever it is.
GIVEN = re.compile(r"(?<![\w'-])[A-Z][\w'-]{2,30}")
FAMOUS = frozenset(
    """
    hugo ferry moulin veil jaures zola vilar pasteur curie aubrac mandela parks brassens piaf aragon mermoz guesde funes
    rousseau verne prevert camus monnet schuman blum macron zay perec sand dolto montessori freinet brel wresinski
    """.split()  # noqa: SIM905
)
# « rue Karim Belkacem », « l'école Jules Ferry »: a place bears the name, and nobody is found by it.
OF_A_PLACE = re.compile(
    r"(?<!\w)(?:rue|place|avenue|boulevard|allee|impasse|quai|square|cours|pont|parc|ecoles?|colleges?|lycees?"
    r"|hopital"
    r"|hopitaux|clinique|centre|quartier|cite|residence|maison|espace|salle|gymnase|stade|foyer|maternelle"
    r"|primaire"
    r"|mediatheque|bibliotheque|arret|station|metro|gare|tram|ligne|creche|theatre|cinema|fondation|association"
    r"|prix|loi|saint|sainte|st|ste|eglise|chapelle|tour|jardin|institut|universite|fac|village|ville"
    r"|piscine|esplanade|caserne)s?"
    r"[\s-](?:(?:de |du |d')(?:la |l')?)?(?:[\w-]{1,20}\s)?$"
)
