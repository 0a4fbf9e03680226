### Pourquoi rien n’a changé, pour qui construit ; et pourquoi un bouton n’a rien fait

error-drafting = Un brouillon est en cours ici. Modifiez le brouillon, puis publiez-le quand il est prêt.
error-not_drafting = Il n’y a plus de brouillon ici.
error-revision_unknown = Le lieu n’a jamais été ainsi. Choisissez un moment dans l’historique.
error-locked = C’est verrouillé. Un bâtisseur doit d’abord le déverrouiller.
error-area = Cela sortirait de votre zone de construction. Restez à l’intérieur.
error-builders_only = Seuls les bâtisseurs de tout le lieu changent cela. Demandez à l’un d’eux.
error-budget =
    { $what ->
        [triangles] Il y aurait { $value } triangles ; { $max } au plus ici. Retirez quelque chose, ou prenez des modèles plus légers et moins de copies.
        [bytes] Ce serait plus que ce qui peut être gardé ici. Retirez quelque chose ou simplifiez.
       *[entities] Il y aurait { $value } objets ; { $max } au plus ici, et chaque copie compte. Retirez d’abord quelque chose.
    }
error-entity_unknown = Cet objet n’est plus là.
error-entity_taken = Cet objet est déjà là.
error-not_yours = Quelqu’un d’autre a fait cela. Annulez ce que vous avez fait vous-même.
error-nothing_to_undo = Il ne reste rien de vous à annuler.
error-edit_unknown = Cela ne peut plus être annulé. Rétablissez plutôt un moment de l’historique.
error-component_refused = Un objet ne peut pas être ainsi. Vérifiez ses valeurs.
error-parent_refused = Il ne peut pas être accroché là. Choisissez autre chose.
error-scene_refused = Le lieu n’accepte pas cela. Vérifiez les noms et les valeurs, puis réessayez.
error-scene_too_big = Le lieu est plein. Retirez quelque chose ou réunissez de petites parties.
error-zone_unknown = Cette zone n’est plus là.
error-button_unknown = Ce bouton n’est plus là.
error-button_too_far = Ce bouton est trop loin. Approchez-vous d’abord.
error-grabbable = Ce qu’on peut prendre en main n’est accroché à rien, ne porte personne et ne bouge pas tout seul. Retirez l’un des deux.
error-thing_unknown = Cela ne se prend pas en main, ou n’est plus là.
error-thing_too_far = C’est hors de portée. Approchez-vous d’abord.
error-thing_held = Quelqu’un d’autre l’a en main.
error-thing_not_held = Vous ne l’avez plus en main.
error-hands_full = Vous avez déjà quelque chose en main. Posez-le d’abord.
