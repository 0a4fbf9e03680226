### 在空间之中

entering = 正在进入……
chat-label = 聊天
chat-lines = 说过的话
chat-field = 说点什么
chat-send = 发送
chat-left = 还可输入 { $chars } 个字符
chat-dismiss = 知道了
badge-program = 程序
badge-you = 你
people-label = 在场的人
people-title = 有 { $people } 人在这里
people-search = 按名字查找
people-none = 这里没有叫这个名字的人。
people-more = 已显示 { $shown } / { $total }。更多
panel-close = 关闭
line-broken = 连接断了。正在重新连接，会带你回来。
line-late = 还没有连上服务器，我们会继续尝试。如果一直这样：请检查网络；代理或防火墙须放行 WebSocket；同一屋里的手机请用 http:// 链接，不用 https://。
moved-too_fast = 没有人能跑那么快：你被送回了原处。
moved-out_of_bounds = 这个地方到那里为止：你被送回了原处。
scene-missing = 没能取到这个地方的物件。请刷新页面再试。
picture-missing = 这个浏览器无法绘制三维画面。聊天和名单仍可使用。
ended-title = 你在外面了
ended-left-title = 再见
ended-come-back = 回来
left = 你已离开{ $space }。
