### Going somewhere by oneself, and from one Space to another

way-blocked = This is as near as one can get.
way-stuck = Something stands in the way.
way-lost = There is nothing to go to any more.
way-person-gone = Whoever you were going to has left.
way-unanswered = The way could not be asked for. Try again.
portal-closed = This gate is closed: the place behind it is not on this server.
travel-full = { $space } is full at the moment: you stay here.
travel-failed = { $space } could not be reached: you stay here.
error-seat_unknown = That seat is not there any more.
error-seat_taken = Somebody sits there already.
error-seat_too_far = That seat is too far away. Go nearer first.
error-not_seated = You are standing already.
