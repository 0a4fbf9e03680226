### En attente devant un Espace

waiting-host = Un hôte sait que vous êtes là et vous fera entrer.
waiting-nobody = Il n’y a encore personne pour vous faire entrer. Restez sur cette page : vous entrerez dès qu’un hôte ouvrira.
waiting-full =
    { $people ->
        [one] Aucune place n’est libre : une personne est à l’intérieur.
       *[other] Aucune place n’est libre : { $people } personnes sont à l’intérieur.
    }
waiting-next = C’est bientôt à vous : vous êtes en tête.
waiting-number = Vous êtes au rang { $place } de la file.
waiting-held = Une place qui se libère vous est gardée { $seconds } secondes.
waiting-broken = La ligne est coupée. Nous la cherchons ; votre tour est gardé { $seconds } secondes.
waiting-as = Vous attendez sous le nom de
waiting-rename = Un autre nom
waiting-rename-do = Prendre ce nom
waiting-name = Votre nom
waiting-leave = Ne plus attendre
