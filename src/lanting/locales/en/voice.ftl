### Voices: the microphone, who speaks, captions

bar-mic = Mic
voice-mic-asking = Your browser asks whether it may use the microphone.
voice-mic-on = The microphone is on.
voice-mic-off = The microphone is off.
voice-to-https = To the https link
voice-speaking = speaks
voice-speaks =
    { $count ->
        [one] { $names } speaks.
       *[other] { $names } speak.
    }
voice-captions = Captions
voice-line = { $name }: { $text }
key-mic = C
    .does = Microphone on or off; hold it to speak where you chose so
settings-voice = Voice and captions
settings-mic-mode = Microphone
settings-mic-mode-open = Open
settings-mic-mode-open-note = While it is on, those near hear you whenever you speak.
settings-mic-mode-push_to_talk = Hold to speak
settings-mic-mode-push_to_talk-note = You are heard only while you hold the microphone’s button or the key C.
settings-mic = Device
settings-mic-system = Default
settings-mic-level = Your level
settings-mic-test = Try it
settings-mic-test-end = End the trial
settings-mic-test-note = Say something: the bar should move. Nobody hears it.
settings-echo = Take the loudspeaker out of your voice
settings-noise = Take noise out of your voice
settings-voice-volume = Volume of voices
settings-captions = Show captions
settings-captions-note = What people near you say, in words, where their own browsers write it. Nothing of it is stored.
settings-captions-mine = Caption what I say
settings-captions-mine-note = Your browser writes it on this device; those who hear you can read it. You agree anew at each visit.
caption-no-recogniser = This browser cannot write speech down on the device itself, and Lanting sends no voice elsewhere. A recogniser of your own can be connected: see the page on voice in the documentation.
caption-no-language = This browser writes speech down on the device, but not in this language. A recogniser of your own can be connected: see the page on voice in the documentation.
caption-no-pack = This browser has no speech pack for this language yet. Add it in the browser’s own settings, then open this again; Lanting fetches none.
settings-read-aloud = Read the chat aloud
settings-read-aloud-note = By a voice of this device. Your own lines are not read.
read-aloud-no-voice = This device has no voice of its own for this language, and Lanting sends no text to others. Add one in the system’s settings for speech.
person-volume = Volume of this voice
error-mic_denied = This browser may not use the microphone. Press the sign beside the address, allow the microphone, then press the button again.
error-mic_missing = No microphone was found. Plug one in or switch it on, then press the button again.
error-mic_busy = The microphone did not start; perhaps another program has it. Close that one, then press the button again.
error-mic_lost = The microphone is gone. Plug it in again: it goes on by itself.
error-voice_needs_https = Browsers give a microphone to https pages only. You hear the others here; to speak, go on by the https link.
error-voice_unsupported = This browser cannot send a voice. Bring it up to date or take another one; you can listen and write.
error-voice_muted_by_host = A host has muted your voice: nobody hears you until that is lifted. You can write to a host.
error-voice_closed = Voices are closed here for now: only hosts are heard. You can write, or raise your hand.
