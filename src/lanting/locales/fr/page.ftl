### Pages du serveur

language-name = Français
page-languages = Langue
lobby-title = Lanting
lobby-lead = Des lieux partagés qui s’ouvrent d’un lien. Choisissez-en un et entrez.
lobby-none = Il n’y a pas encore d’Espace sur ce serveur. La personne qui le gère en crée un avec « lanting space create ».
lobby-code-label = Vous avez un code ?
lobby-code-note = Six lettres, données par la personne qui vous invite.
lobby-code-go = Y aller
lobby-code-unknown = Aucun Espace d’ici ne s’ouvre avec ces lettres. Un code en a six, sans voyelle : vérifiez-le.
lobby-code-too-many = Cela faisait beaucoup de codes en peu de temps. Attendez une minute, puis réessayez.
lobby-offer = Pas encore de lieu pour cela. Il pourrait commencer ainsi : { $template }.
lobby-create = En créer un
purpose-meet = Se retrouver
purpose-learn = Apprendre
purpose-heal = Se soigner
purpose-shop = Acheter
purpose-travel = Voyager
purpose-perform = Jouer
purpose-assemble = Se rassembler
people-inside =
    { $people ->
        [0] Personne n’est encore là
        [one] Une personne est là
       *[other] { $people } personnes sont là
    }
door-by-code = Par lien ou par code
door-waits = Un hôte vous fait entrer
door-locked = Fermé pour l’instant
door-locked-note = Un hôte a fermé la porte : personne de nouveau n’entre pour l’instant. Qui était à l’intérieur il y a un instant le peut encore.
door-code = Le code de cet Espace
space-name-label = Votre nom
space-look = Votre apparence
space-look-another = Une autre
space-look-choose = Choisir
space-name-note = Les autres le verront. Rien d’autre n’est demandé.
space-enter = Entrer
space-watch = Juste regarder
space-messenger = Vous êtes dans la fenêtre de { $messenger }. Pour entendre et parler avec tout le monde, touchez ⋯ ou ⋮, puis « Ouvrir dans le navigateur ».
space-preview = { $place } Entrez avec un nom : pas de compte, rien à installer.
space-back = Tous les Espaces
space-needs-script = Ce lieu est dessiné par votre navigateur : veuillez activer les scripts pour cette page.
space-not-built = La partie qui dessine ce lieu n’est pas encore construite. La personne qui gère ce serveur la construit avec « make client ».
space-canvas = L’Espace, dessiné en trois dimensions
suggested-names = Héron tranquille | Hirondelle du matin | Saule clair | Grue de l’aube | Loutre douce | Nuage errant | Petit moineau | Carpe d’argent | Tortue patiente | Pie joyeuse | Fleur de prunier | Pluie fine | Grand bambou | Libellule bleue | Galet de rivière | Lanterne de printemps | Pin paisible | Aigrette blanche | Ruisseau limpide | Grillon du soir | Blaireau aimable | Érable rouge | Jeune fougère | Brume des monts | Loriot doré | Feuille au vent | Braise tiède | Cerf-volant | Roitelet chanteur | Caillou rond | Étang de lune | Lièvre agile | Roseau d’automne | Rainette verte | Camélia d’hiver | Orchidée sauvage | Renard curieux | Première neige | Abeille à miel | Coccinelle | Cloche lointaine | Coupe flottante | Brise légère | Oie sauvage
