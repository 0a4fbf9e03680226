### Construire : la barre, la palette, ce qui se dit d’un objet, l’historique et le brouillon

build-bar = Construire
build-sheet-palette = Ajouter
build-sheet-library = Réserve
build-sheet-tree = Objets
build-sheet-history = Historique
build-sheet-draft = Brouillon
build-sheet-draft-on = Publier
build-sheet-more = Plus
build-title-palette = Que poser ici ?
build-title-library = Réserve
build-title-tree = Tout ce qui est ici
build-title-history = Historique
build-title-draft = Brouillon et publication
build-title-more = Plus
build-undo = Annuler
build-redo = Rétablir
build-done = Terminé
build-no = Non
build-cancel = Laisser

# Premiers pas, poser
build-first = Choisissez à gauche, puis cliquez là où poser l’objet. Au clavier : Entrée le pose devant vous.
build-first-touch = Touchez un objet, puis l’endroit où le poser.
build-first-open = « Ajouter » montre ce que vous pouvez poser. Cliquez sur un objet d’ici pour le changer.
build-first-open-touch = « Ajouter » montre ce que vous pouvez poser. Touchez un objet d’ici pour le changer.
build-looking = Voici ce que voient les visiteurs. Revenez au brouillon pour changer quelque chose.
build-placing = Cliquez là où le poser : { $name }
build-placing-touch = Touchez l’endroit où le poser : { $name }
build-placing-label = Poser
build-place-before = Poser devant moi
build-placed = { $name } : c’est posé. Donnez-lui un nom, pour que tout le monde entende ce que c’est.
build-nowhere = Rien ne peut le porter ici. Visez le sol, un mur ou un autre objet.
build-palette-how = Cliquez, puis visez un endroit ; ou faites glisser l’objet. Entrée le pose devant vous.
build-family-shapes = Formes
build-family-media = Images et sons
build-family-words = Mots
build-family-use = À utiliser
build-family-hands = À prendre en main
build-family-data = Nombres et séries
build-family-place = Pour le lieu
build-fresh-text = Écrivez ici ce que liront les visiteurs.
build-fresh-label = Une étiquette
build-fresh-ball = Une balle. Prenez-la en main et lancez-la.
build-fresh-cup = Une petite tasse à thé. Prenez-la en main.
build-fresh-board = Un tableau

# Genres d’objets
build-kind-box = Boîte
build-kind-cylinder = Cylindre
build-kind-sphere = Sphère
build-kind-ring = Anneau
build-kind-text = Texte
build-kind-label = Étiquette
build-kind-image = Image
build-kind-model = Modèle
build-kind-panorama = Panorama
build-kind-sound = Son
build-kind-lamp = Lampe
build-kind-seat = Siège
build-kind-portal = Portail
build-kind-spawn = Arrivée
build-kind-zone = Zone
build-kind-button = Bouton
build-kind-board = Tableau
build-kind-surface = Relief
build-kind-points = Points
build-kind-generator = Ronde de tabourets
build-kind-collider = Mur invisible
build-kind-ball = Balle
build-kind-cup = Tasse
build-kind-tree = Arbre
build-kind-rock = Rocher
build-kind-water = Eau
build-kind-group = Groupe
build-kind-ground = Sol
build-kind-other = Objet

# Touches
build-keys = Touches
build-keys-select = Choisir, ajouter au choix, un rectangle
    .keys = Clic · Maj
build-keys-move = Déplacer ; avec Maj, à petits pas
    .keys = ← ↑ ↓ →
build-keys-height = Plus haut, plus bas
    .keys = Page ↑ ↓
build-keys-turn = Déplacer, tourner, agrandir : l’effet des flèches
    .keys = G · R · T
build-keys-tools = Avec ou sans grille
    .keys = X
build-keys-undo = Annuler, rétablir
    .keys = Ctrl Z · Ctrl Y
build-keys-copy = Copier, coller, doubler, grouper
    .keys = Ctrl C · V · D · G
build-keys-remove = Enlever
    .keys = Suppr
build-keys-leave = Lâcher, fermer, quitter
    .keys = Échap

# Outils
build-tools = Ce que fait la main
build-tool-move = Déplacer
build-tool-move-on = Déplacer : les flèches, et Page haut ou bas pour la hauteur.
build-tool-turn = Tourner
build-tool-turn-on = Tourner : flèches gauche et droite.
build-tool-size = Taille
build-tool-size-on = Taille : flèches haut et bas.
build-grid = Grille
build-grid-on = Les objets suivent une grille de 25 cm et de 15°.
build-grid-off = Les objets restent là où vous les posez.
build-several = Plusieurs
build-numbers = Détails

