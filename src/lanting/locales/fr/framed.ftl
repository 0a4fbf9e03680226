### Dans la page d’un autre site

framed-closed = On n’entre pas ici depuis une autre page : ce lieu demande qui vient.
framed-own-tab = Ouvrir dans son propre onglet
