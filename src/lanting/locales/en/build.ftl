### Building: the bar, the palette, what is said of a thing, history and draft

build-bar = Building
build-sheet-palette = Add
build-sheet-library = Library
build-sheet-tree = Things
build-sheet-history = History
build-sheet-draft = Draft
build-sheet-draft-on = Publish
build-sheet-more = More
build-title-palette = What shall stand here?
build-title-library = Library
build-title-tree = Everything here
build-title-history = History
build-title-draft = Draft and publish
build-title-more = More
build-undo = Undo
build-redo = Redo
build-done = Done
build-no = No
build-cancel = Cancel

# First steps, placing
build-first = Choose something on the left, then click where it shall stand. By keyboard: Enter places it before you.
build-first-touch = Tap something, then tap where it shall stand.
build-first-open = “Add” shows what you can place. Click anything here to change it.
build-first-open-touch = “Add” shows what you can place. Tap anything here to change it.
build-looking = This is what visitors see. Go back to the draft to change it.
build-placing = Click where it shall stand: { $name }
build-placing-touch = Tap where it shall stand: { $name }
build-placing-label = Placing
build-place-before = Place before me
build-placed = { $name } stands here. Give it a name, so that everybody can hear what it is.
build-nowhere = There is nothing to stand on. Point at the ground, a wall or another thing.
build-palette-how = Click, then point at a place; or drag it there. Enter places it before you.
build-family-shapes = Shapes
build-family-media = Pictures and sound
build-family-words = Words
build-family-use = To use
build-family-hands = To take in hand
build-family-data = Numbers and many
build-family-place = For the place
build-fresh-text = Write here what visitors shall read.
build-fresh-label = A label
build-fresh-ball = A ball. Take it in hand and throw it.
build-fresh-cup = A small tea cup. Take it in hand.
build-fresh-board = A board

# Kinds of things
build-kind-box = Box
build-kind-cylinder = Cylinder
build-kind-sphere = Sphere
build-kind-ring = Ring
build-kind-text = Text
build-kind-label = Label
build-kind-image = Picture
build-kind-model = Model
build-kind-panorama = Panorama
build-kind-sound = Sound
build-kind-lamp = Lamp
build-kind-seat = Seat
build-kind-portal = Portal
build-kind-spawn = Arrival
build-kind-zone = Zone
build-kind-button = Button
build-kind-board = Board
build-kind-surface = Relief
build-kind-points = Points
build-kind-generator = Ring of stools
build-kind-collider = Unseen wall
build-kind-ball = Ball
build-kind-cup = Cup
build-kind-tree = Tree
build-kind-rock = Rock
build-kind-water = Water
build-kind-group = Group
build-kind-ground = Ground
build-kind-other = Thing

# Keys
build-keys = Keys
build-keys-select = Choose, add to the choice, a rectangle
    .keys = Click · Shift
build-keys-move = Move; with Shift in small steps
    .keys = ← ↑ ↓ →
build-keys-height = Higher, lower
    .keys = Page ↑ ↓
build-keys-turn = Move, turn, size: what the arrows do
    .keys = G · R · T
build-keys-tools = Grid on and off
    .keys = X
build-keys-undo = Undo, redo
    .keys = Ctrl Z · Ctrl Y
build-keys-copy = Copy, paste, double, group
    .keys = Ctrl C · V · D · G
build-keys-remove = Remove
    .keys = Delete
build-keys-leave = Let go, close, leave
    .keys = Esc

# Tools
build-tools = What the hand does
build-tool-move = Move
build-tool-move-on = Move: arrows, and Page up and down for the height.
build-tool-turn = Turn
build-tool-turn-on = Turn: arrows left and right.
build-tool-size = Size
build-tool-size-on = Size: arrows up and down.
build-grid = Grid
build-grid-on = Things keep to a grid of 25 cm and 15°.
build-grid-off = Things stand wherever you put them.
build-several = Several
build-numbers = Details

# What is chosen
build-things =
    { $things ->
        [one] One thing
       *[other] { $things } things
    }
