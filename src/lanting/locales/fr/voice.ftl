### Les voix : le micro, qui parle, les sous-titres

bar-mic = Micro
voice-mic-asking = Votre navigateur demande s’il peut utiliser le micro.
voice-mic-on = Le micro est ouvert.
voice-mic-off = Le micro est coupé.
voice-to-https = Vers le lien https
voice-speaking = parle
voice-speaks =
    { $count ->
        [one] { $names } parle.
       *[other] { $names } parlent.
    }
voice-captions = Sous-titres
voice-line = { $name } : { $text }
key-mic = C
    .does = Ouvrir ou couper le micro ; la tenir pour parler, si vous l’avez choisi
settings-voice = Voix et sous-titres
settings-mic-mode = Micro
settings-mic-mode-open = Ouvert
settings-mic-mode-open-note = Tant qu’il est ouvert, vos voisins vous entendent dès que vous parlez.
settings-mic-mode-push_to_talk = Appuyer pour parler
settings-mic-mode-push_to_talk-note = On ne vous entend que tant que vous tenez le bouton du micro ou la touche C.
settings-mic = Appareil
settings-mic-system = Par défaut
settings-mic-level = Votre niveau
settings-mic-test = Essayer
settings-mic-test-end = Finir l’essai
settings-mic-test-note = Dites quelque chose : la barre doit bouger. Personne ne l’entend.
settings-echo = Ôter le haut-parleur de votre voix
settings-noise = Ôter le bruit de votre voix
settings-voice-volume = Volume des voix
settings-captions = Montrer les sous-titres
settings-captions-note = Ce que disent vos voisins, en mots, si leur propre navigateur l’écrit. Rien n’en est gardé.
settings-captions-mine = Sous-titrer ce que je dis
settings-captions-mine-note = Votre navigateur l’écrit sur cet appareil ; ceux qui vous entendent peuvent le lire. Vous l’acceptez à chaque visite.
caption-no-recogniser = Ce navigateur ne sait pas écrire la parole sur l’appareil même, et Lanting n’envoie aucune voix ailleurs. On peut relier son propre outil de reconnaissance : voir la page sur la voix dans la documentation.
caption-no-language = Ce navigateur écrit la parole sur l’appareil, mais pas dans cette langue. On peut relier son propre outil de reconnaissance : voir la page sur la voix dans la documentation.
caption-no-pack = Ce navigateur n’a pas encore de module vocal pour cette langue. Ajoutez-le dans les réglages du navigateur, puis rouvrez ceci ; Lanting n’en télécharge aucun.
settings-read-aloud = Lire le chat à voix haute
settings-read-aloud-note = Par une voix de cet appareil. Vos propres lignes ne sont pas lues.
read-aloud-no-voice = Cet appareil n’a pas de voix à lui dans cette langue, et Lanting n’envoie aucun texte ailleurs. Ajoutez-en une dans les réglages vocaux du système.
person-volume = Volume de cette voix
error-mic_denied = Ce navigateur ne peut pas utiliser le micro. Touchez le signe à côté de l’adresse, autorisez le micro, puis appuyez de nouveau sur le bouton.
error-mic_missing = Aucun micro trouvé. Branchez-en un ou allumez-le, puis appuyez de nouveau sur le bouton.
error-mic_busy = Le micro n’a pas démarré ; un autre programme l’a peut-être pris. Fermez-le, puis appuyez de nouveau sur le bouton.
error-mic_lost = Le micro a disparu. Rebranchez-le : il reprendra tout seul.
error-voice_needs_https = Les navigateurs ne donnent un micro qu’aux pages https. Ici vous entendez les autres ; pour parler, continuez par le lien https.
error-voice_unsupported = Ce navigateur ne sait pas envoyer de voix. Mettez-le à jour ou prenez-en un autre ; vous pouvez écouter et écrire.
error-voice_muted_by_host = Un hôte a coupé votre voix : personne ne vous entend tant que cela dure. Vous pouvez écrire à un hôte.
error-voice_closed = Les voix sont fermées ici pour l’instant : on n’entend que les hôtes. Vous pouvez écrire, ou lever la main.
