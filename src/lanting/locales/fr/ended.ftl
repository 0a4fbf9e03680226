### Dehors, sur la parole d’un hôte ou pour de bon

ended-ask-again = Demander encore
ended-hosts-words = L’hôte a écrit :
ended-ban-until = Cela vaut jusqu’au { $time }.
ended-ban-without-end = Cela vaut jusqu’à ce qu’un hôte en décide autrement.
travel-refused = On ne vous a pas fait entrer dans { $space } : vous restez ici.
travel-locked = Un hôte de { $space } a fermé la porte : vous restez ici.
error-banned = Un hôte de ce lieu vous a renvoyé : vous ne pouvez pas entrer pour l’instant.
error-code_needed = Ce lieu s’ouvre par son lien ou ses six lettres. Demandez-les à la personne qui vous a invité.
error-code_wrong = Ces lettres n’ouvrent pas ce lieu ; elles sont peut-être anciennes. Demandez les nouvelles.
error-too_many_tries = Trop de codes ont été essayés depuis cette adresse. Attendez une minute, puis réessayez.
