### 在空间门前等候

waiting-host = 主持人已知道你来了，会请你进去。
waiting-nobody = 还没有能请你进去的人。请留在本页：主持人一开门，你就会进去。
waiting-full = 暂时没有空位：里面有 { $people } 人。
waiting-next = 下一个就是你。
waiting-number = 你排在第 { $place } 位。
waiting-held = 一有空位，会为你保留 { $seconds } 秒。
waiting-broken = 连接断了，正在重新连接；你的位置保留 { $seconds } 秒。
waiting-as = 你等候时的名字是
waiting-rename = 换个名字
waiting-rename-do = 就用这个名字
waiting-name = 你的名字
waiting-leave = 不等了
