### Pages of the server

language-name = English
page-languages = Language
lobby-title = Lanting
lobby-lead = Shared places that open from a link. Choose one and walk in.
lobby-none = There is no Space on this server yet. Whoever runs it makes one with “lanting space create”.
lobby-code-label = Do you have a code?
lobby-code-note = Six letters, from whoever invites you.
lobby-code-go = Go there
lobby-code-unknown = No Space here opens with these letters. A code has six of them, and no vowels: please look again.
lobby-code-too-many = Those were many codes in a short time. Wait a minute, then try again.
lobby-offer = No place for this yet. It could begin as: { $template }.
lobby-create = Create one
purpose-meet = Meet
purpose-learn = Learn
purpose-heal = Heal
purpose-shop = Shop
purpose-travel = Travel
purpose-perform = Perform
purpose-assemble = Assemble
people-inside =
    { $people ->
        [0] Nobody is inside yet
        [one] One person is inside
       *[other] { $people } people are inside
    }
door-by-code = By link or code
door-waits = A host lets you in
door-locked = Locked at present
door-locked-note = A host has locked the door: nobody new comes in for now. Whoever was inside a moment ago still does.
door-code = The code of this Space
space-name-label = Your name
space-look = Your look
space-look-another = Another
space-look-choose = Choose
space-name-note = Others will see it. Nothing else is asked.
space-enter = Enter
space-watch = Just watch
space-messenger = You are in the window of { $messenger }. To hear and talk with everybody, tap ⋯ or ⋮ and choose “Open in browser”.
space-preview = { $place } Come in with a name: no account, nothing to install.
space-back = All Spaces
space-needs-script = This place is drawn in your browser: please switch scripts on for this page.
space-not-built = The part that draws this place is not built yet. Whoever runs this server builds it with “make client”.
space-canvas = The Space, drawn in three dimensions
suggested-names = Quiet Heron | Early Swallow | Bright Willow | Morning Crane | Gentle Otter | Wandering Cloud | Little Sparrow | Silver Carp | Patient Turtle | Happy Magpie | Plum Blossom | Soft Rain | Tall Bamboo | Blue Dragonfly | River Stone | Spring Lantern | Calm Pine | White Egret | Clear Brook | Evening Cricket | Kind Badger | Red Maple | Young Fern | Mountain Mist | Golden Oriole | Drifting Leaf | Warm Ember | Paper Kite | Singing Wren | Round Pebble | Moonlit Pond | Swift Hare | Autumn Reed | Green Frog | Winter Camellia | Noble Orchid | Curious Fox | First Snow | Honey Bee | Lucky Cricket | Distant Bell | Floating Cup | Light Breeze | Wild Goose
