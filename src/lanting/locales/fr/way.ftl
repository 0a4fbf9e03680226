### Aller quelque part sans se guider soi-même, et passer d’un espace à un autre

way-blocked = On ne peut pas aller plus près.
way-stuck = Quelque chose barre le passage.
way-lost = Il n’y a plus rien là où vous vouliez aller.
way-person-gone = La personne que vous vouliez rejoindre est partie.
way-unanswered = Le chemin n’a pas pu être demandé. Réessayez.
portal-closed = Cette porte est fermée : le lieu auquel elle mène n’est pas sur ce serveur.
travel-full = { $space } est complet pour le moment : vous restez ici.
travel-failed = { $space } n’a pas pu être atteint : vous restez ici.
error-seat_unknown = Ce siège n’existe plus.
error-seat_taken = Quelqu’un y est déjà assis.
error-seat_too_far = Ce siège est trop loin. Approchez-vous d’abord.
error-not_seated = Vous êtes déjà debout.
