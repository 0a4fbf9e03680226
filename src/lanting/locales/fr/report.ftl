### Les signalements : la file des hôtes d'un Espace, ce qui est décidé, et ce qu'apprennent ceux que cela concerne

report-received = Merci. Les hôtes de cet Espace voient votre signalement ; on vous préviendra quand quelqu’un aura décidé.

reports-heading = Signalements
reports-title = Signalements dans « { $name } »
reports-title-all = Signalements dans tous les Espaces
reports-lead = Ce dont personne n’a décidé après { $days } jours se termine de soi-même. Qui est visé par une décision peut la contester une fois, dans les { $appeal } jours. Ensuite, l’enregistrement est effacé.
reports-back = Retour
reports-heading-open = En attente
reports-by-many =
    { $people ->
        [one] Signalé par une personne
       *[other] Signalé par { $people } personnes
    }
reports-by = de { $name }
reports-none = Personne n’a rien signalé.
reports-ended = Terminés

report-state-open = attend une décision
report-state-decided = décidé, peut être contesté
report-state-appealed = contesté : attend une réponse
report-state-closed = clos
report-state-expired = terminé sans décision

report-title = Un signalement visant { $name }
report-back = Tous les signalements
report-no-words = La personne n’a rien écrit de plus.
report-others =
    { $count ->
        [one] Il y a un autre signalement ouvert visant la même personne :
       *[other] Il y a { $count } autres signalements ouverts visant la même personne :
    }
report-clip = La dernière minute, telle que la personne qui signale l’a reçue
report-proven = Ce qui a été écrit et dit est prouvé : ce serveur le reconnaît, mot pour mot, et sait de qui cela vient. La personne qui signale a pu en laisser de côté.
report-minute = Les derniers mots datent de cette minute : { $at }.
report-no-moments = Rien ne lui a été écrit ni dit pendant cette minute, ou cela a été laissé de côté.
report-somebody = quelqu’un qui est parti
report-wrote = { $name } a écrit :
report-whispered = { $name } a chuchoté à la personne qui signale :
report-spoke =
    { $seconds ->
        [one] { $name } a parlé pendant une seconde.
       *[other] { $name } a parlé pendant { $seconds } secondes.
    }
report-voices = Voix
report-listen = Ce qui a été dit reste sur cette page : rien n’est gardé sur votre appareil.
report-listen-not = Pour écouter, il faut que le client de ce serveur soit construit.
report-seconds =
    { $seconds ->
        [one] une seconde
       *[other] { $seconds } secondes
    }
report-together = Tous ensemble
report-play = Écouter
report-stop = Arrêter
report-failed = Ce navigateur n’a pas pu le jouer.
report-plan = Où chacun se tenait
report-plan-claim = D’après la personne qui signale : les places ne sont pas prouvées. Le point est la fin de chaque chemin.
report-plan-subject = la personne signalée
report-plan-reporter = la personne qui signale
report-clip-gone = L’enregistrement a été effacé.

report-decide = Décider
report-decide-question = Que faut-il faire ?
report-decide-nothing = Rien
report-decide-warn = Avertir
report-decide-mute_chat = Lui fermer le chat
report-decide-mute_voice = Couper sa voix
report-decide-remove = Faire sortir maintenant
report-decide-ban = Tenir à l’écart
report-ban-ends = À l’écart pour combien de temps ?
report-ban-day = Un jour
report-ban-week = Une semaine
report-ban-never = Jusqu’à ce qu’un hôte lève la mesure
report-note = Pourquoi
report-note-told = La personne visée lit ceci. Celle qui a signalé, non. C’est inscrit au journal.
report-note-long = { $max } caractères au plus, s’il vous plaît.
report-note-missing = Dites pourquoi : la personne en est informée.
report-and-others =
    { $count ->
        [one] Cela clôt aussi l’autre signalement ouvert la visant
       *[other] Cela clôt aussi les { $count } autres signalements ouverts la visant
    }
