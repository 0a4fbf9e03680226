### De http à https

more-secure = Parler, animer, construire…
secure-title = Il faut une ligne sûre
secure-why = À cette adresse, d’autres personnes du réseau pourraient écouter. Animer, construire et le microphone ne marchent donc qu’en https. Le chemin emporte votre nom.
secure-warning = Le serveur se porte garant de lui-même : votre navigateur demandera une fois si vous lui faites confiance. Les iPhone et iPad refusent ; marcher et discuter y marchent comme ici.
secure-go = Continuer en https
secure-unanswered = Le chemin n’a pas pu être demandé. Réessayez.
