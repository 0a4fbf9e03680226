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
preset-stage-does = 人人可进。说话的是主持人和受邀上台的人；同一位访客两句话之间至少隔 { $seconds } 秒，不能私聊。
creating-place = 选哪一处？
creating-place-suits = 合适的那一处
creating-place-suits-note = 按那里做的事来选；没有的话，按空间的用途来选。
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

creating-or-file = 手上有空间文件？在这里打开。
creating-like = 照着我的某个空间
creating-like-note = 新空间一开始和那个空间现在一模一样，物件和文件都在，体验也照你的设置开启；从此两边互不相干。体验所保存的内容留在原处。
creating-like-with = 带着“{ $name }”，设置和那里一样。
file-open-heading = 从文件打开空间
file-open-lead = 在这台或别的服务器上用“带走空间”保存的文件，会变成归你所有的空间。物件、文件、许可、规则和历史都会一起来，体验也会来，但要等你开启才运行；任何人的身份、链接、邀请码、封禁和聊天都不会。
file-choose = 文件（.lanting.zip）
file-choose-note = 最大 { $megabytes } MB。选择文件，或拖到这里。
file-choose-plain = 最大 { $megabytes } MB。允许脚本时可以更大。
file-name = 在这里叫什么名字？
file-name-note = 留空就用文件里的名字。
file-open = 打开它
file-sending = 文件正在路上。
file-broken = 没有回应。恢复后会自动接着传。
file-looking = 文件到了。空间打开之前，每一部分都要检查一遍，可能要一分钟。
file-stop = 停止
file-came-edits = 一起来的还有 { $edits } 条修改历史。
file-experience-rests = “{ $name }”也一起来了。请先看看它想做什么，开启之后它才会运行。
file-experiences-read = 查看并开启
file-experience-missing = 这台服务器上没有“{ $name }”。管理服务器的人可以安装软件包 { $package }；为它选好的设置会留着。
file-experience-of-file = 这台服务器上没有“{ $name }”，也没有软件包提供它。请向空间的来处索取它的文件；为它选好的设置会留着。
file-left-out = 有 { $count } 张预览不合要求，没有带过来，会重新生成。
error-package_refused =
    { $reason ->
        [unreadable] 这不是空间文件，或者已经损坏：{ $part } 读不出来。请在原来的地方重新保存。
        [compressed] 这个文件被别的程序压缩过（{ $part }）。请用“带走空间”保存下来的原文件。
        [missing] 这不是空间文件：里面没有 { $part }。请用“带走空间”保存下来的文件。
        [newer] 这个空间是用更新版本的兰亭保存的。请让管理这台服务器的人更新。
        [too_long] { $part } 超过了允许的长度。请在原来的地方重新保存，必要时不带历史。
        [rules] { $part } 不合场景的规则，所以没有打开。请在原来的地方重新保存。
        [elsewhere] 文件里的历史和它的场景对不上。请重新保存，必要时不带历史。
       *[other] 文件被改动过或已损坏：{ $part } 不对。请在原来的地方重新保存。
    }
error-file_missing = 请选择空间文件，并等它传完。
error-form_too_large = 不用脚本最多只能发送 { $megabytes_max } MB。请允许本页运行脚本，或者找管理这台服务器的人。
