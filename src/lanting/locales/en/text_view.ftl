### The place in words: for whoever listens, and for whoever likes to read it

text-title = The place in words
text-skip = Past the words
text-news = What happens
text-comma = {", "}
text-where-title = Where you are
text-where-space = You are in { $space }.
text-where-zone = Around you: { $zone }.
text-where-near = Nearest: { $thing }, { $place }.
text-where-stands = You stand and look { $wind }.
text-where-sits = You sit and look { $wind }.
text-where-people =
    { $people ->
        [0] Nobody else is here.
        [1] You are the only one here.
       *[other] { $people } people are here, you among them.
    }
text-wind-north = to the north
text-wind-north-east = to the north-east
text-wind-east = to the east
text-wind-south-east = to the south-east
text-wind-south = to the south
text-wind-south-west = to the south-west
text-wind-west = to the west
text-wind-north-west = to the north-west
text-describe = Describe what is around
text-people-title = People, nearest first
text-people-none = Nobody else is near.
text-people-more =
    { $people ->
        [one] One more is farther off.
       *[other] { $people } more are farther off.
    }
text-person-program = a program
text-person-seated = sitting
text-person-speaking = speaking
text-things-title = Things, nearest first
text-things-none = Nothing is near that has a name.
text-thing-seat = Seat
text-thing-portal = Way to another place
text-thing-button = Button
text-thing-writing = Something written
text-things-many = { $count } of them, the nearest { $place }
text-seats-taken = { $taken } taken
text-seat-taken = { $name } sits there
text-here = all around you
text-place = { $metres } at { $clock }
text-metres =
    { $metres ->
        [0] within reach
        [one] one metre away
       *[other] { $metres } metres away
    }
text-clock = { $hour } o’clock
text-go = Go
text-go-to = Go to { $name }
text-go-near = Go to: { $name }
text-follow = Follow
text-follow-whom = Follow { $name }
text-face = Turn
text-face-whom = Turn to { $name }
text-face-which = Turn to: { $name }
text-sit = Sit down
text-sit-on = Sit down: { $name }
text-through = Go through
text-through-which = Go through: { $name }
text-press = Press
text-press-which = Press: { $name }
text-read = Read
text-read-what = Read: { $name }
text-about = About
text-about-what = About: { $name }
text-say-title = Say
text-say-field = Your words
text-say-send = Say it
text-do-title = Do
text-do-stop = Stop here
text-do-sit = Sit down near by
text-do-stand = Stand up
text-do-out = Go outside
text-gesture-wave = { $name } waves.
text-gesture-clap = { $name } claps.
text-gesture-bow = { $name } bows.
text-gesture-point = { $name } points.
text-gesture-raise_hand = { $name } raises a hand.
text-gesture-dance = { $name } dances.
text-came = { $name } has come.
text-left = { $name } has left.
text-came-more =
    { $people ->
        [one] One more person has come.
       *[other] { $people } more people have come.
    }
text-left-more =
    { $people ->
        [one] One more person has left.
       *[other] { $people } more people have left.
    }
text-goal-place = the place you chose
text-goal-gone = somebody
text-on-the-way = On the way: { $goal }.
text-following = You follow { $goal }.
text-arrived = You have arrived: { $goal }.
text-stopped = Stopped on the way: { $goal }.
text-faced = You turn: { $name }.
text-written = { $name }: “{ $writing }”.
text-sitting = You sit.
text-standing = You stand.
text-near-people = People: { $people }.
text-ahead = Ahead: { $things }.
text-right = To the right: { $things }.
text-behind = Behind you: { $things }.
text-left-side = To the left: { $things }.
text-name-place = { $name } { $place }
