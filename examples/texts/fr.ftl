### classroom

classroom-title = Quiz de classe
classroom-about = Un quiz en équipes avec tableau des scores ; présences et réponses en CSV.
classroom-keeps = Noms, équipes, qui est venu quand et a répondu quoi.
classroom-csv = Questions en CSV : question, bonne réponse, autres
classroom-csv-note = Si rien n’est écrit ici, le quiz pose trois questions d’exemple dans la langue de l’Espace.
# The commas between the columns stay as they are, here and in the other columns.
classroom-sample =
    question,bonne réponse,autres
    Quelle planète a le plus de lunes ?,Saturne,Mars,Vénus,Mercure
    Que prend une plante dans l’air ?,Du dioxyde de carbone,De l’azote,De l’hélium,De l’argon
    Qui a écrit la Préface du Pavillon des Orchidées ?,Wang Xizhi,Li Bai,Du Fu,Su Shi
classroom-team-orchids = Orchidées
classroom-team-cranes = Grues
classroom-team-pines = Pins
classroom-lead = Mener le quiz
classroom-not-teacher = C’est d’ici que votre professeur mène le quiz.
classroom-act-next = Question suivante
classroom-act-close = Clore la question
classroom-act-again = Recommencer
classroom-act-attendance = Présences
classroom-act-answers = Réponses
classroom-question = Question { $number }
classroom-closed = Cette question est close.
classroom-first-counts = Seule votre première réponse compte.
classroom-taken = Votre réponse est enregistrée.
classroom-scores = Scores
classroom-points = Points
classroom-answers-so-far = { $answers ->
    [one] { $answers } réponse pour l’instant
   *[other] { $answers } réponses pour l’instant
}
classroom-attendance-columns = nom,équipe,arrivée
classroom-answers-columns = nom,équipe,question,réponse,juste
classroom-right-yes = oui
classroom-right-no = non

### assembly

assembly-title = Assemblée
assembly-about = Une organisation, une voix : motions, sièges qui s’éclairent à chaque vote, procès-verbal inaltérable.
assembly-keeps = Qui parle pour quelle organisation, et le vote de chaque organisation sur chaque motion.
assembly-members = Membres : organisation, mot de passe
assembly-members-note = Si rien n’est écrit ici, quatre organisations d’exemple sont membres.
assembly-quorum = Membres qui doivent voter
# The comma between the columns stays as it is. Delegates type the word.
assembly-sample =
    organisation,mot de passe
    Coopérative du Four,argile
    École de la Rivière,roseau
    Clinique de la Colline,mousse
    Planteurs de thé,feuille
assembly-stance-for = Pour
assembly-stance-against = Contre
assembly-stance-abstain = Abstention
assembly-stances = Votes
assembly-motion = Motion { $number }
assembly-none = Pas encore de motion.
assembly-ballot = Votre vote
assembly-voted = { $name } a déjà voté.
assembly-vote-closed = Le vote est clos.
assembly-join = Parler pour une organisation, avec son mot de passe
assembly-word-unknown = Aucun membre n’a ce mot de passe. Demandez-le à la présidence.
assembly-put = La présidence soumet une motion
assembly-put-refused = Un hôte soumet une motion, avec son texte, quand aucune n’est en cours.
assembly-is-put = Motion { $number } : { $motion }
assembly-close = La présidence clôt le vote
assembly-close-refused = Un hôte clôt le vote en cours.
assembly-minutes = Le procès-verbal, en fichier
assembly-counts = { $for } pour, { $against } contre, { $abstain ->
    [one] { $abstain } abstention
   *[other] { $abstain } abstentions
}
assembly-carried = La motion { $number } est adoptée : { assembly-counts }.
assembly-rejected = La motion { $number } est rejetée : { assembly-counts }.
assembly-no-quorum = Pas de quorum pour la motion { $number } : { assembly-counts }, et { $quorum } membres sur { $members } doivent voter.

### stage

stage-title = Un spectacle
stage-about = Un court spectacle : rideau, lumière et son à la même seconde pour tout le monde, et des bravos.
stage-keeps = Rien sur vous.
stage-show = Invite tout le monde à prendre place et lance le spectacle
stage-on = Le spectacle a commencé ; prenez place, s’il vous plaît.
stage-play = La lune sur le fleuve 江上月
stage-invitation = « { $play } » va commencer. Voulez-vous prendre place ?
stage-applause = Applaudissements
stage-curtain = Rideau
stage-light = Projecteur

### ward

ward-notice = Pour la formation uniquement : ceci n’est pas un dispositif médical.
ward-title = Simulation au lit du patient
ward-about = Un patient, son moniteur, une liste de soins et un débriefing. { ward-notice }
ward-keeps = Qui a fait quelle étape d’un exercice et quand, jusqu’au suivant.

# What stands there.
ward-thing-bed = lit
ward-thing-pillow = oreiller
ward-thing-patient = patient
ward-thing-blanket = couverture
ward-thing-monitor = moniteur
ward-thing-checklist = liste de soins

# The monitor.
ward-monitor = Moniteur
ward-now = valeur
ward-stable = Stable
ward-alarm = Alarme : { $vital }
ward-last-minute = Dernière minute
ward-pulse = FC
ward-saturation = SpO₂
ward-pressure = PA
ward-unit-pulse = bpm
ward-unit-saturation = %
ward-unit-pressure = mmHg

