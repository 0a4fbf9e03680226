### Within another site’s page

framed-closed = Within another page you cannot come in here: this place asks who comes.
framed-own-tab = Open in its own tab
