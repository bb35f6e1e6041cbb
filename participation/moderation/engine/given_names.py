"""Given names that people bear in France, in small letters without accents: known even typed without a capital.

From common knowledge, no register; a name that is missing is still seen with its capital after the words of `people`.
"""

NAMES = frozenset(
    """
    aaron abbas abdallah abdel abdelatif abdelaziz abdelghani abdelhafid abdelhak abdelhamid abdelillah abdelkader
    abdelkrim abdellah abdelmajid abderrahim abderrahmane abdou abdoul abdoulaye abdul abdullah abel abigail abou
    aboubacar aboubakar aboubaker achille achraf ada adam adama adel adele adeline adem adil adja adnane adrian
    adrien adrienne aedan agathe agnes agnieszka ahlam ahlem ahmad ahmed ahmet aicha aichatou aida aina aisha aissa
    aissata aissatou aissetou akim akram aksel alaa alain alan alassane alban albane albert albertine alberto albin
    aldo aleksander aleksandr aleksandra alessa alessandro alessia alessio alex alexandra alexandre alexandru
    alexane alexia alexis alfonso alfred alhassane ali alia alice alicia alima alina aline aliou alioum alioune
    alisha alison alisson alix aliya alizee allan alma alpha alpha-oumar alphonse alvin alya alyssa amadou amal
    amalia amanda amandine amara amaury amaya ambroise amel amelia amelie amelle amin amina aminata amine aminetou
    amir amira amirah ana anais anas anastasia anatole anatoli anderson andre andrea andree andreea andrei andres
    andrew andrii andriy anette angel angela angele angelina angelique angelo ania anis aniss anissa anita anna
    annabelle annaelle anne annette annick annie annika anouar anouk anselme anthony antoine antoinette anton
    antonia antonin antonio antony anya apolline arafat arham ariane ariel arielle aristide aristote arlette armand
    armande armel armelle armony arnaud arnold arsen arsene artem arthur arthus artur arwa aslan asma asmaa assa
    assane assetou assia assitan assiya astou astrid athenais atika aubin audrey augusta auguste augustin augustine
    aurel aurelia aurelie aurelien aurelio auriane awa axel axelle aya ayden aylan ayline ayman aymen aymeric ayoub
    ayoubi ayse azedine aziz aziza azzedine azzouz babacar babeth bachir badr bafode bahia bakary baptiste baran
    barbara barnabe basile bastien batiste baya beatrice bebert bechir belinda benedicte benjamin benoit berenice
    bernadette bernard bertrand bettina betty bianca bibiche bilal bilel billel binetou binta bintou blaise blandine
    bogdan bonnie boris boualem bouba boubacar boubakar boubou bouchra boujemaa bouthaina bozena brahim brandon
    brenda brian briana brice brigitte bruna bruno bryan burak calista calvin camel camelia camille candice capucine
    carine carl carla carlos carmela carmen caro carole carolina caroline cassandra cassandre cassie catalina cath
    catherine cathy cecile cecilia cecilio ced cedric celestin celestine celia celine cemal cengiz cesar chafia
    chahinez chaima chaimae chaker chakib chantal charif charifa charlene charles charlie charline charlotte cheikh
    cherif cherifa cherifatou chiara chiraz chloe chouaib christel christelle christian christiane christina
    christine christophe chrystelle ciara cihan cindy cinthia clara clarissa clarisse claude claudette claudia
    claudie claudine clea clelia clemence clementine cleo cleophee clothilde clotilde clovis coco colette coline
    constance constanta constantin coralie corentin corinne cosmin coumba cristian cristina cyprien cyriaque cyril
    cyrille cyrine dado dagmar dahbia dahlia daisy dalila damian damien dan daniel daniela daniele danielle danila
    danilo danka danny danuta dany daouda daphne dario darius dariusz darya david dayana debora deborah dede delia
    delphine demba denis denise deniz denys derya devran diana diane diarra didi didier diego dieneba dieudonnee
    dieynaba dimitri dina djahid djamal djamel djamila djanet djena djenabou djeneba djibril dmytro dogan dolores
    domi domingos dominique domitille donatien donia dora dorian doriane doris dorothee doudou dounia driss drissa
    duarte dusan dylan dzenana ebrima eddie eddy eden edgar edgard edith edmond edna edouard eduard eduardo edwige
    egon elara elea elena eleni eleonore elhadj elhadji elhame elia eliana eliane elias elie eliette elif elina
    eline elio eliott elisa elisabete elisabeth elise elisee eliza elizabete elizabeth ella ellie elliot elmir eloan
    elodie eloi eloise elora elsa elton elvira elya elyes emeline emeric emerick emerson emery emil emile emilie
    emilien emilio emina emine emir emma emmanuel emmanuelle emmie emna emre enora enrique enzo erdal erdem eric
    erick ericka erika erwan erwann erwin eryk esin esma esmeralda essia esteban estelle esther etan ethan etienne
    eugene eugenia eugenie eulalie eunice eva evan eve evelina eveline evelyne ewa ewan ewen ezio ezra fab fabien
    fabienne fabio fabrice fadel fadela fadi fadia fadila fadma fadoua fahim fahima faiza falilou fanny fanta
    fanta-mady farah fares farha farhad farid farida fariha farouk fateh fathi fathia fatiha fatim fatima fatimah
    fatimata fatimatou fatimetou fatiya fatma fatna fatos fatou fatouma fatoumata faustine faycal faysal fazia
    federico felicia felicie felicien felicite felipe felix ferdinand ferhat feriel fernand fernande fernando fethi
    fifi filip fily fiona firmin flavia flavie flavien flo flora florence florent florentin florentina florentine
    florian floriane florine fode fouad foued fouzia francesca francesco francine francis francisco franck francois
    francoise frank franz fred freddie freddy frederic frederick frederique gabin gabriel gabriela gabriele
    gabriella gabrielle gael gaelig gaelle gaetan gaetane gaia galina galyna gamze gary gaspard gaston gauthier
    gautier gege genc genevieve geoffrey george georges georgette georgina gerald geraldine gerard germain germaine
    ghali ghislain ghislaine ghizlane gianni gigi gilbert gilberte gilles gina ginette gino giorgia giovanna
    giovanni gisele gislaine giulia giuseppe gladys gloria godefroy gonzague goran goundo grazyna greg gregoire
    gregor gregory greta guilhem guillaume guillemette gulsen gustave guy guylaine gwenael gwenaelle gwendoline
    gwenn habib habiba habibou hacene hachim hadil hadja hadjar hadrien hafid hafida hafsa hafsatou hajar hakim
    hakima halil halim halima halime halyna hamadi hamadou hamady hamdi hamed hamid hamida hamidou hamou hamza hana
    hanae hanane hania hannah harold haroun harouna hasan hasna hasnaa hasnae hassan hassane hassen hassiba hassna
    hatem hatice hawa hawwa haya hayat haykel hector hedi heidi helena helene helia helios hella henri henriette
    hermine herve hiba hicham hichem hilaire hilal hind hinda hippolyte hocine honore honorine horia hortense houda
    houria hubert hugo hugues huguette husein huseyin husna hussain hussein iba ibra ibrahim ibrahima ibtihel
    ibtissam idir idris idriss idrissa ignace igor ihab ihor ijlal ikram ikrame ilan ileana ilham ilhame ilhan ilhem
    iliana ilias iliass ilie ilies ilir ilker illan ilona ilyana ilyas ilyes imad iman imane imen imene imran imrane
    ina inass inaya ines ines-lina ingrid inna ioan ioana ion ionel ionut irena irene irina iris-marie iryna isa
    isaac isabel isabelle isaiah isaline isaure ishak ishaq isidore isma ismael ismahane ismahen ismail ismaila
    ismet isra israa issa issam issiaka issouf iulia ivan ivana ivo iwona iyad izaak izia jabir jacinthe jack jackie
    jacky jacob jacqueline jacques jacquot jade-lou jafar jalal jalil jalila jamaa jamaal jamal jamel james jamila
    jana jane janette janina janine janis jannat jasmin jasmine jason javier jawad jawed jawida jaya jean jeanine
    jeanne jeannette jeannine jeannot jehanne jenna jennifer jenny jeremias jeremie jeremy jerome jesse jessica
    jessy jihane jim jimmy joachim joana joanna joannie joao joaquim joaquina jocelyn jocelyne joel joelie joelle
    joey johan johann johanna john johnny jojo jonas jonathan jordan jordane jorge joris jose josee josef joseph
    josepha josephine josette joshua josiane josselin josue jovan joy joyce juan juana juanita judicael judith juju
    jules julia julian juliana julianne julie julien julienne juliette julio junior jurgen justin justine kader
    kadia kadiatou kadiatu kadidia kadidiatou kadidjatou kadija kady kahina kaina kais kaled kalidou kalilou kamal
    kamel kamelia kamelya kamila kani karamoko karen karim karima karin karina karine karl karol kassandra kassandre
    kassim katarina kateline katell kateryna katharina kathia kathleen kathy katia katy kawtar kawthar kayden kayla
    kaylan kayliss kays keira kelly keltoum kelya kelyan kemal ken kenan kenny kenza kenzo kerem kerim kevin khadi
    khadidiatou khadidja khadija khadijatou khadim khadra khady khaira khaled khalid khalida khalifa khalil khaoula
    khayra khedidja kheira kheyra khira khoudia kiara kiki kilian killian kim kimberly kimia kinan kirill klara
    koffi kofi kossi kouadio kouame kouassi koumba kristina krystyna ksenia ksenija kurtis kyara kyle kylia kylian
    kylie kyllian lachlan ladislas laetitia lahcen lahouari laila lajos lakhdar lalia lamara lamia lamine lamya lana
    lancelot lara larbi larissa lassana lassine latif latifa laura laure laureen laurence laurent laurette laurie
    laurine lauryn layla lazare lea leandra leandre leandro leane lechta leia leila lena lenny leny leo leon leona
    leonard leonardo leone leonid leonie leonor leonore leontine leopold leslie lesya leticia levi lewis leyla leyna
    lia liam liana liban lidia lidya lili lilia lilian liliana liliane lilly lilou lily lilya lina linda line lino
    linoa lionel liora lisa lisandro lise lisette lison liudmyla livia livio liz liza loan loane logan loic loick
    lois lola lolo lorelei lorena lorenzo lorette lorine loris lorraine lotfi lotfia lou loua louane louann louanne
    loubaba loubna louca louis louisa louise louisette louisiane louison louka loukas lounes lounis lubna luc luca
    lucas luce lucette lucia lucian luciano lucie lucien lucienne lucile lucille ludivine ludmila ludo ludovic luigi
    luigia luis luisa luka lukas lukasz lulu luna luna-rose luther lyad lyam lyana lydia lydie lyes lyla lylia lyna
    lyne lyse macire madalena madani madeleine madeline madiha madina madjid madou mady mae mael maelie maelle
    maelys maeva magali magalie magatte magda magdalena magdalene magdeleine magid maguette mahamadi mahamadou
    mahamat mahaut mahdi mahdia mahfoud mahieddine mahmoud mahmut maia maialen maimouna maina maissa maissane
    maissara maiwenn makan makha malak malamine malek malgorzata malia malick malik malika malo malou malvina maly
    mama mamadi mamadou mamady mame mame-diarra mamoudou mamoun manal mandy manel manelle manoa manoel manola manolo
    manon mansour mantou manu manuel manuela mara maram marc marceau marcel marcela marceline marcelle marcello
    marcin marco marcos marek margaux margot marguerite maria mariam mariama mariame mariana marianna marianne marie
    marielle marieme mariette marika marilou marilyne marina marine marino mario marion marisa marise marisol
    marissa marius mariya marjan marjolaine marjorie marko marlene marley marlon marta marthe martial martin martine
    martinho marvin marwa marwan marwane mary maryam maryama marylene maryline maryna maryse maryvonne marzena massi
    massinissa matei mateo mateus mathe matheo mathias mathieu mathilde mathis mathurin mathys matias matilda matis
    mattea matteo matthias matthieu matthis maty maud maude maureen maurice mauricette max maxence maxime maximilien
    maxine maxou maya maylis mayron mayssa mbaye mehdi mehmed mehmet meissa melanie melek melia melina melinda
    meline melis melissa melody melvin melvine melvyn meriam meriem merieme merve mervyn merwan meryem messaoud
    messaouda mia michael michel michele micheline michelle mickael miguel mihai mikael mikail mikayil mike mila
    milan milana milena milla milo miloud mimi mimoun mimouna mina minata mira mireille mirela miriam mirjana mirko
    miroslav moctar modibo modou mohamadou mohamed mohammad mohammed mohand moise mokhtar moktar momar momo mona
    monia monica monika monique monira morad morgan morgane moriba moritz mory mostafa mouhamed moukhtar moulaye
    mouloud mouna mounia mounir mounira mourad mourtada mous mouss moussa moustapha muhamed muhammad muhammed mumu
    murat muriel murielle musa mustafa mustapha mwajuma mykola mylan mylene myriam myrtille nabil nabila nabintou
    nacer nacera nacim nacira nada nadege nadejda nader nadhir nadia nadine nadir nadiya nadjet nael naelle nafissa
    nafissatou nahel nahla naia naila naim naima nais najat najet najia najib najwa nanar nanie nanou naomi naoufel
    narcisse narjes narjis nasira nasr nasrin nasser nassera nassim nassima nassira nastasia natacha natalia natalie
    nataliia natalya natasha nath nathalia nathalie nathan nathanael nathania nathaniel nawal nawel nawelle naya
    naziha nazim ndeye nebil necip nehla neila nejma nelia nelly nelson nene nermin nesrine nessa nessim neyla neyma
    nezha ngone nico nicolas nicole nicoletta nicolo nihad nihal nihel nikita niklas nikola nikolai nilda nils nima
    nina nino ninon nisrine nizar noa noah noam noaman noel-marie noelie noelle noemie noha noham nohan nolan nolann
    nolhan nolwenn nono noor nora nora-lyn norah norbert nordin nordine noreddine norma nouha nouhaila nour noura
    nourdine noureddin noureddine nouredine nourhane nouria nourredine nurcan octave octavia octavie odette odile
    odilon ohiane oier oksana oleg oleh oleksandr oleksandra olena olfa olga olha olivia olivier olivio omaima omar
    omayma omer oriane orlane ornella oscar osman ossama othman othmane otmane oualid ouarda ouassila ouiam oulimata
    oumaima oumar oumayma oumnia oumou ouria ousmane oussama ousseni ousseynou ozan ozlem pablo pamela paola paolina
    paolo papa pape paquita pascale pascaline pasquale pat patrice patricia patrick paul paula paulette paulin
    pauline paulo pavel pavlo pedro penda perceval perla perle perrine petar petra petro petrus phil philemon
    philibert philippe philippine philomene pierrette pierrick pierrot pinar piotr pipo prisca priscilla prosper
    quentin quitterie rabah rabia rabiatou rached rachel rachid rachida radia radoslaw radouane rafael rafaela rafik
    rahel rahim rahma raihana raissa raja ralitsa ralph ramata ramatoulaye ramazan ramdane rami ramla ramon ramy
    rania ranya raoul raphael raphaele raphaella raphaelle rayan rayane rayanne raymond raymonde razane rebecca
    rebeka reda redha redouane regine regis rehane reine remi remy renald renan renata renato renaud rene renee
    reyhan reynald rhita rhizlane riad ricardo richard rida rihab rihana rihanna rim rima riri rita ritaj ritchie
    riyad robbie robert roberta roberto robin robinson rocco rodica rodolphe rodrigo rodrigue roger rokhaya rokia
    roland rolande romain romaine roman romane romaric romeo romina romuald romy ronald rosa rosalie rosaline
    rosanna rosario roselyne rosemary rosine rosita rouguiatou roukia roumaissa roxana roxane roza rozenn ruben
    ruddy rudy ruslan ruth ryan rym saad saadia saadou sab sabah saber sabiha sabine sabra sabri sabrina sabry sacha
    sadia sadio saena safa safaa safae safi safia safiatou safiya safouane safwan sahar said saida saidou sajid
    sakhir sakina salah salamata salem salha salif saliha salim salima salimata salimatou salma salman salome
    salomon saloua salvador salvatore sam samanta samantha samara samba sambou sami samia samih samir samira samson
    samuel samy samya sana sanaa sandie sandra sandrine sandro sandy sania sanou santiago saoussen sara sarah
    sarah-lou saran sarra sasha saskia satou saul savannah savas sawsan scarlett sean seb sebahat sebastian
    sebastien seckou sedra segolene seher sekou selena selim selima selina selma semih senem serap serena serge
    sergei sergii sergine sergio serhii serkan sevda severin severine seydina seydou seynabou seyni shaima shaina
    shana shanna shannon sharon shaya shayan shayna sheila sherazade sherine shirel shirine shirley siaka sibel
    sibylle sidi sidonie siga siham sihem silvana silvia silvio simao simeon simon simona simone sinan sinem siriman
    sirine siwar sixtine slavica slim slimane smail snezana soad soane sofia sofian sofiane sofie sofya sohan sohane
    soizic sokona solal solange soleine solene solenn soline sonia sonny sonya sophia sophie soraya soria soriya
    soso souad souadou soufian soufiane souha souhila soukaina soukeyna souleyman souleymane soumaya soumayya soumia
    soundous stan stanislas stanislav stanley steeve steevy stefan stefania stefano stella steph stephan stephane
    stephanie stephen steve steven stevie sumeyye susana suzanna suzanne suzette suzy svetlana svitlana swann
    sybille sylla sylvain sylvaine sylvana sylvestre sylvette sylviane sylvie syrine tahar tahira taina talel talia
    talib talla talya tamara tamimou tanguy tania tao tarak tarek tarik tasnim tasnime tatiana tatyana tayeb taylor
    tchoumi teddie teddy tedy telma teo teresa tess tessa tetiana thais thalia thea thelma theo theodora theodore
    theophile theresa therese thiago thibaud thibault thibaut thibo thierno thierry thilda thomas tiago tidiane
    tidjane tiffany tim timea timeo timothe timothee timothey timur tina tino tiphaine titi tito titouan tiziano tof
    tom toma tomas toni tony toto toufa toufik tristan tugba tulay tyler tyron ugo ulysse umit urbain ursula ursule
    vadim valbona valdete valentin valentina valere valeria valerian valerie valeriia valery vanessa vania vasco
    vasile vassili vassilissa veli venera vera vero veronica veronika veronique vesna vianney vicente victoire-anne
    victor victoria victorien viktor viktoria viktoriia vilma vincent vincenzo violaine violeta violetta virgil
    virgile virginia virginie vitalii vito vivian viviane vlad vladimir volodymyr wadi wael wafa wahib wahiba wahid
    wail walid wallid walter waly wanda warda warren wassila wassim wendie wendy wesley wiam widad wilfrid wilfried
    wilhelm wilhem william willy winnie wisal wissam wissem wladimir xavier xaviera yacine yacouba yael yaelle yahia
    yahya yamina yan yana yanice yanick yanis yaniss yann yannick yannig yannis yara yasemin yasin yasmina yasmine
    yassamine yasser yassin yassine yassir yassmine yaya yazan yazid yelena yeliz yelyzaveta yildiz ylan yoan yoann
    yohan yohann yolanda yolande yolene yonas yoni yosra youcef youn younes youness younesse younous yousouf yousra
    youssef youssou youssouf yulia yuliia yuri yusra yusuf yvan yvana yvelise yves yvette yvon yvonne yvonnick
    zaccaria zachari zacharia zacharie zachary zaher zahia zahida zahra zaid zaina zainab zakaria zakarya zaki zakia
    zakya zara zaynab zaza zehra zeinabou zeineb zelda zelie zeliha zeyd zeynab zeynep zhor ziad zina zineb
    zineddine zinedine zita ziyad zlata zoe zohra zohreh zoltan zoubida zoubir zouhair zoulika zoulikha zsofia
    zubeyda zuleyha zyad
    """.split()  # noqa: SIM905
)

