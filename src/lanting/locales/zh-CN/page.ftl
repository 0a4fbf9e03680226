### 服务器的页面

language-name = 简体中文
page-languages = 语言
lobby-title = 兰亭
lobby-lead = 点开链接就能走进的共享空间。选一处，走进去。
lobby-none = 这台服务器上还没有空间。管理者可用“lanting space create”新建一处。
lobby-spaces = 空间
people-inside =
    { $people ->
        [0] 里面还没有人
       *[other] 里面有 { $people } 人
    }
space-name-label = 你的名字
space-name-note = 别人会看到它。除此之外，什么都不问。
space-enter = 进入
space-back = 全部空间
space-needs-script = 这个地方由你的浏览器绘制：请为本页启用脚本。
space-not-built = 绘制这个地方的部分尚未构建。管理者可用“make client”构建。
space-canvas = 三维绘制的空间
suggested-names = 静鹭 | 早燕 | 青柳 | 晨鹤 | 闲云 | 小雀 | 银鲤 | 慢龟 | 喜鹊 | 梅花 | 细雨 | 修竹 | 蓝蜻蜓 | 溪石 | 春灯 | 流觞
