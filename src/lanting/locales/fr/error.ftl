### Pourquoi une ligne a été fermée, chacune sous le nom de son code

close-normal = Le serveur a fermé la ligne. Vous pouvez revenir à tout moment.
close-protocol_error = La ligne a transporté autre chose qu’un message WebSocket. Un mandataire entre vous et le serveur l’a peut-être modifié.
close-unsupported_data = La page a envoyé un genre de message que le serveur n’accepte pas. Rechargez la page.
close-message_too_big = La page a envoyé plus d’un coup que le serveur n’accepte. Rechargez la page.
close-going_away = Le serveur s’arrête ou redémarre. Vous serez de retour dans un instant.
close-taken_over = Vous êtes entré ici dans une autre fenêtre ou sur un autre appareil : celle-ci a été quittée.
close-too_slow = Votre ligne a été trop lente un moment.
close-bad_message = La page et le serveur ne se sont pas compris. Rechargez la page : elle est peut-être ancienne.
close-too_fast = Cette page a trop demandé en peu de temps. Attendez un instant, puis revenez.
close-not_entered = L’entrée a pris trop de temps. Réessayez.
close-space_full = Aucune place n’est libre ici pour le moment. Réessayez un peu plus tard.
close-removed = Un hôte de ce lieu vous a fait sortir. Vous pouvez revenir.
close-banned = Un hôte de ce lieu vous a renvoyé, et vous ne pouvez pas revenir pour l’instant.
close-not_admitted =
    { $cause ->
        [locked] Un hôte a fermé la porte : personne de nouveau n’entre pour l’instant. Réessayez plus tard.
       *[other] On ne vous a pas fait entrer cette fois.
    }
close-space_deleted = Son propriétaire a fermé cet Espace définitivement.
close-internal = Quelque chose s’est cassé du côté du serveur ; c’est noté.
close-lost = La ligne a été perdue.

### Erreurs, chacune sous son code

error-title = Cela n’a pas marché
error-back = Retour à tous les Espaces
error-not_found = Il n’y a rien à cette adresse. Vérifiez le lien, ou partez de la liste des Espaces.
error-space_not_found = Il n’y a pas d’Espace de ce nom sur ce serveur. Vérifiez le lien, ou partez de la liste des Espaces.
error-scene_not_found = Cet Espace n’a pas cette révision de sa scène. Demandez la révision actuelle.
error-method_not_allowed = Cette adresse n’accepte pas ce genre de requête.
error-bad_request = La requête n’a pas pu être comprise.
error-origin_refused = Cette requête venait d’un autre site : elle a été refusée. Ouvrez la page de ce serveur lui-même.
error-not_framed = Ce lieu demande qui entre, et dans une autre page on ne demande rien à personne. Ouvrez-le dans son propre onglet.
error-framed_refused = Dans un autre site, on ne fait que visiter. Ouvrez cet Espace dans son propre onglet.
error-site_refused = Ce n’est pas un site qui puisse montrer un Espace. Écrivez-le comme https://www.school.example
error-too_many_sites = La liste compte déjà { $sites_max } sites. Retirez-en un d’abord.
error-too_many_connections = Trop de visiteurs arrivent en même temps de cette adresse. Attendez une seconde et réessayez.
error-companion_needs_token = Les compagnons viennent avec un programme qui montre son jeton. Demandez-en un à qui tient ce lieu.
error-companions_full = Un programme amène au plus { $companions_max } compagnons à la fois. Faites d’abord sortir l’un d’eux.
error-certificate_authority_missing = Ce serveur n’a pas d’autorité de certification à lui.
error-space_unknown = Il n’y a pas d’Espace de ce nom sur ce serveur. Vérifiez le lien, ou partez de la liste des Espaces.
error-scene_missing = Les objets de cet Espace sont perdus. La personne qui gère ce serveur doit les rétablir d’une sauvegarde.
error-store_closed = Le serveur s’arrête. Réessayez dans un instant.
error-not_stored = Cela n’a pas pu être gardé, et n’a donc pas été envoyé. Réessayez dans un instant.
error-read_only = Le disque du serveur est plein ou n’accepte aucun changement ; cela n’a donc pas pu être gardé. Marcher et regarder restent possibles. Réessayez dans un petit moment.
error-operator_link_refused = Ce lien a déjà servi, ou il est trop ancien. « lanting operator-link » en donne un nouveau.
error-operator_only = Cette page est pour la personne qui gère ce serveur. « lanting operator-link » en donne l’accès.
error-not_trustworthy = Cela ne marche qu’en https, ou sur la machine du serveur. Ouvrez-y le même lien.
error-server_stopping = Le serveur s’arrête. Réessayez dans un instant.
error-internal = Quelque chose s’est cassé chez nous ; c’est noté. Réessayez dans un instant.
error-unknown = Cela n’a pas marché ({ $code }). Réessayez.
error-not_keeper = Pour venir ici, ouvrez dans ce navigateur le lien de la clé de propriétaire (ou d’un lien de co-hôte). La personne qui a créé l’Espace l’a gardé : fichier, image ou note.
error-picture_refused = L’image d’un Espace est un JPEG de { $width } sur { $height } pixels, de { $kilobytes_max } ko au plus.
error-pictures_missing = Ce serveur ne garde pas d’images ; ses Espaces montrent celles de leurs modèles.
error-not_let_in = Un hôte fait entrer ici. Entrez et attendez ; une fois à l’intérieur, vous verrez tout.
error-may_not_create = Sur ce serveur, la personne qui le gère crée les Espaces : sur son propre ordinateur, ou après avoir ouvert le lien que « lanting operator-link » y affiche. Demandez-lui en un.
error-too_fast = C’était trop d’un coup. Attendez un instant, puis réessayez.
error-not_permitted = Vous ne pouvez pas faire cela ici.
error-chat_empty = Il n’y a rien à lire dans cette ligne. Écrivez un mot ou deux.
error-name_empty = Un nom a besoin d’au moins une lettre visible.
error-cursor_unknown = La liste a changé entre-temps. Cherchez de nouveau.
error-path_replaced = Un chemin plus récent a été demandé.
error-participant_unknown = Cette personne n’est plus là.
error-block_self = Vous ne pouvez pas vous bloquer vous-même. Pour être au calme, éloignez-vous ou quittez le lieu.
error-blocks_full = Vous avez bloqué { $limit } personnes, c’est le maximum. Levez un blocage devenu inutile, puis réessayez.
error-nobody_waits = Personne n’attend d’être admis.
error-chat_closed = La discussion de ce lieu est fermée. Vous pouvez chuchoter à un hôte.
error-chat_quiet = Un hôte a demandé le silence. Attendez qu’il soit levé, ou chuchotez à un hôte.
error-chat_muted = Un hôte a fermé la discussion pour vous. Vous pouvez la lire, et chuchoter à un hôte.
error-chat_slow_mode =
    { $wait_s ->
        [one] Ici, les messages sont espacés. Renvoyez le vôtre dans { $wait_s } seconde.
       *[other] Ici, les messages sont espacés. Renvoyez le vôtre dans { $wait_s } secondes.
    }
