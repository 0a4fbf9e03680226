# Les mots de Lanting en français. Un seul jeu pour le serveur et le client ; chaque clé existe dans chaque langue.

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

### Dans un Espace

entering = Vous entrez…
bar-label = Actions
bar-chat = Discuter
bar-people = Personnes { $people }
bar-view = Vue
bar-leave = Partir
view-first = Actuellement : par vos propres yeux
view-third = Actuellement : par-dessus votre épaule
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
hint-keys = Z, Q, S, D (ou W, A, S, D) et les flèches marchent, Maj court, glisser regarde autour. Entrée ouvre la discussion.
hint-touch = Le pouce gauche marche, le pouce droit regarde autour.
line-broken = La ligne est coupée. Nous la cherchons et vous ramènerons.
line-late = Pas encore de ligne vers le serveur ; nous continuons d’essayer. Si cela dure : vérifiez votre réseau ; un mandataire ou pare-feu doit laisser passer les WebSockets ; sur un téléphone dans la même maison, utilisez le lien http:// au lieu de https://.
moved-too_fast = C’était plus rapide qu’on ne peut courir : vous avez été remis en place.
moved-out_of_bounds = Le lieu s’arrête là : vous avez été remis en place.
scene-missing = Les choses de ce lieu n’ont pas pu être chargées. Rechargez la page pour réessayer.
picture-missing = Ce navigateur ne peut pas dessiner le lieu en trois dimensions. La discussion et les personnes fonctionnent quand même.
ended-title = Vous êtes dehors
ended-left-title = Au revoir
ended-come-back = Revenir
left = Vous avez quitté { $space }.

### Pourquoi une ligne a été fermée, chacune sous le nom de son code

close-normal = Le serveur a fermé la ligne. Vous pouvez revenir à tout moment.
close-protocol_error = La ligne a transporté autre chose qu’un message WebSocket. Un mandataire entre vous et le serveur l’a peut-être modifié.
close-unsupported_data = La page a envoyé un genre de message que le serveur n’accepte pas. Rechargez la page.
close-message_too_big = La page a envoyé plus d’un coup que le serveur n’accepte. Rechargez la page.
close-going_away = Le serveur s’arrête ou redémarre. Vous serez de retour dans un instant.
close-taken_over = Vous êtes entré ici dans une autre fenêtre ou sur un autre appareil : celle-ci a été quittée.
close-too_slow = Votre ligne a été trop lente un moment.
close-bad_message = La page et le serveur ne se sont pas compris. Rechargez la page : elle est peut-être ancienne.
close-too_fast = Cette page a trop demandé en peu de temps. Attendez un instant, puis revenez.
close-not_entered = L’entrée a pris trop de temps. Réessayez.
close-space_full = Aucune place n’est libre ici pour le moment. Réessayez un peu plus tard.
close-internal = Quelque chose s’est cassé du côté du serveur ; c’est noté.
close-lost = La ligne a été perdue.

### Erreurs, chacune sous son code

error-title = Cela n’a pas marché
error-back = Retour à tous les Espaces
error-not_found = Il n’y a rien à cette adresse. Vérifiez le lien, ou partez de la liste des Espaces.
error-space_not_found = Il n’y a pas d’Espace de ce nom sur ce serveur. Vérifiez le lien, ou partez de la liste des Espaces.
error-scene_not_found = Cet Espace n’a pas cette révision de sa scène. Demandez la révision actuelle.
error-method_not_allowed = Cette adresse n’accepte pas ce genre de requête.
error-bad_request = La requête n’a pas pu être comprise.
error-origin_refused = Cette requête venait d’un autre site : elle a été refusée. Ouvrez la page de ce serveur lui-même.
error-too_many_connections = Trop de visiteurs arrivent en même temps de cette adresse. Attendez une seconde et réessayez.
error-certificate_authority_missing = Ce serveur n’a pas d’autorité de certification à lui.
error-space_unknown = Il n’y a pas d’Espace de ce nom sur ce serveur. Vérifiez le lien, ou partez de la liste des Espaces.
error-scene_missing = Les objets de cet Espace sont perdus. La personne qui gère ce serveur doit les rétablir d’une sauvegarde.
error-store_closed = Le serveur s’arrête. Réessayez dans un instant.
error-not_stored = Cela n’a pas pu être gardé, et n’a donc pas été envoyé. Réessayez dans un instant.
error-server_stopping = Le serveur s’arrête. Réessayez dans un instant.
error-internal = Quelque chose s’est cassé chez nous ; c’est noté. Réessayez dans un instant.
error-unknown = Cela n’a pas marché ({ $code }). Réessayez.
error-too_fast = C’était trop d’un coup. Attendez un instant, puis réessayez.
error-not_permitted = Vous ne pouvez pas faire cela ici.
error-chat_empty = Il n’y a rien à lire dans cette ligne. Écrivez un mot ou deux.
error-name_empty = Un nom a besoin d’au moins une lettre visible.
error-cursor_unknown = La liste a changé entre-temps. Cherchez de nouveau.
error-path_replaced = Un chemin plus récent a été demandé.
error-space_full = Aucune place n’est libre ici pour le moment. Réessayez un peu plus tard.
error-ticket_expired = Votre billet d’entrée était trop ancien. Réessayez.
error-ticket_used = Votre billet d’entrée a déjà servi. Réessayez.
error-ticket_forged = Votre billet d’entrée n’était pas de ce serveur. Rechargez la page.
error-ticket_missing = La page n’a montré aucun billet d’entrée. Rechargez la page.
