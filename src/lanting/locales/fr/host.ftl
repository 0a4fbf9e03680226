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
host-lock = Fermer la porte
    .off = Sauf les hôtes, personne n’entre, jusqu’à ce que vous rouvriez. Qui est là reste.
    .on = Sauf les hôtes, personne n’entre. Appuyez encore pour rouvrir.
host-mute_voice = Couper tous les micros
    .off = On n’entend que les hôtes et qui a la scène, jusqu’à ce que vous leviez cela.
    .on = On n’entend que les hôtes et qui a la scène. Appuyez encore pour lever cela.
host-let-in = Faire entrer
host-hands = Voix
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
hands-title = Voix et mains levées
hands-up =
    { $hands ->
        [0] Aucune main levée
        [one] Une main levée
       *[other] { $hands } mains levées
    }
hands-none = Qui lève la main apparaît ici, qui attend depuis le plus longtemps d’abord.
hands-speak = Rendre la parole
hands-speak-whom = Rendre la parole à { $name }
hands-stage = Donner la scène
hands-stage-whom = Donner la scène à { $name }
hands-unstage = Reprendre la scène
hands-unstage-whom = Reprendre la scène à { $name }
hands-lower = Baisser la main
hands-lower-whom = Baisser la main de { $name }
hands-lower-all = Baisser toutes les mains
hands-staged = Ont la scène
told-gather-on = { $by } demande à tout le monde de se rassembler.
told-gather-off = { $by } laisse chacun retourner où il était.
told-still-on = { $by } demande à tout le monde de rester immobile.
told-still-off = Tout le monde peut de nouveau marcher.
told-quiet-on = { $by } demande le silence : pour l’instant, seuls les hôtes écrivent.
told-quiet-off = Tout le monde peut de nouveau écrire.
told-to_door-on = { $by } ramène tout le monde à la porte.
told-to_door-off = { $by } laisse chacun retourner où il était.
told-mute_voice-on = { $by } a coupé tous les micros : on n’entend que les hôtes et qui a la scène.
told-mute_voice-off = On peut de nouveau entendre tout le monde.
told-lock-on = { $by } a fermé la porte : personne de nouveau n’entre.
told-lock-off = La porte est rouverte.
holding-still = { $by } demande de rester immobile
holding-still-unsigned = Tout le monde reste immobile
holding-quiet = { $by } demande le silence
holding-quiet-unsigned = Silence : seuls les hôtes écrivent
holding-mute_voice = Micros coupés par { $by }
holding-mute_voice-unsigned = Micros coupés
holding-lock = Porte fermée par { $by }
holding-lock-unsigned = La porte est fermée
