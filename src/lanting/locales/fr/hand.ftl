### Things that are taken in hand, carried, put down and thrown

offer-take = Prendre : { $name }
hand-lay = Poser
hand-throw = Lancer
hand-back = Remettre
hand-holding = Dans votre main : { $name }
hand-nowhere = Il n’y a rien ici sur quoi la chose pourrait tenir.
hand-far = C’est trop loin d’ici. Approchez-vous, puis remettez-la en place.

# Said as it happens
hand-told-taken = { $name } est dans votre main.
hand-told-laid = Vous avez posé { $name }.
hand-told-thrown = Vous avez lancé { $name }.
hand-told-back = { $name } est de nouveau à sa place.
hand-told-lost = { $name } n’est plus dans votre main.
hand-told-caught = { $who } a attrapé { $name }.
hand-told-taken-by = { $who } a pris { $name }.

# In words
text-take = Prendre
text-take-which = Prendre : { $name }
text-lay-which = Poser { $name } devant moi
text-throw-which = Lancer { $name }
text-back-which = Remettre { $name } à sa place
text-thing-thing = Chose
text-thing-held = dans la main de { $name }
