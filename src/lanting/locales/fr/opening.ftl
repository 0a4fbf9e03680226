### Ouvrir une clé : le lien d’une clé de propriétaire ou d’un rôle

opening-owner = Cette clé fait de vous propriétaire de cet Espace : ses règles, ses liens et ses hôtes dépendent de vous.
opening-host = Ce lien fait de vous un hôte de cet Espace : vous faites entrer, veillez au calme et aidez.
opening-builder = Ce lien vous permet de bâtir dans cet Espace : vous pouvez changer le lieu.
opening-visitor = Ce lien vous fait entrer dans cet Espace sans attendre.
opening-watcher = Ce lien vous permet de regarder cet Espace : vous voyez et entendez depuis un siège.
opening-take = Prendre et entrer
opening-take-note = Cela reste dans ce navigateur seulement. Sur un autre appareil, ouvrez-y le lien une fois de plus.
opening-needs-https = Pas par cette connexion : elle est en http, et d’autres sur le réseau pourraient lire et s’emparer de ce que donne cette clé.
opening-go-https = L’ouvrir en https
opening-https-note = Votre navigateur vous avertira peut-être d’abord : ce serveur se porte garant de lui-même. La personne qui le gère peut vous dire son empreinte.
opening-https-missing = Ouvrez le lien sur l’ordinateur du serveur, ou demandez son adresse https à la personne qui le gère.

error-key_unknown = Cette clé n’ouvre rien ici. Vérifiez que le lien est entier, ou demandez-en un nouveau.
error-key_revoked = Cette clé a été reprise. Demandez-en une nouvelle à qui vous l’a donnée.
error-key_ended = Le temps de cette clé est écoulé. Demandez-en une nouvelle à qui vous l’a donnée.
error-key_used_up = Cette clé a été ouverte par autant de personnes que permis. Demandez-en une nouvelle à qui vous l’a donnée.
error-key_refused = Un tel lien n’est pas possible. Vérifiez son rôle, sa durée et combien de personnes peuvent l’ouvrir.
error-role_needs_https = Cette clé donne plus que les droits d’un visiteur, et en http d’autres pourraient s’en emparer. Ouvrez-la en https, ou sur l’ordinateur du serveur.
error-https_missing = Ce serveur n’a pas d’adresse https. La personne qui le gère peut l’activer.
error-sanction_unknown = C’était déjà levé, ou terminé. Rechargez la liste.
