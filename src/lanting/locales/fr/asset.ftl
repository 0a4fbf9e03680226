# Pourquoi un fichier n’est pas pris, ou pas changé. Le serveur le dit, et les navigateurs montrent ce qu’il a dit.

error-asset_kind =
    { $looks_like ->
        [empty] Ce fichier est vide. Choisissez-en un autre.
        [unknown] Ce genre de fichier ne se montre pas ici. Apportez les modèles en .glb ou .gltf, les images en PNG, JPEG ou WebP, les sons en MP3, Ogg (Opus) ou WAV, les nombres en .npy.
       *[other] C’est un fichier du genre { $looks_like }, qui ne se montre pas ici. Enregistrez-le en .glb (modèles), PNG, JPEG ou WebP (images), MP3, Ogg (Opus) ou WAV (sons), .npy (nombres).
    }
error-asset_damaged =
    { $why ->
        [ends_early] Le fichier s’arrête trop tôt ({ $where }). Copiez-le de nouveau depuis sa source, puis réessayez.
        [trailing] Quelque chose suit la fin du fichier ({ $where }). Ouvrez-le et enregistrez-le de nouveau, puis réessayez.
        [loops] Le modèle se contient lui-même ({ $where }). Exportez-le de nouveau depuis son programme.
        [version] Le modèle est d’un autre glTF que le 2.0. Exportez-le en glTF 2.0.
        [counts] Le fichier annonce plus qu’il ne contient ({ $where }). Exportez-le de nouveau depuis son programme.
        [outside] Le fichier désigne ce qu’il ne contient pas ({ $where }). Exportez-le de nouveau depuis son programme.
       *[other] Le fichier est abîmé ({ $where }). Ouvrez-le et enregistrez-le de nouveau, ou essayez-en un autre.
    }
error-asset_external = Le modèle a besoin de « { $uri } », qu’il ne contient pas. Déposez tous ses fichiers ensemble, ou exportez-le en un seul .glb.
error-asset_extension =
    { $extension ->
        [KHR_texture_basisu] Les images du modèle sont en KTX2, qui ne se montre pas ici. Exportez-le avec PNG, JPEG ou WebP.
       *[other] Le modèle ne peut se passer de { $extension }, qui ne se montre pas ici. Exportez-le sans.
    }
error-asset_animated = Les images animées ne se montrent pas. Apportez-en une seule image.
error-asset_too_large = Un fichier peut avoir { $megabytes_max } Mo ici. Réduisez-le, ou demandez davantage à la personne qui gère ce serveur.
error-asset_too_heavy =
    { $what ->
        [triangles] Le modèle dessine { $value } triangles ; { $limit } au plus.
        [draws] Le modèle se dessine en { $value } étapes ; { $limit } au plus.
        [pixels] Les images ont { $value } pixels ; { $limit } au plus.
        [side_px] Une image a { $value } pixels de long ; { $limit } au plus.
        [megabytes] Déballé, il a { $value } Mo ; { $limit } au plus.
        [minutes] Le son dure { $value } minutes ; { $limit } au plus.
       *[other] Le son a { $value } canaux ; { $limit } au plus.
    } { $part_count ->
        [0] Apportez une version plus légère.
       *[other] Apportez une version plus légère. Les parties les plus lourdes : { $parts }.
    }
error-asset_too_complex = Le fichier a plus de morceaux qu’on ne peut en montrer ({ $what } : { $value } ; { $limit } au plus). Réunissez-en, ou apportez-le en plusieurs fichiers.
error-asset_check_ended = Le fichier n’a pas pu être examiné dans les limites. Apportez-en une version plus simple.
error-asset_changed = Le fichier a changé en route. Envoyez-le de nouveau.
error-asset_unknown = Ce fichier n’est plus là.
error-asset_used =
    { $used ->
        [one] Une chose de l’Espace le montre encore. Retirez-la d’abord.
       *[other] { $used } choses de l’Espace le montrent encore. Retirez-les d’abord.
    }
error-asset_words =
    { $field ->
        [name] Un nom a au moins une lettre, et { $chars_max } au plus.
       *[other] Ce texte est trop long : { $chars_max } lettres au plus.
    }
error-assets_full =
    { $whose ->
        [person] Vous avez apporté ici { $megabytes_max } Mo, le plus possible. Supprimez ce qui ne vous sert plus.
        [space] Les fichiers de cet Espace prennent { $megabytes_max } Mo, le plus possible. Supprimez ce qui ne sert plus.
       *[other] Ce serveur garde { $megabytes_max } Mo de fichiers, le plus possible. Demandez davantage à la personne qui le gère.
    }
error-assets_missing = Ce serveur ne garde pas de fichiers.
error-chunk_too_large = Plus d’octets sont venus d’un coup qu’il n’en fallait. Continuez avec ce qui manque.
error-disk_full = Le disque de ce serveur est plein. La personne qui le gère doit d’abord faire de la place.
error-light_refused = Une version légère est du même genre et de la même forme, plus petite que l’original, et a { $megabytes_max } Mo au plus.
error-not_builder = Seules les personnes qui bâtissent ici peuvent le faire. Demandez un lien de bâtisseur à la personne propriétaire.
error-thumb_refused = Un aperçu est une image d’au plus { $side_px_max } pixels de côté et { $kilobytes_max } ko.
error-too_many_uploads = Trop de fichiers ont été commencés depuis cette adresse. Attendez une minute, puis continuez.
error-upload_offset = L’envoi continue à un autre endroit (octet { $offset }).
error-upload_unknown = Cet envoi est terminé. Recommencez-le.
error-uploads_at_once = { $limit } fichiers sont déjà en route. Laissez-les arriver, ou annulez-en.
