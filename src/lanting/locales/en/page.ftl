### Pages of the server

language-name = English
page-languages = Language
lobby-title = Lanting
lobby-lead = Shared places that open from a link. Choose one and walk in.
lobby-none = There is no Space on this server yet. Whoever runs it makes one with “lanting space create”.
lobby-spaces = Spaces
people-inside =
    { $people ->
        [0] Nobody is inside yet
        [one] One person is inside
       *[other] { $people } people are inside
    }
space-name-label = Your name
space-name-note = Others will see it. Nothing else is asked.
space-enter = Enter
space-back = All Spaces
space-needs-script = This place is drawn in your browser: please switch scripts on for this page.
space-not-built = The part that draws this place is not built yet. Whoever runs this server builds it with “make client”.
space-canvas = The Space, drawn in three dimensions
suggested-names = Quiet Heron | Early Swallow | Bright Willow | Morning Crane | Gentle Otter | Wandering Cloud | Little Sparrow | Silver Carp | Patient Turtle | Happy Magpie | Plum Blossom | Soft Rain | Tall Bamboo | Blue Dragonfly | River Stone | Spring Lantern