error-chat_slow_new =
    { $wait_s ->
        [one] Les nouveaux invités écrivent un peu plus lentement. Renvoyez le message dans { $wait_s } seconde.
       *[other] Les nouveaux invités écrivent un peu plus lentement. Renvoyez le message dans { $wait_s } secondes.
    }
error-chat_link_new =
    { $minutes ->
        [one] Vous venez d’arriver : pas de lien avant { $minutes } minute encore. Envoyez le message sans lien.
       *[other] Vous venez d’arriver : pas de lien avant { $minutes } minutes encore. Envoyez le message sans lien.
    }
error-whisper_closed = Les chuchotements sont fermés dans ce lieu. Vous pouvez chuchoter à un hôte, ou écrire à tous.
error-whisper_self = Personne d’autre que vous ne l’entendrait. Choisissez quelqu’un d’autre.
error-name_given = Un hôte vous a donné ce nom pour cette visite. Demandez-en un autre à un hôte.
error-name_link_new =
    { $minutes ->
        [one] Le nom d’un nouvel invité ne contient pas de lien. Choisissez un autre nom, ou attendez { $minutes } minute.
       *[other] Le nom d’un nouvel invité ne contient pas de lien. Choisissez un autre nom, ou attendez { $minutes } minutes.
    }
error-space_full = Aucune place n’est libre ici pour le moment. Réessayez un peu plus tard.
error-not_inside = Vous n’êtes plus à l’intérieur : personne ne peut être entendu. Entrez de nouveau.
error-ticket_expired = Votre billet d’entrée était trop ancien. Réessayez.
error-ticket_used = Votre billet d’entrée a déjà servi. Réessayez.
error-ticket_forged = Votre billet d’entrée n’était pas de ce serveur. Rechargez la page.
error-ticket_missing = La page n’a montré aucun billet d’entrée. Rechargez la page.
error-edit_too_big = C’est trop pour une seule modification. Procédez en plusieurs fois.