# Ce qui est choisi
build-things =
    { $things ->
        [one] Un objet
       *[other] { $things } objets
    }
build-chosen =
    { $things ->
        [0] Rien n’est choisi.
        [one] Un objet est choisi.
       *[other] { $things } objets sont choisis.
    }
build-thing-none = Rien n’est choisi
build-thing-none-how = Choisissez un objet dans le lieu ou dans la liste.
build-is-locked = C’est verrouillé : personne ne le change par mégarde.
build-in-hand =
    { $people ->
        [one] { $names } l’a aussi en main.
       *[other] { $names } l’ont aussi en main.
    }
build-words = Mots
build-name = Nom
build-name-lacks = Sans nom, personne ne peut le demander ni en entendre parler.
build-description = Description
build-description-lacks = Que voit-on ? Qui ne le voit pas entend ceci.
build-tags = Étiquettes
build-tags-note = Les expériences retrouvent les objets grâce à ces mots. Une virgule entre deux.
build-tags-fault = Au plus { $tags } étiquettes, de { $chars } caractères au plus chacune.
build-place = Place
build-at-x = Est
build-at-y = Hauteur
build-at-z = Sud
build-angle-turn = Tourné
build-angle-tilt = Incliné
build-angle-lean = Penché
build-size-x = Largeur
build-size-y = Hauteur
build-size-z = Profondeur
build-number-range = Entre { $low } et { $high }.
build-number-fault = Écrivez un nombre, par exemple 1,5 m.
build-text-fault = Ceci ne peut pas s’écrire ici : c’est vide ou trop long.
build-number-itself = d’office
build-rows-how = Une ligne par rangée, les cases séparées par |. La première nomme les colonnes.
build-rows-fault = 40 rangées de 8 cases au plus.
build-series-how = Une ligne chacun : nom | nombre.
build-series-fault = Écrivez des lignes comme « lundi | 12 », 64 au plus.
build-link-fault = Écrivez une adresse entière qui commence par https://.
build-colour-other = Une autre couleur : { $what }
build-colour-none = Aucune
build-swatch-plaster = Plâtre
build-swatch-stone = Pierre
build-swatch-straw = Paille
build-swatch-wood = Bois
build-swatch-tile = Tuile
build-swatch-indigo = Indigo
build-swatch-celadon = Céladon
build-swatch-grass = Herbe
build-swatch-gilt = Or
build-swatch-clay = Argile
build-entity-out = Retirer { $name }
build-gone = Quelque chose qui n’est plus là
build-acts = Ce qu’on peut en faire
build-duplicate = Doubler
build-copy = Copier
build-paste = Coller
build-group = Grouper
build-ungroup = Dégrouper
build-lock = Verrouiller
build-unlock = Déverrouiller
build-go = Y aller
build-remove = Enlever

# Ce qu’il en est advenu
build-removed =
    { $things ->
        [one] Enlevé. Annuler le ramène.
       *[other] { $things } objets enlevés. Annuler les ramène.
    }
build-pasted =
    { $things ->
        [one] Une copie est là, et elle est choisie.
       *[other] { $things } copies sont là, et elles sont choisies.
    }
build-copied =
    { $things ->
        [one] Copié. Collez-le ici ou dans un autre Espace.
       *[other] { $things } objets copiés. Collez-les ici ou dans un autre Espace.
    }
build-grouped = Ils forment un groupe. Donnez-lui un nom.
build-ungrouped = Le groupe est défait.
build-locked = Verrouillé.
build-unlocked = Déverrouillé.
build-undone = Annulé.
build-redone = Rétabli.
build-kept =
    { $kept ->
        [one] Annulé, sauf une propriété que quelqu’un d’autre a changée depuis.
       *[other] Annulé, sauf { $kept } propriétés que d’autres ont changées depuis.
    }
paste-broken = Ce qui a été copié n’est pas un objet qui puisse être posé ici.
paste-large = C’est trop d’un coup. Copiez en plusieurs fois.

