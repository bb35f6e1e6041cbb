"""Given names that people bear in France, in small letters without accents: known even typed without a capital.

From common knowledge, no register; a name that is missing is still seen with its capital after the words of `people`.
"""

NAMES = frozenset(
    """
    aaron abbas abdallah abdel abdelaziz abdelhak abdelkader abdelkrim abdellah abdelmajid abdou abdoul abdoulaye
    abdul abdullah abel abigail abou aboubacar aboubakar achille achraf ada adam adama adel adele adeline adem adil
    adja adrien adrienne aedan agathe agnes ahlam ahmad ahmed ahmet aicha aida aina aisha aissa aissata aissatou
    akim aksel alaa alain alan alassane alban albane albert albertine alberto aleksandr aleksandra alessandro
    alessia alessio alex alexandra alexandre alexandru alexia alexis alfonso alfred ali alia alice alicia alima
    alina aline alioune alisha alison alix aliya alizee allan alma alpha alphonse alya alyssa amadou amal amanda
    amandine amara amaury amaya ambroise amel amelia amelie amin amina aminata amine amir amira ana anais anas
    anastasia anatole anderson andre andrea andree andrei andres andrew andrii andriy anette angel angela angele
    angelina angelique angelo ania anis anissa anita anna annabelle annaelle anne annette annick annie anouar anouk
    anselme anthony antoine antoinette anton antonia antonin antonio antony anya apolline arafat arham ariane ariel
    arielle aristide armand armande armelle arnaud arnold arsen arsene artem arthur arthus artur asma asmaa assa
    assane assetou assia assitan astou astrid athenais auguste augustin augustine aurel aurelia aurelie aurelien awa
    axel axelle aya ayden aylan ayline ayman aymen aymeric ayoub aziz aziza azzedine babacar babeth badr bahia
    baptiste barbara barnabe basile bastien batiste beatrice bebert bechir belinda benedicte benjamin benoit
    bernadette bernard bertrand bettina bibiche bilal billel binta bintou blaise blandine bogdan boris boubacar
    boubakar boubou bouchra brahim brandon brenda brice brigitte bruno bryan calvin camelia camille candice capucine
    carine carl carla carlos carmen caro carole carolina caroline cassandra cassandre catalina cath catherine cathy
    cecile cecilia ced cedric celestin celestine celia celine cemal cesar chaima chaimae chakib chantal charlene
    charles charlie charline charlotte cheikh cherif chiara chloe chouaib christel christelle christian christiane
    christina christine christophe cihan cindy clara clarissa clarisse claude claudette claudia claudie claudine
    clea clelia clemence clementine cleo clothilde clotilde clovis coco colette coline constance constantin coralie
    corentin corinne cristian cristina cyprien cyriaque cyril cyrille cyrine dado dahlia dalila damien dan daniel
    daniela daniele danielle danny dany daouda daphne dario david dayana deborah dede delia delphine demba denis
    denise denys diana diane diarra didi diego dieynaba dimitri dina djamel djamila djenabou djeneba djibril dmytro
    dolores domi domingos dominique donatien dora dorian doriane dorothee doudou dounia driss duarte dylan ebrima
    eddy edgar edgard edith edmond edouard eduardo edwige elara elea elena eleni eleonore elhadj elhadji elia eliana
    elias elie eliette elif elina eline elio eliott elisa elisabeth elise eliza elizabeth ella ellie elliot eloan
    elodie eloi eloise elora elsa elton elvira elyes emeline emeric emerick emery emil emile emilie emilien emilio
    emir emma emmanuel emmanuelle emna emre enora enrique enzo erdem eric erick ericka erika erwan erwann esma
    esteban estelle esther ethan etienne eugene eugenie eulalie eva evan eve eveline evelyne ewan ewen ezio ezra fab
    fabien fabienne fabio fabrice fadel fadi fadila fadoua fahim faiza fanny fanta farah fares farid farida farouk
    fateh fatiha fatim fatima fatimata fatimatou fatma fatna fatou fatouma fatoumata faustine faycal federico
    felicie felicien felicite felipe felix ferdinand ferhat fernand fernande fernando fifi fiona firmin flavia
    flavie flavien flo flora florence florent florentin florentine florian floriane florine fode fouad fouzia
    francesca francesco francine francis francisco franck francois francoise frank franz fred freddy frederic
    frederick frederique gabin gabriel gabriela gabriele gabriella gabrielle gael gaelle gaetan gaetane gaia galina
    gary gaspard gaston gauthier gautier gege genevieve geoffrey george georges georgette georgina gerald geraldine
    gerard germain germaine ghislain ghislaine ghizlane gianni gigi gilbert gilberte gilles gina ginette giorgia
    giovanni gisele gislaine giulia giuseppe gladys godefroy gonzague goran greg gregoire gregor gregory greta
    guilhem guillaume gustave guy guylaine gwenael gwenaelle gwendoline habib habiba hacene hachim hafid hafida
    hafsa hajar hakim hakima halim halima halyna hamadi hamady hamed hamid hamida hamidou hamza hana hanae hanane
    hania hannah harold harouna hasan hasna hassan hassane hassna hatem hawa haya haykel hector heidi helena helene
    helios hella henri henriette herve hiba hicham hilaire hind hippolyte hocine honore honorine horia hortense
    houda houria hubert hugo hugues huguette husein hussain hussein iba ibra ibrahim ibrahima ibtissam idir idris
    idriss idrissa ignace igor ihab ihor ikram ilan ilham ilhan iliana ilias iliass ilies illan ilona ilyana ilyas
    ilyes imad iman imane imen imene imran ina ines ingrid ioana ion ionut irena irene irina iryna isa isaac isabel
    isabelle isaiah isaline ishaq isma ismael ismail ismaila isra issa issam issiaka issouf ivan ivana iyad izia
    jacinthe jack jackie jacky jacob jacqueline jacques jacquot jalal jalil jamal jamel james jamila jana jane
    janette janine jasmine jason javier jawad jaya jean jeanine jeanne jeannette jeannine jeannot jehanne jennifer
    jenny jeremie jeremy jerome jesse jessica jessy jim jimmy joachim joana joanna joao joaquim jocelyn jocelyne
    joel joelle joey johan johann johanna john johnny jojo jonas jonathan jordan jordane jorge jose josee josef
    joseph josephine josette joshua josiane josselin joy juan judicael judith juju jules julia julian juliana julie
    julien julienne juliette julio junior justin justine kader kadia kadiatou kadidia kadidiatou kady kais kalidou
    kamal kamel kamelia karen karim karima karin karina karine karl karol kassandra kassim katarina katell kateryna
    katharina kathleen kathy katia kayla kaylan keira kelly kelya kelyan kemal ken kenny kenza kenzo kevin khadidja
    khadija khadra khady khaled khalid khalifa khalil khedidja kheira kiara kiki kilian killian kim kimberly kirill
    klara koffi kofi kouadio kouame kristina ksenia kylian kylie kyllian lachlan laetitia lahcen laila lakhdar lamia
    lamine lana lancelot lara larbi larissa latifa laura laure laureen laurence laurent laurette laurie laurine
    layla lazare lea leandre leandro leane leia leila lena lenny leny leo leon leona leonard leonardo leone leonie
    leonor leonore leontine leopold leslie lesya leticia levi lewis leyla lia liam liana liban lidia lili lilia
    lilian liliana liliane lilly lilou lily lina linda line lino linoa lionel lisa lisandro lise lisette lison
    liudmyla livia liz liza loan loane logan loic loick lois lola lolo lorelei lorena lorenzo lorette loris lorraine
    lotfi lou louane louann loubna louca louis louisa louise louisette louison louka luc luca lucas luce lucette
    lucia lucian luciano lucie lucien lucienne lucile lucille ludivine ludmila ludo ludovic luigi luis luisa luka
    lukas lulu luna lyam lyana lydia lydie lyes lyla lylia lyna lyne lyse madalena madeleine madeline madjid madou
    mady mae mael maelie maelle maelys maeva magali magalie magatte magda magdalena magdeleine maguette mahamadou
    mahamat mahaut mahdi mahmoud maia maimouna maina maissa maissane maiwenn makan makha malak malek malia malick
    malik malika malo malou malvina maly mama mamadou mame mamoudou manel manoel manolo manon mansour mantou manu
    manuel manuela mara marc marcel marceline marcelle marcello marco marcos margaux margot marguerite maria mariam
    mariama mariame mariana marianna marianne marie marielle marieme mariette marika marilou marilyne marina marine
    marino mario marion marisa marise marissa marius mariya marjolaine marjorie marko marlene marley marlon marta
    marthe martial martin martine martinho marvin marwa marwan marwane mary maryam maryama marylene maryline maryna
    maryse maryvonne massinissa matei mateo mateus mathe matheo mathias mathieu mathilde mathis mathurin mathys
    matias matilda matis mattea matteo matthias matthieu matthis maud maude maurice mauricette max maxence maxime
    maximilien maxine maxou maya mayssa mbaye mehdi mehmed mehmet meissa melanie melina melinda meline melissa
    melody melvin melvyn meriem merieme merwan meryem messaoud messaouda mia michael michel michele micheline
    michelle mickael miguel mihai mikael mikail mike mila milan milana milena milla milo miloud mimi mimoun mimouna
    mina minata mira mireille mirela miriam mirko moctar modibo modou mohamadou mohamed mohammad mohammed mohand
    moise moktar momar momo mona monia monica monika monique morad morgan morgane mory mostafa mouhamed moulaye
    mouloud mouna mounia mounir mounira mourad mourtada mous mouss moussa moustapha muhammad mumu murat muriel
    murielle musa mustafa mustapha mykola mylene myriam myrtille nabil nabila nacer nacera nacim nacira nada nadege
    nader nadia nadine nadir nadjet nael naelle nahel nahla naia naim naima nais najat najet najib najwa nanar nanie
    nanou naomi narjes nasr nasser nassim nassima nassira natacha natalia natalie nataliia natalya natasha nath
    nathalie nathan nathanael nathania nawal nawel nazim ndeye neila nelly nelson nesrine nico nicolas nicole
    nicoletta nicolo nikita niklas nikola nikolai nils nina nino ninon nisrine noa noah noam noelie noelle noemie
    noham nohan nolan nolann nolwenn nono noor nora norah norbert nordine norma nouha nour noura nourdine noureddine
    nouria octave octavia octavie odette odile oksana oleg oleh oleksandr oleksandra olena olga olha olivia olivier
    omar omer oriane orlane oscar othman othmane oumar oumayma oumou ouria ousmane ousseynou pablo pamela paola
    paolo papa pape pascale pascaline pat patrice patricia patrick paul paula paulette pauline paulo pavel pavlo
    pedro penda perceval perle perrine petra petro phil philibert philippe philippine philomene pierrette pierrick
    pierrot piotr pipo priscilla prosper quentin quitterie rabah rabia rabiatou rached rachel rachid rachida radia
    radouane rafael rafaela raissa raja ralph ramata ramatoulaye ramazan rami ramon ramy rania raoul raphael
    raphaele raphaelle rayan rayane raymond raymonde rebecca reda redouane regine regis reine remi remy renald renan
    renata renato renaud rene renee reynald rhita riad ricardo richard rida rim rima riri rita ritaj robert roberta
    roberto robin robinson rocco rodolphe rodrigo rodrigue roger rokhaya rokia roland rolande romain romaine roman
    romane romaric romeo romina romuald romy ronald rosa rosalie rosaline rosanna roselyne rosemary rosine roxane
    roza ruben rudy ruslan ruth ryan saad saadia sab sabah saber sabine sabri sabrina sacha sadia sadio safa safi
    safia safiatou safiya safwan said saida sajid sakina salah salif salim salima salimata salma salman salome
    salomon salvador salvatore sam samantha samba sambou sami samia samir samira samson samuel samy sana sanaa
    sandra sandrine sandro sandy santiago saoussen sara sarah sarra sasha saskia saul savannah sawsan scarlett sean
    seb sebastian sebastien seckou segolene sekou selena selim selima selma serena serge sergei sergii sergine
    sergio serhii severin severine seydou seynabou seyni shaima shana shanna sharon shayna sherazade shirine shirley
    sibylle sidi sidonie siham sihem silvana silvia simao simeon simon simona simone sirine sixtine slimane smail
    snezana soane sofia sofian sofiane sofya sohan soizic solal solange soleine solene solenn soline sonia sonya
    sophia sophie soraya soso souad soufian soufiane souhila souleymane soumaya soumia stan stanislas stanislav
    stefan stefano stella steph stephan stephane stephanie stephen steve steven stevie suzanna suzanne suzette
    svetlana svitlana sybille sylla sylvain sylvaine sylvestre sylvette sylviane sylvie syrine tahar taina talia
    talya tamara tanguy tania tao tarek tarik tasnim tatiana tatyana taylor teddy teo teresa tess tessa tetiana
    thais thalia thea thelma theo theodora theodore theophile theresa therese thiago thibaud thibault thibaut
    thierno thierry thomas tiago tidiane tidjane tiffany tim timea timeo timothe timothee timur tina tino titi tito
    titouan tof tom toma toni tony toto toufik tristan tyler tyron ugo ulysse urbain ursula vadim valentin valentina
    valere valeria valerian valerie valeriia valery vanessa vania vasile vassili vera vero veronica veronika
    veronique vianney vicente victor victoria victorien viktor viktoria viktoriia vincent vincenzo violaine violetta
    virginia virginie vitalii vivian viviane vlad vladimir volodymyr wael wafa wahiba walid wallid walter wanda
    warda wassila wassim wendy wesley widad wilfrid wilfried wilhelm wilhem william willy wissam wissem xavier
    yacine yacouba yael yamina yan yana yanis yaniss yann yannick yannis yara yasemin yasin yasmina yasmine yasser
    yassin yassine yassir yaya yazid yelena yoan yoann yohan yohann yolande yolene youcef younes youness younous
    yousra youssef youssou youssouf yulia yuliia yusuf yvan yves yvette yvon yvonne zacharia zacharie zachary zahia
    zahra zaina zainab zakaria zaki zakia zara zaza zeinabou zeineb zelie zeynab zeynep zhor ziad zina zineb
    zinedine zita zoe zohra zoubida zoubir zoulikha zyad
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
