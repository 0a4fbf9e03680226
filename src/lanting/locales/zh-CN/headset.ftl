### Wearing a headset, and having the place on a table

## The session
headset-not-allowed = 浏览器没有允许使用头显。请在网页设置里允许，然后再按一次。
headset-busy = 另一个网页或程序正在使用头显。请先在那里关闭，然后再按一次。
headset-missing = 头显没有回应。请戴上它，确认已开机并连接好，然后再按一次。
headset-failed = 没能用头显进入。请刷新网页，然后再按一次。
headset-in-wall = 你的头伸进墙里了，请后退一步。

## The offer
headset-title = VR 与 AR
headset-enter-vr = 进入 VR
headset-leave-vr = 退出 VR
headset-enter-ar = 进入 AR
headset-leave-ar = 退出 AR
headset-table = 放在桌上
headset-here = 就在这里，真人大小
headset-note-vr = 你会亲身站在这里，别人能看到你的头和双手。
headset-note-table = 整个地方缩到 1:50，摆在真实的桌面上，大家在里面走动，像小人偶。你可以用手转动、放大。
headset-note-here = 大家站到你自己的房间里，踩在你的地板上，场景不显示。
headset-camera = 摄像头看到的画面只留在你的设备上：这里没有人会收到，服务器也不会。
headset-in-vr = 你已进入 VR。摘下头显，或按“退出 VR”，就能回来。
headset-in-table = 这个地方已经在你的桌上了。按“退出 AR”就能回来。
headset-in-here = 大家已经在你的房间里了。按“退出 AR”就能回来。
headset-out = 你已回到屏幕上。
headset-obstacle-insecure = 在这个地址上，同一网络里的人可能偷听，所以浏览器不允许使用头显。改走 https 就可以，名字会一起带过去。
headset-obstacle-framed = 嵌在别的网站里时，这里不能使用头显。请在单独的标签页里打开这个空间。
headset-obstacle-apple = iPhone 和 iPad 上的浏览器都没有 WebXR，而头显和 AR 需要它。在这里你用拇指走路，用另一只手环顾四周；换到电脑或安卓手机上，按钮就在这里。
headset-obstacle-browser = 这个浏览器没有 WebXR，而头显和 AR 需要它。Chrome、Edge、三星浏览器都有，Meta Quest 和 Pico 的浏览器以及 Apple Vision Pro 上的 Safari 也有。
headset-obstacle-phone = 这部手机的浏览器不能显示 AR。AR 需要 Google Play Services for AR：如果你的手机支持，请安装后再来。
headset-obstacle-none = 浏览器没有找到头显。请戴上并连接好，按钮会自己出现。
headset-obstacle-unfetched = 头显所需的内容没能下载。请刷新网页。
headset-obstacle-picture = 头显需要这里的画面，而现在还没有画面。

## Moving
headset-jump-wall = 那里站不了人。
headset-jump-water = 那里是水，请瞄准旁边。
headset-jump-far = 一次跳不了那么远，请瞄准近一点的地方。
headset-jump-rest = 稍等一下，就可以再跳了。
headset-held-still = 主持人请大家先不要走动。你可以转头看看四周。
headset-recentred = 已重新测量你的高度和位置。
settings-headset = 头显
settings-headset-main-hand = 用来指点和跳跃的手
settings-headset-main-hand-right = 右手
settings-headset-main-hand-left = 左手
settings-headset-posture = 姿势
settings-headset-posture-standing = 站着
settings-headset-posture-seated = 坐着
settings-headset-eye-height = 眼睛的高度
settings-headset-eye-height-measured = 按测量
settings-headset-eye-height-metres = { $metres } 米
settings-headset-walking = 另一只手的摇杆
settings-headset-walking-smooth = 走路
settings-headset-walking-jumps = 跳跃
settings-headset-turning = 转身
settings-headset-turning-narrow = 每次 30°
settings-headset-turning-wide = 每次 45°
settings-headset-turning-smooth = 平滑转动
settings-headset-vignette = 走动时遮住视野边缘
settings-headset-vignette-strong = 多
settings-headset-vignette-light = 少
settings-headset-vignette-off = 不遮
settings-headset-recentre-note = 按住指点那只手的摇杆，就会重新测量。

## The card in her hand
headset-card-gates = 其他地方
headset-card-no-gates = 这里没有通往别处的门。
headset-card-pin = 固定在这里
headset-card-unpin = 回到手腕
headset-card-amount = { $what }：{ $amount }
headset-card-quieter = 小声些
headset-card-louder = 大声些
headset-card-wait = { $seconds } 秒后可以发下一句。
headset-card-report = 发生了什么？按一下就会发出。想补充自己的话，请回到屏幕上举报。
headset-card-open = 回到屏幕打开

## Phrases to send without a keyboard
headset-phrase-1 = 你好！
headset-phrase-2 = 谢谢！
headset-phrase-3 = 好的
headset-phrase-4 = 不了
headset-phrase-5 = 请稍等。
headset-phrase-6 = 我听不见你说话。
headset-phrase-7 = 请到这边来。
headset-phrase-8 = 再见！

## On a table, and here
headset-table-seek = 用手指向或看向一张桌子，直到桌面上出现圆环。
headset-table-press = 按下或捏合手指，把场地放在圆环处。
headset-table-none = 还没有找到平面。光线亮一些会有帮助，桌面不要是纯色或玻璃的。也可以按下，把场地放在面前的空中。
headset-table-impossible = 这台设备找不到平面。按下即可把场地放在面前的空中。
headset-table-placed = 拖动场地可以移动它，拖动边缘可以转动它，双手可以放大或缩小。按一下小人可以看到是谁。
headset-phone-seek = 慢慢移动手机，直到桌面上出现圆环。
headset-phone-press = 轻点屏幕，把场地放在圆环处。
headset-phone-none = 还没有找到平面。光线亮一些会有帮助，桌面不要是纯色或玻璃的。也可以轻点屏幕，把场地放在面前的空中。
headset-phone-impossible = 这台设备找不到平面。轻点屏幕即可把场地放在面前的空中。
headset-phone-placed = 拖动场地可以移动它，拖动边缘可以转动它，双指可以放大或缩小。轻点小人可以看到是谁。
headset-table-larger = 放大
headset-table-smaller = 缩小
headset-table-turn = 转动
headset-table-anew = 换个地方放
headset-table-air = 放在空中
headset-here-began = 其他人就站在你的房间里、你的地板上。这里的墙和家具都是你自己的，走动时请当心。
headset-here-turn = 转动其他人
headset-here-back = 回到进来的地方
headset-here-floor = 显示地面
headset-here-all = 显示建筑

## Beside a name
headset-sign-worn = 戴着头显
headset-sign-room = 看到的是自己的房间
headset-sign-table = 正在看桌上的模型
