"""Words of danger, rules of `flags`: somebody hit, forced, threatened or afraid at home; a child in danger."""

import re

from participation.moderation.engine.phrases import Near, either, whole

# Who and when. -------------------------------------------------------------------------------------------------------

MAN = either(
    r"""
    mari|epoux|femme|ex|compagnon|compagne|conjoint|conjointe|copain|copine|mec|homme|pere|mere|papa|maman|frere
    soeur|oncle|ami|petit ami|fils|fille|voisin|voisine|coloc*|proprio|proprietaire|belle[- ]mere|beau[- ]pere
    |famille|parents
    beau[- ]frere|grand[- ]pere|cousin|patron|type|gars|fiance|tonton
    """
)
HIM = either(rf"il|elle|ils|elles|lui|(mon|ma|mes|son|sa|le|la|les|un|une|notre) (ex |ancien |futur )?{MAN}")
WOMAN = either(
    r"""
    (ma|mon|sa|son|la|une|notre|leur) (belle[- ]|vieille |jeune |ex[- ])?(mere|maman|pere|soeur|frere|femme|copine
    |compagne
    |voisine|epouse|dame|amie|grand[- ]mere|grand[- ]pere|ex|mari|cousine|tante|fille de (1[89]|[2-9]\d) ans)
    """
)
CHILD = either(
    r"""
    (mon|ma|mes|son|sa|ses|leur|leurs|le|la|les|un|une|des|du|notre|nos|deux|trois|d'|l'|au|aux|ce|cet|cette
    |ces) ?((deux
    |trois|autres?|petite?s?|grande?s?|jeunes?|plus (petit|jeune|grand)e?) )?(fils|filles?|fistons?|garcons?|bebes?
    |bb|enfants?
    |gosses?|gamine?s?|momes?|petite?s?|jumeaux|jumelles|neveux?|nieces?|ados?|eleves?|nourrisson|ainee?|mineure?s?
    |petit[- ]?fils|petites?[- ]?filles?|petit[- ]?neveu|petite[- ]?niece|collegien(ne)?s?|ecolieres?|ecoliers?
    |cadet|cadette
    |benjamine?|filleule?|beau[- ]fils|belle[- ]fille|(petite? )?(frere|soeur) de ([1-9]|1[0-7]) ans|petite (soeur)
    |petit frere)(
    | de ([1-9]|1[0-7]) (ans|mois))?(?! de (1[89]|[2-9]\d) ans)
    """
)
A_CHILD = whole(
    rf"{CHILD}|([1-9]|1[0-7]) (ans|mois)|(je suis|est|j'suis) mineure?|aux petits|bebes?|fillettes?|gamine?s?|gosses?"
)

# Violence: hit, forced, threatened, afraid at home. ------------------------------------------------------------------

