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
host-let-in = 放行
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
told-gather-on = { $by } 请大家集合。
told-gather-off = { $by } 让大家各回原处。
told-still-on = { $by } 请大家原地不动。
told-still-off = 大家可以走动了。
told-quiet-on = { $by } 请大家安静：暂时只有主持人可以发言。
told-quiet-off = 大家可以发言了。
told-to_door-on = { $by } 把大家带回门口。
told-to_door-off = { $by } 让大家各回原处。
holding-still = { $by } 请大家原地不动
holding-still-unsigned = 大家原地不动
holding-quiet = { $by } 请大家安静
holding-quiet-unsigned = 安静：只有主持人可以发言
