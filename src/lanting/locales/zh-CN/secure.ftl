### 从 http 到 https

more-secure = 说话、主持、建造……
secure-title = 这需要安全的连接
secure-why = 在这个地址上，同一网络里的人可能会偷听，所以主持、建造和麦克风只在 https 上可用。转过去时会带上你的名字。
secure-warning = 证书由服务器自己签发：浏览器会问一次你是否信任它。iPhone 和 iPad 会拒绝；在那里行走和聊天与这里一样可用。
secure-go = 转到 https
secure-unanswered = 没能问到路径。请再试一次。