# Parties
build-part-add = En faire davantage
build-part-clear = Retirer : { $part }
build-part-shape = Forme
build-part-lathe = Forme tournée
build-part-text = Texte
build-part-label = Étiquette
build-part-image = Image
build-part-model = Modèle
build-part-animation = Mouvement
build-part-panorama = Panorama
build-part-sound = Son
build-part-lamp = Lampe
build-part-seat = Siège
build-part-portal = Portail
build-part-spawn = Arrivée
build-part-zone = Zone
build-part-button = Bouton
build-part-grabbable = À prendre en main
build-part-board = Tableau
build-part-surface = Relief
build-part-points = Points
build-part-generator = Répété
build-part-generator-note = Les copies ne sont que vues : personne ne s’y heurte, ne s’y assied ni ne les presse. Chacune compte comme un objet.
build-part-collider = Solide
build-part-path = Chemin
build-part-sky = Ciel
build-part-light = Lumière
build-part-water = Eau
build-part-rock = Rocher
build-part-tree = Arbre
build-part-paving = Dallage
build-field-alignment = Lignes
build-field-angle = Ouverture
build-field-bark = Écorce
build-field-bounce = Rebond
build-field-casts_shadow = Porte une ombre
build-field-clip = Séquence
build-field-chart = Diagramme
build-field-colour = Couleur
build-field-colours = Couleurs
build-field-columns = Colonnes
build-field-count = Combien
build-field-date = Date
build-field-diameter_m = Diamètre
build-field-exposure = Clarté
build-field-far_m = Plus entendu à partir de
build-field-fill = Lumière d’appoint
build-field-fill_strength = Force de l’appoint
build-field-finish = Surface
build-field-frame = Cadre
build-field-frame_cm = Largeur du cadre
build-field-friction = Adhérence
build-field-glint = Reflet
build-field-glow = Lueur
build-field-ground = Lumière d’en bas
build-field-height_m = Hauteur
build-field-has_axes = Axes avec nombres
build-field-has_legend = Légende
build-field-horizon = Horizon
build-field-is_closed = En boucle
build-field-is_looping = Sans fin
build-field-is_private = Ce qui s’y dit y reste
build-field-is_quiet = Silence : ici on n’entend aucune voix, et d’ici non plus
build-field-is_stage = Scène : qui peut parler à tous est entendu partout
build-field-is_stretched = Chaque axe remplit la boîte
build-field-is_turned = Tournés : en ronde, vers le milieu
build-field-is_upright = Se tourne vers qui lit
build-field-joint = Joints
build-field-kind = Forme
build-field-letter_m = Hauteur des lettres
build-field-legs_m = Poteaux dessous
build-field-light = Lumière
build-field-link = Mène à
build-field-maker = Auteur
build-field-mist = Brume
build-field-mist_density = Densité de la brume
build-field-mount = Passe-partout
build-field-mount_cm = Largeur du passe-partout
build-field-near_m = À plein volume jusqu’à
build-field-paper = Papier
build-field-plays = Fait jouer
build-field-point_m = Largeur d’un point
build-field-price = Prix
build-field-radius_m = Rayon
build-field-reach_m = Portée
build-field-rights = Droits
build-field-rim = Bord
build-field-rounding_m = Arêtes arrondies
build-field-rows = Table
build-field-roughness = Rugosité
build-field-seed = Éparpillés autrement
build-field-series = Nombres du diagramme
build-field-series_title = Ce que montre le diagramme
build-field-sky = Lumière d’en haut
build-field-sky_strength = Force du ciel
build-field-softness = Bord doux
build-field-spacing_m = De l’un à l’autre
build-field-speed = Vitesse
build-field-speed_m_per_s = Mètres par seconde
build-field-starts = Commence
build-field-strength = Force
build-field-sun = Soleil
build-field-sun_strength = Force du soleil
build-field-taper = Du haut au pied
build-field-target = Mène à
build-field-text = Texte
build-field-title = Titre
build-field-toggles = Montre et cache
build-field-turns = Regarde où il va
build-field-value_from = Couleurs depuis
build-field-value_title = Valeur, avec son unité
build-field-value_to = Couleurs jusqu’à
build-field-variant = Variante
build-field-volume = Volume
build-field-wait_s = Attend
build-field-width_cm = Largeur
build-field-width_m = Largeur
build-field-x_from = Première colonne
build-field-x_title = Vers la droite, avec son unité
build-field-x_to = Dernière colonne
build-field-y_from = Première ligne
build-field-y_title = Vers le fond, avec son unité
build-field-y_to = Dernière ligne
build-field-z_from = Plus petite hauteur
build-field-z_title = Vers le haut, avec son unité
build-field-z_to = Plus grande hauteur
build-field-zenith = En haut
build-choice-at_once = Tout de suite
build-choice-bars = Barres
build-choice-box = Boîte
build-choice-centre = Au milieu
build-choice-cividis = Cividis : du bleu au jaune
build-choice-cylinder = Cylindre
build-choice-dark = Sombre
build-choice-end = À la fin
build-choice-gilt = Doré
build-choice-glow = Lumineux
build-choice-grey = Gris
build-choice-grid = En grille
build-choice-height_field = Sol
build-choice-ink = Encre sur papier
build-choice-line = Courbe
build-choice-maple = Érable
build-choice-matt = Mat
build-choice-none = Aucun
build-choice-on_press = Quand on presse un bouton
build-choice-pine = Pin
build-choice-plum = Prunier
build-choice-point = Tout autour
build-choice-ramp = Rampe
build-choice-ring = Anneau
build-choice-row = En rang
build-choice-scatter = Éparpillés
build-choice-sphere = Sphère
build-choice-spot = En cône
build-choice-start = Au début
build-choice-viridis = Viridis : du violet au jaune
build-choice-white = Blanc
build-choice-willow = Saule
build-choice-wood = Bois

