### 只给一个人的话，以及为什么不能发言

whisper-to = 只有 { $name } 看得到
whisper-field = 对 { $name } 说悄悄话
whisper-all = 改为对大家说
whisper-from = 只给你
whisper-sent = 只给 { $name }
whisper-closed = 这里不能说悄悄话。
whisper-may-not = 你在这里不能说悄悄话。
chat-closed-quiet = { $by } 请大家安静。暂时只有主持人可以发言。
chat-closed-quiet-unsigned = 主持人请大家安静。暂时只有主持人可以发言。
chat-closed-place = 这里的聊天已关闭。
chat-closed-you = 主持人已禁止你发言。你仍可以看聊天。
chat-closed-why = 主持人已禁止你发言：“{ $why }”。你仍可以看聊天。
chat-closed-role = 你在这里可以看，不能发言。
chat-slow = 这里每 { $seconds } 秒可以说一句。
