### Pages du serveur

language-name = Français
page-languages = Langue
lobby-title = Lanting
lobby-lead = Des lieux partagés qui s’ouvrent d’un lien. Choisissez-en un et entrez.
lobby-none = Il n’y a pas encore d’Espace sur ce serveur. La personne qui le gère en crée un avec « lanting space create ».
lobby-spaces = Espaces
people-inside =
    { $people ->
        [0] Personne n’est encore là
        [one] Une personne est là
       *[other] { $people } personnes sont là
    }
space-name-label = Votre nom
space-name-note = Les autres le verront. Rien d’autre n’est demandé.
space-enter = Entrer
space-back = Tous les Espaces
space-needs-script = Ce lieu est dessiné par votre navigateur : veuillez activer les scripts pour cette page.
space-not-built = La partie qui dessine ce lieu n’est pas encore construite. La personne qui gère ce serveur la construit avec « make client ».
space-canvas = L’Espace, dessiné en trois dimensions
suggested-names = Héron tranquille | Hirondelle du matin | Saule clair | Grue de l’aube | Loutre douce | Nuage errant | Petit moineau | Carpe d’argent | Tortue patiente | Pie joyeuse | Fleur de prunier | Pluie fine | Grand bambou | Libellule bleue | Galet de rivière | Lanterne de printemps
