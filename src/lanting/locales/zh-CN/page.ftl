### 服务器的页面

language-name = 简体中文
page-languages = 语言
lobby-title = 兰亭
lobby-lead = 点开链接就能走进的共享空间。选一处，走进去。
lobby-none = 这台服务器上还没有空间。管理者可用“lanting space create”新建一处。
lobby-code-label = 有邀请码吗？
lobby-code-note = 六个字母，邀请你的人会告诉你。
lobby-code-go = 前往
lobby-code-unknown = 这里没有空间用这几个字母。邀请码是六个字母，不含元音，请再看一看。
lobby-code-too-many = 短时间内试的码太多了。请等一分钟再试。
lobby-offer = 这里还没有这样的地方。可以从“{ $template }”开始。
lobby-create = 新建一处
purpose-meet = 相聚
purpose-learn = 求学
purpose-heal = 疗愈
purpose-shop = 购物
purpose-travel = 旅行
purpose-perform = 演出
purpose-assemble = 集会
people-inside =
    { $people ->
        [0] 里面还没有人
       *[other] 里面有 { $people } 人
    }
door-by-code = 凭链接或邀请码进入
door-waits = 由主持人放行
door-locked = 暂时锁门
door-locked-note = 主持人锁了门：暂时不再让新的人进来。刚才还在里面的人仍可回来。
door-code = 这个空间的邀请码
space-name-label = 你的名字
space-look = 你的样子
space-look-another = 换一个
space-look-choose = 挑选
space-name-note = 别人会看到它。除此之外，什么都不问。
space-enter = 进入
space-watch = 只看看
space-messenger =
    { $messenger ->
        [WeChat] 你正在微信里打开。想听见大家、和大家说话，请点右上角“…”，选“在浏览器打开”。
       *[other] 你正在 { $messenger } 里打开。想听见大家、和大家说话，请点“…”，选“在浏览器打开”。
    }
space-preview = { $place }报个名字就能进来：不用注册，不用安装。
space-back = 全部空间
space-needs-script = 这个地方由你的浏览器绘制：请为本页启用脚本。
space-not-built = 绘制这个地方的部分尚未构建。管理者可用“make client”构建。
space-canvas = 三维绘制的空间
suggested-names = 静鹭 | 早燕 | 青柳 | 晨鹤 | 闲云 | 小雀 | 银鲤 | 慢龟 | 喜鹊 | 梅花 | 细雨 | 修竹 | 蓝蜻蜓 | 溪石 | 春灯 | 流觞 | 松风 | 白鹭 | 清泉 | 晚蛩 | 山岚 | 红枫 | 新蕨 | 黄鹂 | 落叶 | 纸鸢 | 鸣蝉 | 圆石 | 月塘 | 秋苇 | 青蛙 | 山茶 | 幽兰 | 小狐 | 初雪 | 蜜蜂 | 远钟 | 浮杯 | 微风 | 归雁 | 竹影 | 荷露 | 杏雨 | 萤火
