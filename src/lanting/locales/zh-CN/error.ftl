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
error-too_many_connections = 同时从这个地址来的访客太多。请等一秒再试。
error-certificate_authority_missing = 这台服务器没有自己的证书颁发机构。
error-space_unknown = 这台服务器上没有这个空间。请检查链接，或从空间列表开始。
error-scene_missing = 这个空间里的东西丢失了。管理者需要从备份中恢复。
error-store_closed = 服务器正在停止。请稍后再试。
error-not_stored = 没能保存，所以没有发出。请稍后再试。
error-server_stopping = 服务器正在停止。请稍后再试。
error-internal = 我们这边出了问题，已经记下。请稍后再试。
error-unknown = 没有成功（{ $code }）。请再试一次。
error-too_fast = 一下子太多了。请稍等再试。
error-not_permitted = 你在这里不能这样做。
error-chat_empty = 这一行没有可读的内容，请写几个字。
error-name_empty = 名字至少要有一个看得见的字。
error-cursor_unknown = 名单已经变了，请重新搜索。
error-path_replaced = 已经请求了更新的路线。
error-space_full = 这里暂时没有空位。请过一会儿再试。
error-ticket_expired = 你的入场券过期了。请再试一次。
error-ticket_used = 你的入场券已经用过。请再试一次。
error-ticket_forged = 你的入场券不是这台服务器发的。请刷新页面。
error-ticket_missing = 页面没有出示入场券。请刷新页面。
