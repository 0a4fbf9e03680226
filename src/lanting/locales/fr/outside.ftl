### Un Espace vu de l’extérieur : dans les pages d’autres sites, et en chiffres

outside-title = « { $name } », vu de l’extérieur
outside-back = Retour à sa garde
outside-embed = Le montrer dans une autre page
outside-embed-lead = Collez ceci dans une page à vous, et l’Espace s’y ouvre. Qui vient par là est en visite et rien de plus, quelles que soient ses clés ; dans son propre onglet, chacun est qui il est.
outside-embed-closed = Cet Espace ne laisse pas entrer n’importe qui. Dans une autre page, on voit son nom et son image, puis on est mené à son propre onglet. Pour que l’on entre sur place, ouvrez-le à tous dans les règles.
outside-embed-http = Ce serveur n’a pas d’adresse https reconnue par les autres : les pages en https ne le montreront pas. Qui gère le serveur peut lui en donner une.
outside-size = Taille
outside-size-small = Petite
outside-size-medium = Moyenne
outside-size-large = Grande
outside-size-wide = Toute la largeur de la page
outside-size-show = Afficher
outside-snippet = À coller
outside-copy = Copier
outside-copied = C’est copié.
outside-copy-yourself = Le texte est sélectionné. Copiez-le avec Ctrl+C ou ⌘C.
outside-embed-note = Le texte prête au cadre le microphone, pour parler, et les mouvements d’un casque, rien d’autre. Le son ne commence qu’après un toucher à l’intérieur.
outside-sites = Les sites qui peuvent le montrer
outside-sites-lead = Seulement les sites de cette liste, { $max } au plus, et ce serveur lui-même. Sur tous les autres, les navigateurs ne montrent rien.
outside-sites-none = Aucun encore : seulement les pages de ce serveur.
outside-site = Un site
outside-site-note = Commençant par https:// et sans page, par exemple https://www.school.example. Pour essayer sur votre ordinateur : http://localhost:8000
outside-site-add = Lui permettre de montrer l’Espace
outside-site-remove = Retirer
outside-site-remove-named = Retirer { $site }
outside-refused-letters = Un nom avec d’autres lettres que a à z s’écrit ici comme les navigateurs l’envoient, avec xn-- au début. Ouvrez le site et copiez son adresse.
outside-refused-wildcard = Un astérisque désigne des sites que vous ne connaissez pas. Nommez-les un par un.
outside-refused-long = Aucun site n’a un nom aussi long. Copiez-le depuis la barre d’adresse.
outside-refused-path = Laissez de côté ce qui suit le nom du site : toutes ses pages comptent.
outside-refused-form = Ce n’est pas un site. Écrivez-le comme https://www.school.example
outside-refused-http = En simple http, d’autres pourraient changer ce qui entoure l’Espace. Prenez https, ou http://localhost pour essayer.
outside-refused-port = Un port est un nombre de 1 à 65535.
outside-refused-many = La liste compte déjà { $sites_max } sites. Retirez-en un d’abord.
outside-done-added = Le site peut désormais montrer l’Espace.
outside-done-removed = Le site ne peut plus montrer l’Espace. Les pages déjà ouvertes restent comme elles sont jusqu’à leur prochain chargement.
outside-numbers = En chiffres
outside-visitors = Visites
outside-peak = Le plus à la fois
outside-minutes = Minutes, tous ensemble
outside-few = Dit à partir de { $few } visites
outside-today = Aujourd’hui, à une minute près. Un jour finit à minuit UTC.
outside-chart = Visites par jour, ces { $days } derniers jours
outside-bar =
    { $visitors ->
        [0] { $day } : personne
        [one] { $day } : une visite
       *[other] { $day } : { $visitors } visites
    }
outside-days = Les jours où quelqu’un est venu
outside-date = Jour
outside-day = { DATETIME($day, dateStyle: "medium") }
outside-stops = Où l’on s’est arrêté, ces { $days } derniers jours
outside-thing = Quoi
outside-stopped = Personnes, au moins
outside-gone = Une chose qui n’est plus là
outside-stops-none = Rien encore devant quoi assez de gens se soient arrêtés le même jour.
outside-csv = Tous les chiffres des { $days } derniers jours en fichier CSV
outside-nobody = Personne n’est venu ces { $days } derniers jours.
outside-how = Comment on compte
outside-how-people = Chaque personne compte une fois par jour, sans les programmes ni celles qui bâtissent ou gardent l’Espace. Ni nom, ni cookie, ni adresse n’est gardé pour cela : qui est déjà venu se reconnaît à un nombre refait chaque jour, dans la seule mémoire du serveur. Après un redémarrage, quelqu’un qui revient peut compter deux fois.
outside-how-stops = Un arrêt, c’est cinq secondes à moins de trois mètres d’une image, d’un modèle ou d’un tableau, ou dans une zone qui porte un nom. Pour qu’aucun chiffre ne parle d’une seule personne, les minutes sont dites dès que { $few } personnes sont venues ce jour-là, et les arrêts par pas de { $few } : moins n’est même pas enregistré.
outside-how-kept = Des sommes sont gardées { $days } jours, et rien d’autre.
