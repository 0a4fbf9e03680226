### classroom

classroom-title = 课堂测验
classroom-about = 分组测验，带记分牌；考勤和答案可存为 CSV。
classroom-keeps = 姓名、小组、到场时间和答案。
classroom-csv = 题目（CSV：题目、正确答案、其他选项）
classroom-csv-note = 留空时使用三道示例题，语言与空间的语言一致。
# The commas between the columns stay as they are, here and in the other columns.
classroom-sample =
    题目,正确答案,其他选项
    哪颗行星的卫星最多？,土星,火星,金星,水星
    植物从空气中吸收什么？,二氧化碳,氮气,氦气,氩气
    《兰亭集序》的作者是谁？,王羲之,李白,杜甫,苏轼
classroom-team-orchids = 兰花组
classroom-team-cranes = 仙鹤组
classroom-team-pines = 青松组
classroom-lead = 主持测验
classroom-not-teacher = 测验由老师在这里主持。
classroom-act-next = 下一题
classroom-act-close = 结束本题
classroom-act-again = 重新开始
classroom-act-attendance = 考勤
classroom-act-answers = 答案
classroom-question = 第 { $number } 题
classroom-closed = 这道题已经结束。
classroom-first-counts = 以你的第一次回答为准。
classroom-taken = 你的回答已收到。
classroom-scores = 记分牌
classroom-points = 得分
classroom-answers-so-far = 已收到 { $answers } 份答案
classroom-attendance-columns = 姓名,小组,到场时间
classroom-answers-columns = 姓名,小组,题目,答案,是否正确
classroom-right-yes = 是
classroom-right-no = 否

### assembly

assembly-title = 大会
assembly-about = 一个组织一票：提出议案，席位随表态亮起，会议记录无法改动。
assembly-keeps = 谁代表哪个组织，以及各组织对每项议案的表态。
assembly-members = 成员：组织、口令
assembly-members-note = 留空时由四个示例组织担任成员。
assembly-quorum = 法定投票成员数
# The comma between the columns stays as it is. Delegates type the word.
assembly-sample =
    组织,口令
    窑工合作社,陶土
    河畔学校,芦苇
    山间诊所,青苔
    茶农协会,茶叶
assembly-stance-for = 赞成
assembly-stance-against = 反对
assembly-stance-abstain = 弃权
assembly-stances = 表态
assembly-motion = 第 { $number } 号议案
assembly-none = 还没有议案。
assembly-ballot = 请投票
assembly-voted = { $name }已经投过票了。
assembly-vote-closed = 投票已经结束。
assembly-join = 用口令代表一个组织
assembly-word-unknown = 没有成员使用这个口令，请向会议主席询问。
assembly-put = 主席提出议案
assembly-put-refused = 没有议案正在表决时，主持人可以提出议案，并写明内容。
assembly-is-put = 第 { $number } 号议案：{ $motion }
assembly-close = 主席结束投票
assembly-close-refused = 只有主持人可以结束正在进行的投票。
assembly-minutes = 会议记录文件
assembly-counts = 赞成 { $for } 票，反对 { $against } 票，弃权 { $abstain } 票
assembly-carried = 第 { $number } 号议案通过：{ assembly-counts }。
assembly-rejected = 第 { $number } 号议案未通过：{ assembly-counts }。
assembly-no-quorum = 第 { $number } 号议案未达法定人数：{ assembly-counts }；{ $members } 个成员中须有 { $quorum } 个投票。

### stage

stage-title = 一场演出
stage-about = 一场短剧：幕、光、声，人人同一秒；还有真实的掌声。
stage-keeps = 不保存您的任何信息。
stage-show = 邀请大家入座并开演
stage-on = 演出正在进行，请就座。
stage-play = 江上月
stage-invitation = 《{ $play }》即将开演，您要入座吗？
stage-applause = 掌声
stage-curtain = 幕布
stage-light = 舞台灯

### ward

ward-notice = 仅供培训，不是医疗器械。
ward-title = 病房模拟
ward-about = 患者、实时监护仪、核对清单和复盘。{ ward-notice }
ward-keeps = 谁在何时完成了练习的哪一步，保留到下一次练习开始。

# What stands there.
ward-thing-bed = 病床
ward-thing-pillow = 枕头
ward-thing-patient = 患者
ward-thing-blanket = 被子
ward-thing-monitor = 监护仪
ward-thing-checklist = 核对清单

# The monitor.
ward-monitor = 监护仪
ward-now = 当前值
ward-stable = 生命体征平稳
ward-alarm = 报警：{ $vital }
ward-last-minute = 最近一分钟
ward-pulse = 心率
ward-saturation = 血氧饱和度
ward-pressure = 血压
ward-unit-pulse = 次/分
ward-unit-saturation = %
ward-unit-pressure = mmHg

