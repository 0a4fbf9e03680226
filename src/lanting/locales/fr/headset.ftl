### Wearing a headset, and having the place on a table

## The session
headset-not-allowed = Votre navigateur n’a pas laissé entrer le casque. Autorisez-le dans les réglages de la page, puis appuyez à nouveau.
headset-busy = Une autre page ou un autre programme utilise le casque. Fermez-y la session, puis appuyez à nouveau.
headset-missing = Le casque ne répond pas. Mettez-le, vérifiez qu’il est allumé et connecté, puis appuyez à nouveau.
headset-failed = Impossible d’entrer avec le casque. Rechargez la page, puis appuyez à nouveau.
headset-in-wall = Votre tête est dans un mur. Reculez d’un pas.

## The offer
headset-title = VR et AR
headset-enter-vr = Entrer en VR
headset-leave-vr = Quitter la VR
headset-enter-ar = Entrer en AR
headset-leave-ar = Quitter l’AR
headset-table = Sur une table
headset-here = Ici, grandeur nature
headset-note-vr = Vous êtes vous-même dans le lieu. Les autres voient votre tête et vos mains.
headset-note-table = Le lieu au 1/50 sur une vraie table, avec tout le monde en figurines. Vous le tournez et l’agrandissez à la main.
headset-note-here = Les autres se tiennent dans votre propre pièce, sur votre sol. Le décor n’est pas montré.
headset-camera = Ce que voit la caméra reste sur votre appareil : personne ici ne le reçoit, le serveur non plus.
headset-in-vr = Vous êtes en VR. Retirez le casque ou appuyez sur « Quitter la VR » pour revenir.
headset-in-table = Le lieu est posé sur votre table. Appuyez sur « Quitter l’AR » pour revenir.
headset-in-here = Les autres sont dans votre pièce. Appuyez sur « Quitter l’AR » pour revenir.
headset-out = Vous êtes de retour à l’écran.
headset-obstacle-insecure = À cette adresse, d’autres sur le réseau pourraient écouter : les navigateurs n’y autorisent aucun casque. Par https, cela marche, et votre nom vous y suit.
headset-obstacle-framed = Dans un autre site web, aucun casque n’est autorisé ici. Ouvrez cet espace dans son propre onglet.
headset-obstacle-apple = Aucun navigateur sur iPhone ou iPad n’a WebXR, nécessaire aux casques et à l’AR. Ici, vous marchez avec le pouce et regardez autour de vous de l’autre main ; sur un ordinateur ou un téléphone Android, le bouton est ici.
headset-obstacle-browser = Ce navigateur n’a pas WebXR, nécessaire aux casques et à l’AR. Chrome, Edge et Samsung Internet l’ont, ainsi que les navigateurs des Meta Quest et Pico et Safari sur Apple Vision Pro.
headset-obstacle-phone = Ce téléphone n’affiche pas d’AR dans son navigateur. Il y faut les Services Google Play pour la RA : si votre téléphone peut les avoir, installez-les et revenez.
headset-obstacle-none = Votre navigateur ne trouve aucun casque. Mettez-le et connectez-le : le bouton viendra de lui-même.
headset-obstacle-unfetched = Ce qu’il faut pour un casque n’a pas pu être chargé. Rechargez la page.
headset-obstacle-picture = Un casque a besoin de l’image du lieu, et il n’y en a pas encore.

