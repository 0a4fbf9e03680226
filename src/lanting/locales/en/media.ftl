# Things that people bring along: the line while they come, the library, uploads, and the table of many things.

arriving = { $loaded } of { $all } things, { $megabytes } MB

media-search = Search the library
media-kinds = Show
media-kind-any = Everything
media-kind-model = Models
media-kind-image = Pictures
media-kind-sound = Sounds
media-kind-array = Numbers
media-empty = Nothing has been brought here yet.
media-none = Nothing in the library is called that.
media-more = Show more
media-bring = Bring a file
media-bring-how = Models (GLB, glTF), pictures (JPEG, PNG, WebP), sounds (MP3, Ogg, WAV) and numbers (NPY). You can also drop files on the place, or paste one.
media-table = Many from a table
media-back = Back to the library
media-place = Place
media-place-name = Place { $name }
media-place-ball = Place as a ball to step into
media-place-picture = Place as a picture
media-details = More about { $name }
media-used = { $count ->
    [0] Used nowhere
    [one] Used by one thing
   *[other] Used by { $count } things
  }
media-saved = Saved.
media-original = Save the original
media-delete = Delete this file
media-delete-used = It can be deleted once nothing uses it.
media-parts = Its heaviest parts
media-part-mesh = { $name }: { $triangles } triangles
media-part-texture = { $name }: { $pixels } pixels
media-has-location = This photo says where it was taken, and whoever saves it can read that. Bring a copy without location if the place shall stay private.
media-facts-model = { $triangles } triangles, { $weight }
media-facts-image = { $width } × { $height } pixels, { $weight }
media-facts-panorama = View all around, { $width } × { $height } pixels, { $weight }
media-facts-sound = { $seconds } s, { $weight }
media-facts-array = { $shape } numbers ({ $dtype }), { $weight }
media-field-name = Name
media-field-description = Description, for those who cannot see it
media-field-author = Who made it
media-field-source = Where it comes from
media-field-licence = Licence

media-uploads = Files on their way
media-progress = How far { $name } has come
media-pause = Pause { $name }
media-pause-short = Pause
media-resume = Go on with { $name }
media-resume-short = Go on
media-cancel = Cancel { $name }
media-dismiss = Take { $name } off this list
media-stage-reading = Being read…
media-stage-sending = { $sent } of { $bytes }
media-stage-broken = The line is broken; it goes on by itself, from { $sent }.
media-stage-paused = Paused at { $sent } of { $bytes }
media-stage-checking = The server is checking it…
media-stage-deriving = Here. A small picture of it is being made…
media-stage-ready = Here.
media-lighter = Bring a lighter version instead ({ $weight })

media-table-how = A table with the columns name, text, picture, maker, date, rights, price and width_cm becomes a row of things. Choose it together with its pictures; pictures of the library are found by their names.
media-table-choose = Choose table and pictures
media-table-example = An empty table
media-table-unknown = These columns are passed over: { $columns }.
media-table-rows = { $count ->
    [one] One thing
   *[other] { $count } things
  }
media-table-place = { $count ->
    [one] Place one thing
   *[other] Place { $count } things
  }
media-table-sending = On its way…
media-table-placed = { $count ->
    [one] One thing stands before you. One step back undoes it.
   *[other] { $count } things stand before you. One step back undoes them all.
  }
media-table-large = That is more than one step can hold: split the table into two.
media-row = How they are shown
media-row-wall = Hung in a row
media-row-plinths = On plinths
media-frame = Frame
media-frame-wood = Wood
media-frame-dark = Dark
media-frame-gilt = Gilt
media-frame-white = White
media-frame-none = None
media-found-file = to be sent
media-found-library = in the library
media-column-line = Line
media-column-name = Name
media-column-text = Text
media-column-picture = Picture
media-column-maker = Maker
media-column-date = Date
media-column-rights = Rights
media-column-price = Price
media-column-width_cm = Width (cm)
media-fault-at = Line { $line }, { $column }:
media-cell-missing = something has to be written here.
media-cell-long = at most { $limit } letters.
media-cell-number = a number from { $least } to { $most }.
media-cell-picture = no picture is called “{ $name }”; choose it together with the table, or bring it into the library first.
media-csv-quote = A quotation mark that begins in line { $line } is never closed.
media-csv-cells = Line { $line } has more cells than the first line has columns.
media-csv-empty = The table is empty: its first line has to name the columns.
media-csv-large = The table is larger than 1 MB: split it.
media-csv-letters = The letters of this table cannot be read: save it as CSV in UTF-8.

error-library-unanswered = The library does not answer. Try again in a moment.
error-upload-part-missing = The model needs the file “{ $part }”: choose it together with the model.
error-upload-unreadable = This file could not be read.
error-upload-cancelled = It was cancelled.
