### Dans un Espace

entering = Vous entrez…
chat-label = Discussion
chat-lines = Ce qui a été dit
chat-field = Dites quelque chose
chat-send = Envoyer
chat-left =
    { $chars ->
        [one] Encore un caractère
       *[other] Encore { $chars } caractères
    }
chat-dismiss = D’accord
badge-program = programme
badge-you = vous
people-label = Personnes
people-title =
    { $people ->
        [one] Une personne est ici
       *[other] { $people } personnes sont ici
    }
people-search = Chercher par nom
people-none = Personne ici ne porte ce nom.
people-more = { $shown } sur { $total }. Suite
panel-close = Fermer
line-broken = La ligne est coupée. Nous la cherchons et vous ramènerons.
line-late = Pas encore de ligne vers le serveur ; nous continuons d’essayer. Si cela dure : vérifiez votre réseau ; un mandataire ou pare-feu doit laisser passer les WebSockets ; sur un téléphone dans la même maison, utilisez le lien http:// au lieu de https://.
moved-too_fast = C’était plus rapide qu’on ne peut courir : vous avez été remis en place.
moved-out_of_bounds = Le lieu s’arrête là : vous avez été remis en place.
scene-missing = Les choses de ce lieu n’ont pas pu être chargées. Rechargez la page pour réessayer.
picture-missing = Ce navigateur ne peut pas dessiner le lieu en trois dimensions. La discussion et les personnes fonctionnent quand même.
ended-title = Vous êtes dehors
ended-left-title = Au revoir
ended-come-back = Revenir
left = Vous avez quitté { $space }.
