### 搭建：工具条、可摆放之物、物件的说明、历史与草稿

build-bar = 搭建
build-sheet-palette = 添加
build-sheet-library = 素材
build-sheet-tree = 物件
build-sheet-history = 历史
build-sheet-draft = 草稿
build-sheet-draft-on = 发布
build-sheet-more = 更多
build-title-palette = 这里放点什么？
build-title-library = 素材
build-title-tree = 这里的一切
build-title-history = 历史
build-title-draft = 草稿与发布
build-title-more = 更多
build-undo = 撤销
build-redo = 重做
build-done = 完成
build-no = 不
build-cancel = 取消

# 第一步，摆放
build-first = 先在左边选一样，再点它该放的地方。用键盘时，按回车就放在你面前。
build-first-touch = 先点一样东西，再点它该放的地方。
build-first-open = “添加”里有可以摆放的东西。点这里的任何物件就能改它。
build-first-open-touch = “添加”里有可以摆放的东西。轻点这里的任何物件就能改它。
build-looking = 这是访客看到的样子。要修改，请回到草稿。
build-placing = 点它该放的地方：{ $name }
build-placing-touch = 轻点它该放的地方：{ $name }
build-placing-label = 摆放
build-place-before = 放在我面前
build-placed = { $name }已经放好。给它起个名字，让大家都能听到这是什么。
build-nowhere = 这里没有可以承托它的东西。请指向地面、墙或别的物件。
build-palette-how = 点一下，再指一个地方；也可以直接拖过去。按回车就放在你面前。
build-family-shapes = 形状
build-family-media = 图像与声音
build-family-words = 文字
build-family-use = 可以使用的
build-family-hands = 可拿在手里
build-family-data = 数据与成组
build-family-place = 场地
build-fresh-text = 在这里写给访客看的话。
build-fresh-label = 标签
build-fresh-ball = 一个球。拿起来，抛出去。
build-fresh-cup = 一只小茶杯。可以拿在手里。
build-fresh-board = 一块告示板

# 物件的种类
build-kind-box = 方块
build-kind-cylinder = 圆柱
build-kind-sphere = 球
build-kind-ring = 圆环
build-kind-text = 文字
build-kind-label = 标签
build-kind-image = 图片
build-kind-model = 模型
build-kind-panorama = 全景
build-kind-sound = 声音
build-kind-lamp = 灯
build-kind-seat = 座位
build-kind-portal = 传送门
build-kind-spawn = 入口
build-kind-zone = 区域
build-kind-button = 按钮
build-kind-board = 告示板
build-kind-surface = 地形图
build-kind-points = 点云
build-kind-generator = 一圈凳子
build-kind-collider = 隐形的墙
build-kind-ball = 球
build-kind-cup = 茶杯
build-kind-tree = 树
build-kind-rock = 石头
build-kind-water = 水
build-kind-group = 组
build-kind-ground = 地面
build-kind-other = 物件

# 按键
build-keys = 按键
build-keys-select = 选择、加选、框选
    .keys = 点击 · Shift
build-keys-move = 移动；加 Shift 为小步
    .keys = ← ↑ ↓ →
build-keys-height = 升高、降低
    .keys = Page ↑ ↓
build-keys-turn = 方向键用来移动、旋转还是缩放
    .keys = G · R · T
build-keys-tools = 开关网格
    .keys = X
build-keys-undo = 撤销、重做
    .keys = Ctrl Z · Ctrl Y
build-keys-copy = 复制、粘贴、再来一个、成组
    .keys = Ctrl C · V · D · G
build-keys-remove = 移除
    .keys = Delete
build-keys-leave = 放下、关闭、离开
    .keys = Esc

# 工具
build-tools = 手上做什么
build-tool-move = 移动
build-tool-move-on = 移动：方向键；Page Up 和 Page Down 改变高度。
build-tool-turn = 旋转
build-tool-turn-on = 旋转：左右方向键。
build-tool-size = 大小
build-tool-size-on = 大小：上下方向键。
build-grid = 网格
build-grid-on = 物件对齐 25 厘米、15° 的网格。
build-grid-off = 物件放在哪里就在哪里。
build-several = 多选
build-numbers = 详情

