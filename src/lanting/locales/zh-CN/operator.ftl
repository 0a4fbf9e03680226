### The Operator's page

operator-title = 这台服务器
operator-door-lead = 这个链接可以打开一次管理者的页面。之后十二小时内，这个浏览器可以查看和管理所有空间。
operator-door-go = 打开页面
operator-refresh = 再看一次
operator-inside =
    { $people ->
        [0] 里面没有人
       *[other] 里面有 { $people } 人
    }，{ $waiting ->
        [0] 没有人在等
       *[other] { $waiting } 人在等
    }；{ $spaces ->
        [0] 没有空间在运行
       *[other] { $spaces } 个空间在运行
    }。
operator-health = 运行情况
operator-well = 该保存的都能保存。
operator-trouble-full = 硬盘满了：新的东西存不进去。里面的人可以走动和观看，但谁也不能发言。请腾出空间，服务器会自己发现。
operator-trouble-read_only = 硬盘不接受改动：新的东西存不进去。里面的人可以走动和观看，但谁也不能发言。请让它可写，服务器会自己发现。
operator-trouble-failing = 硬盘或数据库出了故障：新的东西存不进去。请先把还能读的内容复制出来，再检查机器。
operator-trouble-stopping = 服务器正在停止。
operator-backup-at = 上次备份：{ $at }。
operator-backup-never = 还从来没有备份过。
operator-backup-elsewhere = 数据库是 PostgreSQL，由它自己备份。
operator-backup-remedy = 请现在备份一次，并把文件放到另一台机器上：
operator-beat-late = 最近几分钟最迟的一拍
operator-loop-lag = 请求等待
operator-memory = 内存
operator-files = 打开的文件
operator-database = 数据库
operator-disk = 硬盘剩余
operator-spaces = 空间
operator-space = 空间
operator-entry = 谁可以来
operator-entry-anyone = 所有人
operator-entry-link = 有链接或邀请码的人
operator-people = 里面
operator-waiting = 等待
operator-go = 前往
operator-open = 门口
operator-manage = 规则和人员
operator-deleted = 已删除
operator-gone-at = 彻底消失
operator-restore = 恢复
operator-versions = 版本
operator-database-is = 数据库
