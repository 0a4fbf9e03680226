### 打理空间：规则、链接与人员，所有者和主持人看到的样子

keeping-title = 打理“{ $name }”
keeping-as-operator = 你管理这台服务器。
keeping-as-owner = 这个空间属于你。
keeping-as-host = 你是这里的主持人。
keeping-back = 走进空间
keeping-contents = 本页内容
keeping-outside = 从外面看
keeping-at = { DATETIME($at, dateStyle: "medium", timeStyle: "short") } UTC

refused-not_keeper = 这一页只给空间的所有者和主持人
refused-may_not_create = 在这里不是人人都能新建空间
refused-role_needs_https = 这个连接不行
refused-role_needs_https-why = 权限只在途中无人能偷看的地方有效：通过 https，或在服务器本机上。这一页是经由普通的 http 传来的。

rules-heading = 名称与规则
rules-name = 名称
rules-entry = 谁能找到它？
rules-entry-anyone = 所有人：显示在这台服务器的首页
rules-entry-link = 只有持链接、邀请码或角色的人
rules-approval = 谁要等主持人放行？
rules-approval-nobody = 没有人
rules-approval-new = 新来的客人
rules-approval-everybody = 所有人
rules-capacity = 同时在内的人数
rules-capacity-note = 留空：服务器允许多少就多少。主持人和程序不计在内。
rules-capacity-refused = 请填 1 到 { $max } 的整数，或留空。
rules-slow = 同一位访客两句话之间的秒数
rules-slow-note = 0：不要求间隔。
rules-slow-refused = 请填 0 到 { $max } 的整数。
rules-choice-refused = 请从中选一项。
rules-talking = 交谈
rules-chat = 访客可以发言
rules-history = 后来的人可以看到之前说的话
rules-whispers = 访客之间可以私聊（和主持人随时可以）
rules-now = 眼下
rules-quiet = 安静：只有主持人发言
rules-still = 原地不动：只有主持人走动
rules-keep = 保存这些规则

inviting-heading = 邀请
inviting-open = 谁都能找到这个空间。凭邀请码或链接，可以直接来到门口。
inviting-link = 没有邀请码或链接，谁也看不到这个空间。
inviting-code = 邀请码
inviting-url = 链接
inviting-renew = 换一个邀请码
inviting-renew-note = 旧的邀请码，以及所有带着它的链接，立即失效。已在里面的人不受影响。

link-heading = 给予角色的链接
link-lead = 每个链接在到期前、或在你停用之前有效；失效时角色也在一秒之内消失。
link-role = 角色
link-role-owner = 所有者
link-role-host = 协同主持：维持秩序
link-role-builder = 建造者：改动场地
link-role-visitor = 访客：无需等候即可进入
link-role-watcher = 旁观者：坐着看、坐着听
link-label = 给谁？写给自己的备注
link-ends = 有效到
link-ends-hour = 一小时后
link-ends-day = 一天后
link-ends-week = 一周后
link-ends-never = 由你停用
link-uses = 多少人可以打开
link-uses-note = 留空：不限人数。
link-uses-refused = 请填 1 到 { $max } 的整数，或留空。
link-label-refused = 最多 { $max } 个字。
link-make = 建立这个链接
link-none = 还没有。
link-made-at = 建于 { $at }
link-state-open = 有效
link-state-revoked = 已由你停用
link-state-ended = 已到期
link-state-used_up = 已达到人数上限
link-until = 到 { $at }
link-uses-left = 还可由 { $uses } 人打开
link-end = 停用
link-end-named = 停用链接“{ $label }”

key-heading = 所有者钥匙
key-lead = 谁打开它的链接，谁就拥有这个空间。钥匙只有一把；新的一出，旧的即失效，凭旧钥匙拥有的人也随之失去，但你不会。
key-none = 还没有。
key-renew = 换一把新钥匙
key-shown-owner = 你的新所有者钥匙
key-shown-link = 新的链接
key-shown-once = 只显示这一次，请现在就保存。
key-keep-owner = 谁有这个链接，谁就拥有这个空间：请存放在你保管密码的地方，不要给任何人看。凭它，你在任何设备上都能重新拥有这个空间。这个浏览器已经拥有它。
key-keep-link = 只发给你想给的人，不要给别人。
key-url = 链接
key-scan = 同一个链接，可扫码
key-save = 存成文件
key-file-owner = 这是空间“{ $space }”的所有者钥匙。谁打开这个链接，谁就拥有这个空间。请像密码一样保管。
key-file-link = 这个链接给予空间“{ $space }”中的角色：{ $role }。
key-on = 去看规则、链接与人员