# 选中的物件
build-things = { $things } 个物件
build-chosen =
    { $things ->
        [0] 没有选中任何物件。
       *[other] 选中了 { $things } 个物件。
    }
build-thing-none = 没有选中物件
build-thing-none-how = 在场景里或物件列表里选一样。
build-is-locked = 它已锁定，谁也不会误改。
build-in-hand =
    { $people ->
        [1] { $names }手上也拿着它。
       *[other] { $names }手上也都拿着它。
    }
build-words = 文字说明
build-name = 名字
build-name-lacks = 没有名字，就没人能找它，也没人听得到它。
build-description = 描述
build-description-lacks = 看上去是什么样？看不见的人听到的就是这句话。
build-tags = 标签
build-tags-note = 体验靠这些词找到东西。用逗号隔开。
build-tags-fault = 最多 { $tags } 个标签，每个最多 { $chars } 个字符。
build-place = 位置
build-at-x = 向东
build-at-y = 高度
build-at-z = 向南
build-angle-turn = 朝向
build-angle-tilt = 俯仰
build-angle-lean = 侧倾
build-size-x = 宽
build-size-y = 高
build-size-z = 深
build-number-range = 请填 { $low } 到 { $high } 之间的数。
build-number-fault = 请写一个数，例如 1.5 m。
build-text-fault = 这里不能这样写：内容为空或太长。
build-number-itself = 自动
build-rows-how = 一行一排，格子之间用 | 隔开；第一行写各列的名称。
build-rows-fault = 最多 40 行，每行 8 格。
build-series-how = 一行一个：名称 | 数字。
build-series-fault = 请按“周一 | 12”这样一行行写，最多 64 行。
build-link-fault = 请写以 https:// 开头的完整网址。
build-colour-other = 别的颜色：{ $what }
build-colour-none = 无
build-swatch-plaster = 灰泥
build-swatch-stone = 石
build-swatch-straw = 稻草
build-swatch-wood = 木
build-swatch-tile = 瓦
build-swatch-indigo = 靛蓝
build-swatch-celadon = 青瓷
build-swatch-grass = 草
build-swatch-gilt = 金
build-swatch-clay = 陶土
build-entity-out = 去掉{ $name }
build-gone = 已不存在的物件
build-acts = 可以做的事
build-duplicate = 再来一个
build-copy = 复制
build-paste = 粘贴
build-group = 成组
build-ungroup = 解组
build-lock = 锁定
build-unlock = 解锁
build-go = 走过去
build-remove = 移除

# 结果
build-removed =
    { $things ->
        [one] 已移除。撤销可以恢复。
       *[other] 已移除 { $things } 个物件。撤销可以恢复。
    }
build-pasted =
    { $things ->
        [one] 已放下一份，并选中。
       *[other] 已放下 { $things } 份，并选中。
    }
build-copied =
    { $things ->
        [one] 已复制。可以粘贴在这里或别的空间。
       *[other] 已复制 { $things } 个物件。可以粘贴在这里或别的空间。
    }
build-grouped = 它们已成一组。给它起个名字。
build-ungrouped = 已解组。
build-locked = 已锁定。
build-unlocked = 已解锁。
build-undone = 已撤销。
build-redone = 已重做。
build-kept = 已撤销，但有 { $kept } 项属性后来被别人改过，保持不变。
paste-broken = 复制的内容不是能放在这里的物件。
paste-large = 一次太多了。请分几次复制。

