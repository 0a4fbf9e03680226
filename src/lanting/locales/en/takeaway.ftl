# A place as one file for other programs.

build-title-takeaway = Take along as GLB
takeaway-open = Take along as GLB
takeaway-what = Everything that is seen here in one file, for Blender, other engines and viewers. Things keep their names and descriptions; models are in it as they were uploaded, with whose they are and under which licence.
takeaway-not = People, sounds and what things do stay here. The Space file, on the page where the place is kept, has all of it.
takeaway-far = With the sky and the far hills
takeaway-make = Make the file
takeaway-again = Make it anew
takeaway-save = Save the file
takeaway-stop = Stop
takeaway-progress = Progress of the file
takeaway-fetching = Fetching { $name }…
takeaway-drawing = Drawing the place…
takeaway-writing = Writing the file…
takeaway-ready = { $things ->
    [one] Ready: one thing, { $weight }.
   *[other] Ready: { $things } things, { $weight }.
  }
takeaway-missing = { $count ->
    [one] One file is no longer in the library and is left out.
   *[other] { $count } files are no longer in the library and are left out.
  }
error-takeaway-large = The file would have { $weight }; { $most } are allowed. The heaviest are { $heaviest }: make these lighter, or take the Space file.
error-takeaway-broken = “{ $name }” could not be fetched. Look after the line and try again.
error-takeaway-failed = The file could not be made. Try again, or take the Space file.
