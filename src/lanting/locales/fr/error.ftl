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
