### Garder un Espace : ses règles, ses liens et ses gens, tels que les voient sa propriétaire et ses hôtes

keeping-title = Garder « { $name } »
keeping-as-operator = Vous gérez ce serveur.
keeping-as-owner = Cet Espace est à vous.
keeping-as-host = Vous êtes hôte ici.
keeping-back = Vers l’Espace
keeping-contents = Sur cette page
keeping-outside = Vu de l’extérieur
keeping-at = { DATETIME($at, dateStyle: "medium", timeStyle: "short") } UTC

refused-not_keeper = Cette page est réservée à qui possède l’Espace et à ses hôtes
refused-may_not_create = Tout le monde ne crée pas d’Espaces ici
refused-role_needs_https = Pas par cette connexion
refused-role_needs_https-why = Les droits n’agissent que là où personne ne peut lire en chemin : en https, ou sur l’ordinateur même du serveur. Cette page est arrivée en http simple.

rules-heading = Nom et règles
rules-name = Nom
rules-language = Langue de l’Espace
rules-language-note = Les tableaux, les boutons et les expériences l’emploient pour ce que tous lisent. Ce qu’un visiteur est seul à lire est dans sa propre langue.
rules-entry = Qui le trouve ?
rules-entry-anyone = Tout le monde : il est montré sur la première page de ce serveur
rules-entry-link = Seulement qui a son lien, son code ou un rôle
rules-approval = Qui attend qu’un hôte fasse entrer ?
rules-approval-nobody = Personne
rules-approval-new = Les nouveaux venus
rules-approval-everybody = Tout le monde
rules-capacity = Personnes à la fois
rules-capacity-note = Vide : autant que ce serveur en permet. Les hôtes et les programmes ne comptent pas.
rules-capacity-refused = Un nombre entier de 1 à { $max }, ou rien.
rules-slow = Secondes entre deux messages d’un même visiteur
rules-slow-note = 0 : aucune pause n’est demandée.
rules-slow-refused = Un nombre entier de 0 à { $max }.
rules-choice-refused = Choisissez l’une de ces possibilités.
rules-talking = Parler
rules-chat = Les visiteurs peuvent écrire
rules-history = Qui arrive plus tard peut lire ce qui s’est dit avant
rules-whispers = Les visiteurs peuvent se parler en aparté (avec les hôtes, toujours)
rules-voice = Les visiteurs peuvent parler (les hôtes, et qui a la scène, toujours)
rules-now = Pour le moment
rules-quiet = Silence : seuls les hôtes écrivent
rules-still = Immobiles : seuls les hôtes se déplacent
rules-voices_muted = Micros coupés : on n’entend que les hôtes et qui a la scène
rules-locked = Porte fermée : seuls les hôtes entrent
rules-keep = Garder ces règles

inviting-heading = Inviter
inviting-open = Tout le monde trouve cet Espace. Avec son code ou son lien, on arrive droit à sa porte.
inviting-link = Personne ne voit cet Espace sans son code ou son lien.
inviting-code = Code
inviting-url = Lien
inviting-renew = Tirer un nouveau code
inviting-renew-note = L’ancien code, et tout lien qui le porte, prend fin aussitôt. Qui est à l’intérieur y reste.

link-heading = Liens qui donnent un rôle
link-lead = Chaque lien sert jusqu’à son terme, ou jusqu’à ce que vous y mettiez fin ; alors le rôle cesse aussi, en moins d’une seconde.
link-role = Rôle
link-role-owner = Propriétaire
link-role-host = Co-hôte : modère
link-role-builder = Bâtisseur : change le lieu
link-role-visitor = Visiteur : entre sans attendre
link-role-watcher = Spectateur : voit et entend depuis un siège
link-label = Pour qui ? Une note pour vous
link-ends = Sert jusqu’à
link-ends-hour = Dans une heure
link-ends-day = Dans un jour
link-ends-week = Dans une semaine
link-ends-never = Vous y mettez fin
link-uses = Combien de personnes peuvent l’ouvrir
link-uses-note = Vide : autant qu’on veut.
link-uses-refused = Un nombre entier de 1 à { $max }, ou rien.
link-label-refused = { $max } caractères au plus.
link-make = Créer ce lien
link-none = Il n’y en a pas encore.
link-made-at = Créé le { $at }
link-state-open = sert
link-state-revoked = vous y avez mis fin
link-state-ended = son temps est passé
link-state-used_up = ouvert par autant de personnes que permis
link-until = jusqu’au { $at }
link-uses-left =
    { $uses ->
        [one] une personne encore peut l’ouvrir
       *[other] { $uses } personnes encore peuvent l’ouvrir
    }
link-end = Mettre fin
link-end-named = Mettre fin au lien « { $label } »

key-heading = Clé de propriétaire
key-lead = Qui ouvre son lien possède cet Espace. Il y en a une seule ; une nouvelle met fin à l’ancienne et à ce que d’autres possédaient par elle, mais pas à vous.
key-none = Il n’y en a pas encore.
key-renew = Créer une nouvelle clé
key-shown-owner = Votre nouvelle clé de propriétaire
key-shown-link = Le nouveau lien
key-shown-once = Il n’est montré que cette fois : gardez-le maintenant.
key-keep-owner = Qui a ce lien possède l’Espace : rangez-le là où vous gardez vos mots de passe, et ne le montrez à personne. Avec lui, l’Espace est de nouveau à vous sur tout appareil. Ce navigateur le possède déjà.
key-keep-link = Envoyez-le à qui vous pensez, et à personne d’autre.
key-url = Le lien
key-scan = Le même lien, à scanner
key-save = Enregistrer dans un fichier
key-file-owner = Voici la clé de propriétaire de l’Espace « { $space } ». Qui ouvre ce lien possède l’Espace. Gardez-la comme un mot de passe.
key-file-link = Ce lien donne un rôle dans l’Espace « { $space } » : { $role }.
key-on = Vers les règles, liens et personnes

