### Things that are taken in hand, carried, put down and thrown

offer-take = Take: { $name }
hand-lay = Put down
hand-throw = Throw
hand-back = Put back
hand-holding = In your hand: { $name }
hand-nowhere = There is nothing here that it could stand on.
hand-far = That is too far from here. Walk closer, then put it back.

# Said as it happens
hand-told-taken = { $name } is in your hand.
hand-told-laid = You have put down { $name }.
hand-told-thrown = You have thrown { $name }.
hand-told-back = { $name } is back where it was.
hand-told-lost = { $name } is no longer in your hand.
hand-told-caught = { $who } has caught { $name }.
hand-told-taken-by = { $who } has taken { $name }.

# In words
text-take = Take
text-take-which = Take: { $name }
text-lay-which = Put down { $name } before me
text-throw-which = Throw { $name }
text-back-which = Put { $name } back where it was
text-thing-thing = Thing
text-thing-held = in the hand of { $name }
