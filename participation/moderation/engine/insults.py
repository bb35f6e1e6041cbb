"""Rules of `flags`: words thrown at somebody. An insult is shown to the eye, never covered."""

from participation.moderation.engine.phrases import whole

# Thrown at somebody, whoever it is. « C'est con » and « putain de bus » are said of things: they are not here.
BIG = (
    r"((sales?|gros|grosses?|petits?|petites?|pauvres?|vieux|vieille|espece d'|belle|grand|grande|tous des|sacre"
    r"|sacree) )?"
)
PEOPLES = (
    r"(arabes?|noire?s?|juifs?|juives?|gitan*|roms?|manouch*|blanc|blanche|etrang*|migrante?s?|immigre*|musulman*"
    r"|turcs?|portos|rebeus?|renois?|chinois*|roumain*|africain*|francais*)"
)
INSULTS = whole(
    rf"""
    {BIG}(con+ard*|con+ass*|salop*|salauds?|enfoire*|encule(|s|e|es|r)|batards?|putes?|fils? de (pute|chien)*|fdp
    |abruti(e|s|es)?(?! (par|de fatigue))
    |cretin*|bouffon*|petass*|pouf+iass*|poufs?|grognass*|garces?|raclures?|pourritures?|sous[- ]merdes?|branleu*
    |cassos|cas soc*|merdeu*|lopettes?|minables?
    |bougnoul*|bicots?|youpin*|negros?|negre(|s|sse|sses)|crouill*|niakoue*|chinetoqu*|chintok*|bamboulas?|pedes?|pd
    |pedales?|tapettes?(?! (a|de))|tarlouz*
    |gouin*|travelo*|tantouz*|mongolien*|attarde*|feignass*|faignass*|pouilleu*|crevards?|crasseu*|bouseu*|tocards?
    |boloss*|gogols?|trisos?|fumiers?|cinglee?s?
    |trous? du cul|trous? de balle|tetes? de (con|cul|noeud|mort)|sacs? a merde|grosse vache
    |gros lard|peau de vache|face de (rat|cul|pet))
    (sous[- ])?ordures?(?! menag*)(?<!les ordures)(?<!poubelle d'ordures)|des ordures(?! menag*)(?= |$)|parasites?
    |vermines?|racailles?|sangsues?
    (pauvre|pauvres|gros|grosse|sale|vieux|vieille|petit|petite|sacre|quel|quelle|bande de|tas de|espece de|ce|cette
    |cet|un|une|(?<!pour )des|sont|etes|t'es|es|est trop|gros) (cons?|connes?)(?! de )
    (bande|tas|espece) (de |d')(?!(amis|copain|copine|jeunes|enfants|gamin|filles|garcons|potes|voisin|gens
    |roulement|passage|arret|dessin|papier|trucs|choses|monde|dossiers|courriers|feuilles|urgence|bandes?|travail
    |la |les |mes ))\w{{3,15}}
    (t'es|tu es|vous etes|il est|elle est|c'est|ce sont|sont|etes|quels?|quelles?|ces|cette|ce)( (vraiment|trop|tous
    |toutes|que|qu'|un|une|des|de|plutot|bien)){{0,3}} (debiles?(?! (ce|cette|comme))|idiote?s?|imbeciles?|tare(|s|e
    |es)|demeure(|s|e|es)|incapables?
    |voleu(r|rs|se|ses)|menteu(r|rs|se|ses)|escrocs?|bons? a rien|moins que rien|rates|hypocrites?|charlots?
    |guignols?|malades? menta*|pervers|viciu*|viper*|nazis?|fachos?|racistes?)
    (t'es|tu es|vous etes|il est|elle est|c'est|ce sont|sont|etes|tous|toutes|bande)( ?(vraiment|trop|tous|toutes|que
    |qu'|un|une|des|de|de la)){{1,3}} ?(merdes?|dechets?|pourris?|chiens?|chiennes?|rats?|porcs?|voleu(r|rs|se|ses)
    |menteu(r|rs|se|ses)|incapables?
    |nuls|nulles|parasites?|charognes?|cafards?|bons? a rien)(?! (de|pour))
    (des|un|une|que des|bande de) (bons? a rien|moins que rien)|imbeciles?|charognes?|(pauvres?|sales?|vieux
    |gros) (types?|mecs?|meufs?|merdes?|taches?|nazes?|cloches?|andouilles?)(?! que)
    ^(sale |pauvre |gros )?(idiot|idiote|debile|imbecile|tare|taree|nul|nulle|voleur|voleuse|menteur
    |menteuse)s?(?=[ .!]{{0,3}}$)
    ta gueule|vos gueules|tg|ntm|fermez? (ta|vos|votre|la) (gueule|bouche|gue*)|(ferme|fermez)[- ]la(?=[.!?, ]{{0,3}}$
    |[.!?])
    nique(|z|r) (ta|votre|leur|sa|tes|vos|leurs) (mere|race|morts)*|nique(z|r)? (vous|les|toi)
    |va(s)? te faire (foutre|mettre|voir|encul*|cuire)|(allez|aller|alle)( tous| toutes)? vous faire (foutre|mettre
    |encul*|voir)
    (je |on )?(vous|t'|te|les) (emmerde|encule|pisse dessus|crache dessus)(?! avec)|va(s)? (chier|crever|mourir)
    |allez (tous )?(chier|crever|mourir)|creve(z)? (donc|tous|salope|connard*)
    sales? ({PEOPLES}|clochards?|clodos?|chiens?|chiennes?|race|pauvres?|flics?|rats?|porcs?|truies?|handicape*
    |voleu*|profiteu*|con|conne|type|bonne femme|mec|folle|assiste*|vieux|vieille|gamin*)
    (gros|grosse) (porcs?|truies?|vaches?|baleines?|tas|dinde)|vieilles? (vache|bique|peau|folle|sorciere|garce
    |chouette)
    (rentre|rentrez|retourne|retournez|retournent|rentrent) (dans (ton|votre|leur) (pays|bled
    |jungle)|au bled)|dehors les {PEOPLES}|mort aux {PEOPLES}
    {PEOPLES} (\w{{1,8}} ){{0,3}}(parasites|vermine|racaille*|voleurs|au four|envahi*|sales|dehors)|suce(z)? (ma
    |mes)|couilles? molles?|(va|retourne) (bosser|travailler) (feignant*|faineant*|branleu*)
    """
)
