"""Words of danger, rules of `flags`: the wish to die; no roof today."""

from participation.moderation.engine.phrases import Near, either, whole

# The wish to die, the writer's or another's. -------------------------------------------------------------------------

NOT_OF_IT = r"(?! (de (rire|faim|soif|chaud|froid|honte|peur|fatigue|la liste|ennui)|idiot|bete))"
DIE = either(
    rf"""
    mourir{NOT_OF_IT}|crever{NOT_OF_IT}|disparaitre(?! de (la|ma|mon))|me tuer(?! (a la tache|au travail|le dos))
    |me pendre|me supprimer
    |me suicider|me flinguer|me noyer|me buter|me foutre en l'air|me jeter (sous|du|par|dans|d'un|sur)
    |en finir(?! (avec|de|vite|rapidement|une))
    |en finir avec (la|ma|cette) vie|en finir (avec|de) tout|etre morte?|ne plus (exister|etre la|me reveiller
    |me lever|vivre)|plus (exister|me reveiller|vivre)
    |m'endormir (pour toujours|et)|mettre fin a|me taillader|m'ouvrir les veines|(partir|m'en aller) pour (toujours
    |de bon)
    |plus etre la|tout arreter pour toujours|mort|que (tout|ca) s'arrete|me tirer une balle
    """
)
WISH = whole(
    r"""
    envies?|envi|veux|veut|veu|voudrais|voudrait|vais?|va|prefere*|aimerais|besoin|reve|souhaite|voulais|voulait
    |pense|penser
    |pensais|decide*|parle|parlait|dit|essaye*
    |ferais mieux|fasse|mieux|vaut mieux|autant|plus qu'a|merite|fini par|laisse*|quoi|comment|moyen|pret|prete|hate
    |menace|tente*|j'attends|fait de|priere*
    """
)
PILLS = whole(
    r"""
    medic*|cachets?|comprimes?|pilules?|somniferes?|plaquettes?|boites?( de \w{4,12})?|tubes?|doliprane*|xanax
    |lexomil|javel|mort aux rats|anxiolytiques?
    """
)
SWALLOW = whole(
    r"""
    avale*|(gobe*|prend*|prends|pris|bois|boire|avaler*|prendre) (les |tout|tous|toute|toutes|trop)( \w{2,8})?
    |avale (tout*|tous)|tous d'un coup|d'un coup|pour (mourir|en finir|dormir toujours|plus me)|gard* (de cote|tous
    |toutes|les|mes)
    |en finir|mis de cote|stock*|compte(s|r)?( et|$)
    """
)
HEIGHT = whole("ponts?|fenetre|rails?|train|metro|balcon|toit|voies?|falaise|vide|canal|viaduc|etage|riviere|fleuve")
JUMP = whole(
    r"""
    (saut|jet|lanc|bascul|enjamb|balanc)(er|e|erais|ais|erai)|passer (par dessus|dessous|sous)|envie d'y (aller
    |passer|sauter)|tomber (expres
    |dans le vide)
    """
)
SUICIDE = (
    # Not « en finir avec ce dossier », « mourir de rire ».
    Near(
        WISH,
        whole(
            rf"(d'|de |a |qu'a |a me |qu'elle (veut|va) |qu'il (veut|va) )?{DIE}|se (tirer une balle|tuer|pendre"
            rf"|supprimer|suicider"
            rf"|jeter (sous|du|par|dans|d'un)|foutre en l'air|flinguer|noyer|laisser mourir)"
        ),
        14,
        turned=False,
    ),
    whole(
        r"""
        (si|sinon|ou|alors|demain|soir) … (je|j') me (tue|pends|flingue|fous en l'air|jette (sous|du|par))
        |je me (tue|pends|flingue)(?! (a |au |le |les |pour ))
        (?<!prevention du )(?<!sur le )(?<!contre le )(?<!prevention )(?<!parle du )suicid(e|er|ee|es|ait
        |aire)(?! (chez|assiste))|(scarifi|taillad|automutil)*|que la mort|la mort (va|me|pour)
        (debout|assise?|suis|monte*|seule?) (\w{2,5} )?(sur|au bord) (le |du |d'un |un |de la )?(pont|toit|rebord
        |parapet|viaduc|rails|voies)|(serai|serais|suis) (mieux|plus utile) morte?
        (pas|plus) envie (de voir|d'etre a|d'arriver a) demain|vivre (me (fatigue|pese|fait)|c'est trop)|que (ca
        |tout) (finisse|cesse)(?! (vite|bien|a))
        (me|m'|se|s'est|me suis) (deja )?suicid(er|e|ee|erai|erais|ait)|suicidaires?(?! en)
        (pens*|song*|idees?|envie|parl*|tent*|fait une tentative|pensees?|rester que
        |solution) (\w{2,9} ){0,3}(au |a |de |mon |le |du |que le )?suicid(e|er)
        (idees?|pensees?|envies?) (tres |de plus en plus |trop )?(suicidaires?|noires?|morbides?|de mort|sombres)
        |tentatives? de suicide|fait une ts
        (plus|pas|aucune?|marre|fatiguee?|lasse?|ras le bol|epuisee?|supporte
        |rien) (\w{1,9} ){0,3}(de |a |d')?(vivre|exister|respirer|etre (en vie|vivante?))(?! (ici|dans|a|en|avec
        |comme|de|chez|ensemble|sur|au))
        (plus|marre|fatiguee?|lasse?|aucun*|perdu|ras le bol) (\w{1,9} ){0,3}(gout|envie|force|raison|courage
        |sens) (\w{1,5} ){0,2}(a |de |d')?(rien|la vie|vivre|me lever|continuer|exister)(?! (la |les |le |l'
        |mes |mon |cette |ce |a venir))
        gout a (rien|la vie)|(ma |la )?vie (\w{1,3} ){0,2}(sert|vaut|a|ai|merite|n'a) (\w{1,5} ){0,3}(rien|sens
        |peine|interet|d'etre vecue)|(marre|fatiguee?|lasse|ras le bol) de (la|ma|cette) vie|degout* de (la|ma) vie
        (sert|servir) a rien (de (vivre|continuer a vivre)|que je (vive|reste( en vie| la|$)|sois (en vie|la|ne
        |nee)))|pourquoi (vivre|rester en vie|continuer a vivre)
        (j'|je |les )avale* (tout|tous|toutes)
        a quoi (bon|ca sert|sa sert|sert)( de| encore| que)? (vivre|continuer(?! (l'|les?|la|de|ce|cette))
        |rester (en vie|la)|etre (la|en vie)|me lever|me battre|exister|m'accrocher|je (vis|reste|continue))
        (mieux|plus simple|plus heureux|soulages?|tranquilles?|debarrasses?)( \w{1,9}){0,4} (sans moi
        |si j'etais (plus la|morte?|pas la|jamais nee?)|si je (meurs|mourais|disparais*|n'existais|crevais)
        |quand je serai (morte?|plus la)|je sois (morte?|plus la))
        (serai|serais|suis|sera|soit) (plus|bientot plus|peut etre plus) (la|de ce monde)( demain| bientot| ce soir
        | pour| lundi| quand|$)|je serai (bientot )?(morte?|partie?)( \w{2,6}){0,2} (demain|bientot|ce soir|avant)
        (plus|jamais|pas|ne pas) (me |se |m'|que je me )?(reveille*|leverai demain)(?! (le|les|la|mon|ma|l'|tot
        |a l'heure))|dormir pour toujours|m'endormir pour|verrai pas (demain|noel|l'ete|lundi)|passerai pas (la nuit
        |l'hiver|noel)
        (c'est|ce sera|sera) (bientot )?(fini|la fin|termine) pour moi|(ce soir|demain|bientot) (c'est
        |ce sera) (fini|la fin)(?! (du|de|des|les|le) )|(me retiendra|retient)( plus| rien)?
        ((j'ai|une|la|ma) )?corde (est )?(dans|prete|au|sous|autour|achetee)|la corde
        adieu( \w{2,6}){0,2}|(lettre|mot|message) (d'adieu|pour apres|pour (mes|ma|mon) (enfants?|famille|fils|fille
        |mere))|(c'est|sera) (mon|le) dernier (message|mot|jour|soir|noel)|dites? a (mes enfants|ma fille|mon fils
        |ma mere) que je
        (mettre|mets|mettrai|mis|mettra) fin a (mes|ses|ma|sa) (jours|vie|souffrance*)|(attente*|attenter) a (mes
        |ses) jours|passer a l'acte|(je|j'ai) … quitter ce monde|quitter (ce monde|la vie|cette terre)
        (ouvert|ouvrir|couper?|taille*|tailler|entaille*|coupe*) (les |le |mes |ses )?(veines|poignets|bras)
        |me coupe (depuis|les|le|pour|quand|encore|la nuit|aux)|(scarifi|automutil|mutil)*|se fait du mal|me (fais
        |faire) (encore )?du mal|me suis fait du mal
        (corde|lame|rasoir|fusil|balle|noeud)( \w{2,9}){0,3} (prete?|pour (moi|mourir|en finir)|autour du cou
        |dans la (tete|bouche)|au plafond|dans l'armoire|achete*|pret)|balle dans la tete|achete (une corde|de quoi)
        |coulant|de quoi (me tuer|mourir|en finir|me pendre)|veines
        pens* (\w{2,8} ){0,3}(a |qu'a )(la|ma) mort|(je|j'ai|j') (me vois|vois) (plus d'issue|pas d'issue
        |plus d'avenir|morte?)|plus d'issue|aucune issue|la mort (m'attire|serait|est la seule)|seule (solution
        |issue) (c'est|est|serait|que) (\w{2,5} ){0,2}(mourir|la mort|partir|mort|disparaitre)
        (manquerai|manquerais|manque|manquera) a personne|personne (me |ne me |le )?(pleurera
        |verra(it)? si je (meurs|mourais|creve|disparais\w{0,2})|regrettera|s'en rendra
        |verra la difference)|bon debarras|(fardeau|poids|boulet) pour (tout le monde|tous|ma famille|mes enfants
        |les autres|eux)|je sers a rien
        rejoindre (mon|ma|mes|lui|elle) \w{3,10} ((qui est |qui sont )?(morte?s?|decedee?s?|partie?s?)|la[- ]haut
        |au ciel|au paradis|dans la tombe|au cimetiere)|(betise
        |connerie|irreparable|geste) (que je|de desespere|desespere|fatal)
        (je (vais|pourrais|suis capable)|peur|capable|pret|prete)( \w{1,6}){0,2} (de )?faire une (grosse )?(betise
        |connerie)
        (faire|fasse|commettre|ferai
        |fais) (une (grosse )?(betise|connerie) (si|ce soir|demain|cette nuit|bientot)|l'irreparable
        |quelque chose de grave)
        (tiens?|tenir|tiendrai|peux|supporte) (plus|pas)( \w{2,6}){0,4} (que (ca|tout) s'arrete|qu'on en finisse
        |m'endorme)|(veux|voudrais|faut) que (ca|tout) s'arrete(?! (ce|cette|ces|cet|les|la|le))|que (ca
        |tout) s'arrete (pour toujours|definitivement
        |enfin)|plus la force (de continuer|de lutter|de me battre|de rien|de me lever)(?! (a|l'|le|la|les|mes|ce
        |cette))
        """
    ),
    Near(PILLS, SWALLOW, 30),
    Near(
        whole(r"(pris|avale*|prendre|bu|boire) (\d{1,3}|plein|trop|une|toute|tous|de la|du)"), PILLS, 25, turned=False
    ),
    Near(HEIGHT, JUMP, 40),
)

