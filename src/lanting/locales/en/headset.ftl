### Wearing a headset, and having the place on a table

## The session
headset-not-allowed = Your browser did not let the headset in. Allow it in the page’s settings, then press again.
headset-busy = Another page or program is using the headset. Close it there, then press again.
headset-missing = The headset does not answer. Put it on, check that it is awake and connected, then press again.
headset-failed = The headset could not be entered. Reload the page, then press again.
headset-in-wall = Your head is in a wall. Take a step back.

## The offer
headset-title = VR and AR
headset-enter-vr = Enter VR
headset-leave-vr = Leave VR
headset-enter-ar = Enter AR
headset-leave-ar = Leave AR
headset-table = On a table
headset-here = Here, life-size
headset-note-vr = You stand in the place yourself. The others see your head and your hands.
headset-note-table = The place at 1:50 on a real table, with everybody in it as a small figure. You turn and scale it by hand.
headset-note-here = The others stand in your own room, on your floor. What is built stays away.
headset-camera = What the camera sees stays on your device: nobody here gets it, and neither does the server.
headset-in-vr = You are in VR. Take the headset off, or press “Leave VR”, to come back.
headset-in-table = The place stands on your table. Press “Leave AR” to come back.
headset-in-here = The others stand in your room. Press “Leave AR” to come back.
headset-out = You are back on the screen.
headset-obstacle-insecure = On this address others on the network could listen in, so browsers allow no headset here. By https it works, and the way there takes your name along.
headset-obstacle-framed = Within another website no headset is allowed here. Open this Space in a tab of its own.
headset-obstacle-apple = No browser on iPhone or iPad has WebXR, which headsets and AR need. Here you walk with your thumb and look around with the other hand; on a computer or an Android phone the button is here.
headset-obstacle-browser = This browser has no WebXR, which headsets and AR need. Chrome, Edge and Samsung Internet have it, and so do the browsers of Meta Quest and Pico and Safari on Apple Vision Pro.
headset-obstacle-phone = This phone shows no AR in its browser. AR needs Google Play Services for AR: where your phone can have it, install it and come again.
headset-obstacle-none = Your browser finds no headset. Put it on and connect it, and the button comes by itself.
headset-obstacle-unfetched = What a headset needs could not be fetched. Reload the page.
headset-obstacle-picture = A headset needs the picture of the place, and there is none yet.

## Moving
headset-jump-wall = Nobody can stand there.
headset-jump-water = There is water. Aim beside it.
headset-jump-far = That is too far for one jump. Aim nearer.
headset-jump-rest = One moment: then you can jump again.
headset-held-still = A host has asked everybody to hold still. You can look around.
headset-recentred = You are measured anew.
settings-headset = Headset
settings-headset-main-hand = Hand that points and jumps
settings-headset-main-hand-right = Right
settings-headset-main-hand-left = Left
settings-headset-posture = Posture
settings-headset-posture-standing = Standing
settings-headset-posture-seated = Seated
settings-headset-eye-height = Height of your eyes
settings-headset-eye-height-measured = As measured
settings-headset-eye-height-metres = { $metres } m
settings-headset-walking = Stick of the other hand
settings-headset-walking-smooth = Walks
settings-headset-walking-jumps = Jumps
settings-headset-turning = Turning
settings-headset-turning-narrow = By 30°
settings-headset-turning-wide = By 45°
settings-headset-turning-smooth = Smoothly
settings-headset-vignette = Hide the rim while walking
settings-headset-vignette-strong = Much
settings-headset-vignette-light = A little
settings-headset-vignette-off = Not at all
settings-headset-recentre-note = Hold the stick of your pointing hand pressed to be measured anew.

## The card in her hand
headset-card-gates = Other places
headset-card-no-gates = No gate leads out of here.
headset-card-pin = Pin it here
headset-card-unpin = Back to the wrist
headset-card-amount = { $what }: { $amount }
headset-card-quieter = Quieter
headset-card-louder = Louder
headset-card-wait =
    { $seconds ->
        [one] Your next line is taken in a second.
       *[other] Your next line is taken in { $seconds } seconds.
    }
headset-card-report = What happened? One press sends it. To add words of your own, report from the screen.
headset-card-open = Back to the screen, to open it there

## Phrases to send without a keyboard
headset-phrase-1 = Hello!
headset-phrase-2 = Thank you!
headset-phrase-3 = Yes
headset-phrase-4 = No
headset-phrase-5 = One moment, please.
headset-phrase-6 = I cannot hear you.
headset-phrase-7 = Come here, please.
headset-phrase-8 = Goodbye!

## On a table, and here
headset-table-seek = Point at a table, or look at it, until a ring appears there.
headset-table-press = Press, or pinch, to set the place down where the ring is.
headset-table-none = No surface has been found. More light helps, and a table that is not all of one colour or of glass. Or press to set the place down in the air before you.
headset-table-impossible = This device finds no surfaces. Press to set the place down in the air before you.
headset-table-placed = Drag the place to move it, and its edge to turn it. With both hands you make it larger or smaller. Press a figure to see who it is.
headset-phone-seek = Move the phone slowly until a ring appears on the table.
headset-phone-press = Tap to set the place down where the ring is.
headset-phone-none = No surface has been found. More light helps, and a table that is not all of one colour or of glass. Or tap to set the place down in the air before you.
headset-phone-impossible = This device finds no surfaces. Tap to set the place down in the air before you.
headset-phone-placed = Drag the place to move it, and its edge to turn it. With two fingers you make it larger or smaller. Tap a figure to see who it is.
headset-table-larger = Larger
headset-table-smaller = Smaller
headset-table-turn = Turn
headset-table-anew = Set down elsewhere
headset-table-air = Set down in the air
headset-here-began = The others stand in your room, on your floor. The walls and the furniture here are yours: mind them when you walk.
headset-here-turn = Turn the others
headset-here-back = Back to where you came in
headset-here-floor = Show the ground
headset-here-all = Show what is built

## Beside a name
headset-sign-worn = in a headset
headset-sign-room = sees their own room
headset-sign-table = looks at the model on a table
