### 连接关闭的原因，各在其代码名之下

close-normal = 服务器关闭了连接。你随时可以回来。
close-protocol_error = 连接中出现了不是 WebSocket 消息的内容，可能被中间的代理改动过。
close-unsupported_data = 页面发送了服务器不接受的消息类型。请刷新页面。
close-message_too_big = 页面一次发送的内容超过了服务器的上限。请刷新页面。
close-going_away = 服务器正在停止或重启，你马上就会回来。
close-taken_over = 你已在另一个窗口或设备上进入这里，所以这一个离开了。
close-too_slow = 你的连接有一阵太慢了。
close-bad_message = 页面与服务器没有听懂对方。请刷新页面：它可能是旧的。
close-too_fast = 这个页面在短时间内请求太多。请稍等再回来。
close-not_entered = 进入花的时间太久。请再试一次。
close-space_full = 这里暂时没有空位。请过一会儿再试。
close-removed = 这里的主持人请你离开了。你可以回来。
close-banned = 这里的主持人不让你留下，你暂时不能回来。
close-not_admitted =
    { $cause ->
        [locked] 主持人锁了门：暂时不再让新的人进来。请稍后再试。
       *[other] 这次没有让你进去。
    }
close-space_deleted = 这个空间已被它的主人永久关闭。
close-internal = 服务器那边出了问题，已经记下。
close-lost = 连接丢失了。

### 错误，各在其代码之下

error-title = 没有成功
error-back = 回到全部空间
error-not_found = 这个地址没有内容。请检查链接，或从空间列表开始。
error-space_not_found = 这台服务器上没有这个空间。请检查链接，或从空间列表开始。
error-scene_not_found = 这个空间没有这个版本的场景。请取当前版本。
error-method_not_allowed = 这个地址不接受这种请求。
error-bad_request = 无法理解这个请求。
error-origin_refused = 这个请求来自另一个网站，已被拒绝。请打开本服务器自己的页面。
error-not_framed = 这个地方要先问来的是谁，而在别的网页里不问任何人。请在单独的标签页中打开。
error-framed_refused = 在别的网站里只能参观。请在单独的标签页中打开这个空间。
error-site_refused = 这不是可以展示空间的网站。请写成 https://www.school.example 的样子
error-too_many_sites = 表上已有 { $sites_max } 个网站。请先移除一个。
error-too_many_connections = 同时从这个地址来的访客太多。请等一秒再试。
error-companion_needs_token = 同伴要由出示令牌的程序带来。请向管理这里的人要一个。
error-companions_full = 一个程序同时最多带 { $companions_max } 位同伴。请先让一位离开。
error-certificate_authority_missing = 这台服务器没有自己的证书颁发机构。
error-space_unknown = 这台服务器上没有这个空间。请检查链接，或从空间列表开始。
error-scene_missing = 这个空间里的东西丢失了。管理者需要从备份中恢复。
error-store_closed = 服务器正在停止。请稍后再试。
error-not_stored = 没能保存，所以没有发出。请稍后再试。
error-read_only = 服务器的硬盘满了或不接受改动，所以没能保存。走动和观看不受影响。请过一会儿再试。
error-operator_link_refused = 这个链接已经用过，或者太旧了。用“lanting operator-link”可得到新的。
error-operator_only = 这个页面属于这台服务器的管理者。用“lanting operator-link”可得到入口。
error-not_trustworthy = 这只能通过 https，或在服务器本机上使用。请在那里打开同一个链接。
error-server_stopping = 服务器正在停止。请稍后再试。
error-internal = 我们这边出了问题，已经记下。请稍后再试。
error-unknown = 没有成功（{ $code }）。请再试一次。
error-not_keeper = 要进入这一页，请在这个浏览器里打开所有者钥匙（或协同主持链接）。新建空间的人保存过它：一个文件、一张图或一条笔记。
error-picture_refused = 空间的图片应是 { $width } × { $height } 像素的 JPEG，最大 { $kilobytes_max } kB。
error-pictures_missing = 这台服务器不保存图片，空间显示各自模板的图片。
error-not_let_in = 这里由主持人放行。请进入并等候，进去之后就都能看到。
error-may_not_create = 在这台服务器上，空间由管理者新建：在服务器本机上，或先打开“lanting operator-link”在那里给出的链接。可以请管理者建一处。
error-too_fast = 一下子太多了。请稍等再试。
error-not_permitted = 你在这里不能这样做。
error-chat_empty = 这一行没有可读的内容，请写几个字。
error-name_empty = 名字至少要有一个看得见的字。
error-cursor_unknown = 名单已经变了，请重新搜索。
error-path_replaced = 已经请求了更新的路线。
error-participant_unknown = 这个人已经不在这里了。
error-block_self = 不能屏蔽自己。想安静一会儿，可以走开或离开这里。
error-blocks_full = 你已经屏蔽了 { $limit } 个人，到上限了。先解除不再需要的，再试一次。
error-nobody_waits = 没有人在等候。
error-chat_closed = 这里的聊天已关闭。你可以悄悄告诉主持人。
error-chat_quiet = 主持人请大家安静。请等到解除，或悄悄告诉主持人。
error-chat_muted = 主持人已禁止你发言。你仍可以看聊天，也可以悄悄告诉主持人。
error-chat_slow_mode = 这里每句话之间要隔一会儿。请在 { $wait_s } 秒后再发。
error-chat_slow_new = 新来的客人发言要慢一点。请在 { $wait_s } 秒后再发。
error-chat_link_new = 你刚来不久：再过 { $minutes } 分钟才能发链接。请去掉链接再发。
error-whisper_closed = 这里不能说悄悄话。你可以悄悄告诉主持人，或对大家说。
error-whisper_self = 这句话只有你自己听得到。请选别人。
error-name_given = 这个名字是主持人为你这次来访取的。想换名字请找主持人。
error-name_link_new = 新来的客人名字里不能有链接。请换个名字，或再等 { $minutes } 分钟。
error-space_full = 这里暂时没有空位。请过一会儿再试。
error-not_inside = 你已经不在里面，听不到也说不了。请重新进入。
error-ticket_expired = 你的入场券过期了。请再试一次。
error-ticket_used = 你的入场券已经用过。请再试一次。
error-ticket_forged = 你的入场券不是这台服务器发的。请刷新页面。
error-ticket_missing = 页面没有出示入场券。请刷新页面。
error-edit_too_big = 一次改动太多。请分几次来做。
