### 从外面看一个空间：在别的网站的网页里，以及数字

outside-title = 从外面看“{ $name }”
outside-back = 回到打理页
outside-embed = 放进别的网页
outside-embed-lead = 把这段文字粘贴到你自己的网页里，空间就会在那里打开。从那里来的人只是访客，无论手里有什么钥匙；在单独的标签页中，各人仍是各人的身份。
outside-embed-closed = 这个空间不是谁都能进。在别的网页里，人们只看到它的名字和图片，并被引到单独的标签页。要让人直接进来，请在规则里向所有人开放。
outside-embed-http = 这台服务器还没有别人信任的 https 地址，所以 https 网页不会显示它。服务器的管理者可以给它配一个。
outside-size = 大小
outside-size-small = 小
outside-size-medium = 中
outside-size-large = 大
outside-size-wide = 与网页同宽
outside-size-show = 显示
outside-snippet = 要粘贴的文字
outside-copy = 复制
outside-copied = 已复制。
outside-copy-yourself = 文字已选中，请按 Ctrl+C 或 ⌘C 复制。
outside-embed-note = 这段文字只把用来说话的麦克风和头戴设备的动作借给框架，别的都不给。要在里面点一下之后才有声音。
outside-sites = 可以展示它的网站
outside-sites-lead = 只有这张表上的网站（最多 { $max } 个）和这台服务器自己。在其他网站上，浏览器什么也不显示。
outside-sites-none = 还没有：只有这台服务器自己的网页。
outside-site = 网站
outside-site-note = 以 https:// 开头，不带具体页面，例如 https://www.school.example。在自己电脑上试用：http://localhost:8000
outside-site-add = 允许它展示这个空间
outside-site-remove = 移除
outside-site-remove-named = 移除 { $site }
outside-refused-letters = 名字里有 a 到 z 以外的文字时，要写成浏览器发送的样子，以 xn-- 开头。请打开那个网站并复制它的地址。
outside-refused-wildcard = 星号会包括你不认识的网站。请一个一个写出来。
outside-refused-long = 没有哪个网站的名字这么长。请从地址栏复制。
outside-refused-path = 请去掉网站名后面的部分：它的所有页面都算在内。
outside-refused-form = 这不是一个网站。请写成 https://www.school.example 的样子
outside-refused-http = 在普通的 http 上，别人可以改动空间周围的内容。请用 https；试用时可用 http://localhost。
outside-refused-port = 端口是 1 到 65535 之间的数字。
outside-refused-many = 表上已有 { $sites_max } 个网站。请先移除一个。
outside-done-added = 这个网站从现在起可以展示这个空间。
outside-done-removed = 这个网站不能再展示这个空间了。那里已经打开的页面在重新载入之前保持原样。
outside-numbers = 数字
outside-visitors = 访客
outside-peak = 同时最多
outside-minutes = 所有人合计分钟数
outside-few = 满 { $few } 位访客后显示
outside-today = 今天，最多差一分钟。一天在 UTC 午夜结束。
outside-chart = 最近 { $days } 天每天的访客
outside-bar =
    { $visitors ->
        [0] { $day }：没有人
       *[other] { $day }：{ $visitors } 位访客
    }
outside-days = 有人来过的日子
outside-date = 日期
outside-day = { DATETIME($day, dateStyle: "medium") }
outside-stops = 最近 { $days } 天人们在哪里停留
outside-thing = 什么
outside-stopped = 至少多少人
outside-gone = 已经不在的东西
outside-stops-none = 还没有哪样东西在同一天有足够多的人停留。
outside-csv = 最近 { $days } 天的全部数字（CSV 文件）
outside-nobody = 最近 { $days } 天没有人来。
outside-how = 怎么数
outside-how-people = 每个人一天只数一次，不算程序，也不算搭建或打理空间的人。为此不保存名字、Cookie 或地址：谁已经来过，只凭每天重新生成、仅在服务器内存里的数字来辨认。服务器重启之后，再来的人可能被数两次。
outside-how-stops = 在图片、模型或面板三米之内，或在有名字的区域里站满五秒，算一次停留。为了不让任何数字只说到一个人，当天满 { $few } 位访客才给出分钟数，停留则以 { $few } 人为一级：不足的连存都不存。
outside-how-kept = 只保存合计，保存 { $days } 天，别的都不保存。
