### 主持人的操作、门外等候的人，以及告诉所有人的话

host-label = 主持人的操作
host-open = 主持
host-gather = 集合到这里
    .off = 所有人来到你身边。
    .on = 大家都在你身边。再按一次，各回原处。
host-still = 原地不动
    .off = 除主持人外，谁都不能走动，直到你解除。
    .on = 除主持人外，谁都不能走动。再按一次解除。
host-quiet = 安静
    .off = 除主持人外，谁都不能发言，直到你解除。
    .on = 除主持人外，谁都不能发言。再按一次解除。
host-to_door = 带回门口
    .off = 所有人回到进来的地方。
    .on = 大家都在门口。再按一次，各回原处。
host-lock = 锁门
    .off = 除主持人外，谁都不能进来，直到你开锁。里面的人不受影响。
    .on = 除主持人外，谁都不能进来。再按一次开锁。
host-mute_voice = 全体静音
    .off = 只有主持人和受邀上台的人能被听到，直到你解除。
    .on = 只有主持人和受邀上台的人能被听到。再按一次解除。
host-let-in = 放行
host-hands = 说话
host-waiting =
    { $people ->
        [0] 没有人在等。
       *[other] 有 { $people } 人在等你放行。
    }
host-keep = 管理这个地方……
waiters-title =
    { $people ->
        [0] 没有人在等
       *[other] { $people } 人在等
    }
waiters-none = 在门外等候的人会显示在这里。
waiters-next = 请下一位进来
waiters-all = 全部放行
waiters-let-in = 放行
waiters-let-in-whom = 放行：{ $name }
waiters-turn-away = 谢绝
waiters-turn-away-whom = 谢绝：{ $name }
waiters-ban-whom = 封禁：{ $name }
waiters-since-approval =
    { $minutes ->
        [0] 刚刚请求进入
       *[other] 已等 { $minutes } 分钟
    }
waiters-since-full =
    { $minutes ->
        [0] 在等空位
       *[other] 已等空位 { $minutes } 分钟
    }
waiters-behind = 后面还有 { $people } 人在等。
waiters-was-let-in = 已放行：{ $name }。
waiters-undo = 请回去等候
waiters-undo-whom = 请回去等候：{ $name }
hands-title = 说话与举手
hands-up =
    { $hands ->
        [0] 没有人举手
       *[other] { $hands } 人举手
    }
hands-none = 举手的人会按先后显示在这里。
hands-speak = 解除静音
hands-speak-whom = 解除静音：{ $name }
hands-stage = 请上台
hands-stage-whom = 请上台：{ $name }
hands-unstage = 请下台
hands-unstage-whom = 请下台：{ $name }
hands-lower = 放下手
hands-lower-whom = 放下 { $name } 的手
hands-lower-all = 放下所有人的手
hands-staged = 正在台上
told-gather-on = { $by } 请大家集合。
told-gather-off = { $by } 让大家各回原处。
told-still-on = { $by } 请大家原地不动。
told-still-off = 大家可以走动了。
told-quiet-on = { $by } 请大家安静：暂时只有主持人可以发言。
told-quiet-off = 大家可以发言了。
told-to_door-on = { $by } 把大家带回门口。
told-to_door-off = { $by } 让大家各回原处。
told-mute_voice-on = { $by } 让全体静音：只有主持人和受邀上台的人能被听到。
told-mute_voice-off = 大家可以说话了。
told-lock-on = { $by } 锁了门：不再让新的人进来。
told-lock-off = 门又开了。
holding-still = { $by } 请大家原地不动
holding-still-unsigned = 大家原地不动
holding-quiet = { $by } 请大家安静
holding-quiet-unsigned = 安静：只有主持人可以发言
holding-mute_voice = { $by } 让全体静音
holding-mute_voice-unsigned = 全体静音
holding-lock = { $by } 锁了门
holding-lock-unsigned = 门锁着