build-chosen =
    { $things ->
        [0] Nothing is chosen.
        [one] One thing is chosen.
       *[other] { $things } things are chosen.
    }
build-thing-none = Nothing is chosen
build-thing-none-how = Choose something in the place or among the things.
build-is-locked = It is locked: nobody changes it by accident.
build-in-hand =
    { $people ->
        [one] { $names } has this in hand too.
       *[other] { $names } have this in hand too.
    }
build-words = Words
build-name = Name
build-name-lacks = Without a name nobody can ask for it or hear of it.
build-description = Description
build-description-lacks = What does one see? Whoever cannot see it hears this.
build-tags = Tags
build-tags-note = Experiences find things by these words. A comma between two.
build-tags-fault = At most { $tags } tags, each of at most { $chars } characters.
build-place = Place
build-at-x = East
build-at-y = Height
build-at-z = South
build-angle-turn = Turned
build-angle-tilt = Tilted
build-angle-lean = Leaning
build-size-x = Width
build-size-y = Height
build-size-z = Depth
build-number-range = Between { $low } and { $high }.
build-number-fault = Write a number, such as 1.5 m.
build-text-fault = This cannot be written here: it is empty or too long.
build-number-itself = by itself
build-rows-how = A line for each row, cells apart by |. The first names the columns.
build-rows-fault = At most 40 rows of 8 cells.
build-series-how = A line for each: name | number.
build-series-fault = Write lines such as “Monday | 12”, at most 64.
build-link-fault = Write a whole address that begins with https://.
build-colour-other = Another colour: { $what }
build-colour-none = None
build-swatch-plaster = Plaster
build-swatch-stone = Stone
build-swatch-straw = Straw
build-swatch-wood = Wood
build-swatch-tile = Tile
build-swatch-indigo = Indigo
build-swatch-celadon = Celadon
build-swatch-grass = Grass
build-swatch-gilt = Gilt
build-swatch-clay = Clay
build-entity-out = Take out { $name }
build-gone = Something that is gone
build-acts = What to do with it
build-duplicate = Double
build-copy = Copy
build-paste = Paste
build-group = Group
build-ungroup = Ungroup
build-lock = Lock
build-unlock = Unlock
build-go = Go there
build-remove = Remove

# What came of it
build-removed =
    { $things ->
        [one] Removed. Undo brings it back.
       *[other] { $things } things removed. Undo brings them back.
    }
build-pasted =
    { $things ->
        [one] A copy stands here and is chosen.
       *[other] { $things } copies stand here and are chosen.
    }
build-copied =
    { $things ->
        [one] Copied. Paste it here or in another Space.
       *[other] { $things } things copied. Paste them here or in another Space.
    }
build-grouped = They are one group now. Give it a name.
build-ungrouped = The group is taken apart.
build-locked = Locked.
build-unlocked = Unlocked.
build-undone = Taken back.
build-redone = Done again.
build-kept =
    { $kept ->
        [one] Taken back, but for one property that somebody else has changed since.
       *[other] Taken back, but for { $kept } properties that others have changed since.
    }
paste-broken = What was copied is no thing that can be placed here.
paste-large = That is too much at once. Copy it in smaller parts.

