### 用文字说这个地方：写给用耳朵听的人，也写给喜欢读的人

text-title = 文字版场景
text-skip = 跳过文字
text-news = 最新动静
text-comma = ，
text-where-title = 你在哪里
text-where-space = 你在{ $space }。
text-where-zone = 你身处：{ $zone }。
text-where-near = 最近的是{ $thing }，{ $place }。
text-where-stands = 你站着，面朝{ $wind }。
text-where-sits = 你坐着，面朝{ $wind }。
text-where-people =
    { $people ->
        [0] 这里没有别人。
        [1] 这里只有你一个人。
       *[other] 连你在内，这里有 { $people } 人。
    }
text-wind-north = 北
text-wind-north-east = 东北
text-wind-east = 东
text-wind-south-east = 东南
text-wind-south = 南
text-wind-south-west = 西南
text-wind-west = 西
text-wind-north-west = 西北
text-describe = 说说周围
text-people-title = 人，由近到远
text-people-none = 附近没有别人。
text-people-more = 更远处还有 { $people } 人。
text-person-program = 程序
text-person-seated = 坐着
text-person-speaking = 正在说话
text-things-title = 物，由近到远
text-things-none = 附近没有叫得出名字的东西。
text-thing-seat = 座位
text-thing-portal = 通往别处的门
text-thing-button = 按钮
text-thing-writing = 文字
text-things-many = 共 { $count } 个，最近的{ $place }
text-seats-taken = 已有 { $taken } 个坐了人
text-seat-taken = { $name }坐在那里
text-here = 就在你四周
text-place = { $clock }，{ $metres }
text-metres =
    { $metres ->
        [0] 触手可及
       *[other] { $metres } 米
    }
text-clock =
    { $hour ->
        [1] 一点钟方向
        [2] 两点钟方向
        [3] 三点钟方向
        [4] 四点钟方向
        [5] 五点钟方向
        [6] 六点钟方向
        [7] 七点钟方向
        [8] 八点钟方向
        [9] 九点钟方向
        [10] 十点钟方向
        [11] 十一点钟方向
       *[other] 十二点钟方向
    }
text-go = 走过去
text-go-to = 走过去：{ $name }
text-go-near = 走过去：{ $name }
text-follow = 跟着
text-follow-whom = 跟着{ $name }
text-face = 转向
text-face-whom = 转向{ $name }
text-face-which = 转向{ $name }
text-sit = 坐下
text-sit-on = 坐下：{ $name }
text-through = 穿过去
text-through-which = 穿过去：{ $name }
text-press = 按一下
text-press-which = 按一下：{ $name }
text-read = 读一读
text-read-what = 读一读：{ $name }
text-about = 介绍
text-about-what = 介绍：{ $name }
text-say-title = 说话
text-say-field = 你要说的话
text-say-send = 说出去
text-do-title = 动作
text-do-stop = 停在这里
text-do-sit = 就近坐下
text-do-stand = 站起来
text-do-out = 出去
text-gesture-wave = { $name }挥了挥手。
text-gesture-clap = { $name }鼓掌。
text-gesture-bow = { $name }鞠躬。
text-gesture-point = { $name }用手指了指。
text-gesture-raise_hand = { $name }举手。
text-gesture-dance = { $name }在跳舞。
text-came = { $name }来了。
text-left = { $name }走了。
text-came-more = 又来了 { $people } 人。
text-left-more = 又走了 { $people } 人。
text-goal-place = 你选的地方
text-goal-gone = 某人
text-on-the-way = 正走向{ $goal }。
text-following = 你跟着{ $goal }。
text-arrived = 到了：{ $goal }。
text-stopped = 去{ $goal }的路上停下了。
text-faced = 你转向{ $name }。
text-written = { $name }：“{ $writing }”。
text-sitting = 你坐着。
text-standing = 你站着。
text-near-people = 人：{ $people }。
text-ahead = 前方：{ $things }。
text-right = 右边：{ $things }。
text-behind = 身后：{ $things }。
text-left-side = 左边：{ $things }。
text-name-place = { $name }（{ $place }）
