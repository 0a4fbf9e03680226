### The places to begin with: what each is called, and as .description what one finds there

template-orchid-pavilion = Orchid Pavilion
    .description = A pavilion by a winding stream, bamboo and mountains in the mist.
template-courtyard = Courtyard
    .description = A paved yard with stairs, a ramp, a terrace and a gallery above a passage.
template-stage-hall = Stage Hall
    .description = An open stage under a tiled roof, seats in curved rows, hills behind.
template-teaching-room = Teaching Room
    .description = A bright room with low desks, a board, and bamboo behind the windows.
template-gallery = Gallery
    .description = White walls with framed pictures around a small garden.
template-open-field = Open Field
    .description = A flat field of 400 by 400 metres for fairs and very large crowds.
