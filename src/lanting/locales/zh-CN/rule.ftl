### 主持人的举动和规则对自己的影响

error-held_still = 主持人请大家先不要走动，解除之前谁都不能走。你可以转头看看四周。
moved-gathered = 主持人把大家请到了这里。
moved-to_door = 主持人把你请回了门口。
moved-returned = 你回到了原来的位置。
chat-slow-left = { $seconds } 秒后可以再发。
whisper-lost = 话还没传到，连接就断了。请再发一次。
act-lost = 没有做成：你已去了另一个空间。