# 组成
build-part-add = 再加一种用处
build-part-clear = 去掉：{ $part }
build-part-shape = 形状
build-part-lathe = 旋成形
build-part-text = 文字
build-part-label = 标签
build-part-image = 图片
build-part-model = 模型
build-part-animation = 动画
build-part-panorama = 全景
build-part-sound = 声音
build-part-lamp = 灯
build-part-seat = 座位
build-part-portal = 传送门
build-part-spawn = 入口
build-part-zone = 区域
build-part-button = 按钮
build-part-grabbable = 可拿在手里
build-part-board = 告示板
build-part-surface = 地形图
build-part-points = 点云
build-part-generator = 重复
build-part-generator-note = 副本只供观看：不会挡人，不能坐，也不能按。每个副本算一件东西。
build-part-collider = 实体
build-part-path = 路线
build-part-sky = 天空
build-part-light = 光
build-part-water = 水
build-part-rock = 石头
build-part-tree = 树
build-part-paving = 铺地
build-field-alignment = 行的对齐
build-field-angle = 张角
build-field-bark = 树皮
build-field-bounce = 弹性
build-field-casts_shadow = 投下影子
build-field-clip = 片段
build-field-chart = 图表
build-field-colour = 颜色
build-field-colours = 配色
build-field-columns = 列数
build-field-count = 数量
build-field-date = 年代
build-field-diameter_m = 直径
build-field-exposure = 亮度
build-field-far_m = 听不见的距离
build-field-fill = 补光
build-field-fill_strength = 补光强度
build-field-finish = 表面
build-field-frame = 画框
build-field-frame_cm = 画框宽度
build-field-friction = 摩擦
build-field-glint = 波光
build-field-glow = 光晕
build-field-ground = 地面反光
build-field-height_m = 高度
build-field-has_axes = 带刻度的坐标轴
build-field-has_legend = 图例
build-field-horizon = 天际
build-field-is_closed = 首尾相接
build-field-is_looping = 循环
build-field-is_private = 里面的话不外传
build-field-is_quiet = 安静：这里听不到、也传不出说话声
build-field-is_stage = 舞台：可对所有人说话的人，处处都听得到
build-field-is_stretched = 各轴撑满方框
build-field-is_turned = 转动：围成圈时朝向中央
build-field-is_upright = 总朝向读者
build-field-joint = 缝
build-field-kind = 形式
build-field-letter_m = 字高
build-field-legs_m = 下方立柱
build-field-light = 光
build-field-link = 通向
build-field-maker = 作者
build-field-mist = 雾
build-field-mist_density = 雾的浓度
build-field-mount = 衬纸
build-field-mount_cm = 衬纸宽度
build-field-near_m = 全音量的距离
build-field-paper = 纸
build-field-plays = 播放
build-field-point_m = 点的大小
build-field-price = 价格
build-field-radius_m = 半径
build-field-reach_m = 照到
build-field-rights = 版权
build-field-rim = 水边
build-field-rounding_m = 圆角
build-field-rows = 表格
build-field-roughness = 粗糙
build-field-seed = 换一种散法
build-field-series = 图表数据
build-field-series_title = 图表说明
build-field-sky = 天光
build-field-sky_strength = 天光强度
build-field-softness = 边缘柔和
build-field-spacing_m = 间距
build-field-speed = 速度
build-field-speed_m_per_s = 每秒米数
build-field-starts = 何时开始
build-field-strength = 强度
build-field-sun = 太阳
build-field-sun_strength = 阳光强度
build-field-taper = 上下比例
build-field-target = 通向
build-field-text = 文字
build-field-title = 标题
build-field-toggles = 显示与隐藏
build-field-turns = 朝着前进的方向
build-field-value_from = 颜色起点
build-field-value_title = 数值与单位
build-field-value_to = 颜色终点
build-field-variant = 款式
build-field-volume = 音量
build-field-wait_s = 停留
build-field-width_cm = 宽度
build-field-width_m = 宽度
build-field-x_from = 第一列
build-field-x_title = 向右的量与单位
build-field-x_to = 最后一列
build-field-y_from = 第一行
build-field-y_title = 向远处的量与单位
build-field-y_to = 最后一行
build-field-z_from = 最低高度
build-field-z_title = 向上的量与单位
build-field-z_to = 最高高度
build-field-zenith = 天顶
build-choice-at_once = 立即
build-choice-bars = 柱形
build-choice-box = 方块
build-choice-centre = 居中
build-choice-cividis = Cividis：由蓝到黄
build-choice-cylinder = 圆柱
build-choice-dark = 深色
build-choice-end = 靠行尾
build-choice-gilt = 金
build-choice-glow = 发光
build-choice-grey = 灰度
build-choice-grid = 成格
build-choice-height_field = 地形
build-choice-ink = 纸上墨色
build-choice-line = 折线
build-choice-maple = 枫
build-choice-matt = 哑光
build-choice-none = 无
build-choice-on_press = 按下按钮时
build-choice-pine = 松
build-choice-plum = 梅
build-choice-point = 四周
build-choice-ramp = 坡道
build-choice-ring = 圆环
build-choice-row = 成排
build-choice-scatter = 散布
build-choice-sphere = 球
build-choice-spot = 一束
build-choice-start = 靠行首
build-choice-viridis = Viridis：由紫到黄
build-choice-white = 白色
build-choice-willow = 柳
build-choice-wood = 木

