### Ce que les actes et les règles d’un hôte changent pour soi

error-held_still = Un hôte a demandé à tous de ne pas bouger : personne ne marche avant qu’il le permette. Vous pouvez regarder autour de vous.
moved-gathered = Un hôte a rassemblé tout le monde ici.
moved-to_door = Un hôte vous a ramené à l’entrée.
moved-returned = Vous êtes de retour là où vous étiez.
chat-slow-left =
    { $seconds ->
        [one] Vous pourrez envoyer de nouveau dans une seconde.
       *[other] Vous pourrez envoyer de nouveau dans { $seconds } secondes.
    }
whisper-lost = La ligne s’est coupée avant que cela soit entendu. Envoyez-le de nouveau.
act-lost = Cela n’a pas été fait : vous êtes passé dans un autre Espace.
