### 新建空间

creating-title = 新建空间
creating-lead = 两个问题，一个名字。以后都可以改。
creating-what-for = 用来做什么？
preset-class = 课堂
preset-class-does = 只能凭链接或邀请码进入。每个人都要等你放行；不能私聊；最多 { $people } 人。
preset-meeting = 会议
preset-meeting-does = 只能凭链接或邀请码进入，适合彼此认识的人，最多 { $people } 人。
preset-open-house = 开放日
preset-open-house-does = 显示在这台服务器的首页，谁都可以走进来。
preset-stage = 舞台
preset-stage-does = 人人可进。同一位访客两句话之间至少隔 { $seconds } 秒，不能私聊。
creating-place = 选哪一处？
creating-name = 叫什么名字？
creating-name-note = 大家进来之前会看到它。最多 { $chars } 个字。
creating-make = 建好它
error-name_refused = 空间的名字要有 1 到 { $chars_max } 个看得见的字。
creating-preset-refused = 请选择空间的用途。
error-template_unknown = 请从这些地方中选一处。
creating-too-many = 短时间内新建的空间太多了。请过几分钟再试。
creating-made-title = “{ $name }”建好了
creating-made-lead = 这是你的所有者钥匙，只显示这一次。
creating-go = 走进空间
creating-keep = 规则、链接与人员