ENDING = r"(?:e|es|ee|ees|ent|er|ait|aient|era|erait|eront)"
STRIKE = either(
    rf"""
    (frapp|cogn|gifl|etrangl|viol|brutalis|tabass|poignard|agress|maltrait|terroris|massacr|egorg|defigur|sequestr
    |tortur|lynch
    |fouett|violent|harcel|mutil|rou|rosse|martyris|etouff|brul|griff|bouscull?|menott){ENDING}|bat|bats|battait
    |battent
    |battre|battu|battue|battus
    |battues
    menac{ENDING}(?! (de |d')(?!mort|me|m'|nous|tuer|frapper|bruler|tout casser))  # not « de fermer », « de couper »
    tap{ENDING}(?! (sur les nerfs|sur le systeme|la honte|un|une|le|la|les|mon|ma|mes|dans l'oeil|sur l'epaule
    |au telephone|du))
    pouss{ENDING} (contre|par terre|dans|du|violemment|au sol|en bas|sur le)|crach{ENDING} dessus
    |jet{ENDING} (par terre|contre|au sol|dans les)
    """
)
NOT_A_BLOW = r"(?! (que|par le fait|froid))"
OFTEN = (
    r"(?:(?:a|ont|avait|va|vont|veut|vient|venait|venir|allait|voulait|peut|encore|deja|souvent|toujours|parfois"
    r"|meme|aussi|tellement"
    r"|tout le temps|tous les jours|failli|fort|de|re)\s{1,2}){0,4}"
)
ME = r"(?<!ca )(?<!cela )(?<!ce qui )(?<!je )(?<!j)(?:me\s|m(?:'\s?|\s)?|nous\s(?:a\s|ont\s)?)"
KILL = either(
    r"""
    (me|m'|nous|te|t'|la|moi|les|l'|ma \w{3,8}|mes \w{3,8}|les enfants|tout le monde) ?(tuer|buter|planter|defigurer
    |crever|bruler|egorger|etrangler|frapper|cogner|tabasser
    |violer|massacrer|detruire
    |etouffer|noyer|vitrioler|faire la peau|faire payer|faire du mal|retrouver|regler mon compte|exploser|demonter
    |enterrer|poignarder|saigner|descendre)
    (me|m'|nous) casser (les|la|le|une) (jambes?|gueule|figure|bras|dents|tete)|(me|nous) (tue|tuera|tuerait|bute
    |butera|retrouverait|egorge|etouffe|fera payer
    |ferait payer|retrouvera
    |plantera|crevera)
    """
)
VIOLENCE = (
    re.compile(rf"(?<!\w){ME}{OFTEN}{STRIKE}(?!\w){either(NOT_A_BLOW)}"),
    # « Je me fais frapper », « elle se fait cogner dessus ».
    whole(
        r"""
        (je me|jme|me|se) (suis )?(fais|fait|faite|faisais|faire)( \w{2,9}){0,2} (frapper|taper|battre|cogner|violer
        |tabasser|agresser|menacer
        |harceler|humilier|etrangler|gifler|sauter dessus|rouer de coups|maltraiter)(?! (les|le|la|mon|mes) (doigts
        |prix))
        """
    ),
    # « Il m'a tiré les cheveux », not « je me suis cassé le bras », not « un coup de main ».
    whole(
        rf"""
        {ME}{OFTEN}(mis|met|mettait|fout|foutu|donn*|coll*|flanqu*|envoy*|balanc*|lanc*|jet*|tir*|cass*|pet*|tord*
        |brul*|coup*
        |ecras*|arrach*|serr*|attrap*
        |plaqu*|pris|prend|train*|fractur*|ouvert|fendu)( \w{{1,12}}){{0,5}} (cheveux|bras|nez|dents?|cotes?
        |poignets?|doigts?|machoire|gueule
        |jambes?|gorge|cou|figure|visage|levre|arcade|tete|coups?(?! de (main|pouce|fil|tel*|coeur))|claques?
        |gifles?|baffes?|raclees?|poings?|mur
        |escaliers?|par terre|au sol)
        """
    ),
    whole(
        r"""
        (leve*|porte*|mis|met|mettre|lever) la main (dessus|sur (moi|elle|nous|lui|ma|sa|mes))|lever? la main sur
        (prends?|recois|recoit|recu|pris|encaisse*|roue*|ses|sous les|crains les
        |des) (\w{2,8} )?(de |des |les |ses )?coups(?! de (main|pouce|fil|tel*|coeur))
        (jett?e|jettent|lance|balance|envoie)r? (\w{2,10} ){0,3}(dessus|a la (tete|figure|gueule)|au visage)
        (rode*|traine*|guette*|tourne*) (\w{2,6} )?(en bas|devant|autour|pres) (de )?(chez (moi|nous)|ma|mon
        |l'immeuble)
        menac* de (tuer|mort|frapper|bruler|tout casser|se venger)|(veut|va|veulent|vont) (\w{2,8} )?tuer (mes|ma
        |mon|les|tout)
        m'a (encore )?force(e|r)?(?! (a|de|la|le|les) )|(envoye*|finir|fini) (\w{2,6} ){0,2}(a l'hopital
        |aux urgences)( \w{2,6}){0,3} (il|elle|mon|coups)|(m'a|me|ma) (envoye*|expedie*) (a l'hopital
        |aux urgences)
        (m'a|m'ont|me|ma) (foutu|mis|colle|donne|fout|met) (une|la|des|un) (rouste|raclee|derouillee|torgnole|beigne
        |mandale|trempe|correction|volee|droite|patate|pain|taloche|branlee)s?
        mari(er|age|ee?s?) (de |par )?(force*|contre mon)|me vendre|me prostituer
        (des|les) (marques|traces|hematomes) (sur|au|aux) (le |la |mon |ma |mes |les )?(cou|bras|visage|poignets?
        |dos|gorge|corps)
        (suis|est|sommes|me fait|ai ete) (\w{2,9} )?(frapp|batt|tap|cogn|violent|maltrait|agress|harcel|viol
        |sequestr|enferm|menac|surveill|humili|insult)(e
        |ee|es|ees|u|ue|us|ues) (\w{2,8} )?par(?! (la|une|le) (maladie|crise|foudre|vie|covid))
        des bleus (partout|sur|au|aux|plein)|couvert* de bleus|beurre noir|cocards?|coquards?|traces de doigts
        |cacher? (mes|les|ses) (bleus|marques)
        (j'ai|ai|a|avait|avec) … peur (de|d') (lui|rentrer (chez|a la maison|le soir|avec lui)|rester seule? avec
        |ses (reactions|colere*|crises|coups)|sa violence)
        peur (qu'|que )(il|elle|mon \w{2,10}|ma \w{2,10}|\w{2,10}) (me|m'|nous|revienn*|recommence|rentre
        |s'en prenne|s'enerve|debarque|finisse par)
        peur pour (ma|notre|sa) vie|crains pour (ma|sa) vie|danger de mort|(suis|sens|sommes|sommes|est
        |vis) en danger|menaces? de mort
        (m'|me |nous )(interdit|empeche|laisse (pas|plus|jamais)|defend|prive)( de)?( \w{2,5})? (sortir|voir|parler
        |travailler|telephoner|partir|appeler|conduire|manger)
        (m'|me |nous )(enferme*|a enferme*|ont enferme*|surveille*|suit (dans|partout|jusqu*|a)|attend (en bas
        |dans le hall|devant chez|a la sortie)|guette|traque|piste)
        (m'a|me|ma|nous a) (pris|confisque*|prend|cache|garde|vole|dechire) (mon passeport|mes papiers
        |ma carte (bleue|bancaire|vitale|d'identite)|mon tel*|mes cles)
        (forc*|oblig*|contrain*) (a |de )?(\w{2,6} )?(coucher|faire l'amour|me prostituer|des rapports|un rapport
        |dormir avec|des choses|me marier|au lit|me deshabiller|faire le trottoir)
        rapports? (sexuels? )?(forces?|sans mon)|sans mon (consentement|accord)( \w{2,8}){0,3} (touche|couche
        |rapport*|dans mon lit)|(couche*|rapport*|touche*)( \w{2,8}){0,3} sans mon (consentement|accord)
        quand je (dis|disais) non|abus(e|ait|er) de moi|abuse(e)? (sexuellement|par)|(m'a|me|ma) (touche|caresse
        |embrasse)e? (sans|de force|entre|les seins|les fesses|le sexe|partout)|m'a saute dessus
        (a|est|ete|etre|suis) (deja |encore )?viole(e)?s?(?! (le|la|les) )|un viol(?! de)|mon viol|mon violeur
        |agressions? sexuelles?|attouchement*
        (il|elle|mari|pere|ex|compagnon|conjoint|frere|fils|copain) (a )?(encore |deja )?(casse|cassait|balance
        |defonce|fracasse|explose)r? (tout|la porte|la vaisselle|les portes|les murs|la table|le mur)
        (cach|enferm|refugi|ecris|planqu
        |barricad)* (\w{2,6} )?(dans |des |aux |derriere )(la |le |les |ma )?(toilettes|salle de bains?|wc|placard
        |chambre|cave|baignoire|douche)
        (il|elle|mari|ex|pere) (est|attend|crie|tape) (encore )?derriere (la|ma) porte
        (crie|hurle|tape|tambourine|cogne) (derriere|contre|sur|dans|a) (la|ma|notre) porte|je (dors
        |vis) la peur au ventre|j'ose (plus|pas) rentrer|la peur au ventre
        (subis|subit|subie|subi|subissent|victime|victimes) (\w{2,6} )?(de |d'|des |les |ses )?(violence*|viol|viols
        |coups|agression*|humiliation*|mari)|femmes? battues? (je|comme|depuis)|suis (une )?femme battue
        (violent|violente|agressif|brutal) (avec|envers|contre|quand|sur) (moi|nous|les|ma|sa|sa|il|elle)|(est
        |devient|redevient|devenu|etait) (tres |de plus en plus |super |trop |vraiment )?(violent|violente)
        me fait (du |tres |trop |tellement )*mal(?! (au|aux|a la|a l'|a|de|partout|la) )(?= quand|$| le soir| expres
        | et | tous| il| pour)|il finira par me|finir par me tuer|je me (cache|sauve) (de|pour|quand|avant)
        (enfuie?|sauvee?|partie?|fui) (de (chez|la maison)|en courant|en pleine nuit|pieds nus|avec (mes
        |les) enfants (sous|dans|pour|cette))|(sa|ma) vie est en danger|ordonnance de protection
        """
    ),
    Near(
        whole(HIM),
        whole("me force(nt)?(?= (tous|tout|toutes|toujours|quand|meme|encore|la nuit)|$)"),
        15,
        turned=False,
    ),
    # Not « le chien m'a mordu ».
    Near(whole(HIM), whole("(m'a|me|ma) (encore )?mord(u|ue)?"), 15, turned=False),
    # « Mon mari la frappe », « son beau-père le tape »: not « il la tape à l'ordi ».
    Near(
        whole(HIM),
        whole(
            r"(la|le|les|lui)( \w{2,8})? (frappe|frappent|gifle|cogne|tabasse|roue de coups|tape(nt)?(?! (a|au"
            r"|dans|sur (l'|le|la))(?!\w))|bat(?! (a|au|aux|en|sur)(?!\w)))(?! (a|au|aux) )"
        ),
        12,
        turned=False,
    ),
    # « Mon voisin frappe sa femme », « on l'entend cogner sur elle ».
    Near(
        whole(HIM),
        whole(
            rf"(frapp|tap|cogn|gifl|etrangl|tabass|maltrait|violent|brutalis|viol){ENDING} (sur |dessus |encore "
            rf"|souvent )?{WOMAN}|(bat|battait|battu|battre) {WOMAN}"
        ),
        25,
    ),
    Near(
        whole("voisine?|mari|couple|dame du|femme"),
        whole(
            r"(hurle|crie|appelle)\w{0,4} (a l'aide|au secours|la nuit|toutes les nuits|tous les soirs)|cris de femme"
            r"|(bruits? de|des) coups"
        ),
        40,
    ),
    Near(
        whole(HIM),
        whole(
            rf"""
            (cogn|tabass|etrangl|sequestr|egorg|poignard|gifl)(e|es|ee|ees|ent|er|ait
            |era)(?!( \w{{1,8}}){{0,2}} {CHILD})(?! (la|le|a la|a|au|aux) )
            frappe(?! (a|aux|la|le|fort a) )(?!( \w{{1,8}}){{0,2}} {CHILD})|en sang|me defonce|me detruit(?! le)
            """
        ),
        40,
        turned=False,
    ),
    Near(
        whole(HIM),
        whole(
            r"(me|m') (touche|caresse|secoue|pince|griffe|attrape|insulte|rabaisse|humilie|traite (de"
            r"|comme))(?! (mot|bien|avec))"
            r"|que je couche|sans que je veuille|dans mon lit"
        ),
        30,
        turned=False,
    ),
    Near(
        whole("minerve|platre|points de suture|hopital|urgences|marques|bleus"),
        whole("a cause de lui|c'est lui|il m'a"),
        30,
    ),
    # « Il a dit qu'il allait me casser les jambes »: not « je veux me tuer ».
    Near(
        whole(HIM),
        re.compile(rf"(?<!\w)(?<!veux )(?<!envie de )(?<!vais )(?<!quoi )(?<!pense a ){KILL}(?!\w)"),
        45,
        turned=False,
    ),
    Near(
        whole(r"peur|terreur|terrifie*|terrorise*|trembl*|la trouille|effrayee?"),
        whole(
            r"(de|d'|par|devant"
            r"|quand) (mon|ma|mes|son|sa) (ex |ancien |nouveau )?{MAN}(?! (perd*|soit|tombe))|quand (il|elle) (rentre"
            r"|boit|a bu|crie|arrive|s'enerve)|des qu'il"
        ),
        12,
    ),
    Near(
        whole(
            r"couteaux?|barre de fer|hache|batte|fusil|machette|pistolet|flingue|arme|marteau|cutter|tesson|acide"
            r"|essence"
        ),
        whole(
            r"(me|m'|nous|la) (menac*|frapp*|attend*|poursui*|suit|court|sort*|pointe*|poignard*"
            r"|brul*)|sous la gorge|sur (moi|elle|la tempe)|contre moi|menac*|dans ma direction|chez moi|en bas"
            r"|sorti|devant (moi|nous)"
            r"|devant (ma|la) porte|(il|elle|a|avait|avec) une?"
        ),
        40,
    ),
)