out-heading = 谁被拒于门外，或不能发言
out-none = 没有人。
out-ban = { $name } 不能进入
out-mute = { $name } 不能发言
out-reason = 原因：{ $reason }
out-no-reason = 没有说明原因。
out-since = 自 { $at } 起
out-until = 到 { $at } 为止
out-for-good = 直到解除
out-scope = 只对这位客人有效：她的浏览器和所有窗口。换一个浏览器就是新的客人。
out-network = 到 { $at } 为止，也对来自同一网络的新客人有效，只要用这个网络的人不多。
out-lift = 解除
out-lift-named = 为 { $name } 解除
out-gone = 这一条已经解除，或已结束。

log-heading = 做过的事
log-none = 还没有。
log-older = 更早的
log-newest = 最新的
log-by-page =
    { $role ->
        [operator] 服务器的管理者
        [owner] 所有者
       *[other] 主持人
    }
log-gather = { $by }把大家召集到一处。
log-gather-off = { $by }让大家回到原处。
log-still = { $by }请大家原地不动。
log-still-off = { $by }让大家可以走动。
log-quiet = { $by }请大家安静。
log-quiet-off = { $by }解除了安静。
log-to_door = { $by }把{ $subject }带回了门口。
log-to_door-off = { $by }让{ $subject }回到了原处。
log-to_door-all = { $by }把大家带回了门口。
log-to_door-all-off = { $by }让大家从门口回到了原处。
log-let_in = { $by }放行了{ $subject }。
log-let_in-off = { $by }让{ $subject }重新等候。
log-turn_away = { $by }没有放行{ $subject }。
log-rename = { $by }给{ $subject }改了名：{ $name }。
log-mute_chat = { $by }停了{ $subject }的发言。
log-mute_chat-off = { $by }恢复了{ $subject }的发言。
log-remove = { $by }请{ $subject }出去了。
log-ban = { $by }封禁了{ $subject }。
log-ban-until = { $by }封禁了{ $subject }，到{ $until }为止。
log-create = { $by }新建了空间。
log-rules = { $by }改了名称或规则。
log-code = { $by }换了邀请码。
log-link = { $by }建立了给予角色的链接：{ $subject }。
log-revoke = { $by }停用了链接：{ $subject }。
log-owner_key = { $by }换了所有者钥匙。
log-unban = { $by }解除了对{ $subject }的封禁。
log-unmute = { $by }恢复了{ $subject }的发言。
log-delete = { $by }删除了空间。
log-restore = { $by }恢复了空间。
log-picture = { $by }换了图片。
log-frame = { $by }允许 { $subject } 在其网页中展示这个空间。
log-unframe = { $by }把 { $subject } 从可展示这个空间的网站中移除了。
log-other = { $by }：{ $act }

file-heading = 带走空间
file-lead = 空间里的一切存为一个文件，包括带进来的素材及其许可。任何兰亭服务器都能打开它；草稿不在其中。
file-history = 连同历史：每次修改是什么时候、当时署名是谁
file-save = 保存文件
file-glb = 如需用于 Blender、其他引擎或查看器，可在建造时打开“物件”，存为 GLB。
file-size = 约 { $megabytes } MB，带历史会更大。浏览器会显示下载进度。
file-again = 照着它再建一个空间

end-heading = 删除空间
end-lead = 里面的人都会被请出。空间保留 { $days } 天，其间可以在这一页恢复；之后连同里面说过的话一并永远消失。
end-name = 输入它的名称：{ $name }
end-name-refused = 名称不对。它叫：{ $name }
end-delete = 删除它
end-deleted-title = “{ $name }”已删除
end-deleted = 在 { $at } 之前，你可以让它恢复原样。之后就永远消失了。
end-restore = 恢复它

keeping-done-rules = 这些规则现已生效，里面的人都已得知。
keeping-done-code = 有了新的邀请码；旧的什么也打不开了。
keeping-done-revoke = 这个链接已停用。
keeping-done-lift = 已解除。
keeping-done-restore = 空间恢复了。
