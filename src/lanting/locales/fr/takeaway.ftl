# Un lieu en un seul fichier, pour d’autres programmes.

build-title-takeaway = Emporter en GLB
takeaway-open = Emporter en GLB
takeaway-what = Tout ce qui se voit ici en un seul fichier, pour Blender, d’autres moteurs et des visionneuses. Les objets gardent leur nom et leur description ; les modèles y sont tels qu’ils ont été envoyés, avec leur auteur et leur licence.
takeaway-not = Les personnes, les sons et ce que font les objets restent ici. Le fichier de l’Espace, sur la page où l’on garde le lieu, contient tout.
takeaway-far = Avec le ciel et les collines au loin
takeaway-make = Créer le fichier
takeaway-again = Le refaire
takeaway-save = Enregistrer le fichier
takeaway-stop = Arrêter
takeaway-progress = Avancement du fichier
takeaway-fetching = Chargement de { $name }…
takeaway-drawing = Le lieu se dessine…
takeaway-writing = Le fichier s’écrit…
takeaway-ready = { $things ->
    [one] Prêt : un objet, { $weight }.
   *[other] Prêt : { $things } objets, { $weight }.
  }
takeaway-missing = { $count ->
    [one] Un fichier n’est plus dans la réserve et manque donc.
   *[other] { $count } fichiers ne sont plus dans la réserve et manquent donc.
  }
error-takeaway-large = Le fichier ferait { $weight } ; la limite est de { $most }. Le plus lourd : { $heaviest }. Allégez-le, ou prenez le fichier de l’Espace.
error-takeaway-broken = « { $name } » n’a pas pu être chargé. Vérifiez la liaison et réessayez.
error-takeaway-failed = Le fichier n’a pas pu être créé. Réessayez, ou prenez le fichier de l’Espace.
