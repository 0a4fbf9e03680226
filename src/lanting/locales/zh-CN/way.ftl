### 自动走到某处，以及从一个空间到另一个空间

way-blocked = 只能走到这里了。
way-stuck = 有东西挡住了去路。
way-lost = 要去的地方已经不在了。
way-person-gone = 您要找的人已经离开。
way-unanswered = 没能问到路，请再试一次。
portal-closed = 这扇门关着：门后的地方不在这台服务器上。
travel-full = “{ $space }”目前已满，您留在原处。
travel-failed = 无法到达“{ $space }”，您留在原处。
error-seat_unknown = 那个座位已经不在了。
error-seat_taken = 已经有人坐在那里。
error-seat_too_far = 座位太远了，请先走近一些。
error-not_seated = 您已经站着了。