# Parts
build-part-add = Make it more
build-part-clear = No longer: { $part }
build-part-shape = Shape
build-part-lathe = Turned shape
build-part-text = Text
build-part-label = Label
build-part-image = Picture
build-part-model = Model
build-part-animation = Movement
build-part-panorama = Panorama
build-part-sound = Sound
build-part-lamp = Lamp
build-part-seat = Seat
build-part-portal = Portal
build-part-spawn = Arrival
build-part-zone = Zone
build-part-button = Button
build-part-grabbable = To take in hand
build-part-board = Board
build-part-surface = Relief
build-part-points = Points
build-part-generator = Repeated
build-part-generator-note = Copies are only seen: nobody bumps into one, sits on it or presses it. Each counts as a thing.
build-part-collider = Solid
build-part-path = Way
build-part-sky = Sky
build-part-light = Light
build-part-water = Water
build-part-rock = Rock
build-part-tree = Tree
build-part-paving = Paving
build-field-alignment = Lines
build-field-angle = Opening
build-field-bark = Bark
build-field-bounce = Bounce
build-field-casts_shadow = Casts a shadow
build-field-clip = Clip
build-field-chart = Chart
build-field-colour = Colour
build-field-colours = Colours
build-field-columns = Columns
build-field-count = How many
build-field-date = Date
build-field-diameter_m = Diameter
build-field-exposure = Brightness
build-field-far_m = Not heard from
build-field-fill = Fill light
build-field-fill_strength = Strength of the fill
build-field-finish = Surface
build-field-frame = Frame
build-field-frame_cm = Width of the frame
build-field-friction = Grip
build-field-glint = Glint
build-field-glow = Glow
build-field-ground = Light from below
build-field-height_m = Height
build-field-has_axes = Axes with numbers
build-field-has_legend = Legend
build-field-horizon = Horizon
build-field-is_closed = Goes round
build-field-is_looping = Again and again
build-field-is_private = What is said inside stays inside
build-field-is_quiet = Quiet: no voice is heard here, or from here
build-field-is_stage = Stage: who may speak to all is heard everywhere
build-field-is_stretched = Each axis fills the box
build-field-is_turned = Turned: in a ring to the middle
build-field-is_upright = Turns towards the reader
build-field-joint = Joints
build-field-kind = Form
build-field-letter_m = Height of the letters
build-field-legs_m = Posts below it
build-field-light = Light
build-field-link = Leads to
build-field-maker = Maker
build-field-mist = Mist
build-field-mist_density = Density of the mist
build-field-mount = Mount
build-field-mount_cm = Width of the mount
build-field-near_m = Full volume within
build-field-paper = Paper
build-field-plays = Plays
build-field-point_m = Width of a point
build-field-price = Price
build-field-radius_m = Radius
build-field-reach_m = Reaches
build-field-rights = Rights
build-field-rim = Rim
build-field-rounding_m = Rounded edges
build-field-rows = Table
build-field-roughness = Roughness
build-field-seed = Scattered otherwise
build-field-series = Numbers of the chart
build-field-series_title = What the chart shows
build-field-sky = Light from above
build-field-sky_strength = Strength of the sky
build-field-softness = Soft edge
build-field-spacing_m = From one to the next
build-field-speed = Speed
build-field-speed_m_per_s = Metres a second
build-field-starts = Begins
build-field-strength = Strength
build-field-sun = Sun
build-field-sun_strength = Strength of the sun
build-field-taper = Top to foot
build-field-target = Leads to
build-field-text = Text
build-field-title = Title
build-field-toggles = Shows and hides
build-field-turns = Looks where it goes
build-field-value_from = Colours from
build-field-value_title = Value, with its unit
build-field-value_to = Colours to
build-field-variant = Variant
build-field-volume = Volume
build-field-wait_s = Waits
build-field-width_cm = Width
build-field-width_m = Width
build-field-x_from = First column
build-field-x_title = To the right, with its unit
build-field-x_to = Last column
build-field-y_from = First row
build-field-y_title = Away, with its unit
build-field-y_to = Last row
build-field-z_from = Least height
build-field-z_title = Upwards, with its unit
build-field-z_to = Greatest height
build-field-zenith = Above
build-choice-at_once = At once
build-choice-bars = Bars
build-choice-box = Box
build-choice-centre = Centred
build-choice-cividis = Cividis: blue to yellow
build-choice-cylinder = Cylinder
build-choice-dark = Dark
build-choice-end = To the end
build-choice-gilt = Gilt
build-choice-glow = Glowing
build-choice-grey = Grey
build-choice-grid = In a grid
build-choice-height_field = Ground
build-choice-ink = Ink on paper
build-choice-line = Line
build-choice-maple = Maple
build-choice-matt = Matt
build-choice-none = None
build-choice-on_press = When a button is pressed
build-choice-pine = Pine
build-choice-plum = Plum
build-choice-point = All around
build-choice-ramp = Ramp
build-choice-ring = Ring
build-choice-row = In a row
build-choice-scatter = Scattered
build-choice-sphere = Sphere
build-choice-spot = A cone
build-choice-start = From the start
build-choice-viridis = Viridis: violet to yellow
build-choice-white = White
build-choice-willow = Willow
build-choice-wood = Wood

