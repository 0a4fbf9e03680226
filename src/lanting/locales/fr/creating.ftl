### Créer un Espace

creating-title = Créer un Espace
creating-lead = Deux questions et un nom. Tout peut être changé plus tard.
creating-what-for = À quoi servira-t-il ?
preset-class = Classe
preset-class-does = Par lien ou par code seulement. Chacun attend que vous le fassiez entrer ; pas d’apartés ; { $people } personnes.
preset-meeting = Réunion
preset-meeting-does = Par lien ou par code seulement, pour { $people } personnes au plus, qui se connaissent.
preset-open-house = Portes ouvertes
preset-open-house-does = Montré sur la première page de ce serveur ; entre qui veut.
preset-stage = Scène
preset-stage-does = Ouvert à tous. { $seconds } secondes entre deux messages d’un même visiteur, pas d’apartés.
creating-place = Dans quel lieu ?
creating-name = Comment s’appelle-t-il ?
creating-name-note = On le voit avant d’entrer. { $chars } caractères au plus.
creating-make = Créer l’Espace
error-name_refused = Un Espace porte un nom de 1 à { $chars_max } caractères visibles.
creating-preset-refused = Choisissez à quoi servira l’Espace.
error-template_unknown = Choisissez l’un de ces lieux.
creating-too-many = Cela faisait beaucoup de nouveaux Espaces en peu de temps. Attendez quelques minutes, puis réessayez.
creating-made-title = « { $name } » est là
creating-made-lead = Voici votre clé de propriétaire. Elle n’est montrée que cette fois.
creating-go = Entrer dans l’Espace
creating-keep = Règles, liens et personnes