## Moving
headset-jump-wall = Personne ne peut se tenir là.
headset-jump-water = Il y a de l’eau. Visez à côté.
headset-jump-far = C’est trop loin pour un seul saut. Visez plus près.
headset-jump-rest = Un instant : ensuite, vous pourrez sauter à nouveau.
headset-held-still = Un hôte a demandé à tout le monde de ne pas bouger. Vous pouvez regarder autour de vous.
headset-recentred = Vos mesures sont reprises.
settings-headset = Casque
settings-headset-main-hand = Main qui pointe et saute
settings-headset-main-hand-right = Droite
settings-headset-main-hand-left = Gauche
settings-headset-posture = Posture
settings-headset-posture-standing = Debout
settings-headset-posture-seated = Assise
settings-headset-eye-height = Hauteur de vos yeux
settings-headset-eye-height-measured = Comme mesurée
settings-headset-eye-height-metres = { $metres } m
settings-headset-walking = Joystick de l’autre main
settings-headset-walking-smooth = Marche
settings-headset-walking-jumps = Saute
settings-headset-turning = Tourner
settings-headset-turning-narrow = De 30°
settings-headset-turning-wide = De 45°
settings-headset-turning-smooth = En continu
settings-headset-vignette = Masquer les bords en marchant
settings-headset-vignette-strong = Beaucoup
settings-headset-vignette-light = Un peu
settings-headset-vignette-off = Pas du tout
settings-headset-recentre-note = Gardez enfoncé le joystick de la main qui pointe pour reprendre vos mesures.

## The card in her hand
headset-card-gates = Autres lieux
headset-card-no-gates = Aucune porte ne mène ailleurs.
headset-card-pin = Fixer ici
headset-card-unpin = Au poignet
headset-card-amount = { $what } : { $amount }
headset-card-quieter = Moins fort
headset-card-louder = Plus fort
headset-card-wait =
    { $seconds ->
        [one] Votre prochaine ligne sera prise dans une seconde.
       *[other] Votre prochaine ligne sera prise dans { $seconds } secondes.
    }
headset-card-report = Que s’est-il passé ? Un appui l’envoie. Pour ajouter vos propres mots, signalez depuis l’écran.
headset-card-open = Retour à l’écran pour l’ouvrir

## Phrases to send without a keyboard
headset-phrase-1 = Bonjour !
headset-phrase-2 = Merci !
headset-phrase-3 = Oui
headset-phrase-4 = Non
headset-phrase-5 = Un instant, s’il vous plaît.
headset-phrase-6 = Je ne vous entends pas.
headset-phrase-7 = Venez ici, s’il vous plaît.
headset-phrase-8 = Au revoir !

## On a table, and here
headset-table-seek = Visez une table ou regardez-la, jusqu’à ce qu’un anneau y apparaisse.
headset-table-press = Appuyez ou pincez pour poser le lieu à l’endroit de l’anneau.
headset-table-none = Aucune surface trouvée. Il faut plus de lumière, et une table qui ne soit ni unie ni en verre. Ou appuyez pour poser le lieu en l’air devant vous.
headset-table-impossible = Cet appareil ne trouve pas de surfaces. Appuyez pour poser le lieu en l’air devant vous.
headset-table-placed = Faites glisser le lieu pour le déplacer, et son bord pour le tourner. Avec les deux mains, vous l’agrandissez ou le réduisez. Appuyez sur une silhouette pour voir qui c’est.
headset-phone-seek = Bougez le téléphone lentement, jusqu’à ce qu’un anneau apparaisse sur la table.
headset-phone-press = Touchez l’écran pour poser le lieu à l’endroit de l’anneau.
headset-phone-none = Aucune surface trouvée. Il faut plus de lumière, et une table qui ne soit ni unie ni en verre. Ou touchez l’écran pour poser le lieu en l’air devant vous.
headset-phone-impossible = Cet appareil ne trouve pas de surfaces. Touchez l’écran pour poser le lieu en l’air devant vous.
headset-phone-placed = Faites glisser le lieu pour le déplacer, et son bord pour le tourner. Avec deux doigts, vous l’agrandissez ou le réduisez. Touchez une silhouette pour voir qui c’est.
headset-table-larger = Agrandir
headset-table-smaller = Réduire
headset-table-turn = Tourner
headset-table-anew = Poser ailleurs
headset-table-air = Poser en l’air
headset-here-began = Les autres sont dans votre pièce, sur votre sol. Les murs et les meubles sont ici les vôtres : prenez garde en marchant.
headset-here-turn = Tourner les autres
headset-here-back = Revenir à votre point d’arrivée
headset-here-floor = Montrer le sol
headset-here-all = Montrer ce qui est construit

## Beside a name
headset-sign-worn = porte un casque
headset-sign-room = voit sa propre pièce
headset-sign-table = regarde la maquette sur une table
