"""Whether bytes are what they say, and what they would cost a browser: judged before anything of them is decoded.

`examine.examine` knows every kind by its first bytes and asks the module of that kind: `glb` and `gltf` for models,
`png`, `jpeg` and `webp` for pictures, `mp3`, `ogg` and `wav` for sounds, `array` for numbers. They walk lengths and
count; none unpacks.
All of it runs in a child process with limits of time and memory (`__main__`), one for each file; `child` is its parent.
"""