# The instructor's panel.
ward-instruct = 改变患者状态（带教老师）
ward-instructor-only = 患者的状态由带教老师在这里调整。
ward-instructor = 带教老师
ward-slider-pulse = 心率
ward-slider-saturation = 血氧饱和度
ward-slider-pressure = 收缩压
ward-button-set = 设定
ward-button-debrief = 复盘
ward-button-new_exercise = 新的练习

# The checklist.
ward-checklist = 核对清单
ward-step = 步骤
ward-when-who = 时间、执行人
ward-when = { $seconds } 秒，{ $who }
ward-did-hands = 已完成手卫生
ward-did-identity = 已核对患者身份
ward-did-airway = 已检查气道
ward-did-oxygen = 已给予吸氧
ward-did-doctor = 已通知医生
ward-did-set = 心率设为 { $pulse }，血氧饱和度设为 { $saturation }，收缩压设为 { $pressure }

# The debrief.
ward-file = 复盘.csv
ward-column-seconds = 秒
ward-column-who = 执行人
ward-column-what = 事项

### shop

shop-title = 茶具铺
shop-about = 三套茶具，多种釉色；有购物篮、下单和收据。付款仅为测试。
shop-keeps = 每个人的购物篮和订单，不含姓名。
shop-wares = 茶具、釉色、颜色、价格、件数（CSV）
shop-wares-note = 留空时出售三套示例茶具，名称使用空间的语言。第一行之后，每行写一种，例如：月,青瓷,#9fb8a0,68,4
shop-currency = 货币
# The commas between the columns stay as they are, here and in the other columns.
shop-sample =
    茶具,釉色,颜色,价格,件数
    月,青瓷,#9fb8a0,68,4
    月,天目,#3a2a22,72,1
    鹤,天青,#8fb8c6,96,2
    鹤,月白,#e8e4d8,90,2
    江,铜红,#a5452f,120,1
    江,茶叶末,#6b6a3a,104,3

# What stands there.
shop-shelf = “{ $set }”茶具架
shop-tea-set = “{ $set }”茶具
shop-counter = 柜台
shop-lantern = 灯笼

# What is for sale.
shop-price = { NUMBER($amount, minimumFractionDigits: 2, maximumFractionDigits: 2) } { $currency }
shop-prices = 茶具
shop-prices-columns = 茶具,价格,剩余
shop-left =
    { $left ->
        [0] 售罄
       *[other] { $left }
    }

# Before a tea set.
shop-look = 看看这套茶具
shop-glaze = 釉色
shop-show = 看看这种釉色
shop-take = 放入购物篮
shop-taken = { $ware }，{ shop-price }：已放入您的购物篮，请到柜台下单。

# At the counter.
shop-basket = 您的购物篮
shop-basket-columns = 茶具,件数
shop-full = 付款仅为测试，不会真的扣款。
shop-nothing = 购物篮是空的。请点击一套茶具。
shop-order = 下单
shop-empty = 清空
shop-orders = 订单（CSV）
shop-orders-file = 订单.csv
shop-orders-columns = 订单号,时间,商品,合计,付款

# An order.
shop-ordered-nothing = 购物篮是空的，没有下单。
shop-too-few = { $ware }：剩余件数不够，没有下单。
shop-ordered = 订单 { $number } 已收到：{ $payment }。
shop-time = { DATETIME($at, dateStyle: "long", timeStyle: "short") } UTC
shop-test-payment = 测试付款 { shop-price }，没有实际扣款
shop-receipt =
    收据
    { $number }
    { shop-time }
    { $bought }
    { shop-price }
    { $payment }
shop-receipt-file = 收据-{ $number }.txt

### museum

museum-title = 博物馆导览
museum-about = 小林带愿意同行的人看四幅画，也回答这里有什么。
museum-keeps = 不保存您的任何信息。

# The guide.
museum-guide = 小林
museum-greeting = 问我画里有什么，或输入 /tour。
museum-tour = { museum-guide }带您看四幅画
museum-busy = { $guide }正在带队，稍后就回来。
museum-offer = { $guide }要带大家看四幅画。
museum-stop = 《{ $title }》：{ $plate }
museum-thanks = 谢谢大家！

# The plates.
museum-read = 看说明牌
museum-moon = 松月
museum-moon-plate = 一个秋夜画成。纸本就是灰的，只有月亮留白。
museum-heron = 白鹭
museum-heron-plate = 画家等了十一个清晨，白鹭才回到那片芦苇。
museum-lone-boat = 孤舟
museum-lone-boat-plate = 取意柳宗元《江雪》：千山鸟飞绝，万径人踪灭。
museum-carp = 双鲤
museum-carp-plate = 贺婚之作。双鲤相逐，愿新人年年有余。
