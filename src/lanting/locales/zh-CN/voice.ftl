### 语音：麦克风、谁在说话、字幕

bar-mic = 麦克风
voice-mic-asking = 浏览器正在询问能否使用麦克风。
voice-mic-on = 麦克风已打开。
voice-mic-off = 麦克风已关闭。
voice-to-https = 前往 https 链接
voice-speaking = 正在说话
voice-speaks =
    { $count ->
        [one] { $names }在说话。
       *[other] { $names }都在说话。
    }
voice-captions = 字幕
voice-line = { $name }：{ $text }
key-mic = C
    .does = 开关麦克风；选了“按住说话”时，按住它说话
settings-voice = 语音和字幕
settings-mic-mode = 麦克风
settings-mic-mode-open = 常开
settings-mic-mode-open-note = 打开时，你一说话，附近的人就能听见。
settings-mic-mode-push_to_talk = 按住说话
settings-mic-mode-push_to_talk-note = 只有按住麦克风按钮或 C 键时，别人才听得见你。
settings-mic = 设备
settings-mic-system = 系统默认
settings-mic-level = 你的音量
settings-mic-test = 试一试
settings-mic-test-end = 结束试音
settings-mic-test-note = 说句话，横条应当会动。没有人听得见。
settings-echo = 消除扬声器的回声
settings-noise = 减少噪声
settings-voice-volume = 语音音量
settings-captions = 显示字幕
settings-captions-note = 附近的人说的话，由他们自己的浏览器写成文字。什么都不会保存。
settings-captions-mine = 为我说的话加字幕
settings-captions-mine-note = 由你的浏览器在本设备上写成文字，听得见你的人可以读到。每次来访都要重新同意。
caption-no-recogniser = 这个浏览器不能在本设备上把话写成文字，而兰亭不会把声音送到别处。可以接上自己的语音识别程序：见文档中关于语音的一页。
caption-no-language = 这个浏览器能在本设备上把话写成文字，但不支持这种语言。可以接上自己的语音识别程序：见文档中关于语音的一页。
caption-no-pack = 这个浏览器还没有这种语言的语音包。请在浏览器自己的设置里添加，再打开这里；兰亭不会替你下载。
settings-read-aloud = 朗读聊天
settings-read-aloud-note = 用本设备上的声音朗读。你自己写的不读。
read-aloud-no-voice = 本设备没有这种语言的朗读声音，而兰亭不会把文字送到别处。请在系统的朗读设置里添加一个。
person-volume = 这个人的音量
error-mic_denied = 浏览器不允许使用麦克风。请点地址栏旁的标志，允许麦克风，再按一次按钮。
error-mic_missing = 没有找到麦克风。请接上或打开一个，再按一次按钮。
error-mic_busy = 麦克风没能启动，也许正被别的程序占用。请关掉那个程序，再按一次按钮。
error-mic_lost = 麦克风不见了。重新接上，它会自己继续。
error-voice_needs_https = 浏览器只在 https 页面上提供麦克风。在这里你能听见别人；想说话，请从 https 链接进入。
error-voice_unsupported = 这个浏览器不能发送语音。请更新它，或换一个；你仍然可以听和写。
error-voice_muted_by_host = 主持人关闭了你的语音：解除之前没有人听得见你。你可以写信息给主持人。
error-voice_closed = 这里暂时关闭了语音：只有主持人能被听见。你可以打字，或者举手。
