### 保护自己：只对自己静音、屏蔽、个人空间、隐藏所有陌生人，以及举报的内容

badge-known = 认识
badge-mute-for-me = 你已静音
safety-title = 只对你有效
safety-mute = 不听这个声音
safety-mute-who = 不听这个声音：{ $name }
safety-unmute = 重新听这个声音
safety-unmute-who = 重新听这个声音：{ $name }
safety-know = 我认识这个人
safety-unknow = 不再算认识
safety-block = 屏蔽……
safety-block-who = 屏蔽……{ $name }
safety-report = 举报……
safety-report-who = 举报……{ $name }
person-done-hushed = 你不再听到 { $name } 的声音。
person-done-heard = 你又能听到 { $name } 的声音了。
person-done-known = 这次来访期间，{ $name } 对你不算陌生人。
person-done-unknown = { $name } 对你又是陌生人了。
block-title = 屏蔽 { $name }？
block-note = 在这台服务器的任何地方，你和 { $name } 都不再看到、听到或读到对方，直到你在设置里解除。
block-quiet = { $name } 不会得到任何通知。
block-do = 屏蔽
block-done = 已屏蔽 { $name }。可以在设置里解除。
blocks-title = 你屏蔽的人
blocks-open = 你屏蔽的人……
blocks-none = 你没有屏蔽任何人。
blocks-since = { $day } 屏蔽
blocks-lift = 解除
blocks-lift-who = 解除对 { $name } 的屏蔽
blocks-lifted = 你和 { $name } 又可以见面了。
blocks-later = 连接恢复后才能看到名单。
settings-bubble = 你周围的空间
settings-bubble-strangers = 对陌生人
settings-bubble-everybody = 对所有人
settings-bubble-off = 关
settings-bubble-note = 谁靠近到 1.2 米以内，就会在你眼前淡去。没有人被推开，也没有人会察觉。
panic-do = 隐藏所有我不认识的人
panic-short = 隐藏
panic-title = 你不认识的人都已隐藏并静音
panic-note = 新来的人也会隐藏。没有人会知道。直到你重新显示大家为止。
panic-offline = 现在连接断了，但隐藏仍然有效。
panic-show = 重新显示大家
panic-shown = 大家又都显示出来了。
panic-leave = 离开
panic-host = 找主持人：{ $name }
panic-no-host = 现在没有主持人在这里。
panic-report = 举报某人
panic-nobody = 刚才没有别人在你身边。
panic-held = 陌生人已隐藏
panic-held-short = 已隐藏
panic-held-options = 陌生人已隐藏：你可以做什么
key-panic = Esc、Esc
    .does = 隐藏所有你不认识的人
report-who = 举报 { $name }
report-why = 发生了什么？
report-reason-harassment = 骚扰、跟踪
report-reason-hate = 仇恨某个群体
report-reason-sexual = 令人反感的性言语或举动
report-reason-threat = 威胁或暴力
report-reason-minor_safety = 有孩子处于危险中
report-reason-spam = 广告或诈骗
report-reason-other = 其他
report-words = 用你自己的话说（可以不填）
report-sends = 会发送什么
report-sends-only = 只有你的浏览器在最近一分钟里收到的内容。这里的主持人和运营者会看到；{ $name } 不会知道是谁举报的。举报处理完毕后即删除。
report-sound =
    { $seconds ->
        [0] 没有听到 { $name } 的声音。
       *[other] { $name } 的声音 { $seconds } 秒
    }
report-lines =
    { $lines ->
        [0] 聊天里没有 { $name } 的话
       *[other] { $name } 在聊天里的 { $lines } 句话
    }
report-whispers =
    { $lines ->
       *[other] { $name } 对你说的 { $lines } 句悄悄话
    }
report-places = 你们两人站在哪里，每秒一次
report-own =
    { $lines ->
       *[other] 同时发送我自己的 { $lines } 句话
    }
report-block = 同时屏蔽 { $name }
report-send = 发送
report-sending = 正在发送……
report-sent = 你的举报已交给主持人。
report-sent-note = { $name } 不会知道有举报，也不会知道是谁发的。有了决定，你在这里时会得到通知。
report-lost = 举报没有送出：连接断了。内容还保留在这里，请稍后再发一次。
report-line = 因这句话举报 { $name }
decided-me-nothing = 主持人看过一份关于你的举报，没有采取措施。
decided-me-warn = 因为一份关于你的举报，主持人向你提出警告。
decided-me-mute_chat = 因为一份关于你的举报，主持人禁止了你发言。
decided-me-mute_voice = 因为一份关于你的举报，主持人关闭了你的麦克风。
decided-me-remove = 因为一份关于你的举报，主持人请你离开了。
decided-me-ban = 因为一份关于你的举报，主持人封禁了你。
decided-me-upheld = 你的申诉已读过；决定不变。
decided-me-lifted = 你的申诉已读过；决定已撤销。
decided-other = 主持人已对你的举报作出决定。谢谢你。
decided-words = 主持人说：“{ $note }”
decided-read = 查看并回复
decided-close = 关闭
reports-waiting = { $reports } 份举报
reports-open = { $reports } 份举报等待你决定（打开新页面）
