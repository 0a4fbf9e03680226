### In line before a Space

waiting-host = A host is told that you are here and will let you in.
waiting-nobody = Nobody is here yet who can let you in. Stay on this page: you come in as soon as a host opens.
waiting-full =
    { $people ->
        [one] No place is free: one person is inside.
       *[other] No place is free: { $people } people are inside.
    }
waiting-next = You are next.
waiting-number = You are number { $place } in line.
waiting-held = A place that becomes free is kept for you for { $seconds } seconds.
waiting-broken = The line is broken. We are looking for it; your turn is kept for { $seconds } seconds.
waiting-as = You wait as
waiting-rename = Another name
waiting-rename-do = Take this name
waiting-name = Your name
waiting-leave = Stop waiting
