# Things that people bring along: the line while they come, the library, uploads, and the table of many things.

arriving = { $loaded } objets sur { $all }, { $megabytes } Mo

media-search = Chercher dans la réserve
media-kinds = Afficher
media-kind-any = Tout
media-kind-model = Modèles
media-kind-image = Images
media-kind-sound = Sons
media-kind-array = Nombres
media-empty = Rien n’a encore été apporté ici.
media-none = Rien dans la réserve ne porte ce nom.
media-more = En voir plus
media-bring = Apporter un fichier
media-bring-how = Modèles (GLB, glTF), images (JPEG, PNG, WebP), sons (MP3, Ogg, WAV) et nombres (NPY). Vous pouvez aussi déposer des fichiers sur le lieu, ou en coller un.
media-table = Plusieurs d’un tableau
media-back = Retour à la réserve
media-place = Placer
media-place-name = Placer { $name }
media-place-ball = Placer comme une sphère où entrer
media-place-picture = Placer comme un tableau
media-details = En savoir plus sur { $name }
media-used = { $count ->
    [0] Utilisé nulle part
    [one] Utilisé par un objet
   *[other] Utilisé par { $count } objets
  }
media-saved = Enregistré.
media-original = Enregistrer l’original
media-delete = Supprimer ce fichier
media-delete-used = On peut le supprimer dès que plus rien ne l’utilise.
media-parts = Ses parties les plus lourdes
media-part-mesh = { $name } : { $triangles } triangles
media-part-texture = { $name } : { $pixels } pixels
media-has-location = Cette photo dit où elle a été prise, et quiconque l’enregistre peut le lire. Apportez une copie sans position si le lieu doit rester privé.
media-facts-model = { $triangles } triangles, { $weight }
media-facts-image = { $width } × { $height } pixels, { $weight }
media-facts-panorama = Vue tout autour, { $width } × { $height } pixels, { $weight }
media-facts-sound = { $seconds } s, { $weight }
media-facts-array = { $shape } nombres ({ $dtype }), { $weight }
media-field-name = Nom
media-field-description = Description, pour qui ne peut pas le voir
media-field-author = Qui l’a fait
media-field-source = D’où il vient
media-field-licence = Licence

media-uploads = Fichiers en chemin
media-progress = Avancement de { $name }
media-pause = Mettre { $name } en pause
media-pause-short = Pause
media-resume = Reprendre { $name }
media-resume-short = Reprendre
media-cancel = Annuler { $name }
media-dismiss = Retirer { $name } de cette liste
media-stage-reading = Lecture…
media-stage-sending = { $sent } sur { $bytes }
media-stage-broken = La liaison est coupée ; l’envoi reprendra de lui-même, à partir de { $sent }.
media-stage-paused = En pause à { $sent } sur { $bytes }
media-stage-checking = Le serveur le vérifie…
media-stage-deriving = Arrivé. Une petite image en est faite…
media-stage-ready = Arrivé.
media-lighter = Apporter plutôt une version allégée ({ $weight })

media-table-how = Un tableau aux colonnes nom, texte, image, auteur, date, droits, prix et largeur_cm devient une rangée d’objets. Choisissez-le avec ses images ; celles de la réserve sont trouvées par leur nom.
media-table-choose = Choisir tableau et images
media-table-example = Un tableau vide
media-table-unknown = Colonnes ignorées : { $columns }.
media-table-rows = { $count ->
    [one] Un objet
   *[other] { $count } objets
  }
media-table-place = { $count ->
    [one] Placer un objet
   *[other] Placer { $count } objets
  }
media-table-sending = En chemin…
media-table-placed = { $count ->
    [one] Un objet se trouve devant vous. Un pas en arrière le défait.
   *[other] { $count } objets se trouvent devant vous. Un pas en arrière les défait tous.
  }
media-table-large = C’est plus qu’un seul pas ne peut contenir : partagez le tableau en deux.
media-row = Présentation
media-row-wall = Accrochés en rangée
media-row-plinths = Sur des socles
media-frame = Cadre
media-frame-wood = Bois
media-frame-dark = Sombre
media-frame-gilt = Doré
media-frame-white = Blanc
media-frame-none = Sans
media-found-file = à envoyer
media-found-library = dans la réserve
media-column-line = Ligne
media-column-name = Nom
media-column-text = Texte
media-column-picture = Image
media-column-maker = Auteur
media-column-date = Date
media-column-rights = Droits
media-column-price = Prix
media-column-width_cm = Largeur (cm)
media-fault-at = Ligne { $line }, { $column } :
media-cell-missing = il faut écrire quelque chose ici.
media-cell-long = { $limit } lettres au plus.
media-cell-number = un nombre de { $least } à { $most }.
media-cell-picture = aucune image ne s’appelle « { $name } » ; choisissez-la avec le tableau, ou apportez-la d’abord dans la réserve.
media-csv-quote = Un guillemet ouvert à la ligne { $line } n’est jamais fermé.
media-csv-cells = La ligne { $line } a plus de cellules que la première n’a de colonnes.
media-csv-empty = Le tableau est vide : sa première ligne doit nommer les colonnes.
media-csv-large = Le tableau dépasse 1 Mo : partagez-le.
media-csv-letters = Les lettres de ce tableau sont illisibles : enregistrez-le en CSV, en UTF-8.

error-library-unanswered = La réserve ne répond pas. Réessayez dans un instant.
error-upload-part-missing = Le modèle a besoin du fichier « { $part } » : choisissez-le avec le modèle.
error-upload-unreadable = Ce fichier n’a pas pu être lu.
error-upload-cancelled = L’envoi a été annulé.