# The instructor's panel.
ward-instruct = Modifier l’état du patient (formateur)
ward-instructor-only = C’est d’ici que le formateur modifie l’état du patient.
ward-instructor = Formateur
ward-slider-pulse = Fréquence cardiaque (FC)
ward-slider-saturation = SpO₂
ward-slider-pressure = PA systolique
ward-button-set = Appliquer
ward-button-debrief = Débriefing
ward-button-new_exercise = Nouvel exercice

# The checklist.
ward-checklist = Liste de soins
ward-step = Étape
ward-when-who = Quand, qui
ward-when = { $seconds } s, { $who }
ward-did-hands = Hygiène des mains réalisée
ward-did-identity = Identité du patient vérifiée
ward-did-airway = Voies aériennes vérifiées
ward-did-oxygen = Oxygène administré
ward-did-doctor = Médecin appelé
ward-did-set = FC réglée à { $pulse }, SpO₂ à { $saturation }, PA systolique à { $pressure }

# The debrief.
ward-file = débriefing.csv
ward-column-seconds = secondes
ward-column-who = qui
ward-column-what = quoi

### shop

shop-title = Maison de thé
shop-about = Trois services à thé en plusieurs émaux, avec panier, commande et reçu. Les paiements sont fictifs.
shop-keeps = Le panier et les commandes de chacun, sans son nom.
shop-wares = Service, émail, couleur, prix, pièces (CSV)
shop-wares-note = Si rien n’est écrit ici, la boutique vend trois services d’exemple, nommés dans la langue de l’Espace. Une ligne après la première : Lune,Céladon,#9fb8a0,68,4
shop-currency = Devise
# The commas between the columns stay as they are, here and in the other columns.
shop-sample =
    service,émail,couleur,prix,pièces
    Lune,Céladon,#9fb8a0,68,4
    Lune,Tenmoku,#3a2a22,72,1
    Grue,Bleu ciel,#8fb8c6,96,2
    Grue,Blanc de lune,#e8e4d8,90,2
    Rivière,Rouge de cuivre,#a5452f,120,1
    Rivière,Poussière de thé,#6b6a3a,104,3

# What stands there.
shop-shelf = Étagère { $set }
shop-tea-set = Service à thé { $set }
shop-counter = Comptoir
shop-lantern = Lanterne

# What is for sale.
shop-price = { NUMBER($amount, minimumFractionDigits: 2, maximumFractionDigits: 2) } { $currency }
shop-prices = Services à thé
shop-prices-columns = Service,Prix,Restants
shop-left =
    { $left ->
        [0] épuisé
       *[other] { $left }
    }

# Before a tea set.
shop-look = Regarder ce service à thé
shop-glaze = Émail
shop-show = Voir dans cet émail
shop-take = Mettre dans le panier
shop-taken = { $ware }, { shop-price } : c’est dans votre panier, au comptoir.

# At the counter.
shop-basket = Votre panier
shop-basket-columns = Service,Quantité
shop-full = Les paiements sont fictifs : aucun argent ne circule.
shop-nothing = Il est vide. Cliquez sur un service à thé.
shop-order = Commander
shop-empty = Vider le panier
shop-orders = Commandes en CSV
shop-orders-file = commandes.csv
shop-orders-columns = commande,date,articles,total,paiement

# An order.
shop-ordered-nothing = Votre panier est vide. Rien n’a été commandé.
shop-too-few = { $ware } : il n’en reste pas autant. Rien n’a été commandé.
shop-ordered = Votre commande { $number } est enregistrée : { $payment }.
shop-time = { DATETIME($at, dateStyle: "short", timeStyle: "short") } UTC
shop-test-payment = paiement fictif de { shop-price }, aucun argent n’a circulé
shop-receipt =
    Reçu
    { $number }
    { shop-time }
    { $bought }
    { shop-price }
    { $payment }
shop-receipt-file = reçu-{ $number }.txt

### museum

museum-title = Visite du musée
museum-about = Lin guide qui le veut devant quatre tableaux et répond aux questions sur ce qui est ici.
museum-keeps = Rien sur vous.

# The guide.
museum-guide = Lin
museum-greeting = Posez-moi une question sur un tableau, ou tapez /tour.
museum-tour = { museum-guide } vous guide devant quatre tableaux
museum-busy = { $guide } est partie avec d’autres visiteurs ; elle sera bientôt de retour.
museum-offer = { $guide } commence une visite guidée : quatre tableaux.
museum-stop = { $title }. { $plate }
museum-thanks = Merci de votre visite !

# The plates.
museum-read = Lire le cartel
museum-moon = Lune sur un pin
museum-moon-plate = Peint en une nuit d’automne. Le papier était déjà gris : seule la lune est restée vierge.
museum-heron = Héron blanc
museum-heron-plate = Le peintre a attendu onze matins que le héron revienne aux mêmes roseaux.
museum-lone-boat = Barque seule
museum-lone-boat-plate = D’après un poème de Liu Zongyuan, écrit en exil : mille montagnes, et plus un oiseau en vol.
museum-carp = Deux carpes
museum-carp-plate = Un cadeau de noces. Deux carpes qui se suivent en cercle souhaitent l’abondance au couple, année après année.