# Names that are also words, or surnames, or very short: typed small, only the words before tell.
ALSO_WORDS = frozenset(
    """
    alma alpha ambre ange angel anne astrid aube aurore barbara capucine carmen celeste charles clarisse constance
    dahlia dan david dieudonne eden elia eve faustin felicite fleur fred grace guy harmonie ion iris ivan jade
    jasmine jean joy junior ken kim lea li lila lily lin line lino lise loan lois lou luce luna lune mae mama
    marguerite marion marjolaine martial martin mathe merveille mia milan milo mimosa mina mona myrtille nina noa
    noel nora nour nova oceane olive opale papa pape pascal pascale paul perle pervenche pierre pierrot precieuse
    prosper prudence prune rene rim rita rosa rose sam sana saul solange soleil sylla tao tim tina tom toma tony
    urbain vera victoire victor vincent violette virginie yaya zita
    """.split()  # noqa: SIM905
)
# Of these, even after « ma fille », a small letter means the word.
PLAIN_WORDS = frozenset(
    """
    aide aime avril blanche chance clair claire clement constant desire franc franche germain honore juste justice
    mai mama marine max modeste papa parfait paris reine romain roman romane
    """.split()  # noqa: SIM905
)
ALSO_WORDS |= PLAIN_WORDS - {"mai", "avril", "paris", "chance", "justice", "aide", "franche", "clair"}
