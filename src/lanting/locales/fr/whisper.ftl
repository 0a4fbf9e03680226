### Des lignes pour une seule personne, et pourquoi on ne peut pas écrire

whisper-to = Seulement { $name } lit ceci
whisper-field = Chuchoter à { $name }
whisper-all = De nouveau à tous
whisper-from = à vous seulement
whisper-sent = à { $name } seulement
whisper-closed = Les chuchotements sont fermés dans ce lieu.
whisper-may-not = Vous ne pouvez pas chuchoter ici.
chat-closed-quiet = { $by } a demandé le silence. Pour l’instant, seuls les hôtes écrivent.
chat-closed-quiet-unsigned = Un hôte a demandé le silence. Pour l’instant, seuls les hôtes écrivent.
chat-closed-place = La discussion de ce lieu est fermée.
chat-closed-you = Un hôte a fermé la discussion pour vous. Vous pouvez la lire.
chat-closed-why = Un hôte a fermé la discussion pour vous : « { $why } ». Vous pouvez la lire.
chat-closed-role = Ici, vous pouvez lire, mais pas écrire.
chat-slow =
    { $seconds ->
        [one] Une ligne par seconde dans ce lieu.
       *[other] Une ligne toutes les { $seconds } secondes dans ce lieu.
    }
