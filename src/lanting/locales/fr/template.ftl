### Les lieux pour commencer : leur nom et, sous .description, ce qu’on y trouve

template-orchid-pavilion = Pavillon des Orchidées
    .description = Un pavillon au bord d’un ruisseau, des bambous et des montagnes dans la brume.
template-courtyard = Cour
    .description = Une cour pavée avec escalier, rampe, terrasse et galerie au-dessus d’un passage.
template-stage-hall = Salle de spectacle
    .description = Une scène ouverte sous un toit de tuiles, des rangs de sièges en arc, des collines derrière.
template-teaching-room = Salle de cours
    .description = Une pièce claire, des tables basses, un tableau, et des bambous derrière les fenêtres.
template-gallery = Galerie
    .description = Des murs blancs et des tableaux encadrés autour d’un petit jardin.
template-open-field = Grand champ
    .description = Un champ plat de 400 mètres sur 400 pour les foires et les très grandes foules.