# 搭建区域
build-area = 谁可以在这里搭建
build-area-how = 在场的某个人可以在这个区域里搭建，别处不行。
build-area-nobody = 现在没有别人在场可以交给。
build-area-who = 谁
build-area-give = 可以在这里搭建
build-area-take = 不再可以
build-area-given = { $name }可以在这个区域里搭建了。
build-area-taken = { $name }不再能在这里搭建。

# 所有物件
build-tree-label = 物件
build-tree-search = 查找物件
build-tree-found =
    { $things ->
        [0] 没有叫这个名字的。
       *[other] { $things } 行。
    }
build-row-locked = 已锁定
build-lacks = { $things } 个物件缺少名字或描述
build-usage = 已搭建的分量
build-usage-entities = 物件 { $used } / { $most }
build-usage-triangles = 三角面 { $used } / { $most }
build-usage-bytes = 属性 { $used } / { $most } MB

# 历史
build-history-none = 这里还没有任何修改。
build-history-you = 你
build-history-server = 服务器
build-history-more = 更早
build-history-undo = 撤销这一步
build-history-undone = （已撤销）
build-history-restore = 回到这一刻
build-history-restore-ask = 一切都回到 { $time } 的样子。之后的修改会消失，但历史里仍有记录。
build-history-restore-yes = 回到 { $time }
build-history-restore-done = 一切已回到 { $time } 的样子。
build-history-take-back = 从此刻起撤销{ $name }所做
build-history-take-back-ask = { $name }从 { $time } 起所做的一切都会撤销，后来被别人改过的除外。
build-history-take-back-yes = 全部撤销
build-history-take-back-done = { $name }从 { $time } 起所做的已撤销。
build-history-unpublish = 收回
build-history-unpublish-ask = 访客看到的会回到这次发布之前的样子。
build-history-unpublish-yes = 收回发布
build-history-unpublish-done = 已收回发布。
build-history-what = { $what }：{ $names }
build-history-kind-edit = { $operations } 处修改
build-history-kind-undo = 撤销
build-history-kind-redo = 重做
build-history-kind-restore = 回到某一刻
build-history-kind-take_back = 撤销某人的修改
build-history-kind-publish = 发布
build-history-kind-template = 来自模板
build-history-kind-carry = 拿到了别处

# 草稿
build-draft-is-off = 现在每处修改访客都会立刻看到。用草稿，访客要等你发布后才看到。
build-draft-is-on = 你正在草稿里搭建。发布之前访客什么都看不到。
build-draft-begin = 开始草稿
build-draft-begun = 现在你在草稿里搭建。
build-draft-differs =
    { $things ->
        [0] 与访客看到的没有不同。
       *[other] 有 { $things } 个物件与访客看到的不同。
    }
build-draft-overwrites = 其间有 { $properties } 项属性在访客看到的场景里被改过，发布会覆盖：
build-draft-publish = 发布
build-draft-published = 已发布：访客现在看得到了。
build-draft-nothing = 没有可发布的内容。
build-draft-look-published = 看看访客看到的样子
build-draft-look-draft = 回到草稿
build-draft-end = 丢弃草稿
build-draft-end-ask = 没有发布的内容都会丢失。
build-draft-end-yes = 丢弃
build-draft-ended = 草稿已丢弃。
build-draft-take-back = 收回发布
build-property-name = 名字
build-property-description = 描述
build-property-parent = 组
build-property-is_locked = 锁
build-property-position = 位置
build-property-rotation = 朝向
build-property-scale = 大小
build-property-size = 大小
