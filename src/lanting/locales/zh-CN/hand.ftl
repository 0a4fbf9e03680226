### Things that are taken in hand, carried, put down and thrown

offer-take = 拿起：{ $name }
hand-lay = 放下
hand-throw = 抛出
hand-back = 放回原处
hand-holding = 手里拿着：{ $name }
hand-nowhere = 这里没有能放住它的地方。
hand-far = 离原处太远了。请走近一些再放回去。

# Said as it happens
hand-told-taken = { $name }在你手里了。
hand-told-laid = 你放下了{ $name }。
hand-told-thrown = 你抛出了{ $name }。
hand-told-back = { $name }回到原处了。
hand-told-lost = { $name }已经不在你手里了。
hand-told-caught = { $who }接住了{ $name }。
hand-told-taken-by = { $who }拿起了{ $name }。

# In words
text-take = 拿起
text-take-which = 拿起：{ $name }
text-lay-which = 把{ $name }放在我面前
text-throw-which = 抛出{ $name }
text-back-which = 把{ $name }放回原处
text-thing-thing = 物件
text-thing-held = 在{ $name }手里
