### 主持人的举动和规则对自己的影响

error-held_still = 主持人请大家先不要走动，解除之前谁都不能走。你可以转头看看四周。
moved-gathered = 主持人把大家请到了这里。
moved-to_door = 主持人把你请回了门口。
moved-returned = 你回到了原来的位置。
chat-slow-left = { $seconds } 秒后可以再发。
whisper-lost = 话还没传到，连接就断了。请再发一次。
act-lost = 没有做成：你已去了另一个空间。
floor-muted = 主持人已将你静音。
floor-no-voice = 这里由主持人和受邀上台的人说话。
floor-private = 在这里说的话不会传出去。
floor-quiet = 此处安静：没有人听得到你。
floor-stage = 所有人都能听到你。
floor-given = 你受邀上台：在台上所有人都能听到你。
hand-is-up =
    { $place ->
        [1] 你举着手，下一个就是你。
       *[other] 你举着手，排在第 { $place } 位。
    }
hand-lower = 放下手
error-hands_many = 已有 { $limit } 人举手。请等一些人放下后再试。
