### Lines for one other alone, and why one cannot write

whisper-to = Only { $name } reads this
whisper-field = Whisper to { $name }
whisper-all = To all again
whisper-from = to you only
whisper-sent = to { $name } only
whisper-closed = Whispers are closed in this place.
whisper-may-not = You may not whisper here.
chat-closed-quiet = { $by } has asked for quiet. Only hosts write for now.
chat-closed-quiet-unsigned = A host has asked for quiet. Only hosts write for now.
chat-closed-place = The chat of this place is closed.
chat-closed-you = A host has closed the chat for you. You can read along.
chat-closed-why = A host has closed the chat for you: “{ $why }”. You can read along.
chat-closed-role = You can read along here, and not write.
chat-slow =
    { $seconds ->
        [one] One line a second in this place.
       *[other] One line every { $seconds } seconds in this place.
    }