out-heading = Qui reste dehors, ne peut écrire ou n’est pas entendu
out-none = Personne.
out-ban = { $name } ne peut pas entrer
out-mute = { $name } ne peut pas écrire
out-voice = { $name } n’est pas entendu
out-reason = Raison : { $reason }
out-no-reason = Aucune raison n’a été donnée.
out-since = Depuis le { $at }
out-until = jusqu’au { $at }
out-for-good = jusqu’à ce que ce soit levé
out-scope = Cela vaut pour cet invité : son navigateur et toutes ses fenêtres. Un autre navigateur est un nouvel invité.
out-network = Jusqu’au { $at }, aussi pour les nouveaux invités du même réseau, tant que peu d’autres le partagent.
out-lift = Lever
out-lift-named = Lever pour { $name }
out-gone = C’était déjà levé, ou terminé.

log-heading = Ce qui a été fait
log-none = Rien encore.
log-older = Plus ancien
log-newest = Le plus récent
log-by-page =
    { $role ->
        [operator] La personne qui gère ce serveur
        [owner] Le propriétaire
       *[other] Un hôte
    }
log-gather = { $by } a réuni tout le monde.
log-gather-off = { $by } a laissé chacun repartir.
log-still = { $by } a demandé à tous de ne pas bouger.
log-still-off = { $by } a laissé chacun bouger de nouveau.
log-quiet = { $by } a demandé le silence.
log-quiet-off = { $by } a levé le silence.
log-to_door = { $by } a ramené { $subject } à la porte.
log-to_door-off = { $by } a laissé { $subject } repartir.
log-to_door-all = { $by } a ramené tout le monde à la porte.
log-to_door-all-off = { $by } a laissé chacun repartir de la porte.
log-let_in = { $by } a fait entrer { $subject }.
log-let_in-off = { $by } fait de nouveau attendre { $subject }.
log-turn_away = { $by } a renvoyé { $subject }.
log-rename = { $by } a donné un autre nom à { $subject } : { $name }.
log-mute_chat = { $by } a fermé la discussion pour { $subject }.
log-mute_chat-off = { $by } a rouvert la discussion pour { $subject }.
log-mute_voice = { $by } a coupé le micro de { $subject }.
log-mute_voice-off = { $by } a rendu la parole à { $subject }.
log-mute_voice-all = { $by } a coupé tous les micros.
log-mute_voice-all-off = { $by } a rendu la parole à tous.
log-stage = { $by } a donné la scène à { $subject }.
log-stage-off = { $by } a repris la scène à { $subject }.
log-lower_hand = { $by } a baissé la main de { $subject }.
log-lower_hand-all = { $by } a baissé toutes les mains.
log-lock = { $by } a fermé la porte.
log-lock-off = { $by } a rouvert la porte.
log-remove = { $by } a fait sortir { $subject }.
log-ban = { $by } a banni { $subject }.
log-ban-until = { $by } a banni { $subject } jusqu’au { $until }.
log-create = { $by } a créé l’Espace.
log-rules = { $by } a changé le nom ou les règles.
log-code = { $by } a tiré un nouveau code.
log-link = { $by } a créé un lien pour un rôle : { $subject }.
log-revoke = { $by } a mis fin à un lien : { $subject }.
log-owner_key = { $by } a créé une nouvelle clé de propriétaire.
log-unban = { $by } a levé le bannissement de { $subject }.
log-unmute = { $by } a rouvert la discussion pour { $subject }.
log-unmute_voice = { $by } a rendu la parole à { $subject }.
log-delete = { $by } a supprimé l’Espace.
log-restore = { $by } a rétabli l’Espace.
log-picture = { $by } a changé l’image.
log-frame = { $by } a permis à { $subject } de montrer l’Espace dans ses pages.
log-unframe = { $by } a retiré { $subject } des sites qui peuvent montrer l’Espace.
log-other = { $by } : { $act }

file-heading = L’emporter
file-lead = Tout ce qui est dans l’Espace en un seul fichier, avec ce qui y a été apporté et sous quelle licence, et avec vos choix pour ses expériences, mais rien de ce qu’elles gardent. N’importe quel Lanting l’ouvre ; un brouillon reste ici.
file-history = Avec son historique : chaque modification, quand, et par qui sous le nom d’alors
file-save = Enregistrer le fichier
file-glb = Pour Blender, d’autres moteurs et des visionneuses, il y a un GLB : en construisant, sous Objets.
file-size = Environ { $megabytes } Mo, davantage avec l’historique. Votre navigateur montre où en est l’enregistrement.
file-again = Créer un autre Espace comme celui-ci

end-heading = Supprimer l’Espace
end-lead = Tous ceux qui sont à l’intérieur en sortent. Il repose { $days } jours, pendant lesquels vous pouvez le rétablir ici ; puis il disparaît pour de bon, avec tout ce qui s’y est dit.
end-name = Tapez son nom : { $name }
end-name-refused = Ce n’est pas son nom, qui est : { $name }
end-delete = Le supprimer
end-deleted-title = « { $name } » est supprimé
end-deleted = Jusqu’au { $at }, vous pouvez le rétablir tel qu’il était. Puis il disparaît pour de bon.
end-restore = Le rétablir

keeping-done-rules = Ces règles valent maintenant. Tous ceux qui sont à l’intérieur le savent.
keeping-done-code = Il y a un nouveau code ; l’ancien n’ouvre plus rien.
keeping-done-revoke = Ce lien a pris fin.
keeping-done-lift = C’est levé.
keeping-done-restore = L’Espace est de retour.
