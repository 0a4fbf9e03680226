### The Operator's page

operator-title = Ce serveur
operator-door-lead = Ce lien ouvre une fois la page de la personne qui gère ce serveur. Pendant douze heures, ce navigateur pourra voir et gérer tous les Espaces.
operator-door-go = Ouvrir la page
operator-refresh = Regarder à nouveau
operator-inside =
    { $people ->
        [0] Personne à l’intérieur
        [one] Une personne à l’intérieur
       *[other] { $people } personnes à l’intérieur
    }, { $waiting ->
        [0] personne n’attend
        [one] une personne attend
       *[other] { $waiting } personnes attendent
    } ; { $spaces ->
        [0] aucun Espace ne tourne
        [one] un Espace tourne
       *[other] { $spaces } Espaces tournent
    }.
operator-health = Comment il va
operator-well = Ce qui doit être gardé peut l’être.
operator-trouble-full = Le disque est plein : rien de nouveau ne peut être gardé. Ceux qui sont à l’intérieur peuvent marcher et regarder, mais personne ne peut écrire. Faites de la place ; le serveur le remarque tout seul.
operator-trouble-read_only = Le disque n’accepte aucun changement : rien de nouveau ne peut être gardé. Ceux qui sont à l’intérieur peuvent marcher et regarder, mais personne ne peut écrire. Rendez-le inscriptible ; le serveur le remarque tout seul.
operator-trouble-failing = Le disque ou la base de données est en panne : rien de nouveau ne peut être gardé. Copiez ce qui se lit encore, et examinez la machine.
operator-trouble-stopping = Le serveur s’arrête.
operator-backup-at = La dernière sauvegarde date du { $at }.
operator-backup-never = Il n’y a jamais eu de sauvegarde.
operator-backup-elsewhere = La base est PostgreSQL, qui a ses propres sauvegardes.
operator-backup-remedy = Faites-en une maintenant, et gardez le fichier sur une autre machine :
operator-beat-late = Plus grand retard des dernières minutes
operator-loop-lag = Attente d’une demande
operator-memory = Mémoire
operator-files = Fichiers ouverts
operator-database = Base de données
operator-disk = Place sur le disque
operator-spaces = Espaces
operator-space = Espace
operator-entry = Qui peut venir
operator-entry-anyone = Tout le monde
operator-entry-link = Avec lien ou code
operator-people = À l’intérieur
operator-waiting = En attente
operator-go = Aller à
operator-open = La porte
operator-manage = Règles et personnes
operator-deleted = Supprimés
operator-gone-at = Disparaît pour de bon
operator-restore = Rétablir
operator-versions = Versions
operator-database-is = Base de données
