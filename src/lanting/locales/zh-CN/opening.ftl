### 打开钥匙：主人钥匙或角色链接

opening-owner = 这把钥匙让您成为这个空间的主人：规则、链接和主持人都由您决定。
opening-host = 这个链接让您成为这个空间的主持人：请人进来、维持秩序、帮助大家。
opening-builder = 这个链接让您成为这个空间的建造者：您可以改变这个地方。
opening-visitor = 这个链接让您不必等候，直接进入这个空间。
opening-watcher = 这个链接让您旁观这个空间：坐着看，坐着听。
opening-take = 收下并进入
opening-take-note = 它只保存在这个浏览器里。换一台设备时，请在那里再打开一次链接。
opening-needs-https = 不能通过这个连接打开：它是普通的 http，网络上的其他人可能读到并夺走这把钥匙给您的权利。
opening-go-https = 用 https 打开
opening-https-note = 浏览器可能会先警告您：这台服务器为自己作证。管理它的人可以告诉您它的指纹。
opening-https-missing = 请在服务器本机上打开这个链接，或向管理它的人询问 https 地址。

error-key_unknown = 这把钥匙在这里打不开任何地方。请检查链接是否完整，或索取新的链接。
error-key_revoked = 这把钥匙已被收回。请向给您的人要一把新的。
error-key_ended = 这把钥匙已经到期。请向给您的人要一把新的。
error-key_used_up = 打开这把钥匙的人数已满。请向给您的人要一把新的。
error-key_refused = 不能生成这样的链接。请检查角色、期限和人数。
error-role_needs_https = 这把钥匙给的权利超过访客，在普通 http 上可能被别人夺走。请用 https 打开，或在服务器本机上打开。
error-https_missing = 这台服务器没有 https 地址。管理它的人可以打开 https。
error-sanction_unknown = 这一项早已解除，或已结束。请重新加载列表。
