### Les gestes d'un hôte, celles et ceux qui attendent devant la porte, et ce qui est dit à tout le monde

host-label = Gestes d’un hôte
host-open = Hôte
host-gather = Rassembler ici
    .off = Tout le monde vient se placer autour de vous.
    .on = Tout le monde est autour de vous. Appuyez encore : chacun retourne où il était.
host-still = Tenir immobile
    .off = Sauf les hôtes, personne ne marche, jusqu’à ce que vous leviez cela.
    .on = Sauf les hôtes, personne ne marche. Appuyez encore pour lever cela.
host-quiet = Silence
    .off = Sauf les hôtes, personne n’écrit, jusqu’à ce que vous leviez cela.
    .on = Sauf les hôtes, personne n’écrit. Appuyez encore pour lever cela.
host-to_door = Ramener à la porte
    .off = Tout le monde se retrouve là où l’on arrive.
    .on = Tout le monde est à la porte. Appuyez encore : chacun retourne où il était.
host-let-in = Faire entrer
host-waiting =
    { $people ->
        [0] Personne n’attend.
        [one] Une personne attend de pouvoir entrer.
       *[other] { $people } personnes attendent de pouvoir entrer.
    }
host-keep = Tenir ce lieu…
waiters-title =
    { $people ->
        [0] Personne n’attend
        [one] Une personne attend
       *[other] { $people } personnes attendent
    }
waiters-none = Qui doit attendre devant la porte apparaît ici.
waiters-next = Faire entrer la suivante
waiters-all = Faire entrer tout le monde
waiters-let-in = Faire entrer
waiters-let-in-whom = Faire entrer { $name }
waiters-turn-away = Renvoyer
waiters-turn-away-whom = Renvoyer { $name }
waiters-ban-whom = Exclure { $name }
waiters-since-approval =
    { $minutes ->
        [0] vient de demander
        [one] attend depuis une minute
       *[other] attend depuis { $minutes } minutes
    }
waiters-since-full =
    { $minutes ->
        [0] attend une place libre
        [one] attend une place libre depuis une minute
       *[other] attend une place libre depuis { $minutes } minutes
    }
waiters-behind =
    { $people ->
        [one] Une autre personne attend derrière.
       *[other] { $people } autres attendent derrière.
    }
waiters-was-let-in = { $name } peut entrer.
waiters-undo = Faire attendre de nouveau
waiters-undo-whom = Faire attendre de nouveau { $name }
told-gather-on = { $by } demande à tout le monde de se rassembler.
told-gather-off = { $by } laisse chacun retourner où il était.
told-still-on = { $by } demande à tout le monde de rester immobile.
told-still-off = Tout le monde peut de nouveau marcher.
told-quiet-on = { $by } demande le silence : pour l’instant, seuls les hôtes écrivent.
told-quiet-off = Tout le monde peut de nouveau écrire.
told-to_door-on = { $by } ramène tout le monde à la porte.
told-to_door-off = { $by } laisse chacun retourner où il était.
holding-still = { $by } demande de rester immobile
holding-still-unsigned = Tout le monde reste immobile
holding-quiet = { $by } demande le silence
holding-quiet-unsigned = Silence : seuls les hôtes écrivent