report-decide-send = Décider

report-decided = La décision
report-decided-nothing = Rien n’a été fait
report-decided-warn = Avertissement
report-decided-mute_chat = Chat fermé
report-decided-mute_voice = Voix coupée
report-decided-remove = Fait sortir
report-decided-ban = Tenu à l’écart
report-decided-upheld = Contestée ; elle tient
report-decided-lifted = Contestée ; levée
report-appeal-until = Elle peut être contestée jusqu’au { $at }. L’enregistrement est gardé jusque-là.
report-appeal = { $name } conteste
report-outcome = Votre réponse
report-outcome-upheld = La décision tient
report-outcome-lifted = La décision est levée
report-outcome-told = La personne visée lit ceci. Le signalement est alors clos, et l’enregistrement effacé.
report-outcome-send = Répondre
report-done-decided = C’est décidé, et les personnes concernées en sont informées.
report-done-answered = La contestation a sa réponse, et la personne en est informée.

log-report = { $by } a décidé d’un signalement visant { $subject }.
log-appeal = { $by } a répondu à la contestation de { $subject }.

decision-title = Une décision
decision-told-me = Une décision qui vous concerne a été prise ici.
decision-told-other = Quelqu’un a examiné ce que vous avez signalé.
decision-told-read = La lire
decision-me = Quelqu’un a signalé quelque chose à votre sujet. Un hôte l’a examiné et a décidé :
decision-me-warn = Vous êtes averti
decision-me-mute_chat = Le chat vous est fermé
decision-me-mute_voice = Votre voix est coupée
decision-me-remove = On vous a fait sortir
decision-me-ban = On vous tient à l’écart
decision-note = Pourquoi, dans les mots de l’hôte :
decision-reason = Motif du signalement :
decision-appeal = Si vous pensez que c’est une erreur, dites pourquoi
decision-appeal-once = Vous pouvez le faire une fois, jusqu’au { $at }. Un hôte lit et décide de nouveau.
decision-appeal-send = Envoyer
decision-appeal-missing = Écrivez d’abord quelque chose.
decision-my-appeal = Ce que vous avez répondu
decision-appealed = Vos mots sont envoyés. Vous lirez ici ce qui en résulte.
decision-outcome-upheld = La décision tient
decision-outcome-lifted = La décision a été levée
decision-over = Il n’y a plus rien à faire ici.
decision-mine = Vous avez signalé { $name } le { $at }.
decision-mine-open = Personne n’a encore décidé
decision-mine-decided = Quelqu’un l’a examiné et a décidé
decision-mine-more = Le reste est entre les hôtes et la personne. Si cela continue, signalez-le de nouveau ; vous pouvez aussi bloquer quelqu’un, qui disparaît alors pour vous partout ici.
decision-mine-expired = Personne n’a décidé à temps ; ce que vous aviez envoyé est effacé
decision-to-space = Vers l’Espace

error-report_forged = Ce signalement ne peut pas être pris : quelque chose n’y a pas été dit ainsi ici. Rien n’a été gardé.
error-report_outsider = Vous n’étiez pas dans cet Espace pendant les 15 dernières minutes. Entrez et signalez de l’intérieur.
error-report_person_unknown = La personne que vous signalez n’était pas dans cet Espace pendant les 15 dernières minutes.
error-report_self = Ce signalement vous vise vous-même. Choisissez la personne voulue.
error-report_unreadable = Ce signalement est illisible. Rechargez la page et réessayez.
error-report_too_large = C’est plus de son qu’un signalement ne peut en contenir.
error-too_many_reports = Vous avez beaucoup signalé ces derniers temps, et les hôtes le voient. Attendez qu’ils aient regardé, ou parlez à un hôte.
error-report_unknown = Ce signalement n’existe pas, ou ce n’est pas à vous de le voir.
error-report_settled = C’est décidé entre-temps, ou le délai est passé. Rechargez la page.