# A child hit, abused, shaken, alone where it is too small. -----------------------------------------------------------

HARM = whole(
    r"""
    (frapp|cogn|gifl|secou|brul|attach|enferm|viol|maltrait|humili|etrangl|tabass|fouett|martyris|terroris|brutalis
    |agress|abus|pinc|batt)(e|es|ee|ees|ent|er|ait|aient|u|ue|us|re)?
    |(?<!se )bat(?! (pour|des))|tap(e|es|ent|ait|ee|ees|er)(?! (du|des|dans|au|a l'ordi*|a la (porte|machine)|tout
    |sur (l'
    |le|la|les) (ordi*|clavier|tambour
    |casserol*|nerfs|systeme)|mes|mon|ma))|leve* la main|(coups?(?! de (main|pouce|fil|tel*|coeur|chance|soleil))
    |claques?|gifles?|fessees?|ceinture|martinet)(?! (d'air|de vent))
    |traces? de (\w{2,5} )?(brulure*|coups?|doigts?)|des bleus|plein de bleus|hematomes?
    |brulures?( de cigarettes?)?|attouchement*|(me|m'|nous) (touche|caresse|embrasse|viole|frappe)|(oublie
    |refuse) de (nourrir|laver|soigner|changer)|(lui|leur) (a |ont )?(fait|font|fais) (du )?mal|faim|monter dans sa
    |dans la (culotte|chambre)|sous la (jupe|couette)|embrasse(e|es)?(?! (tous|tout|fort|le matin))|inceste
    |pedophil*|pedocriminel*|abus sexuel*|moleste*
    |(dans|vient dans) (son|leur) lit|(entre|entrait|vient|rentre|va) dans (la|sa|leur) chambre|(fait|fais
    |faire) (des|ces) (choses|trucs)|pas a sa faim|fouille* les poubelles|(touche*|caresse*|deshabille*
    |embrasse*) (sous|entre|le sexe|les fesses
    |partout|la nuit|sur la bouche|le zizi|la zezette|les parties)|(la|le|les|lui|l'a|les a|lui a) ?(touche*|caresse*)
    |(se fait|s'est fait|se font) (\w{2,8} )?(toucher|frapper|taper|violer|tripoter|battre|harceler|racketter
    |agresser)|touche* (mon|ma|mes|sa|ses|les|la|le|des|son) (petite?s? )?(fille|fils|enfants?|niece*|neveu*|gamin*)
    |(peur|terrorise|terreur) (\w{1,4} )?(de|d') (rentrer|retourner|son (pere|papa|beau*|oncle|frere|grand*|tonton)
    |sa (mere
    |belle*)|aller chez)|(veut|ose) (plus|pas) (rentrer|aller chez (son|sa))|prive* de (manger|nourriture|repas
    |soins|dessert et)|(nourri|nourrit|soigne|lave|change)* (pas|plus|jamais)
    |(pas|rien|plus|jamais) (\w{1,6} ){0,2}mange*(?! (a la cantine|a l'ecole))|affame*|en danger|disparu*|fugue*
    |kidnapp*|enleve*( par)?|mari(age|er|ee?) (de |par )?force*|excis*|prostitu*|livree?s? a|abandonne*
    |(conduit|boit|bu|drogue|fume|defonce) (\w{1,6} ){0,3}(avec|devant|quand)|sans (siege|surveillance|manger
    |personne|soins)|fait du mal|faire du mal|mal nourri*|jete*|(l'|m'|les )etouff*
    """
)
ALONE = whole(
    "seule?s?(?! (avec (mes|ma|mon|les|la|le|deux|trois|\\d)|a elever))|sans (adulte|surveillance|personne|parents)"
)
TOO_SMALL = whole(
    r"""
    (la|cette|toute la) (nuit|journee)|le soir|minuit|tous les soirs|ce soir|dehors|parking|balcon|dans (la|l'|le
    |une|un) ?(rue|appart*|voiture|maison|cave|hall|cage*|cour|noir|chambre)|a la maison|des heures|pendant (que
    |\d{1,2} ?h*|des)
    |toute la|jusqu'a \d{1,2} ?h|chez (lui|eux|elle)|([1-6]|un|deux|trois|quatre|cinq|six) (ans|mois)|il pleur*
    |elle pleur*|au feu|le bain|la piscine
    """
)
HITS = whole(
    r"""
    (frapp|tap|cogn|gifl|secou|viol|touch|enferm|attach|maltrait|humili|brul|fouett|batt|moleste)(e|es|ent|er|ait|re
    |u)?|bat
    |s'acharne|s'en prend
    """
)
STRANGER = whole("homme|type|monsieur|inconnu|individu|adulte|mec")
LURES = whole("photos?|film(e|ent)|se touche|exhib*|bonbons?|sexe|nue?s?|(suit|suivent|aborde*|approche*) (les|des)")
CHILD_RISK = (
    Near(HITS, whole(rf"((encore|souvent|fort|sur|dessus|trop|a|au|aux) )?{CHILD}"), 1, turned=False),
    Near(A_CHILD, HARM, 45),
    whole("(la|le|les) (prive*|laisse*) (de|sans) (nourriture|manger|repas|soins)"),
    # Alone, and where or when it is too small for it: « ma fille rentre seule du collège » is not there.
    Near(Near(A_CHILD, ALONE, 30), TOO_SMALL, 45),
    Near(A_CHILD, whole("saoul*|soule?|bourree?s?|ivres?|defoncee?s?|droguee?s?|picole|sous alcool|alcoolise*"), 45),
    Near(
        whole(rf"(partie?|part|emmene*|enleve*|pris|garde) (\w{{2,7}} ){{0,2}}{CHILD}"),
        whole(
            r"sans (me|mon|nous|prevenir|l'accord)|au (pays|bled)|a l'etranger|(rend|ramene|reviennent|revient) (pas"
            r"|plus)"
        ),
        40,
        turned=False,
    ),
    Near(whole("([1-6]|un|deux|trois|quatre|cinq|six) (ans|mois)|bebe|nourrisson"), ALONE, 25),
    Near(
        Near(A_CHILD, whole("dort|dorment|dormir|enferm*|passent? la nuit"), 25),
        whole("balcon|cave|placard|garage|escaliers?|couloir|dehors"),
        30,
    ),
    Near(A_CHILD, whole("mendi*|(fait|font|faire) la manche"), 30),
    Near(Near(STRANGER, whole(rf"{CHILD}|ecole|college|parc"), 45), LURES, 45),
)