# Out today, or sleeping outside now. ---------------------------------------------------------------------------------

TODAY = whole(
    r"""
    aujourd'hui|auj|demain|apres[- ]demain|ce (matin|soir|midi|week[- ]end)|cet(te)? (nuit|aprem|apres[- ]midi)
    |la nuit|maintenant
    tout de suite|tout a l'heure|(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)( (matin|soir|prochain))?
    |d'ici (ce|demain)
    dans (\d{1,2}|une|un|deux|trois|quatre|cinq|quelques) (jours?|heures?|h)|il est \d{1,2} ?h|a (midi|minuit
    |\d{1,2} ?h)|en ce moment
    depuis (hier|ce|cette|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\d{1,3} (jours?|nuits?|semaines?|mois)
    |une semaine|(deux|trois|quatre|cinq|plusieurs|quelques|des) (jours|nuits|semaines|mois))|hier( soir| matin)?
    |encore une fois
    avec (mes|mon|ma|les|nos|deux|trois|\d)( (deux|trois|quatre|\d|petits))? (enfants?|fils|fille|bebe|gosses|petits
    |poussette)|enceinte|sous la pluie
    |il fait moins
    """
)
HOME = either(
    r"""
    (du |de la |de l'|des |le |la |l'|les |mon |ma |mes |notre |nos |un |ce |cet |cette )?(appart|appartement
    |logement|maison|hotel
    |chambre|foyer|chrs|cada|cao|chu|hud*|studio|hebergement|lieux|residence|pension
    |clefs?(?! (de la salle|du local))|cles?(?! (de la salle|du local))|caravane|place|squat|abri|auberge|bungalow
    |camping|toit|lit|domicile)
    """
)
OUTSIDE = either(
    r"""
    dehors|sous (un|la|le|les|une) (ponts?|tente|abri\w*|porche|escaliers?)|sur (un|des|les) (bancs?|cartons?
    |trottoirs?)|a la (gare|rue|belle etoile|laverie)|a l'arret|au bord|dans (la|une) (foret|laverie|station)
    |sur (la|une) (plage|aire)|par terre a la gare|aux urgences
    dans (la|ma|une|sa|le|les|un|notre|des|nos|l') ?(rue|voiture|bagnole|camion\w*|fourgon\w*|caisse|parkings?
    |caves?|gares?|halls?|metro|cage\w*|tente|garage|squat|cabane|bus|abribus|entree|parcs?|escaliers?|couloirs?
    |champs?|bois|aeroport)
    au (parking|metro|pied de)|rue
    """
)
EVICTION = (
    # Present tense alone: « je dormais à la rue il y a dix ans » is a tale.
    whole(
        rf"""
        (dors|dort|dorment|dormons|dormir|dormez|couche|couchons|passe|passons|passer|vis|vit|vivons|reste|restons
        |loge|loge)( \w{{1,12}}){{0,6}} {OUTSIDE}(?! (il y a|avant|pendant|a l'epoque))
        (suis|est|sommes|serai|serons|sera|sera|seront|serait|(?<!peut-)(?<!peut )etre|retrouve|retrouver|retrouvons
        |finis?|finir|reste
        |on est|vais|va|mets?|met|mettent|mettre|mis|mise|mises|jette*|jete*|fout*|foutu*|vire*|sort|sorti|flanque*
        |balance*)( \w{{1,12}}){{0,4}} a la (rue|porte)(?! (il y a|avant|de (la|l')|et (ce|les|le) ))
        (m'a|m'ont|me|nous|nous a|nous ont|l'a|les a|t'a|se fait|fait|fais|faire|ete|suis|sommes|est|etre
        |moi)( \w{{2,8}}){{0,3}} (met*|mis*|mise|jet*|fout*|foutu*|vir*|sort*|flanqu*|expuls*|degag*|chass*
        |laiss*)( \w{{1,8}}){{0,3}} (dehors|a la porte|a la rue|sur le trottoir|sur le palier)(?! (de la
        |du )(salle|atelier|cours|groupe|stage|bureau|magasin|bus)| (les|des|le|la|mes|nos) (\w{{2,8}} )?(meubles?
        |poubelles?|chaises?
        |tables?|encombrants|plantes|velos?|cartons|chiens?))
        (mis|mise|mises|jete*|foutu*|vire*) (dehors|a la porte|a la rue
        |sur le trottoir)(?! (de la |du |de l')(salle|atelier|cours|groupe|stade|bureau))|a la rue (ce
        |cette|demain|avec|depuis|moi|nous|sans|maintenant
        |bientot|lundi|mardi|mercredi|jeudi|vendredi|des)
        (nulle part|pas|plus|aucun endroit|pas d'endroit|rien|endroit|sais) (\w{{1,6}} ){{0,3}}(ou
        |pour) (\w{{1,6}} ){{0,3}}(dormir|coucher|passer la nuit|me mettre a l'abri|poser mes affaires)
        |ou (on |je |nous )?(va |vais |allons )?(dormir|coucher|passer la nuit)
        (sais|sait|savons) (pas|plus|meme pas|meme plus) ou aller(?! (pour|faire|demander|deposer|chercher|avec ce))
        |squatt(e|ent|ons) (\w{{1,6}} ){{0,3}}(local|cave|hall|parking|garage|cage*|appart*|chez)
        (va|vais|allons) (\w{{2,6}} )?(dormir|coucher) ou|(dormir|dors|dort|dormons) ou (ce|cette|demain)
        (plus|pas|sans|aucun|perdu|rien comme) (\w{{1,4}} )?(de |d'|mon |un )?toit(?! sur)|(suis|est|sommes|devenue?
        |devenu|redevenu) (\w{{2,8}} )?(sdf|sans abri|sans domicile)
        |sdf depuis
        (laisse|laissent|veut|veulent|peux|peut|peuvent) (plus|pas) (me |nous |\w{{2,5}} )?(rentrer
        |entrer) (chez (moi|nous)|a la maison|dans (mon|l'|la|notre))|laisse (pas|plus) rentrer|(garde|gardent
        |heberge|hebergent|loge|reprend|reprennent) (plus|pas|pu)
        (chang*|coup*|chang*) (la|les|ma|mes|nos|notre|de) (serrures?|verrous?|barillet)|force publique
        |commandement de quitter|(affaires|meubles|valises|sacs|matelas) (\w{{2,5}} ){{0,2}}(sur le trottoir|dehors
        |dans la rue|sur le palier|dans le couloir)
        (mange|manger|bouffe*|avale) (\w{{2,8}} ){{0,2}}(depuis|aux enfants)|(rien|plus rien|pas|quoi
        |jamais) (\w{{1,4}} ){{0,3}}(manger|bouffer) (pour les|ce soir|aux|demain|aujourd'hui|aujourd|a la maison
        |depuis|chez)|rien mang*|(pas|plus|jamais) mange (depuis|aujourd|hier|de)  # hunger, read as early
        """
    ),
    Near(
        whole(
            r"(suis|sommes|on est|seule?) (a|dans|devant|sur) (la|le|un|une) (gare|hall|parking|banc|abribus"
            r"|aeroport|rue"
            r"|trottoir)"
        ),
        whole(r"pour la nuit|(mes|nos) (valises|affaires|sacs)|enfants?|bebe|poussette|cette nuit|ce soir|dormir"),
        40,
    ),
    Near(whole(rf"(dormi|couche|passe la nuit)( \w{{1,8}}){{0,3}} {OUTSIDE}"), TODAY, 25),
    Near(
        whole(
            r"""
            (hebergement|prise en charge|contrat|sejour|nuitees?|hotel|foyer|bail
            |place au \w{3,8})( \w{2,10}){0,3} (c'est fini|se termine*
            |s'arrete*|finit|fini|finie|prend fin|termine*|expire|garde*|gardent)|dormi dehors
            """
        ),
        TODAY,
        30,
    ),
    Near(
        whole(
            rf"""
            expuls(e|es|ee|ees|er|ent|ion|erons|es)|huissiers?|commissaires? de justice|serrurier|(plus|pas
            |aucune?) (\w{{1,8}} ){{0,2}}(de |d')?(solution|hebergement|logement|place au 115|hotel|endroit|chambre
            |place en
            |adresse)
            |fin (de|du|de la) (prise en charge|contrat d'hebergement|hebergement|bail|sejour|mise a l'abri|treve)
            |(quitter|quitte|liberer|libere|rendre|rends|rend|vider|partir|sortir|sort|degager|degage|evacuer
            |quittons|deguerpir|sortons) (de )?{HOME}
            |(115|hotel|chrs|foyer|proprio|proprietaire|bailleur|logeur) (\w{{1,8}} ){{0,3}}(repond|vire|virent
            |renvoie|complet|refuse|met|mettent|jette|s'arrete|dehors|coupe)|ou (aller|on va aller
            |je vais aller)|vire de {HOME}|vire(e|s|es)? (de|du|d') ?\w{{3,9}}|a la porte|sans (logement|hebergement
            |solution|domicile|toit)(?! de garde)
            |(on est|suis|sui|sera|serai|serons|est|reste|restons|sommes|seul|seule|seuls|tous) dehors|mise a la rue
            |a la rue(?! (il y a|pendant|avant))
            """
        ),
        TODAY,
        45,
    ),
    Near(
        whole(r"police|policiers?|gendarmes?|huissiers?|crs|proprietaire|proprio|bailleur|serrurier"),
        whole(
            r"expuls*"
            r"|(nous|me|m') (\w{2,6} )?(sortir|sort|sortent|vire*|degage*|virer|faire sortir|fait sortir|met*)|dehors"
            r"|vider (l'|la|le)|devant (la|ma|notre) porte|devant chez (moi|nous)|est la|sont la|toque*"
        ),
        40,
    ),
)