# Areas
build-area = Who may build here
build-area-how = Somebody inside may build within this zone, and nowhere else.
build-area-nobody = Nobody else is inside to whom it could be given.
build-area-who = Person
build-area-give = May build here
build-area-take = No more
build-area-given = { $name } may build in this zone.
build-area-taken = { $name } may build here no more.

# All things
build-tree-label = Things
build-tree-search = Find a thing
build-tree-found =
    { $things ->
        [0] Nothing is called so.
        [one] One row.
       *[other] { $things } rows.
    }
build-row-locked = locked
build-lacks =
    { $things ->
        [one] One thing lacks a name or a description
       *[other] { $things } things lack a name or a description
    }
build-usage = How much is built
build-usage-entities = { $used } of { $most } things
build-usage-triangles = { $used } of { $most } triangles
build-usage-bytes = { $used } of { $most } MB of properties

# History
build-history-none = Nothing has been changed here yet.
build-history-you = You
build-history-server = The server
build-history-more = Earlier
build-history-undo = Undo this
build-history-undone = (undone)
build-history-restore = Back to this moment
build-history-restore-ask = Everything here becomes what it was at { $time }. Whatever came after goes; history keeps it.
build-history-restore-yes = Back to { $time }
build-history-restore-done = Everything is as it was at { $time }.
build-history-take-back = Undo all by { $name } from here
build-history-take-back-ask = Everything that { $name } has done since { $time } is undone, unless others have changed it since.
build-history-take-back-yes = Undo it all
build-history-take-back-done = What { $name } has done since { $time } is undone.
build-history-unpublish = Take back
build-history-unpublish-ask = Visitors see again what they saw before this was published.
build-history-unpublish-yes = Take back the publishing
build-history-unpublish-done = The publishing is taken back.
build-history-what = { $what }: { $names }
build-history-kind-edit =
    { $operations ->
        [one] One change
       *[other] { $operations } changes
    }
build-history-kind-undo = Took back
build-history-kind-redo = Did again
build-history-kind-restore = Went back to a moment
build-history-kind-take_back = Undid somebody’s changes
build-history-kind-publish = Published
build-history-kind-template = From the template
build-history-kind-carry = Carried

# Draft
build-draft-is-off = Visitors see every change at once. With a draft they see none until you publish.
build-draft-is-on = You build in a draft. Visitors see none of it until you publish.
build-draft-begin = Begin a draft
build-draft-begun = You build in a draft now.
build-draft-differs =
    { $things ->
        [0] Nothing differs from what visitors see.
        [one] One thing differs from what visitors see.
       *[other] { $things } things differ from what visitors see.
    }
build-draft-overwrites =
    { $properties ->
        [one] One property was changed for visitors meanwhile. Publishing overwrites it:
       *[other] { $properties } properties were changed for visitors meanwhile. Publishing overwrites them:
    }
build-draft-publish = Publish
build-draft-published = Published: visitors see it now.
build-draft-nothing = There was nothing to publish.
build-draft-look-published = See what visitors see
build-draft-look-draft = Back to the draft
build-draft-end = Throw the draft away
build-draft-end-ask = What is not published is lost.
build-draft-end-yes = Throw it away
build-draft-ended = The draft is gone.
build-draft-take-back = Take back the publishing
build-property-name = Name
build-property-description = Description
build-property-parent = Group
build-property-is_locked = Lock
build-property-position = Place
build-property-rotation = Direction
build-property-scale = Size
build-property-size = Size
