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
floor-muted = Un hôte a coupé votre micro.
floor-no-voice = Ici parlent les hôtes, et ceux à qui ils donnent la scène.
floor-private = Ce que vous dites reste ici.
floor-quiet = Silence ici : personne ne vous entend.
floor-stage = Tout le monde vous entend.
floor-given = Vous avez la scène : là, tout le monde vous entend.
hand-is-up =
    { $place ->
        [1] Votre main est levée. C’est bientôt à vous.
       *[other] Votre main est levée. Vous êtes au numéro { $place }.
    }
hand-lower = Baisser la main
error-hands_many = { $limit } mains sont déjà levées. Réessayez quand certaines seront baissées.
