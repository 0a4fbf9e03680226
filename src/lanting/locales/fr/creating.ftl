### Créer un Espace

creating-title = Créer un Espace
creating-lead = Deux questions et un nom. Tout peut être changé plus tard.
creating-what-for = À quoi servira-t-il ?
preset-class = Classe
preset-class-does = Par lien ou par code seulement. Chacun attend que vous le fassiez entrer ; pas d’apartés ; { $people } personnes.
preset-meeting = Réunion
preset-meeting-does = Par lien ou par code seulement, pour { $people } personnes au plus, qui se connaissent.
preset-open-house = Portes ouvertes
preset-open-house-does = Montré sur la première page de ce serveur ; entre qui veut.
preset-stage = Scène
preset-stage-does = Ouvert à tous. Les hôtes parlent, et ceux à qui ils donnent la scène ; { $seconds } secondes entre deux messages d’un même visiteur, pas d’apartés.
creating-place = Dans quel lieu ?
creating-place-suits = Celui qui convient
creating-place-suits-note = Choisi d’après ce qu’on y fait, ou d’après ce à quoi sert l’Espace.
creating-name = Comment s’appelle-t-il ?
creating-name-note = On le voit avant d’entrer. { $chars } caractères au plus.
creating-make = Créer l’Espace
error-name_refused = Un Espace porte un nom de 1 à { $chars_max } caractères visibles.
creating-preset-refused = Choisissez à quoi servira l’Espace.
error-template_unknown = Choisissez l’un de ces lieux.
creating-too-many = Cela faisait beaucoup de nouveaux Espaces en peu de temps. Attendez quelques minutes, puis réessayez.
creating-made-title = « { $name } » est là
creating-made-lead = Voici votre clé de propriétaire. Elle n’est montrée que cette fois.
creating-go = Entrer dans l’Espace
creating-keep = Règles, liens et personnes

creating-or-file = Vous avez un Espace en fichier ? Ouvrez-le ici.
creating-like = Comme l’un des miens
creating-like-note = Le nouveau commence tel que l’autre est maintenant, avec ses choses, ses fichiers et ses expériences telles que vous les avez réglées ; ensuite, ils ne savent plus rien l’un de l’autre. Ce qu’elles gardent reste là-bas.
creating-like-with = Avec « { $name } », réglée comme là-bas.
file-open-heading = Ouvrir un Espace depuis un fichier
file-open-lead = Un fichier enregistré par « L’emporter », ici ou sur un autre serveur, devient un Espace dont vous êtes propriétaire. Ses choses, fichiers, licences, règles et son historique viennent avec lui, et ses expériences, qui se reposent jusqu’à ce que vous les activiez ; ni les rôles, liens, codes, exclusions ou discussions de personne.
file-choose = Le fichier, .lanting.zip
file-choose-note = { $megabytes } Mo au plus. Choisissez-le, ou déposez-le ici.
file-choose-plain = { $megabytes } Mo au plus. Avec les scripts, il peut être plus grand.
file-name = Comment s’appellera-t-il ici ?
file-name-note = Comme dans le fichier, si vous laissez ce champ vide.
file-open = L’ouvrir
file-sending = Le fichier est en route.
file-broken = Aucune réponse ne vient. L’envoi reprendra de lui-même là où il en était.
file-looking = Il est arrivé. Chaque partie est examinée avant que l’Espace s’ouvre ; cela peut prendre une minute.
file-stop = Arrêter
file-came-edits =
    { $edits ->
        [one] Une modification de son historique est venue avec lui.
       *[other] { $edits } modifications de son historique sont venues avec lui.
    }
file-experience-rests = « { $name } » est venue avec lui. Elle se repose jusqu’à ce que vous ayez lu ce qu’elle veut faire et l’ayez activée.
file-experiences-read = Lire et activer
file-experience-missing = « { $name } » n’est pas sur ce serveur. Qui le gère peut installer le paquet { $package } ; ce qui a été choisi pour elle attend.
file-experience-of-file = « { $name } » n’est pas sur ce serveur, et aucun paquet ne l’apporte. Demandez son fichier là d’où vient cet Espace ; ce qui a été choisi pour elle attend.
file-left-out =
    { $count ->
        [one] Un aperçu n’était pas comme il faut et a été laissé de côté. Il sera refait.
       *[other] { $count } aperçus n’étaient pas comme il faut et ont été laissés de côté. Ils seront refaits.
    }
error-package_refused =
    { $reason ->
        [unreadable] Ce n’est pas un Espace, ou il est abîmé : { $part } est illisible. Enregistrez-le de nouveau là d’où il vient.
        [compressed] Ce fichier a été compressé par un autre programme ({ $part }). Apportez-le tel que « L’emporter » l’a enregistré.
        [missing] Ce n’est pas un Espace : { $part } y manque. Apportez ce que « L’emporter » a enregistré.
        [newer] Cet Espace a été enregistré par un Lanting plus récent. Qui gère ce serveur peut le mettre à jour.
        [too_long] { $part } est plus long que permis. Enregistrez l’Espace de nouveau là d’où il vient, au besoin sans historique.
        [rules] { $part } enfreint les règles des lieux : rien n’a été ouvert. Enregistrez l’Espace de nouveau là d’où il vient.
        [elsewhere] L’historique de ce fichier ne mène pas à son lieu. Enregistrez-le de nouveau, au besoin sans historique.
       *[other] Le fichier a été changé ou abîmé : { $part } n’est pas comme il faut. Enregistrez-le de nouveau là d’où il vient.
    }
error-file_missing = Choisissez le fichier d’un Espace, et laissez-le arriver en entier.
error-form_too_large = Sans scripts, on peut envoyer { $megabytes_max } Mo au plus. Autorisez les scripts sur cette page, ou demandez à qui gère ce serveur.
