### From http to https

more-secure = Speak, host and build …
secure-title = This needs a safe line
secure-why = On this address others on the network could listen in. Hosting, building and the microphone therefore work on https only. The way there takes your name along.
secure-warning = The server vouches for itself: your browser will ask once whether you trust it. iPhones and iPads refuse; walk and chat work there as they do here.
secure-go = Go on over https
secure-unanswered = The way could not be asked for. Try again.