# Zones à construire
build-area = Qui peut construire ici
build-area-how = Une personne présente peut construire dans cette zone, et nulle part ailleurs.
build-area-nobody = Personne d’autre n’est là à qui la confier.
build-area-who = Personne
build-area-give = Peut construire ici
build-area-take = Ne peut plus
build-area-given = { $name } peut construire dans cette zone.
build-area-taken = { $name } ne peut plus construire ici.

# Tous les objets
build-tree-label = Objets
build-tree-search = Chercher un objet
build-tree-found =
    { $things ->
        [0] Rien ne s’appelle ainsi.
        [one] Une ligne.
       *[other] { $things } lignes.
    }
build-row-locked = verrouillé
build-lacks =
    { $things ->
        [one] Un objet est sans nom ou sans description
       *[other] { $things } objets sont sans nom ou sans description
    }
build-usage = Ce qui est construit
build-usage-entities = { $used } objets sur { $most }
build-usage-triangles = { $used } triangles sur { $most }
build-usage-bytes = { $used } Mo de propriétés sur { $most }

# Historique
build-history-none = Rien n’a encore été changé ici.
build-history-you = Vous
build-history-server = Le serveur
build-history-more = Plus ancien
build-history-undo = Annuler ceci
build-history-undone = (annulé)
build-history-restore = Revenir à ce moment
build-history-restore-ask = Tout redevient ce que c’était à { $time }. Ce qui est venu après s’en va ; l’historique le garde.
build-history-restore-yes = Revenir à { $time }
build-history-restore-done = Tout est comme à { $time }.
build-history-take-back = Annuler tout ce qu’a fait { $name } depuis
build-history-take-back-ask = Tout ce que { $name } a fait depuis { $time } est annulé, sauf ce que d’autres ont changé depuis.
build-history-take-back-yes = Tout annuler
build-history-take-back-done = Ce que { $name } a fait depuis { $time } est annulé.
build-history-unpublish = Retirer
build-history-unpublish-ask = Les visiteurs revoient ce qu’ils voyaient avant cette publication.
build-history-unpublish-yes = Retirer la publication
build-history-unpublish-done = La publication est retirée.
build-history-what = { $what } : { $names }
build-history-kind-edit =
    { $operations ->
        [one] Un changement
       *[other] { $operations } changements
    }
build-history-kind-undo = Annulation
build-history-kind-redo = Rétablissement
build-history-kind-restore = Retour à un moment
build-history-kind-take_back = Annulation des changements de quelqu’un
build-history-kind-publish = Publication
build-history-kind-template = D’après le modèle
build-history-kind-carry = Déplacement à la main

# Brouillon
build-draft-is-off = Les visiteurs voient chaque changement aussitôt. Avec un brouillon, ils n’en voient aucun avant que vous publiiez.
build-draft-is-on = Vous construisez dans un brouillon. Les visiteurs n’en voient rien avant que vous publiiez.
build-draft-begin = Commencer un brouillon
build-draft-begun = Vous construisez maintenant dans un brouillon.
build-draft-differs =
    { $things ->
        [0] Rien ne diffère de ce que voient les visiteurs.
        [one] Un objet diffère de ce que voient les visiteurs.
       *[other] { $things } objets diffèrent de ce que voient les visiteurs.
    }
build-draft-overwrites =
    { $properties ->
        [one] Une propriété a été changée entre-temps pour les visiteurs. La publication la remplace :
       *[other] { $properties } propriétés ont été changées entre-temps pour les visiteurs. La publication les remplace :
    }
build-draft-publish = Publier
build-draft-published = Publié : les visiteurs le voient.
build-draft-nothing = Il n’y avait rien à publier.
build-draft-look-published = Voir ce que voient les visiteurs
build-draft-look-draft = Revenir au brouillon
build-draft-end = Jeter le brouillon
build-draft-end-ask = Ce qui n’est pas publié est perdu.
build-draft-end-yes = Le jeter
build-draft-ended = Le brouillon n’est plus là.
build-draft-take-back = Retirer la publication
build-property-name = Nom
build-property-description = Description
build-property-parent = Groupe
build-property-is_locked = Verrou
build-property-position = Place
build-property-rotation = Direction
build-property-scale = Taille
build-property-size = Taille
