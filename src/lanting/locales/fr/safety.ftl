### Ce qui protège : couper le son pour soi, bloquer, bulle, masquer tous les inconnus, et ce qu’on signale

badge-known = connu
badge-mute-for-me = sans voix pour vous
safety-title = Pour vous seulement
safety-mute = Ne plus entendre cette voix
safety-mute-who = Ne plus entendre cette voix : { $name }
safety-unmute = Réentendre cette voix
safety-unmute-who = Réentendre cette voix : { $name }
safety-know = Je connais cette personne
safety-unknow = Je ne la connais plus
safety-block = Bloquer…
safety-block-who = Bloquer… { $name }
safety-report = Signaler…
safety-report-who = Signaler… { $name }
person-done-hushed = Vous n’entendez plus { $name }.
person-done-heard = Vous entendez de nouveau { $name }.
person-done-known = Pendant cette visite, { $name } n’est pas un inconnu pour vous.
person-done-unknown = { $name } est de nouveau un inconnu pour vous.
block-title = Bloquer { $name } ?
block-note = { $name } et vous ne pourrez plus vous voir, vous entendre ni vous lire, dans aucun lieu de ce serveur, jusqu’à ce que vous leviez le blocage dans les réglages.
block-quiet = { $name } n’en est pas informé.
block-do = Bloquer
block-done = { $name } est bloqué. Vous pouvez lever cela dans les réglages.
blocks-title = Personnes que vous avez bloquées
blocks-open = Personnes bloquées…
blocks-none = Vous n’avez bloqué personne.
blocks-since = bloqué le { $day }
blocks-lift = Lever
blocks-lift-who = Lever le blocage de { $name }
blocks-lifted = { $name } et vous pouvez de nouveau vous rencontrer.
blocks-later = La liste viendra quand la connexion sera rétablie.
settings-bubble = Espace autour de vous
settings-bubble-strangers = Face aux inconnus
settings-bubble-everybody = Face à tous
settings-bubble-off = Aucun
settings-bubble-note = Qui s’approche à moins de 1,2 m s’efface à vos yeux. Personne n’est repoussé, et personne ne le remarque.
panic-do = Masquer tous ceux que je ne connais pas
panic-short = Masquer
panic-title = Tous ceux que vous ne connaissez pas sont masqués et muets
panic-note = Les nouveaux venus restent masqués aussi. Personne n’en est informé. Cela tient jusqu’à ce que vous affichiez de nouveau tout le monde.
panic-offline = Cela tient bien que la connexion soit coupée en ce moment.
panic-show = Afficher de nouveau tout le monde
panic-shown = Tout le monde est de nouveau affiché.
panic-leave = Partir
panic-host = Appeler un hôte : { $name }
panic-no-host = Aucun hôte n’est ici en ce moment.
panic-report = Signaler quelqu’un
panic-nobody = Personne d’autre n’était près de vous.
panic-held = Les inconnus sont masqués
panic-held-short = Masqués
panic-held-options = Les inconnus sont masqués : ce que vous pouvez faire
key-panic = Échap, Échap
    .does = masquer tous ceux que vous ne connaissez pas
report-who = Signaler { $name }
report-why = Que s’est-il passé ?
report-reason-harassment = Harcèlement, poursuite
report-reason-hate = Haine contre un groupe
report-reason-sexual = Paroles ou gestes sexuels non voulus
report-reason-threat = Menaces ou violence
report-reason-minor_safety = Un enfant est en danger
report-reason-spam = Spam ou fraude
report-reason-other = Autre chose
report-words = Avec vos mots (facultatif)
report-sends = Ce qui est envoyé
report-sends-only = Seulement ce que votre navigateur a reçu pendant la dernière minute. Les hôtes de ce lieu et l’exploitant le voient ; { $name } ne saura pas qui a signalé. C’est effacé quand le signalement est clos.
report-sound =
    { $seconds ->
        [0] Aucune voix de { $name } n’a été entendue.
        [one] { $seconds } seconde de la voix de { $name }
       *[other] { $seconds } secondes de la voix de { $name }
    }
report-lines =
    { $lines ->
        [0] Aucune ligne de { $name } dans la discussion
        [one] 1 ligne de { $name } dans la discussion
       *[other] { $lines } lignes de { $name } dans la discussion
    }
report-whispers =
    { $lines ->
        [one] 1 chuchotement de { $name } pour vous
       *[other] { $lines } chuchotements de { $name } pour vous
    }
report-places = Où vous vous teniez tous les deux, une fois par seconde
report-own =
    { $lines ->
        [one] Envoyer aussi ma propre ligne
       *[other] Envoyer aussi mes { $lines } propres lignes
    }
report-block = Bloquer aussi { $name }
report-send = Envoyer
report-sending = Envoi…
report-sent = Votre signalement est chez les hôtes.
report-sent-note = { $name } n’en sait rien, ni qui l’a envoyé. S’ils décident, vous l’apprendrez quand vous serez ici.
report-lost = Le signalement n’est pas passé : la connexion est coupée. Il est gardé ici ; renvoyez-le dans un instant.
report-line = Signaler { $name } pour cette ligne
decided-me-nothing = Les hôtes ont examiné un signalement à votre sujet et n’ont rien entrepris.
decided-me-warn = Après un signalement à votre sujet, un hôte vous avertit.
decided-me-mute_chat = Après un signalement à votre sujet, un hôte vous a fermé la discussion.
decided-me-mute_voice = Après un signalement à votre sujet, un hôte a coupé votre micro pour tous.
decided-me-remove = Après un signalement à votre sujet, un hôte vous a fait sortir.
decided-me-ban = Après un signalement à votre sujet, un hôte vous a exclu.
decided-me-upheld = Votre objection a été lue ; la décision reste.
decided-me-lifted = Votre objection a été lue ; la décision est levée.
decided-other = Les hôtes ont décidé de votre signalement. Merci.
decided-words = Avec les mots de l’hôte : « { $note } »
decided-read = Lire et répondre
decided-close = Fermer
reports-waiting =
    { $reports ->
        [one] 1 signalement
       *[other] { $reports } signalements
    }
reports-open =
    { $reports ->
        [one] 1 signalement attend votre décision (ouvre une page)
       *[other] { $reports } signalements attendent votre décision (ouvre une page)
    }
