### Le lieu en mots : pour qui écoute, et pour qui aime le lire

text-title = Le lieu en mots
text-skip = Passer les mots
text-news = Ce qui se passe
text-comma = {", "}
text-where-title = Où vous êtes
text-where-space = Vous êtes dans { $space }.
text-where-zone = Autour de vous : { $zone }.
text-where-near = Au plus près : { $thing }, { $place }.
text-where-stands = Vous êtes debout et regardez { $wind }.
text-where-sits = Vous avez pris place et regardez { $wind }.
text-where-people =
    { $people ->
        [0] Personne d’autre n’est ici.
        [1] Il n’y a que vous ici.
       *[other] { $people } personnes sont ici, y compris vous.
    }
text-wind-north = vers le nord
text-wind-north-east = vers le nord-est
text-wind-east = vers l’est
text-wind-south-east = vers le sud-est
text-wind-south = vers le sud
text-wind-south-west = vers le sud-ouest
text-wind-west = vers l’ouest
text-wind-north-west = vers le nord-ouest
text-describe = Décrire les alentours
text-people-title = Personnes, de la plus proche à la plus lointaine
text-people-none = Personne d’autre n’est proche.
text-people-more =
    { $people ->
        [one] Une autre personne est plus loin.
       *[other] { $people } autres personnes sont plus loin.
    }
text-person-program = un programme
text-person-seated = en position assise
text-person-speaking = parle
text-things-title = Choses, de la plus proche à la plus lointaine
text-things-none = Rien de proche n’a de nom.
text-thing-seat = Place assise
text-thing-portal = Passage vers un autre lieu
text-thing-button = Bouton
text-thing-writing = Quelque chose d’écrit
text-things-many = { $count } en tout, au plus près { $place }
text-seats-taken =
    { $taken ->
        [one] une occupée
       *[other] { $taken } occupées
    }
text-seat-taken = { $name } y est
text-here = tout autour de vous
text-place = { $metres }, { $clock }
text-metres =
    { $metres ->
        [0] à portée de main
        [one] à un mètre
       *[other] à { $metres } mètres
    }
text-clock =
    { $hour ->
        [1] à 1 heure
        [12] à midi
       *[other] à { $hour } heures
    }
text-go = Aller
text-go-to = Aller vers { $name }
text-go-near = Aller : { $name }
text-follow = Suivre
text-follow-whom = Suivre { $name }
text-face = Se tourner
text-face-whom = Se tourner vers { $name }
text-face-which = Se tourner : { $name }
text-sit = S’asseoir
text-sit-on = S’asseoir : { $name }
text-through = Passer
text-through-which = Passer : { $name }
text-press = Appuyer
text-press-which = Appuyer : { $name }
text-read = Lire
text-read-what = Lire : { $name }
text-about = À propos
text-about-what = À propos : { $name }
text-say-title = Dire
text-say-field = Vos mots
text-say-send = Le dire
text-do-title = Faire
text-do-stop = S’arrêter ici
text-do-sit = S’asseoir tout près
text-do-stand = Se lever
text-do-out = Sortir
text-gesture-wave = { $name } fait signe de la main.
text-gesture-clap = { $name } applaudit.
text-gesture-bow = { $name } s’incline.
text-gesture-point = { $name } montre du doigt.
text-gesture-raise_hand = { $name } lève la main.
text-gesture-dance = { $name } danse.
text-came = { $name } vient d’arriver.
text-left = { $name } vient de partir.
text-came-more =
    { $people ->
        [one] Une autre personne est arrivée.
       *[other] { $people } autres personnes sont arrivées.
    }
text-left-more =
    { $people ->
        [one] Une autre personne est partie.
       *[other] { $people } autres personnes sont parties.
    }
text-goal-place = l’endroit choisi
text-goal-gone = quelqu’un
text-on-the-way = En chemin : { $goal }.
text-following = Vous suivez { $goal }.
text-arrived = Vous voilà sur place : { $goal }.
text-stopped = Arrêt en chemin : { $goal }.
text-faced = Vous vous tournez : { $name }.
text-written = { $name } : « { $writing } ».
text-sitting = Vous avez pris place.
text-standing = Vous voilà debout.
text-near-people = Personnes : { $people }.
text-ahead = Devant : { $things }.
text-right = À droite : { $things }.
text-behind = Derrière vous : { $things }.
text-left-side = À gauche : { $things }.
text-name-place = { $name } { $place }
